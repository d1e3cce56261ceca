// First conversations, what people needed, how it went.
#include <algorithm>
#include <set>

#include "inact/demo/referrals.h"
#include "inact/store/query.h"

namespace inact::demo {
namespace {

struct Weight {
  const char* code;
  int weight;
};
constexpr Weight kNeeds[] = {{"residence", 14},
                             {"social_benefits", 12},
                             {"housing", 12},
                             {"language_course", 11},
                             {"forms", 11},
                             {"work", 9},
                             {"documents", 5},
                             {"health", 5},
                             {"childcare", 4},
                             {"school", 4},
                             {"recognition", 4},
                             {"psychosocial", 4},
                             {"family", 4},
                             {"asylum", 4},
                             {"debt", 3},
                             {"vocational_training", 3},
                             {"naturalisation", 3},
                             {"interpreting", 2},
                             {"family_reunification", 2},
                             {"labour_rights", 2},
                             {"violence", 1},
                             {"discrimination", 1},
                             {"disability_care", 1},
                             {"participation", 2},
                             {"other", 1}};
constexpr Weight kAccess[] = {{"friends_family", 34}, {"migrant_org", 14},    {"counselling", 8}, {"jobcenter", 8},
                              {"volunteer", 8},       {"shelter", 7},         {"internet", 6},    {"event", 4},
                              {"school_daycare", 3},  {"course_provider", 3}, {"self", 3},        {"not_asked", 2}};
constexpr Weight kForms[] = {{"in_person", 68}, {"phone", 17}, {"video", 3},
                             {"email", 3},      {"chat", 4},   {"outreach", 5}};
constexpr Weight kDistricts[] = {{"mitte", 20},
                                 {"neukoelln", 20},
                                 {"friedrichshain_kreuzberg", 10},
                                 {"lichtenberg", 9},
                                 {"tempelhof_schoeneberg", 8},
                                 {"marzahn_hellersdorf", 7},
                                 {"reinickendorf", 6},
                                 {"spandau", 6},
                                 {"treptow_koepenick", 4},
                                 {"charlottenburg_wilmersdorf", 4},
                                 {"pankow", 3},
                                 {"not_asked", 3}};
/// July, August and December are quiet, autumn is not.
constexpr int kSeason[12] = {10, 11, 12, 10, 10, 9, 6, 6, 13, 13, 12, 6};

template <std::size_t N>
const char* draw(Chance& chance, const Weight (&list)[N]) {
  std::vector<int> weights;
  for (const Weight& each : list) weights.push_back(each.weight);
  return list[chance.weighted(weights)].code;
}

struct Statements {
  Query intake, close, step, conversation, need, need_event, need_status, consent, log, question;
  explicit Statements(Transaction& tx)
      : intake(tx,
               "INSERT INTO intake (person_id, opened_on, access_path, partner, entered_by, entered_at)"
               " VALUES (:person, :day, :access, :partner, :by, :at)"),
        close(tx, "UPDATE intake SET status = 'closed', closed_on = :day, close_reason = :reason WHERE id = :id"),
        step(tx,
             "INSERT INTO intake_event (intake_id, happened_on, step, reason, entered_by, entered_at)"
             " VALUES (:intake, :day, :step, :reason, :by, :at)"),
        conversation(
            tx,
            "INSERT INTO conversation (intake_id, held_on, first, form, language, interpreter, minutes, relatives,"
            " partner, entered_by, entered_at) VALUES (:intake, :day, :first, :form, :language, :interpreter,"
            " :minutes, :relatives, :partner, :by, :at)"),
        need(tx,
             "INSERT INTO need (intake_id, code, urgency, raised_on, status_on, entered_by, entered_at)"
             " VALUES (:intake, :code, :urgency, :day, :day, :by, :at)"),
        need_event(
            tx,
            "INSERT INTO need_event (need_id, happened_on, from_status, to_status, reason, entered_by, entered_at)"
            " VALUES (:need, :day, :from, :to, :reason, :by, :at)"),
        need_status(tx, "UPDATE need SET status = :status, reason = :reason, status_on = :day WHERE id = :id"),
        consent(
            tx,
            "INSERT INTO consent (person_id, purpose, decision, recipient_type, data_categories, decided_on, mode,"
            " partner, entered_by, entered_at) VALUES (:person, :purpose, :decision, 'own', 'identity,contact,need',"
            " :day, 'written', :partner, :by, :at)"),
        log(tx, "INSERT INTO log (at, who, command, action, record) VALUES (:at, :by, 'intake add', 'add', :record)"),
        question(tx,
                 "INSERT INTO short_question (asked_on, need, language, partner, entered_by, entered_at)"
                 " VALUES (:day, :need, :language, :partner, :by, :at)") {}
};

struct Client {
  PersonId id;
  std::string language;
  bool woman;
};

class Intakes {
 public:
  explicit Intakes(World& world)
      : world_(world), chance_(world.chance), sql_(world.tx), people_(world.tx), referrals_(world) {
    for (const Origin& origin : world.origins) weights_.push_back(origin.weight);
  }

