#include <algorithm>

#include "inact/report/counting.h"

namespace inact {
namespace {

/// One session that was held, with its workshop.
struct Session {
  std::int64_t id;
  Spans spans;
  std::int64_t units;
  ListedEvent event;  ///< of the workshop, as far as it is known
  bool is_meeting() const { return event.kind == "group_meeting"; }
  /// Trainings, supervision and trainings held elsewhere are for volunteers.
  bool is_for_volunteers() const {
    return event.kind == "training" || event.kind == "supervision" || event.kind == "external";
  }
};

std::vector<Session> sessions_of(Counting& counting) {
  std::vector<Session> sessions;
  Query held(counting.store,
             "SELECT s.id, s.held_on, s.units, w.id, w.title, w.kind, coalesce(w.module, ''),"
             " coalesce(w.audience, g.audience, '')"
             " FROM session s JOIN workshop w ON w.id = s.workshop_id LEFT JOIN exchange_group g ON g.id = w.group_id"
             " WHERE s.held_on >= :first AND s.held_on < :until AND w.status <> 'cancelled'"
             " AND (:partner = '' OR w.partner = :partner) ORDER BY s.held_on, s.workshop_id",
             {{"first", counting.days.first()},
              {"until", counting.days.until()},
              {"partner", counting.report.request.partner}});
  while (held.next()) {
    auto [id, day, units, workshop, title, kind, module, audience] =
        held.row<std::int64_t, std::string_view, std::int64_t, WorkshopId, std::string, std::string, std::string,
                 std::string>();
    Session session{id, counting.days.of(day), units, {}};
    session.event = {workshop, parse_iso_date(day).value(), title, kind, module, audience, 0, 0, 0, 0};
    sessions.push_back(std::move(session));
  }
  return sessions;
}

/// The figures of workshops, or those of meetings of groups.
struct Figures {
  Figure events, heads, attendances, unnamed;
};
constexpr Figures kWorkshops = {Figure::WorkshopHeld, Figure::WorkshopHeads, Figure::WorkshopAttendances,
                                Figure::WorkshopUnnamed};
constexpr Figures kMeetings = {Figure::GroupMeetings, Figure::GroupHeads, Figure::GroupAttendances,
                               Figure::GroupUnnamed};

class Attendances {
 public:
  explicit Attendances(Counting& counting)
      : counting_(counting),
        named_(counting.store, "SELECT person_id, mark FROM attendance WHERE session_id = :session ORDER BY person_id"),
        unnamed_(counting.store,
                 "SELECT audience, count FROM unnamed_attendance WHERE session_id = :session ORDER BY audience"),
        by_module_(counting.rows(Breakdown::AttendancesByModule)),
        by_topic_(counting.rows(Breakdown::AttendancesByTopic)),
        by_audience_(counting.rows(Breakdown::AttendancesByAudience)) {}

  void add(const Session& session) {
    const bool meeting = session.is_meeting();
    const Figures& figures = meeting ? kMeetings : kWorkshops;
    Distinct& heads = meeting ? meeting_heads_ : workshop_heads_;
    std::int64_t named = 0;
    named_.bind({{"session", session.id}});
    std::vector<std::int64_t>* listed = nullptr;
    if (session.spans & kInPeriod) listed = &list(session).heads;
    while (named_.next()) {
      const auto [person, mark] = named_.row<std::int64_t, std::string_view>();
      if (counting_.set_apart.is_void(person) ||
          std::ranges::find(counting_.report.request.attended, mark) == counting_.report.request.attended.end())
        continue;
      ++named;
      counting_.add(figures.heads, heads.add(person, session.spans));
      if (session.is_for_volunteers()) counting_.add_volunteer(person, session.spans);
      if (listed) listed->push_back(person);
    }
    std::int64_t all = named;
    unnamed_.bind({{"session", session.id}});
    while (unnamed_.next()) {
      const auto [audience, n] = unnamed_.row<std::string, std::int64_t>();
      all += n;
      counting_.add(figures.unnamed, session.spans, n);
      if (meeting && listed) by_audience_.add(audience, n);
    }
    counting_.add(figures.attendances, session.spans, all);
    counting_.add(figures.events, workshops_.add(session.event.id.value, session.spans));
    if (!meeting) {
      counting_.add(Figure::WorkshopSessions, session.spans);
      counting_.add(Figure::WorkshopUnits, session.spans, session.units);
    }
    if (!listed) return;
    list(session).event.attendances += all;
    if (meeting)
      by_audience_.add(session.event.audience, named);
    else if (!session.event.module.empty())
      by_module_.add(session.event.module, all);
  }

  void finish() {
    Query topics(counting_.store, "SELECT topic FROM workshop_topic WHERE workshop_id = :workshop ORDER BY topic");
    std::int64_t with_topic = 0;
    for (Listed& one : listed_) {
      std::ranges::sort(one.heads);
      one.event.heads = std::ranges::unique(one.heads).begin() - one.heads.begin();
      if (one.event.kind == "group_meeting") {
        counting_.report.meetings.push_back(std::move(one.event));
        continue;
      }
      const auto codes = topics.bind({{"workshop", one.event.id}}).column<std::string>();
      for (const std::string& code : codes) by_topic_.add(code, one.event.attendances);
      if (!codes.empty()) with_topic += one.event.attendances;
      counting_.report.workshops.push_back(std::move(one.event));
    }
    by_topic_.set_valid(with_topic);
    counting_.keep(std::move(by_module_));
    counting_.keep(std::move(by_topic_));
    counting_.keep(std::move(by_audience_));
  }

 private:
  /// A workshop with sessions in the period.
  struct Listed {
    ListedEvent event;
    std::vector<std::int64_t> heads;
    std::int64_t session = 0;  ///< added last
  };
  Listed& list(const Session& session) {
    auto found = std::ranges::find(listed_, session.event.id, [](const Listed& one) { return one.event.id; });
    if (found == listed_.end()) found = listed_.insert(listed_.end(), {session.event, {}, 0});
    if (found->session != session.id) {
      found->session = session.id;
      ++found->event.sessions;
      found->event.units += session.units;
    }
    return *found;
  }

  Counting& counting_;
  Query named_, unnamed_;
  Rows by_module_, by_topic_, by_audience_;
  Distinct workshops_, workshop_heads_, meeting_heads_;
  std::vector<Listed> listed_;
};

}  // namespace

void count_workshops(Counting& counting) {
  Attendances attendances(counting);
  for (const Session& session : sessions_of(counting)) attendances.add(session);
  attendances.finish();
}

}  // namespace inact
