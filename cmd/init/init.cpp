// inact init: the configuration and the records, once.
#include <filesystem>

#include "cmd/commands.h"
#include "cmd/files.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/config/starting.h"
#include "inact/seal/random.h"
#include "inact/seal/uuid.h"

namespace inact {
namespace {

struct Options {
  std::optional<std::string> name, partner, language, place;
};

struct Question {
  Message text;
  Message help;
};

/// Asks for what was not given until `accept` takes it; keeps what is configured where the answer is empty or nobody
/// can be asked. What was given, or cannot be asked again, must be right.
template <class Accept>
std::string asked(Session& session, const std::optional<std::string>& given, const Question& question,
                  const std::string& otherwise, Accept accept) {
  if (given || !session.interactive()) return accept(given.value_or(otherwise));
  const Words& words = session.words();
  for (;;) {
    const auto typed =
        session.terminal().ask(words.say(question.text) + (otherwise.empty() ? "" : " [" + otherwise + "]"));
    if (!typed) return accept(otherwise);
    if (*typed == "?") {
      session.terminal().say(words.say(question.help));
      continue;
    }
    try {
      return accept(typed->empty() ? otherwise : *typed);
    } catch (const Error& error) {
      session.terminal().say(shown(error.message(), words));
    }
  }
}

std::string accept_terminal_language(const std::string& typed) {
  if (typed == "en" || typed == "de") return typed;
  throw usage("“{language}” is not a language of inact. Expected: en or de.", {{"language", typed}});
}

int run(Session& session, const Options& options) {
  const Config& config = session.config();
  const std::filesystem::path& file = session.configuration_to_make();
  if (file.empty() || config.records.empty())
    throw usage("It is not known where the configuration belongs: HOME is not set.")
        .remedy(tr("Name both files: inact init --config FILE --records FILE"));
  if (std::filesystem::exists(std::filesystem::symlink_status(file)))
    throw refused("There is a configuration at {path} already; it is not overwritten.", {{"path", file.string()}})
        .remedy(tr("Change it with a text editor; `inact config show` shows what it says."));

  std::map<std::string, std::string> values;
  const auto as_it_is = [](const std::string& typed) { return typed; };
  values["user.name"] = asked(session, options.name,
                              {tr("Your name, as it is stored with every change:"),
                               tr("So that colleagues see who entered or changed something. Enter: as in brackets.")},
                              config.user.name, as_it_is);
  const std::string partner =
      asked(session, options.partner,
            {tr("Your association, hope or nolanta:"),
             tr("What you enter counts for it. Enter: it is asked each time, or said with --partner.")},
            config.user.partner,
            [&](const std::string& typed) { return typed.empty() ? typed : session.code("partner", typed); });
  if (!partner.empty()) values["user.partner"] = partner;
  values["language"] =
      asked(session, options.language,
            {tr("Language, en or de:"), tr("In which inact speaks to you: en is English, de is German.")},
            config.language == Language::German ? "de" : "en", accept_terminal_language);
  values["project.place"] = asked(session, options.place, {tr("Place:"), tr("Where you work, as reports name it.")},
                                  config.project.place, as_it_is);
  values["records"] = std::filesystem::absolute(config.records).string();

  if (!session.dry_run()) {
    std::filesystem::create_directories(std::filesystem::absolute(file).parent_path());
    RecordsInfo info{random_uuid(), {}, session.now(), false};
    fill_random(info.index_key);
    Store::create(config.records, info);
    try {
      write_file(file, starting_configuration(session.words(), values));
    } catch (...) {
      std::filesystem::remove(config.records);
      throw;
    }
    Store store = Store::open(config.records, Store::Access::Write);
    Transaction transaction(store, session.author());
    transaction.log(Action::Create, "");
    transaction.commit();
    session.has_stored();
  }
  session.note(tr("identities are not yet sealed, enter no real people"));
  Document made;
  made.schema = "init";
  made.fields = {{"configuration", tr("Configuration"), file.string()},
                 {"records", tr("Records"), config.records.string()}};
  session.done(tr("Made the configuration {file} and the records {records}",
                  {{"file", file.string()}, {"records", config.records.string()}}),
               made);
  return 0;
}

void describe(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.option("--name", options->name, tr("your name, stored with every change"))
      .code("--partner", "partner", options->partner, tr("your association"))
      .option("--language", options->language, tr("language of the terminal: en or de"))
      .option("--place", options->place, tr("where you work"))
      .makes_configuration()
      .example("inact init")
      .example("inact init --name \"Kim Example\" --partner hope --language de --place Berlin")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace

void add_init(Command& program) { program.verb("init", tr("Makes the configuration and empty records."), describe); }

}  // namespace inact
