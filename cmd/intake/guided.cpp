// inact intake add without switches: a table of questions, asked line by line.
#include <algorithm>
#include <array>

#include "cmd/intake/add.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/people/person_list.h"
#include "inact/table/render.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Answers = std::vector<std::string>;  ///< to one question, as the switch takes them; none: not answered

struct Question {
  const char* option;  ///< the switch that takes the answer
  Message text;
  Message help;
  const char* vocabulary = nullptr;  ///< whose codes, labels and numbers may be typed
  bool several = false;              ///< answers with commas between
  bool of_person = false;            ///< left out for somebody who is recorded already
  bool needed = false;
};

const std::vector<Question>& questions() {
  static const std::vector<Question> all{
      {"--partner", tr("Which association held the conversation?"),
       tr("Set user.partner in the configuration, and this is no longer asked."), "partner", false, false, true},
      {"--date", tr("On which day?"), tr("As 2026-11-22, 22.11.2026, today or yesterday. Enter: today.")},
      {"--person", tr("Is the person recorded already? Which id?"),
       tr("As P12. `inact person find NAME` looks for somebody. Enter: somebody new.")},
      {"--given", tr("Given name?"), tr("Without any name the person stays anonymous: then nothing says who it is."),
       nullptr, false, true},
      {"--family", tr("Family name?"), tr("As the person spells it."), nullptr, false, true},
      {"--original-name", tr("The whole name in its own script?"),
       tr("For letters and lists in the person's language."), nullptr, false, true},
      {"--birth-year", tr("Birth year?"), tr("Four digits, or unknown, refused."), nullptr, false, true},
      {"--gender", tr("Gender?"), tr("As the person says, never from the name."), "gender", false, true},
      {"--country", tr("Country of origin?"),
       tr("As the person says: two letters (ISO 3166), or a name from the list."), "country", false, true},
      {"--language", tr("Which languages does the person speak?"),
       tr("The language of choice first, with commas between; a level behind a colon: ar, de:B1."), "language", true,
       true},
      {"--arrived", tr("Year of arrival in Germany?"), tr("Four digits; not_applicable: born here."), nullptr, false,
       true},
      {"--residence", tr("Residence?"), tr("Only where the project needs it."), "residence_group", false, true},
      {"--district", tr("District?"), tr("Where the person lives."), "district", false, true},
      {"--postcode", tr("Postcode?"), tr("Five digits; reports see the first three."), nullptr, false, true},
      {"--phone", tr("Telephone number?"), tr("To be called back."), nullptr, false, true},
      {"--email", tr("E-mail address?"), tr("As name@example.org."), nullptr, false, true},
      {"--access", tr("How did the person come to us?"), tr("Through whom or what."), "access_path"},
      {"--spoken", tr("In which language did you speak?"), tr("The language of this conversation."), "language"},
      {"--interpreter", tr("Did somebody interpret? From which language?"), tr("Enter: nobody did."), "language"},
      {"--form", tr("How was it held?"), tr("Enter: as configured."), "conversation_form"},
      {"--minutes", tr("How many minutes?"), tr("About how long it lasted.")},
      {"--relatives", tr("How many relatives were advised along?"), tr("A number; they are only counted.")},
      {"--need", tr("What did the person come for?"),
       tr("At least one, with commas between; how urgent behind a colon: housing:urgent, debt."), "need", true, false,
       true},
      {"--note", tr("A note?"),
       tr("Short, and nothing you would not read out to the person: no diagnoses, no reasons for asylum, no numbers of "
          "papers.")},
      {"--consent", tr("What did the person consent to?"),
       tr("With commas between. Without consent nothing leaves the house; recording needs none."), "consent_purpose",
       true},
  };
  return all;
}

class Guide {
 public:
  Guide(Session& session, const IntakeAddOptions& given)
      : session_(session), given_(given), answers_(questions().size()) {}

  IntakeAddOptions run() {
    say(tr(
        "A first conversation. Enter: not asked. ?: more about a question. <: back. Ctrl-D: stop, nothing is stored."));
    std::size_t at = next(0);
    for (;;) {
      if (at < questions().size()) {
        at = ask(at) ? next(at + 1) : previous(at);
      } else if (confirm()) {
        return options(answers_);
      } else {
        at = previous(at);
      }
    }
  }

