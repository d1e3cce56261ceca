// Sheet, file of registrations and video call side by side: who is where, who is missing, and who contradicts whom.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "inact/store/store.h"
#include "inact/table/document.h"
#include "inact/workshop/attendance.h"
#include "inact/workshop/registration.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// What does not fit together, the most pressing first. Nobody is missing in a source that says nothing of anybody at
/// this session, nor among registrations where nobody has a seat.
enum class Oddity {
  Contradiction,  ///< one says there, another not there, and no mark by hand was made after that
  NowhereSeen,    ///< has a seat, and no source says anything
  NotOnSheet,     ///< there, in the call, and on no sheet nor file, and not marked by hand
  NotInCall,      ///< the other way round, unless a mark by hand confirms it
  NotRegistered   ///< there, without a seat
};
template <>
inline constexpr auto kWords<Oddity> =
    std::array<std::string_view, 5>{"contradiction", "nowhere_seen", "not_on_sheet", "not_in_call", "not_registered"};

/// What one source says.
struct Testimony {
  Mark mark;
  std::optional<int> minutes;
  bool settled = false;  ///< somebody marked the person by hand afterwards
};

/// Something that does not fit.
struct Odd {
  Oddity what;
  std::string command;  ///< says what holds; empty: somebody was asked already
};

/// Everything that is said of one person at one session.
struct ReconciledPerson {
  PersonId person;
  std::optional<RegistrationStatus> registration;
  std::string registered_from;                        ///< a code of attendance_source; empty: not registered
  std::array<std::optional<Testimony>, 4> by_source;  ///< by MarkSource
  std::optional<MarkSource> source;                   ///< whose mark stands
  std::optional<Mark> mark;                           ///< the one that stands
  std::optional<int> minutes;                         ///< with it
  std::vector<Odd> odd;                               ///< in the order of Oddity
  const std::optional<Testimony>& said(MarkSource by) const { return by_source[static_cast<std::size_t>(by)]; }
};

struct ReconciledSession {
  Date date{};
  std::vector<ReconciledPerson> people;  ///< in the order of registration, then of ids
};

/// The sessions until today, or the one that is named, though it be still to come: nothing is odd there. Throws as
/// session_of() for a day without a session.
std::vector<ReconciledSession> reconcile(const Store& store, const Workshop& workshop, std::optional<Date> session,
                                         Date today);

/// How that is shown.
struct ReconcileView {
  bool names = false;
  bool odd = false;  ///< those people alone of whom something is odd; sums count everybody
};
/// inact.reconcile/1: one object a person and session, and the sums of each session.
Document reconcile_document(const Store& store, const Workshop& workshop,
                            const std::vector<ReconciledSession>& sessions, ReconcileView view);
/// The same for people: a table a session, with the sources there are, the sums, and how to mend what is odd.
Document reconcile_pages(const Store& store, const Workshop& workshop, const std::vector<ReconciledSession>& sessions,
                         ReconcileView view, Date today);

}  // namespace inact
