#include "inact/report/counting.h"

namespace inact {
namespace {

/// A person advised in the period, by the intake of the first conversation in it.
struct Advised {
  std::int64_t person;
  std::int64_t intake;
};

/// One pass over the conversations of all spans in the order of their days.
std::vector<Advised> count_conversations(Counting& counting) {
  std::vector<Advised> advised;
  Distinct persons;
  Query conversations(counting.store,
                      "SELECT held_on, intake_id, first, relatives, interpreter IS NOT NULL FROM conversation"
                      " WHERE held_on >= :first AND held_on < :until AND void_reason IS NULL"
                      " AND (:partner = '' OR partner = :partner) ORDER BY held_on, intake_id",
                      {{"first", counting.days.first()},
                       {"until", counting.days.until()},
                       {"partner", counting.report.request.partner}});
  while (conversations.next()) {
    const auto [day, id, first, relatives, interpreted] =
        conversations.row<std::string_view, std::int64_t, bool, std::int64_t, bool>();
    const Intakes::Intake& intake = counting.intakes.of(id);
    if (!intake.counts()) continue;
    const Spans spans = counting.days.of(day);
    counting.add(Figure::IntakeConversations, spans);
    if (!first) counting.add(Figure::IntakeFollowUps, spans);
    if (interpreted) counting.add(Figure::IntakeInterpreted, spans);
    counting.add(Figure::IntakeRelatives, spans, relatives);
    const Spans fresh = persons.add(intake.person, spans);
    if (fresh == 0) continue;
    counting.add(Figure::IntakePersons, fresh);
    counting.add(Figure::IntakeWithoutStatistics, fresh & counting.set_apart.without_statistics(intake.person));
    if (fresh & kInPeriod) advised.push_back({intake.person, id});
  }
  return advised;
}

void count_languages_and_forms(Counting& counting) {
  Rows by_language = counting.rows(Breakdown::ConversationsByLanguage);
  Rows by_form = counting.rows(Breakdown::ConversationsByForm);
  Query conversations(counting.store,
                      "SELECT intake_id, language, form FROM conversation"
                      " WHERE held_on >= :from AND held_on < :until AND void_reason IS NULL"
                      " AND (:partner = '' OR partner = :partner) ORDER BY held_on, intake_id",
                      {{"from", counting.days.period.from},
                       {"until", counting.days.period.until},
                       {"partner", counting.report.request.partner}});
  while (conversations.next()) {
    const auto [id, language, form] = conversations.row<std::int64_t, std::string_view, std::string_view>();
    const Intakes::Intake& intake = counting.intakes.of(id);
    if (!intake.counts()) continue;
    if (counting.set_apart.without_statistics(intake.person) & kInPeriod) {
      by_language.add_apart();
      by_form.add_apart();
    } else {
      by_language.add(language);
      by_form.add(form);
    }
  }
  counting.keep(std::move(by_language));
  counting.keep(std::move(by_form));
}

/// The age reached, or the years since arrival, in a year. Years that lie behind it are mistakes.
void add_years(Rows& rows, const Vocabulary& classes, std::optional<int> since, std::optional<Missing> missing,
               int year) {
  if (since && *since <= year)
    rows.add(class_of(classes, year - *since));
  else
    rows.add_missing(since ? Missing::Unknown : missing.value_or(Missing::NotAsked));
}

void count_persons(Counting& counting, const std::vector<Advised>& advised) {
  const ReportRequest& request = counting.report.request;
  const Vocabulary& ages = counting.vocabularies[request.age_classes];
  const Vocabulary& stays = counting.vocabularies["stay_class"];
  const Vocabulary& regions = counting.vocabularies["country_region"];
  Rows by_gender = counting.rows(Breakdown::PersonsByGender);
  Rows by_age(Breakdown::PersonsByAge, ages);
  Rows by_origin = counting.rows(request.countries ? Breakdown::PersonsByCountry : Breakdown::PersonsByRegion);
  Rows by_residence = counting.rows(Breakdown::PersonsByResidence);
  Rows by_stay = counting.rows(Breakdown::PersonsByStay);
  Rows by_district = counting.rows(Breakdown::PersonsByDistrict);
  Rows by_access_path = counting.rows(Breakdown::PersonsByAccessPath);
  Rows* const all[] = {&by_gender, &by_age, &by_origin, &by_residence, &by_stay, &by_district, &by_access_path};

  Query intake(counting.store, "SELECT opened_on, access_path FROM intake WHERE id = :id");
  Query facts(counting.store,
              "SELECT gender, country, residence_group, district, birth_year, birth_year_missing, arrived_year,"
              " arrived_missing FROM person WHERE id = :id");
  for (const Advised& one : advised) {
    if (counting.set_apart.without_statistics(one.person) & kInPeriod) {
      for (Rows* rows : all) rows->add_apart();
      continue;
    }
    const auto [gender, country, residence, district, born, born_missing, arrived, arrived_missing] =
        facts.bind({{"id", one.person}})
            .one<std::string, std::string, std::string, std::string, std::optional<int>, std::optional<Missing>,
                 std::optional<int>, std::optional<Missing>>()
            .value();
    const auto [opened_on, access_path] = intake.bind({{"id", one.intake}}).one<Date, std::string>().value();
    const Date reference = request.reference_day == ReferenceDay::PeriodEnd ? request.period.last() : opened_on;
    const int year = static_cast<int>(reference.year());
    by_gender.add(gender);
    add_years(by_age, ages, born, born_missing, year);
    const Term* region = request.countries ? nullptr : regions.find(country);
    by_origin.add(region ? region->group : country);
    by_residence.add(residence);
    if (arrived_missing == Missing::NotApplicable)
      by_stay.add("born_here");
    else
      add_years(by_stay, stays, arrived, arrived_missing, year);
    by_district.add(district);
    by_access_path.add(access_path);
  }
  for (Rows* rows : all)
    if (rows != &by_residence || request.residence) counting.keep(std::move(*rows));
}

void count_short_questions(Counting& counting) {
  Rows by_need = counting.rows(Breakdown::ShortQuestionsByNeed);
  Query questions(counting.store,
                  "SELECT asked_on, need, count(*) FROM short_question"
                  " WHERE asked_on >= :first AND asked_on < :until AND void_reason IS NULL"
                  " AND (:partner = '' OR partner = :partner) GROUP BY asked_on, need ORDER BY asked_on, need",
                  {{"first", counting.days.first()},
                   {"until", counting.days.until()},
                   {"partner", counting.report.request.partner}});
  while (questions.next()) {
    const auto [day, need, n] = questions.row<std::string_view, std::string_view, std::int64_t>();
    const Spans spans = counting.days.of(day);
    counting.add(Figure::IntakeShortQuestions, spans, n);
    if (spans & kInPeriod) by_need.add(need, n);
  }
  counting.keep(std::move(by_need));
}

}  // namespace

void count_intakes(Counting& counting) {
  for (const std::int64_t id : counting.intakes.opened())
    counting.add(Figure::IntakeNew, counting.intakes.of(id).opened);
  count_persons(counting, count_conversations(counting));
  count_languages_and_forms(counting);
  count_short_questions(counting);
}

}  // namespace inact
