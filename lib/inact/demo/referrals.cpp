#include "inact/demo/referrals.h"

namespace inact::demo {

Referrals::Statements::Statements(Transaction& tx)
    : referral(
          tx,
          "INSERT INTO referral (person_id, need_id, service_id, kind, channel, priority, referred_on, status,"
          " status_on, status_reason, declined_by, responded_on, outcome, outcome_on, outcome_source, owner, partner,"
          " entered_by, entered_at) VALUES (:person, :need, :service, :kind, :channel, :priority, :day, :status,"
          " :status_on, :reason, :declined_by, :responded, :outcome, :outcome_on, :source, :by, :partner, :by, :at)"),
      referral_event(tx,
                     "INSERT INTO referral_event (referral_id, happened_on, from_status, to_status, by_whom, reason,"
                     " outcome, outcome_source, entered_by, entered_at) VALUES (:referral, :day, :from, :to, :whom,"
                     " :reason, :outcome, :source, :by, :at)"),
      accompaniment(
          tx,
          "INSERT INTO accompaniment (referral_id, companion_id, language, status, status_on, minutes, partner,"
          " entered_by, entered_at) VALUES (:referral, :companion, :language, 'done', :day, :minutes, :partner,"
          " :by, :at)"),
      accompaniment_event(
          tx,
          "INSERT INTO accompaniment_event (accompaniment_id, happened_on, status, companion_id, entered_by,"
          " entered_at) VALUES (:accompaniment, :day, 'done', :companion, :by, :at)"),
      hours(tx,
            "INSERT INTO volunteer_hours (person_id, done_on, activity, minutes, accompaniment_id, partner, entered_by,"
            " entered_at) VALUES (:person, :day, 'accompaniment', :minutes, :accompaniment, :partner, :by, :at)") {}

Referrals::Referrals(World& world) : world_(world), chance_(world.chance), sql_(world.tx) {
  for (const Service& service : world.services)
    if (service.open) by_need_[service.need].push_back(service.id);
}

bool Referrals::refer(const ReferredNeed& what, Date day, Date answered, Date finished, bool declined) {
  constexpr std::array<const char*, 4> kKinds = {"information", "recommendation", "warm_handover", "accompanied"};
  const char* kind = kKinds[chance_.weighted({35, 30, 18, 17})];
  const bool helped = !declined && chance_.percent(80);
  const bool answer = world_.past(answered);
  const bool done = !declined && world_.past(finished);
  const char* status = !answer ? "requested" : declined ? "rejected" : done ? "completed" : "accepted";
  const Date since = done ? finished : answer ? answered : day;
  constexpr std::array<const char*, 4> kDeclined = {"no_capacity", "not_competent", "language", "area"};
  const auto reason = declined && answer ? std::optional<std::string>(chance_.one_of(kDeclined)) : std::nullopt;
  const auto outcome = done     ? std::optional<std::string>(helped ? "got_help" : "partly_helped")
                       : reason ? std::optional<std::string>("could_not_get_help")
                                : std::nullopt;
  const auto referral =
      sql_.referral.insert({{"person", what.person},
                            {"need", what.need},
                            {"service", chance_.one_of(by_need_.at(what.code))},
                            {"kind", kind},
                            {"channel", chance_.percent(50) ? "phone" : "self"},
                            {"priority", what.urgency},
                            {"day", day},
                            {"status", status},
                            {"status_on", since},
                            {"reason", reason},
                            {"declined_by", reason ? std::optional<std::string>("provider") : std::nullopt},
                            {"responded", answer ? std::optional(answered) : std::nullopt},
                            {"outcome", outcome},
                            {"outcome_on", outcome ? std::optional(since) : std::nullopt},
                            {"source", outcome ? std::optional<std::string>("person") : std::nullopt},
                            {"by", what.by},
                            {"partner", what.partner},
                            {"at", world_.entered(day)}});
  event(what, referral, day, std::nullopt, "requested", "us");
  if (answer && declined) event(what, referral, answered, "requested", "rejected", "provider", reason, outcome);
  if (answer && !declined) event(what, referral, answered, "requested", "accepted", "provider");
  if (done) event(what, referral, finished, "accepted", "completed", "person", std::nullopt, outcome);
  if (done && std::string_view(kind) == "accompanied" && !world_.volunteers.empty())
    accompany(referral, what, answered);
  return helped;
}

void Referrals::event(const ReferredNeed& what, std::int64_t referral, Date day, std::optional<std::string> from,
                      const char* to, const char* party, std::optional<std::string> reason,
                      std::optional<std::string> outcome) {
  sql_.referral_event.insert({{"outcome", outcome},
                              {"source", outcome ? std::optional<std::string>("person") : std::nullopt},
                              {"referral", referral},
                              {"day", day},
                              {"from", from},
                              {"to", to},
                              {"whom", party},
                              {"reason", reason},
                              {"by", what.by},
                              {"at", world_.entered(day)}});
}

void Referrals::accompany(std::int64_t referral, const ReferredNeed& what, Date day) {
  const Volunteer& companion = chance_.one_of(world_.volunteers);
  const int minutes = chance_.number(4, 20) * 15;
  const std::string entered = world_.entered(day);
  const auto id = sql_.accompaniment.insert({{"referral", referral},
                                             {"companion", companion.id},
                                             {"language", what.language},
                                             {"day", day},
                                             {"minutes", minutes},
                                             {"partner", what.partner},
                                             {"by", what.by},
                                             {"at", entered}});
  sql_.accompaniment_event.insert(
      {{"accompaniment", id}, {"day", day}, {"companion", companion.id}, {"by", what.by}, {"at", entered}});
  sql_.hours.insert({{"person", companion.id},
                     {"day", day},
                     {"minutes", minutes},
                     {"accompaniment", id},
                     {"partner", what.partner},
                     {"by", what.by},
                     {"at", world_.entered(day)}});
}

}  // namespace inact::demo
