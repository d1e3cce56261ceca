// Small worlds of records, kept as plain values so that they can be counted again without SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "inact/report/report.h"
#include "inact/store/store.h"

namespace worlds {

using inact::Date;

struct Person {
  std::string gender = "not_asked", country = "not_asked", residence = "not_asked", district = "not_asked";
  std::optional<int> born, arrived;
  std::optional<std::string> born_missing, arrived_missing;
  std::optional<int> organization;  ///< index
  std::optional<std::string> organization_missing = "not_asked";
  std::optional<Date> restricted;
  bool is_void = false;
};
struct Organization {
  std::string kind;
};
struct Consent {
  int person;
  std::string purpose, decision;
  Date day;
};
struct Event {
  Date day;
  int step;
};
struct Intake {
  int person;
  Date opened;
  std::string access_path = "not_asked";
  std::vector<Event> events;  ///< the first is the opening
  std::string partner = "hope";
  bool is_void = false;
  bool is_open() const { return events.back().step > 0; }
};
struct Conversation {
  int intake;
  Date day;
  bool first;
  std::string form = "not_asked", language = "not_asked";
  bool interpreted = false;
  int relatives = 0;
  std::string partner = "hope";
  bool is_void = false;
};
struct NeedEvent {
  Date day;
  std::string status, reason;
};
struct Need {
  int intake;
  std::string code;
  Date raised;
  std::vector<NeedEvent> events;
  bool is_void = false;
};
struct ShortQuestion {
  Date day;
  std::string need;
  std::string partner = "hope";
  bool is_void = false;
};
struct Referral {
  int need;
  int organization;  ///< each organization has one service
  Date day;
  std::string kind, status = "requested";
  std::optional<std::string> outcome;
  std::optional<Date> outcome_day;
  std::string partner = "hope";
  bool is_void = false;
};
struct Accompaniment {
  int referral;
  Date day;
  std::string status = "done";
  std::optional<int> minutes;
  bool is_void = false;
};
struct Mark {
  int person;
  std::string mark;
};
struct Unnamed {
  std::string audience;
  int count;
};
struct Session {
  Date day;
  int units = 0;
  std::vector<Mark> marks;
  std::vector<Unnamed> unnamed;
};
struct Workshop {
  std::string title, kind = "training", module, audience;
  std::vector<std::string> topics;
  std::vector<Session> sessions;  ///< by day
  std::string partner = "hope";
  bool cancelled = false;
};
struct Hours {
  int person;
  Date day;
  std::string activity;
  int minutes;
  std::string partner = "hope";
  bool is_void = false;
};
struct Training {
  int person;
  Date day;
  std::string partner = "hope";
  bool is_void = false;
};
struct Call {
  int organization;
  Date day;
  bool reached;
  std::string partner = "hope";
  bool is_void = false;
};

/// Records refer to one another by their place; the id in the records is that place plus one.
struct World {
  std::vector<Person> persons;
  std::vector<Organization> organizations;
  std::vector<Consent> consents;
  std::vector<Intake> intakes;
  std::vector<Conversation> conversations;
  std::vector<Need> needs;
  std::vector<ShortQuestion> questions;
  std::vector<Referral> referrals;
  std::vector<Accompaniment> accompaniments;
  std::vector<Workshop> workshops;
  std::vector<Hours> hours;
  std::vector<Training> trainings;
  std::vector<Call> calls;
};

inact::Store records_of(const World& world);

/// Work of some months around the turn of the year 2025 to 2026, with everything that can happen to it. `size`: about
/// so many persons a month.
World random_world(unsigned seed, int size);

}  // namespace worlds