 private:
  /// Asks one question until it is answered or passed over; false: back.
  bool ask(std::size_t at) {
    const Question& question = questions()[at];
    for (;;) {
      const std::string typed =
          line(answers_[at].empty()
                   ? question.text
                   : tr("{question} [{answer}]", {{"question", question.text}, {"answer", joined(answers_[at])}}));
      if (typed == "<") return false;
      if (typed == "?") {
        explain(question);
        continue;
      }
      if (typed == "-") {
        answers_[at].clear();
      } else if (!typed.empty()) {
        if (!take(at, read(question, typed))) continue;
      }
      if (question.needed && answers_[at].empty() && !(is(question, "--need") && !given_.needs.empty())) {
        say(tr("This needs an answer; ? lists what it can be."));
        continue;
      }
      if (is(question, "--birth-year") && !same_person()) continue;
      return true;
    }
  }

  /// Keeps the answers if they fit, together with all the others; else says why not.
  bool take(std::size_t at, Answers typed) {
    auto tried = answers_;
    tried[at] = std::move(typed);
    try {
      const IntakeAddOptions all = options(tried);
      if (all.person) require_person(session_.records(), *all.person);
      check(first_conversation_of(session_, all), intake_rules(session_, all));
    } catch (const Error& error) {
      say(error.message());
      if (questions()[at].vocabulary)
        say(tr("? lists what it can be."));
      else if (!error.hint().empty())
        say(error.hint());
      return false;
    }
    answers_ = std::move(tried);
    return true;
  }

  /// Shows who may be meant as soon as name and birth year are known; false: the birth year is asked again.
  bool same_person() {
    const PersonAnswers& answers = options(answers_).answers;
    const std::string given = answers.given_name.value_or(""), family = answers.family_name.value_or("");
    if (given.empty() && family.empty()) return true;
    std::optional<int> year;
    if (answers.birth_year)
      if (const auto parsed = accept_year(*answers.birth_year, 1900, static_cast<int>(session_.today().year())); parsed)
        year = *parsed;
    const auto duplicates = likely_duplicates(session_.records(), given, family, year);
    if (duplicates.empty()) return true;
    session_.log_names("", static_cast<std::int64_t>(duplicates.size()));
    say(tr("Recorded already:"));
    for (const LikelyDuplicate& one : duplicates)
      session_.terminal().say("  " + shown(one.person.str() + "  " + full_name(one.identity) +
                                           (one.birth_year ? "  " + std::to_string(*one.birth_year) : "")));
    for (;;) {
      const std::string typed = line(tr("The same person? Id, or no:"));
      if (typed == "<") return false;
      if (typed.empty() || is_no(typed)) return true;
      if (typed == "?") {
        say(tr("An id such as P12 adds the conversation to that person; no records somebody new."));
        continue;
      }
      try {
        const PersonId id = PersonId::parse(typed);
        require_person(session_.records(), id);
        for (std::size_t i = 0; i < answers_.size(); ++i)
          if (questions()[i].of_person) answers_[i].clear();
        answers_[place("--person")] = {id.str()};
        return true;
      } catch (const Error& error) {
        say(error.message());
      }
    }
  }

  /// Shows everything and asks whether to store it; false: back.
  bool confirm() {
    session_.terminal().say("");
    for (std::size_t i = 0; i < answers_.size(); ++i)
      if (!answers_[i].empty() && asked(i))
        say(tr("{question} {answer}", {{"question", questions()[i].text}, {"answer", in_words(i)}}));
    for (;;) {
      const std::string typed = line(tr("Record this? yes, no or <:"));
      if (typed == "<") return false;
      if (typed == "?") say(tr("yes stores what stands above; no stores nothing; < goes back to the last question."));
      if (is_no(typed)) throw refused("Not recorded; nothing was stored.");
      if (typed == "y" || typed == "yes" || typed == "j" || typed == "ja") return true;
    }
  }

  /// What was typed, as the switch takes it: numbers of the list and labels become codes.
  Answers read(const Question& question, const std::string& typed) const {
    Answers answers;
    for (std::size_t begin = 0; begin <= typed.size();) {
      const auto comma = question.several ? typed.find(',', begin) : std::string::npos;
      std::string one = stored_text(std::string_view(typed).substr(begin, comma - begin));
      if (!one.empty()) answers.push_back(question.vocabulary ? coded(question, one) : one);
      if (comma == std::string::npos) break;
      begin = comma + 1;
    }
    return answers;
  }

  std::string coded(const Question& question, const std::string& typed) const {
    const auto colon = is(question, "--need") || is(question, "--language") ? typed.find(':') : std::string::npos;
    const std::string word = code_of(question.vocabulary, typed.substr(0, colon));
    if (colon == std::string::npos) return word;
    const std::string rest = typed.substr(colon + 1);
    return word + ":" + (is(question, "--need") ? code_of("urgency", rest) : rest);
  }