  void make(Date day) {
    const Client client = !known_.empty() && chance_.percent(8) ? chance_.one_of(known_) : new_client(day);
    by_ = world_.somebody();
    partner_ = world_.partner();
    at_ = world_.entered(day);
    const auto intake = sql_.intake.insert({{"person", client.id},
                                            {"day", day},
                                            {"access", draw(chance_, kAccess)},
                                            {"partner", partner_},
                                            {"by", by_},
                                            {"at", at_}});
    sql_.log.insert({{"at", at_}, {"by", by_}, {"record", "I" + std::to_string(intake)}});
    step(intake, day, 1, std::nullopt);
    talk(intake, day, true, client);
    Date last = day;
    for (int more = chance_.number(0, 3); more > 0; --more) {
      last = add_days(last, chance_.number(4, 25));
      if (!world_.past(last)) break;
      talk(intake, last, false, client);
    }
    bool settled = true;
    std::set<std::string_view> before;
    for (int count = chance_.percent(45) ? 1 : chance_.number(2, 4); count > 0; --count) {
      const char* code = draw(chance_, kNeeds);
      if (!before.insert(code).second) continue;
      settled = need(intake, client, code, day, last) && settled;
    }
    const Date closed = add_days(last, chance_.number(10, 60));
    if (settled && world_.past(closed) && chance_.percent(88)) {
      const char* reason = chance_.percent(75) ? "done" : chance_.percent(50) ? "no_contact" : "handed_over";
      sql_.close.bind({{"day", closed}, {"reason", reason}, {"id", intake}}).run();
      step(intake, closed, -1, reason);
    }
  }

  void short_question(Date day) {
    sql_.question.insert({{"day", day},
                          {"need", draw(chance_, kNeeds)},
                          {"language", chance_.one_of(world_.origins[chance_.weighted(weights_)].languages)},
                          {"partner", world_.partner()},
                          {"by", world_.somebody()},
                          {"at", world_.entered(day)}});
  }

 private:
  Client new_client(Date day) {
    const Origin& origin = world_.origins[chance_.weighted(weights_)];
    const bool woman = chance_.percent(55);
    PersonFacts facts;
    const int year = static_cast<int>(day.year());
    if (chance_.percent(93))
      facts.birth_year = year - (chance_.percent(15) ? chance_.number(13, 26) : chance_.number(24, 68));
    else
      facts.birth_year = chance_.percent(50) ? Missing::Unknown : Missing::Refused;
    facts.gender = chance_.percent(2)   ? (chance_.percent(50) ? "d" : "x")
                   : chance_.percent(3) ? "refused"
                   : woman              ? "f"
                                        : "m";
    facts.country = chance_.percent(4) ? "refused" : origin.country;
    if (chance_.percent(85)) facts.arrived_year = year - std::min(chance_.number(0, 12), chance_.number(0, 12));
    facts.district = draw(chance_, kDistricts);
    facts.languages.push_back({origin.languages.front(), "native"});
    if (chance_.percent(55)) facts.languages.push_back({"de", chance_.percent(60) ? "A2" : "B1"});
    facts.roles.push_back({Role::Client, day, std::nullopt});
    facts.partner = world_.partner();
    const bool anonymous = chance_.percent(5);
    const PersonId id = people_.add(facts, anonymous ? Identity{} : invent_identity(world_, origin, woman));
    const Client client{id, origin.languages.front(), woman};
    if (!anonymous && known_.size() < 5000) known_.push_back(client);
    if (anonymous) return client;
    const auto consent = [&](const char* purpose, const char* decision) {
      sql_.consent.insert({{"person", id},
                           {"purpose", purpose},
                           {"decision", decision},
                           {"day", day},
                           {"partner", facts.partner},
                           {"by", world_.somebody()},
                           {"at", world_.entered(day)}});
    };
    if (chance_.percent(85)) consent("case_work", "given");
    if (chance_.percent(75)) consent("statistics", chance_.percent(4) ? "refused" : "given");
    return client;
  }

  void step(std::int64_t intake, Date day, int direction, std::optional<std::string> reason) {
    sql_.step.insert({{"intake", intake},
                      {"day", day},
                      {"step", direction},
                      {"reason", reason},
                      {"by", by_},
                      {"at", world_.entered(day)}});
  }

