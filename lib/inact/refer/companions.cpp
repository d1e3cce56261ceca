#include "inact/refer/companions.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr double kLanguage = 35, kLoad = 25, kContact = 20, kReach = 10, kOffice = 10;

struct Candidate {
  PersonId id;
  std::string gender, district;
  std::optional<int> birth_year;
  std::vector<PersonLanguage> languages;
  std::string common;  ///< the best language both speak
  double language = 0, load = 0, contact = 0, reach = 0, office = 0;
  double score() const { return language + load + contact + reach + office; }
};

/// How well a level serves for interpreting.
double level_value(const std::string& level) {
  static const std::map<std::string, double, std::less<>> values = {
      {"native", 1}, {"C2", 1}, {"C1", 0.9}, {"B2", 0.75}, {"B1", 0.5}, {"A2", 0.3}, {"A1", 0.15}};
  const auto value = values.find(level);
  return value == values.end() ? 0.5 : value->second;
}

std::vector<PersonLanguage> languages_of(Query& query, PersonId person) {
  std::vector<PersonLanguage> languages;
  query.bind({{"person", person}});
  while (query.next()) {
    auto [code, level] = query.row<std::string, std::optional<std::string>>();
    languages.push_back({code, level.value_or("")});
  }
  return languages;
}

std::vector<Coded> languages(const std::vector<std::string>& tags) {
  std::vector<Coded> codes;
  for (const std::string& tag : tags) codes.push_back({"language", tag});
  return codes;
}

std::string joined(const std::vector<Coded>& codes) {
  std::string all;
  for (const Coded& one : codes) all.append(all.empty() ? "" : ", ").append(one.code);
  return all;
}

std::vector<Candidate> volunteers(const Store& store, Date today) {
  Query query(
      store,
      "SELECT p.id, p.gender, p.district, p.birth_year FROM person p WHERE p.void_reason IS NULL"
      " AND p.restricted_since IS NULL AND EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id"
      " AND r.role = 'volunteer' AND r.since <= :today AND (r.until IS NULL OR r.until > :today)) ORDER BY p.id",
      {{"today", today}});
  Query languages(store, "SELECT code, level FROM person_language WHERE person_id = :person ORDER BY position");
  std::vector<Candidate> all;
  while (query.next()) {
    auto [id, gender, district, born] = query.row<PersonId, std::string, std::string, std::optional<int>>();
    Candidate& one = all.emplace_back();
    one.id = id;
    one.gender = gender;
    one.district = district;
    one.birth_year = born;
    one.languages = languages_of(languages, id);
  }
  return all;
}

/// The trainings somebody has had, here or elsewhere.
bool had_topic(const Store& store, PersonId person, const std::string& topic) {
  return Query(store,
               "SELECT EXISTS (SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id"
               " JOIN workshop_topic t ON t.workshop_id = s.workshop_id WHERE a.person_id = :person"
               " AND a.mark IN ('present', 'late', 'left_early') AND t.topic = :topic)"
               " OR EXISTS (SELECT 1 FROM external_training e WHERE e.person_id = :person AND e.topic = :topic"
               " AND e.void_reason IS NULL)",
               {{"person", person}, {"topic", topic}})
      .value<bool>();
}

std::set<std::int64_t> companions_by(const Store& store, const char* sql, std::int64_t id) {
  const auto all = Query(store, sql, {{"id", id}}).column<std::int64_t>();
  return {all.begin(), all.end()};
}

struct Ranking {
  const Store& store;
  const Referral referral;
  const CompanionWish& wish;
  const CompanionSettings& settings;
  Date today;
  std::vector<std::string> spoken;  ///< by the person
  std::set<std::int64_t> known, at_office;
  std::set<std::string> districts;

  Ranking(const Store& s, ReferralId id, const CompanionWish& w, const CompanionSettings& c, Date day)
      : store(s), referral(get_referral(s, id)), wish(w), settings(c), today(day) {
    const Person person = get_person(store, referral.person);
    for (const PersonLanguage& language : person.facts.languages) spoken.push_back(language.code);
    if (!person.facts.district.starts_with("not_") && person.facts.district != "unknown" &&
        person.facts.district != "refused")
      districts.insert(person.facts.district);
    for (std::string& one :
         Query(store,
               "SELECT DISTINCT l.district FROM service_at_location a JOIN location l ON l.id = a.location_id"
               " WHERE a.service_id = :id AND l.district IS NOT NULL AND l.void_reason IS NULL ORDER BY l.district",
               {{"id", referral.service}})
             .column<std::string>())
      districts.insert(std::move(one));
    known = companions_by(store,
                          "SELECT DISTINCT a.companion_id FROM accompaniment a JOIN referral r ON r.id = a.referral_id"
                          " WHERE r.person_id = :id AND a.status = 'done' AND a.void_reason IS NULL",
                          referral.person.value);
    at_office = companions_by(store,
                              "SELECT DISTINCT a.companion_id FROM accompaniment a JOIN referral r ON r.id ="
                              " a.referral_id JOIN service s ON s.id = r.service_id WHERE s.organization_id = :id"
                              " AND a.status = 'done' AND a.void_reason IS NULL",
                              referral.organization.value);
  }

  /// The rule that excludes somebody, with its value; empty for who may go along.
  std::pair<std::string, std::vector<Coded>> excluded(Candidate& one) const {
    if (one.id == referral.person) return {"person", {}};
    double best = -1;
    for (const PersonLanguage& language : one.languages) {
      const bool wished =
          wish.language ? language.code == *wish.language : std::ranges::find(spoken, language.code) != spoken.end();
      if (wished && level_value(language.level) > best) {
        best = level_value(language.level);
        one.common = language.code;
      }
    }
    if (best < 0) return {"language", languages(wish.language ? std::vector{*wish.language} : spoken)};
    one.language = kLanguage * best;
    if (wish.gender && one.gender != *wish.gender) return {"gender", {{"gender", *wish.gender}}};
    for (const std::string& topic : settings.topics)
      if (!had_topic(store, one.id, topic)) return {"topic", {{"topic", topic}}};
    return {};
  }

