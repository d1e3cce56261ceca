#include <algorithm>

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kOldestYear = 1900;

/// What the check gives; an error of it begins with what the field is called.
template <class Check>
auto checked(const Message& field, Check&& check) {
  try {
    return check();
  } catch (const Error& error) {
    throw Error(error.kind(), tr("{field}: {problem}", {{"field", field}, {"problem", error.message()}}))
        .remedy(error.hint());
  }
}

int year_of(Date date) { return static_cast<int>(date.year()); }

void set_text(std::string& target, const std::optional<std::string>& typed, std::size_t most, const Message& field) {
  if (typed) target = accept_text(*typed, most, field);
}

void set_email(std::string& target, const std::optional<std::string>& typed) {
  set_text(target, typed, kLongestEmail, tr("E-mail address"));
  const auto at = target.find('@');
  const bool plausible = at != std::string::npos && at > 0 && target.find('@', at + 1) == std::string::npos &&
                         target.find('.', at) != std::string::npos && !target.ends_with('.') && target[at + 1] != '.' &&
                         target.find_first_of(" \t\r\n,;<>") == std::string::npos;
  if (!target.empty() && !plausible)
    throw usage("The e-mail address is none: name@example.org was expected, without blanks.");
}

void set_phone(std::string& target, const std::optional<std::string>& typed) {
  set_text(target, typed, kLongestPhone, tr("Telephone number"));
  if (!target.empty() && std::ranges::none_of(target, [](char c) { return c >= '0' && c <= '9'; }))
    throw usage("The telephone number is none: it has no digits.");
}

void set_postcode(const std::optional<std::string>& typed, Person& person) {
  if (!typed) return;
  const std::string postcode = accept_text(*typed, 20, tr("Postcode"));
  const bool digits =
      postcode.size() == 5 && std::ranges::all_of(postcode, [](char c) { return c >= '0' && c <= '9'; });
  if (!postcode.empty() && !(digits && postcode >= "01001" && postcode <= "99998"))
    throw usage("“{typed}” is not a German postcode: five digits from 01001 to 99998 were expected.",
                {{"typed", cut_to_width(postcode, 20)}});
  person.identity->postcode = postcode;
  person.facts.postcode_area = postcode.substr(0, 3);
}

/// The date gives the year; a year alone must not contradict a date that is known.
void set_birth(const PersonAnswers& answers, Date today, Person& person) {
  auto& date = person.identity->birth_date;
  if (answers.birth_date) {
    date.reset();
    if (const auto missing = missing_answer(*answers.birth_date)) {
      person.facts.birth_year = *missing;
    } else if (!answers.birth_date->empty()) {
      date = checked(tr("Date of birth"), [&] { return parse_date(*answers.birth_date, today); });
      if (*date > today || year_of(*date) < kOldestYear)
        throw usage("{date} is not a date of birth: it lies before {first} or after today.",
                    {{"date", *date}, {"first", std::to_string(kOldestYear)}});
      person.facts.birth_year = year_of(*date);
    }
  }
  if (!answers.birth_year) return;
  const auto year =
      checked(tr("Birth year"), [&] { return accept_year(*answers.birth_year, kOldestYear, year_of(today)); });
  if (date && year != Answer<int>(year_of(*date)))
    throw usage("The birth year is not that of the date of birth.").remedy(tr("Give `--birth-date` alone."));
  person.facts.birth_year = year;
}

void set_arrival(const std::optional<std::string>& typed, Date today, PersonFacts& facts) {
  if (typed)
    facts.arrived_year =
        checked(tr("Year of arrival"), [&] { return accept_year(*typed, kOldestYear, year_of(today)); });
}

void check_years(const PersonFacts& facts) {
  if (facts.arrived_year && facts.birth_year && *facts.arrived_year < *facts.birth_year)
    throw usage("The year of arrival, {arrived}, lies before the birth year, {born}.",
                {{"arrived", std::to_string(*facts.arrived_year)}, {"born", std::to_string(*facts.birth_year)}});
}

void set_residence(const std::optional<std::string>& typed, const PersonRules& rules, Person& person) {
  if (!typed) return;
  if (!rules.residence)
    throw refused("Residence is not recorded here.")
        .remedy(tr("Where you may record it, write `residence = true` under [intake] in the configuration."));
  const Vocabulary& groups = rules.vocabularies["residence_group"];
  const std::string code = accept_answer(groups, *typed);
  const Term* term = groups.find(code);
  person.identity->residence = term ? code : "";
  person.facts.residence_group = !term ? code : term->group == "missing" ? "unknown" : term->group;
}

