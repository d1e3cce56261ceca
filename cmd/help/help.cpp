// inact help TOPIC
#include <algorithm>

#include "cmd/commands.h"
#include "cmd/help/pages.h"
#include "cmd/help/topics.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/imports/profile.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

void add_words(const Command& command, const std::string& above, Table& table) {
  for (const Command& word : command.words()) {
    const std::string name = above.empty() ? word.name() : above + " " + word.name();
    if (word.describe() != nullptr) {
      Verb verb;
      word.describe()(verb);
      std::vector<std::string> switches;
      std::vector<std::string> arguments;
      for (const Option& option : verb.options()) (option.argument() ? arguments : switches).push_back(option.name());
      table.rows.push_back({name, word.about(), std::move(arguments), std::move(switches)});
    }
    add_words(word, name, table);
  }
}

Document commands_document() {
  Document document;
  document.schema = "commands";
  std::vector<std::string> names;
  for (const Option& option : global_switches()) names.push_back(option.name());
  document.fields = {{"global_switches", {}, std::move(names)}};
  Table table;
  table.columns = {{"id", tr("Command")}, {"about", tr("What it does")}, {"arguments", {}}, {"switches", {}}};
  add_words(program(), "", table);
  document.tables.push_back(std::move(table));
  return document;
}

/// What the words of a status column are read as, in each of the formats that have one.
Table status_words(const std::vector<Profile>& profiles) {
  Table table{"status_words", tr("Words of a status column"), {}, {}};
  table.columns = {{"profile", tr("Profile")}, {"status", tr("Read as")}, {"words", tr("Words")}};
  for (const Profile& profile : profiles) {
    const std::size_t first = table.rows.size();
    std::vector<std::vector<std::string>> words;
    for (const auto& [text, meaning] : profile.status_words) {
      if (!meaning.status) continue;
      const std::string status(meaning.mark ? word(*meaning.mark) : word(*meaning.status));
      std::size_t at = first;
      while (at < table.rows.size() && std::get<std::string>(table.rows[at][1]) != status) ++at;
      if (at == table.rows.size()) {
        table.rows.push_back({profile.name, status, Cell{}});
        words.emplace_back();
      }
      words[at - first].push_back(text);
    }
    for (std::size_t at = 0; at < words.size(); ++at) table.rows[first + at][2] = std::move(words[at]);
  }
  return table;
}

/// The formats of attendee files, each with the captions by which it is found.
Document profiles_document(const std::vector<Profile>& profiles, Language language) {
  Document document;
  document.schema = "profiles";
  Table table;
  table.columns = {{"id", tr("Profile")}, {"about", tr("What it reads")}, {"captions", tr("Found by")}};
  for (const Profile& profile : profiles) {
    std::vector<std::string> captions;
    for (const auto& alternatives : profile.signature) captions.push_back(alternatives.front());
    table.rows.push_back(
        {profile.name, language == Language::German ? profile.german : profile.english, std::move(captions)});
  }
  document.tables.push_back(std::move(table));
  document.tables.push_back(status_words(profiles));
  return document;
}

/// Text for people; for programs the same in a document.
void answer(Session& session, std::string_view topic, const std::string& text) {
  if (session.json())
    session.show(help_document(topic, text));
  else
    session.put(text);
}

void help(Verb& verb) {
  auto words = std::make_shared<std::vector<std::string>>();
  verb.argument("TOPIC", *words, tr("a topic, or the words of a command"));
  verb.optional().example("inact help exit-codes").example("inact help intake add");
  verb.run([words](Session& session) {
    const std::string topic = words->size() == 1 ? words->front() : "";
    if (topic == "commands") {
      session.show(commands_document());
    } else if (topic == "profiles") {
      std::vector<Profile> profiles = attendee_profiles(session.config());
      for (const Profile& one : attendee_profiles(session.config(), RowKind::Intakes))
        if (std::ranges::find(profiles, one.name, &Profile::name) == profiles.end()) profiles.push_back(one);
      session.show(profiles_document(profiles, session.words().language()));
    } else if (const Topic* found = find_topic(topic)) {
      answer(session, topic, session.words().say(found->text) + "\n");
    } else {
      std::vector<std::string> known = {"commands", "profiles"};
      for (const Topic& each : topics()) known.push_back(each.name);
      for (const Command& each : program().words()) known.push_back(each.name());
      if (topic != "" && program().find(topic) == nullptr) {
        throw suggesting(
            usage("There is no help on “{topic}”. Topics: {topics}.", {{"topic", topic}, {"topics", topic_names()}}),
            topic, known);
      }
      const Selection selection = select(program(), *words, global_switches());
      std::string page = help_page(selection, session.words(), session.json() ? 0 : session.terminal().width());
      if (words->empty())
        page +=
            "\n" +
            session.words().say(tr("Topics: inact help TOPIC, with one of {topics}.", {{"topics", topic_names()}})) +
            "\n";
      answer(session, selection.words(), page);
    }
    return 0;
  });
}

}  // namespace

void add_help(Command& program) { program.verb("help", tr("Explains commands and topics."), help); }

}  // namespace inact