  void score(Candidate& one) const {
    const CompanionLoad load = load_of(store, one.id, today, settings.load_days);
    one.load = kLoad * std::max(0.0, 1 - double(load.open + load.recent) / settings.load_most);
    one.contact = known.contains(one.id.value) ? kContact : 0;
    one.reach = districts.contains(one.district) ? kReach : 0;
    one.office = at_office.contains(one.id.value) ? kOffice : 0;
  }

  /// Best first; who may not go along is a row of `not_proposed`.
  std::vector<Candidate> ranked(Table* not_proposed) const {
    std::vector<Candidate> all;
    for (Candidate& one : volunteers(store, today)) {
      const auto [rule, values] = excluded(one);
      if (rule.empty()) {
        score(one);
        all.push_back(std::move(one));
      } else if (not_proposed) {
        not_proposed->rows.push_back(
            {cell(one.id), Coded{"companion_rule", rule}, values.empty() ? one.id.str() : joined(values), values});
      }
    }
    std::ranges::stable_sort(all, std::greater{}, &Candidate::score);
    return all;
  }
};

std::shared_ptr<const Record> points_of(const Candidate& one) {
  Record points;
  points.fields = {{"language", tr("language"), one.language},
                   {"load", tr("load"), one.load},
                   {"contact", tr("contact"), one.contact},
                   {"reach", tr("reach"), one.reach},
                   {"office", tr("institution"), one.office}};
  return std::make_shared<const Record>(std::move(points));
}

}  // namespace

CompanionLoad load_of(const Store& store, PersonId companion, Date today, int days) {
  const auto [open, recent, heavy] =
      Query(store,
            "SELECT coalesce(sum(status IN ('asked', 'agreed', 'met')), 0),"
            " coalesce(sum(status = 'done' AND status_on > :since), 0),"
            " coalesce(sum(CASE WHEN status = 'done' AND status_on > :since THEN coalesce(heavy, 0) ELSE 0 END), 0)"
            " FROM accompaniment WHERE companion_id = :companion AND void_reason IS NULL",
            {{"companion", companion}, {"since", add_days(today, -days)}})
          .one<int, int, int>()
          .value();
  return {open, recent, heavy};
}

std::vector<Message> load_warnings(const Store& store, PersonId companion, const CompanionSettings& settings,
                                   Date today) {
  const CompanionLoad load = load_of(store, companion, today, settings.load_days);
  std::vector<Message> warnings;
  if (load.open + load.recent >= settings.load_most)
    warnings.push_back(tr("{person} has taken on much: {n} accompaniments in {days} days. Ask how they are.",
                          {{"person", companion.str()}, {"n", load.open + load.recent}, {"days", settings.load_days}}));
  if (load.heavy >= settings.heavy_most)
    warnings.push_back(
        tr("What {person} did in the last {days} days was heavy. Ask how they are, and offer supervision.",
           {{"person", companion.str()}, {"days", settings.load_days}}));
  return warnings;
}

std::vector<PersonId> ranked_companions(const Store& store, ReferralId id, const CompanionWish& wish,
                                        const CompanionSettings& settings, Date today) {
  const Ranking ranking(store, id, wish, settings, today);
  std::vector<PersonId> people;
  for (const Candidate& one : ranking.ranked(nullptr)) people.push_back(one.id);
  return people;
}

Document companions_document(const Store& store, ReferralId id, const CompanionWish& wish,
                             const CompanionSettings& settings, Date today, bool names, bool why) {
  if (!is_live(require_referral(store, id).state.status))
    throw refused("{referral} has ended: nobody needs to go along.", {{"referral", id.str()}});
  const Ranking ranking(store, id, wish, settings, today);
  Table excluded{"excluded",
                 why ? tr("Not proposed") : Message{},
                 {{"person", tr("Person")}, {"rule", tr("Because of")}, {"detail", {}}, {"values", tr("Value")}},
                 {}};
  const std::vector<Candidate> ranked = ranking.ranked(&excluded);
  Table items{"items",
              tr("Who could go along"),
              {{"rank", tr("Rank"), Align::Right},
               {"person", tr("Person")},
               {"birth_year", tr("Born"), Align::Right},
               {"language", tr("Language")},
               {"score", tr("Points"), Align::Right},
               {"points", why ? tr("Of these") : Message{}},
               {"notes", tr("Notes")}},
              {}};
  if (names) items.columns.insert(items.columns.begin() + 2, {"name", tr("Name")});
  for (const Candidate& one : ranked) {
    auto& row = items.rows.emplace_back();
    row = {static_cast<std::int64_t>(items.rows.size()), cell(one.id)};
    if (names) row.push_back(name_of(store, one.id));
    row.push_back(one.birth_year ? Cell(Year{*one.birth_year}) : Cell());
    row.push_back(Coded{"language", one.common});
    row.push_back(one.score());
    row.push_back(points_of(one));
    std::vector<Coded> notes;
    if (one.contact > 0) notes.push_back({"companion_rule", "knows_person"});
    if (one.office > 0) notes.push_back({"companion_rule", "knows_office"});
    row.push_back(std::move(notes));
  }
  Document document;
  document.schema = "companions";
  document.fields = {{"referral", tr("Referral"), cell(id)}};
  document.tables = {std::move(items), std::move(excluded)};
  return document;
}

}  // namespace inact