  void talk(std::int64_t intake, Date day, bool first, const Client& client) {
    const bool german = chance_.percent(30);
    const bool interpreted = !german && chance_.percent(35);
    sql_.conversation.insert({{"intake", intake},
                              {"day", day},
                              {"first", first},
                              {"form", draw(chance_, kForms)},
                              {"language", german ? "de" : client.language},
                              {"interpreter", interpreted ? std::optional(client.language) : std::nullopt},
                              {"minutes", chance_.number(first ? 4 : 1, 12) * 10},
                              {"relatives", chance_.percent(25) ? chance_.number(1, 5) : 0},
                              {"partner", partner_},
                              {"by", by_},
                              {"at", world_.entered(day)}});
  }

  /// Whether it was settled by today.
  bool need(std::int64_t intake, const Client& client, const char* code, Date day, Date last) {
    const char* urgency = chance_.percent(80) ? "normal" : chance_.percent(85) ? "urgent" : "emergency";
    const auto id = sql_.need.insert(
        {{"intake", intake}, {"code", code}, {"urgency", urgency}, {"day", day}, {"by", by_}, {"at", at_}});
    move(id, day, std::nullopt, "open", std::nullopt);
    if (chance_.percent(18)) return end(id, last, "open", chance_.percent(60) ? "met" : "unmet");
    const Date referred = add_days(day, chance_.number(0, 6));
    if (!world_.past(referred)) return false;
    move(id, referred, "open", "in_work", std::nullopt);
    const Date answered = add_days(referred, chance_.number(1, 20));
    const Date finished = add_days(answered, chance_.number(5, 40));
    const bool declined = chance_.percent(16);
    const ReferredNeed what{id, client.id, client.language, code, urgency, by_, partner_};
    const bool helped = referrals_.refer(what, referred, answered, finished, declined);
    if (declined) {
      // Another centre, once.
      const Date again = add_days(answered, chance_.number(1, 8));
      if (!world_.past(again)) return false;
      referrals_.refer(what, again, add_days(again, 5), add_days(again, 30), false);
      return end(id, add_days(again, 30), "in_work", chance_.percent(70) ? "met" : "unmet");
    }
    return end(id, finished, "in_work", helped ? "met" : chance_.percent(50) ? "partly_met" : "unmet");
  }

  bool end(std::int64_t need, Date day, const char* from, const char* to) {
    if (!world_.past(day)) return false;
    constexpr std::array<const char*, 4> kReasons = {"no_capacity", "no_service", "waiting_too_long", "no_language"};
    const auto reason =
        std::string_view(to) == "unmet" ? std::optional<std::string>(chance_.one_of(kReasons)) : std::nullopt;
    move(need, day, from, to, reason);
    return true;
  }

  void move(std::int64_t need, Date day, std::optional<std::string> from, const char* to,
            std::optional<std::string> reason) {
    sql_.need_event.insert({{"need", need},
                            {"day", day},
                            {"from", from},
                            {"to", to},
                            {"reason", reason},
                            {"by", by_},
                            {"at", world_.entered(day)}});
    if (from) sql_.need_status.bind({{"status", to}, {"reason", reason}, {"day", day}, {"id", need}}).run();
  }

  World& world_;
  Chance& chance_;
  Statements sql_;
  PersonWriter people_;
  std::vector<int> weights_;
  Referrals referrals_;
  std::vector<Client> known_;  ///< who may come again
  std::string by_, partner_, at_;
};

/// Days of work over all months, by season, in order.
std::vector<Date> days_of_work(World& world, int count) {
  std::vector<int> weights;
  for (int i = 0; i < world.plan.months; ++i) {
    const Month month = add_months(month_of(world.first), i);
    const int season = kSeason[static_cast<unsigned>(month.month()) - 1];
    // The last month is as long as it has lasted.
    const int share =
        month == month_of(world.plan.today) ? static_cast<int>(static_cast<unsigned>(world.plan.today.day())) : 30;
    weights.push_back(std::max(1, season * share / 3));
  }
  std::vector<Date> days;
  for (int i = 0; i < count; ++i)
    days.push_back(
        world.working_day(add_months(month_of(world.first), static_cast<int>(world.chance.weighted(weights)))));
  std::ranges::sort(days);
  return days;
}

}  // namespace

void make_intakes(World& world, int clients) {
  Intakes intakes(world);
  // Some people come a second time.
  for (const Date day : days_of_work(world, clients + clients / 12)) intakes.make(day);
  for (const Date day : days_of_work(world, clients / 3)) intakes.short_question(day);
}

}  // namespace inact::demo
