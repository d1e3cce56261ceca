// What a verb is given: the records, the configuration, the format, the language, today, and who acts.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/terminal.h"
#include "inact/base/id.h"
#include "inact/config/config.h"
#include "inact/store/store.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/table/render.h"
#include "inact/text/words.h"

namespace inact {

/// The switches that every command takes, as they were given. Those that are also settings reach the verbs through
/// Config.
struct Globals {
  std::vector<Format> formats;  ///< as given; empty: text
  std::filesystem::path output;
  bool dry_run = false;
  bool yes = false;
  bool no_input = false;
  bool quiet = false;
  std::string color = "auto";
  std::filesystem::path configuration_to_make;  ///< for the verb that makes one
};

class Session {
 public:
  Session(Globals globals, Config config, std::string command, Instant now);
  ~Session();
  Session(const Session&) = delete;

  const Globals& globals() const { return globals_; }
  const Config& config() const { return config_; }
  const Vocabularies& vocabularies() const { return config_.vocabularies; }
  /// The language of the terminal.
  const Words& words() const { return words_; }
  Date today() const { return today_; }
  /// The real instant: for the log, never for what a report says.
  Instant now() const { return now_; }
  bool dry_run() const { return globals_.dry_run; }
  /// The format of the one document; throws Usage when several were asked for.
  Format format() const;
  bool json() const { return globals_.formats.size() == 1 && globals_.formats.front() == Format::Json; }
  const std::string& command() const { return command_; }

  /// Where `init` writes the configuration; empty when no place for it is known.
  const std::filesystem::path& configuration_to_make() const { return globals_.configuration_to_make; }

  /// Who acts, for the log and for columns entered_by.
  Author author() const;
  /// The partner given, or the configured one. Throws Usage when neither is known.
  std::string partner(const std::optional<std::string>& given) const;
  /// The code that a person typed for a vocabulary; with `missing` also unknown, refused, not_asked, not_applicable.
  std::string code(std::string_view vocabulary, const std::string& typed, bool missing = false) const;

  /// The records for reading, opened on first use.
  const Store& records();
  /// Does the work in one transaction and keeps it, unless this is a dry run. Gives what the work gives.
  template <class Work>
  auto write(Work&& work) {
    Transaction transaction(records_to_write(), author());
    if constexpr (std::is_void_v<decltype(work(transaction))>) {
      work(transaction);
      keep(transaction);
    } else {
      auto result = work(transaction);
      keep(transaction);
      return result;
    }
  }
  Store& records_to_write();

  /// Whether lists show names; where they do, call log_names once with what was shown.
  bool names() const { return config_.user.names; }
  void log_names(std::string_view record, std::int64_t count);

  /// Whether something is stored, and what was to be answered could not be written: who asked must not ask again.
  bool stored_unanswered() const { return stored_ && answering_; }
  /// For what is stored otherwise than by write().
  void has_stored() { stored_ = true; }

  /// Writes the one document of a reading verb to standard output or to --output.
  void show(const Document& document);
  /// The same for bytes that are ready.
  void put(const std::string& bytes);
  /// What a writing verb says: the line (ending with the id) to people, the record as JSON. Silent when --quiet.
  void done(const Message& line, const Document& record);
  /// One more line of a writing verb's answer, before the last.
  void say(const Message& line);
  /// One line to people beside the result: on standard error, not when --quiet.
  void note(const Message& line);
  /// Confirmation of something that cannot be taken back lightly. --yes answers; without a terminal, throws Refused.
  void confirm(const Message& question);
  /// Whether questions may be asked: both ends are terminals and --no-input is not given.
  bool interactive() const;
  Terminal& terminal() { return terminal_; }

 private:
  void keep(Transaction& transaction) {
    if (globals_.dry_run) return;
    transaction.commit();
    stored_ = true;
  }
  /// Writes an answer; remembers that it failed.
  template <class Write>
  void answer(Write&& write) {
    answering_ = true;
    write();
    answering_ = false;
  }
  void warn_about_place(const Store& store);

  Globals globals_;
  Config config_;
  Words words_;
  std::string command_;
  Instant now_;
  Date today_;
  Terminal terminal_;
  std::optional<Store> records_;
  bool may_write_ = false;
  bool stored_ = false;
  bool answering_ = false;
};

}  // namespace inact
