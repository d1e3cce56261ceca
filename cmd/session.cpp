#include "cmd/session.h"

#include "cmd/files.h"
#include "inact/base/error.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

Date day_of(const Config& config, Instant now) {
  set_time_zone(config.time_zone);
  const Date real = local_time(now).date;
  if (config.as_of.empty()) return real;
  try {
    return parse_date(config.as_of, real);
  } catch (const Error& error) {
    throw Error(error.kind(),
                tr("{option}: {problem}", {{"option", config.origin("as_of").name}, {"problem", error.message()}}));
  }
}

}  // namespace

Session::Session(Globals globals, Config config, std::string command, Instant now)
    : globals_(std::move(globals)),
      config_(std::move(config)),
      words_(config_.language, config_.vocabularies),
      command_(std::move(command)),
      now_(now),
      today_(day_of(config_, now)),
      terminal_(globals_.color) {}

Session::~Session() = default;

Format Session::format() const {
  if (globals_.formats.empty()) return Format::Text;
  if (globals_.formats.size() > 1)
    throw usage("One document has one format; several, with commas, go together with --out DIR.");
  return globals_.formats.front();
}

Author Session::author() const { return {config_.user.name, command_, now_}; }

std::string Session::partner(const std::optional<std::string>& given) const {
  if (given) return *given;
  if (!config_.user.partner.empty()) return config_.user.partner;
  throw usage("--partner is missing: which association does it?")
      .remedy(tr("Give --partner CODE, or set user.partner in the configuration."));
}

std::string Session::code(std::string_view vocabulary, const std::string& typed, bool missing) const {
  const Vocabularies& all = config_.vocabularies;
  if (!missing && missing_answer(typed)) return all[vocabulary].accept(typed);
  if (vocabulary == "language" && !missing_answer(typed)) return accept_language(all, typed);
  if (vocabulary == "country") return accept_country(all, typed);
  return accept_answer(all[vocabulary], typed);
}

void Session::warn_about_place(const Store& store) {
  for (const Message& warning : store.warnings()) note(warning);
}

const Store& Session::records() {
  if (!records_) {
    records_ = Store::open(config_.records, Store::Access::Read);
    warn_about_place(*records_);
  }
  return *records_;
}

Store& Session::records_to_write() {
  if (!may_write_) {
    records_.reset();
    records_ = Store::open(config_.records, Store::Access::Write);
    may_write_ = true;
    warn_about_place(*records_);
  }
  return *records_;
}

void Session::log_names(std::string_view record, std::int64_t count) {
  Transaction transaction(records_to_write(), author());
  transaction.log(Action::Read, record, "identity", count);
  transaction.commit();
}

void Session::show(const Document& document) {
  answer([&] {
    const Layout layout = globals_.output.empty() ? Layout{terminal_.width(), terminal_.color()} : Layout{};
    put(render(document, format(), words_, layout));
  });
}

void Session::put(const std::string& bytes) {
  // Before something is kept: the caller is in the middle of it.
  if (format() == Format::Pdf && globals_.output.empty() && terminal_.width() > 0)
    throw usage("A PDF is nothing to read on a terminal.").remedy(tr("Write it into a file: --output FILE."));
  answer([&] {
    // CSV holds texts exactly as they are stored: files and pipes get them so, a terminal would obey some.
    if (globals_.output.empty() && format() == Format::Csv && terminal_.width() > 0)
      terminal_.write(shown_text(bytes), true);
    else if (globals_.output.empty())
      terminal_.write(bytes, true);
    else
      write_file(globals_.output, bytes);
  });
}

void Session::done(const Message& line, const Document& record) {
  if (globals_.quiet && format() == Format::Text) return;
  if (format() == Format::Text) {
    say(line);
    if (globals_.dry_run) note(tr("Dry run: nothing was stored."));
  } else {
    show(record);
  }
}

void Session::say(const Message& line) {
  answer([&] { terminal_.write(shown(line, words_) + "\n", false); });
}

void Session::note(const Message& line) {
  if (!globals_.quiet) terminal_.say(shown(line, words_));
}

bool Session::interactive() const { return !globals_.no_input && terminal_.can_ask(); }

void Session::confirm(const Message& question) {
  if (globals_.yes || globals_.dry_run) return;
  if (!interactive())
    throw refused("This needs a confirmation: {question}", {{"question", question}}).remedy(tr("Confirm with --yes."));
  terminal_.discard_typed();
  const auto answer = terminal_.ask(shown(question, words_) + " " + words_.say(tr("[yes/no]")));
  const std::string yes = answer.value_or("");
  if (yes != "y" && yes != "yes" && yes != "j" && yes != "ja") throw refused("Not confirmed; nothing was changed.");
}

}  // namespace inact
