#include "inact/intake/first_conversation.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/intake/intake.h"
#include "inact/intake/intake_writer.h"
#include "inact/people/consent.h"
#include "inact/people/identity_key.h"
#include "inact/people/note.h"
#include "inact/store/changes.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

std::string digits(std::string_view text) {
  std::string all;
  std::ranges::copy_if(text, std::back_inserter(all), [](char c) { return c >= '0' && c <= '9'; });
  return all;
}

bool known(const std::string& code) { return !code.empty() && !from_word<Missing>(code); }

template <class T>
bool known(const Answer<T>& answer) {
  return bool(answer);
}

template <class T>
bool known(const std::optional<T>& value) {
  return value.has_value();
}

}  // namespace

std::vector<std::string> settle(PersonAnswers& answers, const Person& before, const PersonRules& rules) {
  std::vector<std::string> contradictions;
  const Identity one = before.identity.value_or(Identity{});
  const auto compare = [&](const char* field, std::optional<std::string>& answer, const std::string& recorded,
                           std::string (*form)(std::string_view)) {
    if (!answer || recorded.empty()) return;
    if (form(*answer) == form(recorded))
      answer.reset();
    else
      contradictions.emplace_back(field);
  };
  compare("given_name", answers.given_name, one.given_name, search_key);
  compare("family_name", answers.family_name, one.family_name, search_key);
  compare("original_name", answers.original_name, one.original_name, search_key);
  compare("email", answers.email, one.email, email_key);
  compare("phone", answers.phone, one.phone, digits);

  std::vector<std::string> languages;
  for (const PersonLanguage& language : before.facts.languages)
    languages.push_back(language.code + (language.level.empty() ? "" : ":" + language.level));
  for (std::string& typed : answers.languages) {
    const auto code = accept_language(rules.vocabularies, std::string_view(typed).substr(0, typed.find(':')));
    const auto has = std::ranges::find(before.facts.languages, code, &PersonLanguage::code);
    if (has == before.facts.languages.end())
      languages.push_back(std::move(typed));
    else if (has->level.empty())
      languages[static_cast<std::size_t>(has - before.facts.languages.begin())] = std::move(typed);
  }
  if (!answers.languages.empty()) answers.languages = std::move(languages);

  Person after = before;
  apply(answers, rules, after);
  const Identity other = after.identity.value_or(Identity{});
  const auto keep = [&](const char* field, const auto& recorded, const auto& answered) {
    if (known(recorded) && !(recorded == answered)) contradictions.emplace_back(field);
  };
  const PersonFacts& a = before.facts;
  const PersonFacts& b = after.facts;
  keep("postcode", one.postcode, other.postcode);
  keep("birth_date", one.birth_date, other.birth_date);
  keep("birth_year", a.birth_year, b.birth_year);
  keep("gender", a.gender, b.gender);
  keep("country", a.country, b.country);
  keep("residence", one.residence, other.residence);
  keep("arrived_year", a.arrived_year, b.arrived_year);
  keep("district", a.district, b.district);
  return contradictions;
}

namespace {

PersonId known_person(Transaction& tx, PersonId id, PersonAnswers answers, const PersonRules& rules) {
  require_person(tx, id);
  const auto contradictions = settle(answers, get_person(tx, id), rules);
  if (!contradictions.empty()) {
    std::string fields;
    for (const std::string& field : contradictions) fields += (fields.empty() ? "" : ", ") + field;
    throw refused("{person} is recorded otherwise: {fields}. Is it another person?",
                  {{"person", id.str()}, {"fields", fields}})
        .remedy(tr("Correct the record with `inact person edit {person}`, or leave out --person for a new person.",
                   {{"person", id.str()}}));
  }
  edit_person(tx, id, answers, rules);
  return id;
}

}  // namespace

void check(const FirstConversation& first, const PersonRules& rules) {
  require_happened(first.held_on, rules.today);
  check(first.conversation);
  for (std::size_t i = 1; i < first.needs.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (first.needs[i].code == first.needs[j].code)
        throw usage("The need “{code}” is given twice.", {{"code", first.needs[i].code}});
  Person person;
  apply(first.answers, rules, person);
  require_person_here(person.facts, first.held_on);
}

RecordedIntake add_intake(Transaction& tx, const FirstConversation& first, const PersonRules& rules) {
  if (first.needs.empty())
    throw usage("What did the person come for? At least one need is necessary: --need CODE.")
        .remedy(tr("`inact config explain need` lists them."));
  check(first, rules);
  PersonAnswers answers = first.answers;
  RecordedIntake recorded;
  if (first.person) {
    recorded.person = known_person(tx, *first.person, std::move(answers), rules);
  } else {
    answers.roles.emplace_back(word(Role::Client));
    recorded.person = add_person(tx, answers, rules, first.batch);
  }
  require_person_here(get_person(tx, recorded.person).facts, first.held_on);
  add_role(tx, recorded.person, Role::Client, first.held_on);

  IntakeWriter writer(tx);
  recorded.id = writer.open(recorded.person, first.held_on, first.access_path, rules.partner, first.batch);
  recorded.conversation = writer.converse(recorded.id, first.held_on, true, first.conversation, rules.partner);
  for (const NewNeed& need : first.needs) recorded.needs.push_back(writer.raise(recorded.id, need, first.held_on));
  if (!first.note.empty()) add_note(tx, recorded.id.str(), recorded.person, first.note);
  tx.log(Action::Add, recorded.id.str());
  for (const std::string& purpose : first.consents) {
    NewConsent consent;
    consent.purpose = purpose;
    consent.decided_on = first.held_on;
    consent.mode = first.conversation.form == "phone" ? "telephone" : "oral";
    if (known(first.conversation.language)) consent.language = first.conversation.language;
    consent.interpreter = first.conversation.interpreter;
    consent.partner = rules.partner;
    add_consent(tx, recorded.person, Decision::Given, consent, rules.vocabularies, rules.today);
  }
  return recorded;
}

}  // namespace inact
