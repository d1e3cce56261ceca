#include "cmd/person/verbs.h"
#include "cmd/person_answers.h"
#include "cmd/session.h"

namespace inact {

void take_person_answers(Verb& verb, PersonAnswers& answers) {
  verb.option("--given", answers.given_name, tr("given name; without any name the person stays anonymous"))
      .option("--family", answers.family_name, tr("family name"))
      .option("--original-name", answers.original_name, tr("the whole name in its own script"))
      .option("--email", answers.email, tr("e-mail address"))
      .option("--phone", answers.phone, tr("telephone number"))
      .option("--birth-year", answers.birth_year, tr("birth year, or why there is none: unknown, refused"))
      .shown_as("YEAR")
      .option("--birth-date", answers.birth_date, tr("date of birth, which gives the year"))
      .shown_as("DATE")
      .code("--gender", "gender", answers.gender, tr("gender, as the person says"), true)
      .code("--country", "country", answers.country, tr("country of origin, as the person says: two letters"), true)
      .option("--language", answers.languages, tr("a language of the person, with its level: ar or de:B1"))
      .shown_as("CODE[:LEVEL]")
      .option("--postcode", answers.postcode, tr("postcode"))
      .code("--district", "district", answers.district, tr("district of Berlin"), true)
      .option("--arrived", answers.arrived_year, tr("year of arrival in Germany; not_applicable: born here"))
      .shown_as("YEAR")
      .code("--residence", "residence_group", answers.residence, tr("residence, where it is recorded"), true);
}

void take_answers(Verb& verb, PersonAnswers& answers) {
  take_person_answers(verb, answers);
  verb.option("--address", answers.address, tr("postal address"))
      .code("--role", "role", answers.roles, tr("what the person is here, from today on"))
      .option("--organization", answers.organization,
              tr("the institution that sent a volunteer; none: a private person"))
      .shown_as("O7|none")
      .option("--available", answers.available, tr("when a volunteer has time, in a few words"))
      .option("--undertaking", answers.undertaking, tr("day on which the confidentiality undertaking was signed"))
      .shown_as("DATE")
      .code("--partner", "partner", answers.partner, tr("the association whose record it is"));
}

PersonRules person_rules(const Session& session) {
  const Config& config = session.config();
  return {session.vocabularies(), session.today(), config.user.partner, config.intake.residence};
}

}  // namespace inact