  std::string code_of(const char* vocabulary, const std::string& typed) const {
    const auto offered = choices(vocabulary);
    if (!typed.empty() && typed.size() < 4 && std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; })) {
      const auto number = static_cast<std::size_t>(std::stoi(typed));
      return number >= 1 && number <= offered.size() ? offered[number - 1]->code : typed;
    }
    const std::string key = search_key(typed);
    for (const Term* term : offered)
      if (term->code == typed || search_key(term->english) == key || search_key(term->german) == key) return term->code;
    for (const Term& term : session_.vocabularies()["missing"].terms)
      if (search_key(term.english) == key || search_key(term.german) == key) return term.code;
    return typed;
  }

  /// The codes that are offered. That somebody has no papers is not asked.
  std::vector<const Term*> choices(std::string_view vocabulary) const {
    std::vector<const Term*> offered;
    for (const Term& term : session_.vocabularies()[vocabulary].terms)
      if (!term.retired && !(vocabulary == "residence_group" && term.code == "none")) offered.push_back(&term);
    return offered;
  }

  void explain(const Question& question) {
    say(question.help);
    if (!question.vocabulary) return;
    std::size_t number = 0, widest = 0;
    const auto offered = choices(question.vocabulary);
    for (const Term* term : offered) widest = std::max(widest, term->code.size());
    for (const Term* term : offered) {
      const std::string place = std::to_string(++number);
      session_.terminal().say(std::string(4 - std::min<std::size_t>(4, place.size()), ' ') + place + "  " + term->code +
                              std::string(widest + 2 - term->code.size(), ' ') +
                              shown(session_.words().label(question.vocabulary, term->code)));
    }
  }

  /// All answers, taken as the switches would take them.
  IntakeAddOptions options(const std::vector<Answers>& answers) const {
    IntakeAddOptions all = given_;
    Verb verb;
    take_intake_add_options(verb, all);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i].empty()) continue;
      const auto option = std::ranges::find(verb.options(), questions()[i].option, &Option::name);
      option->take(answers[i], session_);
    }
    return all;
  }

  bool asked(std::size_t at) const {
    const Question& question = questions()[at];
    if (is(question, "--partner")) return session_.config().user.partner.empty() && !given_.partner;
    if (is(question, "--person") && given_.person) return false;
    if (is(question, "--residence") && !session_.config().intake.residence) return false;
    return !question.of_person || (answers_[place("--person")].empty() && !given_.person);
  }
  std::size_t next(std::size_t at) const {
    while (at < questions().size() && !asked(at)) ++at;
    return at;
  }
  std::size_t previous(std::size_t at) const {
    for (std::size_t before = at; before > 0;)
      if (asked(--before)) return before;
    return next(0);
  }

  static bool is(const Question& question, std::string_view option) { return question.option == option; }
  static bool is_no(const std::string& typed) { return typed == "n" || typed == "no" || typed == "nein"; }
  static std::size_t place(std::string_view option) {
    return static_cast<std::size_t>(std::ranges::find(questions(), option, &Question::option) - questions().begin());
  }

  static std::string joined(const Answers& answers) {
    std::string all;
    for (const std::string& one : answers) all += (all.empty() ? "" : ", ") + one;
    return all;
  }
  std::string in_words(std::size_t at) const {
    const Question& question = questions()[at];
    if (!question.vocabulary) return joined(answers_[at]);
    Answers labels;
    for (const std::string& one : answers_[at]) {
      const auto colon = one.find(':');
      std::string label = session_.words().label(coded_answer(question.vocabulary, one.substr(0, colon)));
      if (colon != std::string::npos) {
        const std::string rest = one.substr(colon + 1);
        label += " (" + (is(question, "--need") ? session_.words().label("urgency", rest) : rest) + ")";
      }
      labels.push_back(std::move(label));
    }
    return joined(labels);
  }

  void say(const Message& message) { session_.terminal().say(shown(message, session_.words())); }
  /// One line, without blanks around it.
  std::string line(const Message& question) {
    const auto typed = session_.terminal().ask(shown(question, session_.words()));
    if (!typed) {
      session_.terminal().say("");
      throw refused("Stopped; nothing was stored.");
    }
    const auto first = typed->find_first_not_of(" \t\r");
    if (first == std::string::npos) return "";
    return typed->substr(first, typed->find_last_not_of(" \t\r") - first + 1);
  }

  Session& session_;
  const IntakeAddOptions& given_;
  std::vector<Answers> answers_;
};

}  // namespace

IntakeAddOptions ask_for_intake(Session& session, const IntakeAddOptions& given) { return Guide(session, given).run(); }

}  // namespace inact
