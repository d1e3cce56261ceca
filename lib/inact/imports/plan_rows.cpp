// The first step of a plan: what the file says.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "inact/base/error.h"
#include "inact/imports/plan_known.h"
#include "inact/imports/plan_people.h"
#include "inact/imports/plan_work.h"
#include "inact/people/identity.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

class RowsRead {
 public:
  RowsRead(PlanWork& work) : work_(work), people_(work.store, work.reader.file()) {
    const ImportTarget& target = work.target;
    if (!target.workshop) return;
    const Workshop workshop = require_workshop(work.store, *target.workshop);
    if (target.session) session_of(workshop, target.session);
    work.plan.workshops.push_back(workshop);
  }

  void read() {
    work_.plan.rows.reserve(work_.reader.rows_expected());
    for (Attendee attendee; work_.reader.next(attendee);) {
      const auto row = static_cast<std::uint32_t>(work_.plan.rows.size());
      work_.plan.rows.emplace_back().take(attendee);
      read(row, attendee);
    }
    for (const auto& [row, attendee] : work_.plan.merged)
      if (work_.is_open(row)) match(row, attendee);
    compare_sessions();
  }

 private:
  void read(std::uint32_t row, const Attendee& attendee) {
    PlannedRow& planned = work_.at(row);
    if (attendee.rejected) {
      planned.action = RowAction::Rejected;
      return;
    }
    if (attendee.skipped) {
      planned.action = RowAction::Skipped;
      return;
    }
    if (!attendee.sessions.empty() && !sessions_) sessions_ = attendee.sessions;
    if (!find_workshop_of(row, attendee) || !short_enough(row, attendee)) return;
    if (attendee.same_as)
      if (const std::uint32_t first = work_.plan.row_on(*attendee.same_as); work_.is_open(first))
        return work_.fold(row, attendee, first);
    match(row, attendee);
  }

  void match(std::uint32_t row, const Attendee& attendee) {
    const Match match = people_.by_address(attendee);
    PlannedRow& planned = work_.at(row);
    planned.person = match.kind == Match::Kind::Known ? match.person : PersonId{};
    planned.found_by_id = match.by_id;
    planned.several = match.kind == Match::Kind::Several;
  }

  // --- Workshops -----------------------------------------------------------------------------------------------------

  bool find_workshop_of(std::uint32_t row, const Attendee& attendee) {
    if (work_.target.workshop) {
      work_.at(row).workshop = 0;
      return true;
    }
    const int column = work_.column_of(AttendeeField::Workshop);
    if (attendee.workshop.empty()) {
      work_.refuse(row, RowAction::Rejected, tr("the row names no workshop"), column);
      return false;
    }
    const auto [found, fresh] = named_.try_emplace(attendee.workshop, -1);
    if (fresh) found->second = load(attendee.workshop);
    work_.at(row).workshop = found->second;
    if (found->second >= 0) return true;
    work_.refuse(row, RowAction::Rejected,
                 tr("there is no workshop “{code}” that takes place", {{"code", extract(attendee.workshop)}}), column);
    return false;
  }

  /// -1: there is none.
  int load(const std::string& named) {
    try {
      const auto id = workshop_named(work_.store, named);
      if (!id) return -1;
      const auto [found, fresh] = loaded_.try_emplace(id->value, -1);
      if (fresh) {
        work_.plan.workshops.push_back(require_workshop(work_.store, *id));
        found->second = static_cast<int>(work_.plan.workshops.size()) - 1;
      }
      return found->second;
    } catch (const Error&) {
      return -1;
    }
  }

  /// A file of many sessions names those of the workshop, else it belongs to another.
  void compare_sessions() {
    if (!sessions_ || !work_.target.workshop) return;
    const Workshop& workshop = work_.plan.workshops.front();
    std::vector<Date> named;
    bool all = true, any = false;
    for (const SessionSaid& one : *sessions_) {
      named.push_back(one.day);
      const bool known =
          std::ranges::find(workshop.sessions, one.day, &WorkshopSession::date) != workshop.sessions.end();
      all &= known;
      any |= known && work_.target.session == one.day;
    }
    if (work_.target.session ? any : all) return;
    work_.findings.problem(
        0, 0,
        tr("the file has the sessions {named}, {workshop} has {days}; `--session DATE` takes one alone",
           {{"named", list_of(named)}, {"workshop", workshop.name()}, {"days", days_of(workshop)}}));
    for (PlannedRow& row : work_.plan.rows)
      if (row.action == RowAction::New) row.action = RowAction::Rejected;
  }

  // --- Texts ---------------------------------------------------------------------------------------------------------

  /// What a person could not enter either.
  bool short_enough(std::uint32_t row, const Attendee& attendee) {
    struct Text {
      std::string Attendee::*text;
      AttendeeField field;
      std::size_t most;
    };
    static constexpr std::array kTexts = {
        Text{&Attendee::given_name, AttendeeField::GivenName, kLongestName},
        Text{&Attendee::family_name, AttendeeField::FamilyName, kLongestName},
        Text{&Attendee::raw_name, AttendeeField::RawName, kLongestName},
        Text{&Attendee::email, AttendeeField::Email, kLongestEmail},
        Text{&Attendee::phone, AttendeeField::Phone, kLongestPhone},
    };
    for (const Text& one : kTexts) {
      const std::string& text = attendee.*one.text;
      if (text.size() <= one.most || code_points(text).size() <= one.most) continue;
      const int column = work_.column_of(one.field);
      // both names together may be longer than a whole name that stands in one cell
      if (one.field == AttendeeField::RawName && column == 0) continue;
      work_.refuse(row, RowAction::Rejected, tr("the cell has more than {most} characters", {{"most", one.most}}),
                   column > 0 ? column : work_.column_of(AttendeeField::RawName));
      return false;
    }
    return true;
  }

  PlanWork& work_;
  PeopleMatcher people_;
  std::unordered_map<std::string, int> named_;
  std::unordered_map<std::int64_t, int> loaded_;
  std::optional<std::vector<SessionSaid>> sessions_;
};

}  // namespace

std::int16_t planned_minutes(std::optional<int> minutes) {
  constexpr int kDay = 24 * 60;
  return static_cast<std::int16_t>(std::min(minutes.value_or(-1), kDay));
}

void PlannedRow::take(const Attendee& attendee) {
  offset = attendee.offset;
  line = attendee.line;
  event_day = inact::event_day(attendee).value_or(Date{});
  registered_on = attendee.registered_at ? attendee.registered_at->date : Date{};
  minutes = planned_minutes(attendee.minutes);
  status = attendee.status;
  mark = attendee.mark;
  has_id = !attendee.external_id.empty();
  sessions = !attendee.sessions.empty();
}

void read_rows(PlanWork& work) { RowsRead(work).read(); }

}  // namespace inact