void set_languages(const std::vector<std::string>& typed, const PersonRules& rules, PersonFacts& facts) {
  if (typed.empty()) return;
  facts.languages.clear();
  for (const std::string& one : typed) {
    if (one.empty()) continue;
    const auto colon = one.find(':');
    PersonLanguage language;
    checked(tr("Language"), [&] {
      language.code = accept_language(rules.vocabularies, std::string_view(one).substr(0, colon));
      if (colon != std::string::npos)
        language.level = rules.vocabularies["language_level"].accept(std::string_view(one).substr(colon + 1));
    });
    if (std::ranges::find(facts.languages, language.code, &PersonLanguage::code) != facts.languages.end())
      throw usage("The language “{code}” is given twice.", {{"code", language.code}});
    facts.languages.push_back(std::move(language));
  }
}

void add_roles(const std::vector<std::string>& typed, const PersonRules& rules, PersonFacts& facts) {
  for (const std::string& one : typed) {
    const Role role = *from_word<Role>(rules.vocabularies["role"].accept(one));
    if (!has_role(facts, role, rules.today)) facts.roles.push_back({role, rules.today, {}});
  }
}

void set_organization(const std::optional<std::string>& typed, PersonFacts& facts) {
  if (!typed) return;
  if (*typed == "none")
    facts.organization = Missing::NotApplicable;
  else if (const auto missing = missing_answer(*typed))
    facts.organization = *missing;
  else
    facts.organization = checked(tr("Institution"), [&] { return OrganizationId::parse(*typed); });
}

void set_undertaking(const std::optional<std::string>& typed, Date today, PersonFacts& facts) {
  if (!typed) return;
  facts.undertaking_on.reset();
  if (typed->empty()) return;
  const Date day = checked(tr("Undertaking"), [&] { return parse_date(*typed, today); });
  require_day_of_work(day);
  if (day > today) throw usage("The undertaking cannot have been signed on {date}, after today.", {{"date", day}});
  facts.undertaking_on = day;
}

/// Somebody who can be named or reached; otherwise the person stays anonymous, and only what is counted is kept.
bool identified(const Identity& identity) {
  return !full_name(identity).empty() || !identity.email.empty() || !identity.phone.empty() ||
         !identity.address.empty() || !identity.external_names.empty() || !identity.unknown.empty();
}

}  // namespace

bool has_role(const PersonFacts& facts, Role role, Date day) {
  return std::ranges::any_of(facts.roles, [&](const PersonRole& one) {
    return one.role == role && one.since <= day && (!one.until || day < *one.until);
  });
}

void apply(const PersonAnswers& answers, const PersonRules& rules, Person& person) {
  if (!person.identity) person.identity.emplace();
  Identity& identity = *person.identity;
  PersonFacts& facts = person.facts;
  set_text(identity.given_name, answers.given_name, kLongestName, tr("Given name"));
  set_text(identity.family_name, answers.family_name, kLongestName, tr("Family name"));
  set_text(identity.original_name, answers.original_name, kLongestName, tr("Name in the original script"));
  set_text(identity.raw_name, answers.raw_name, kLongestName, tr("Name in the file"));
  for (const ExternalName& name : answers.external_names)
    if (std::ranges::find(identity.external_names, name) == identity.external_names.end())
      identity.external_names.push_back(name);
  set_email(identity.email, answers.email);
  set_phone(identity.phone, answers.phone);
  set_text(identity.address, answers.address, 500, tr("Address"));
  set_postcode(answers.postcode, person);
  set_birth(answers, rules.today, person);
  if (answers.gender) facts.gender = accept_answer(rules.vocabularies["gender"], *answers.gender);
  if (answers.country) facts.country = accept_country(rules.vocabularies, *answers.country);
  if (answers.district) facts.district = accept_answer(rules.vocabularies["district"], *answers.district);
  set_arrival(answers.arrived_year, rules.today, facts);
  if (answers.birth_year || answers.birth_date || answers.arrived_year) check_years(facts);
  set_residence(answers.residence, rules, person);
  set_languages(answers.languages, rules, facts);
  add_roles(answers.roles, rules, facts);
  set_organization(answers.organization, facts);
  set_text(facts.available, answers.available, 500, tr("Available"));
  set_undertaking(answers.undertaking, rules.today, facts);
  if (answers.partner) facts.partner = rules.vocabularies["partner"].accept(*answers.partner);
  if (!identified(identity)) person.identity.reset();
}

}  // namespace inact
