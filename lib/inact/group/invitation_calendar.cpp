#include "inact/group/invitation_calendar.h"

#include <fmt/core.h>

#include "inact/group/invitation_texts.h"
#include "inact/seal/uuid.h"
#include "inact/store/query.h"

namespace inact {
namespace {

/// How often it was changed, cancelled or restored. Who registers, answers or comes changes nothing in a calendar.
int changes_of(const Store& store, WorkshopId meeting) {
  return static_cast<int>(
      Query(store,
            "SELECT count(*) FROM log WHERE record = :meeting AND action IN ('edit', 'void') AND fields NOT IN "
            "('registrations', 'invitations', 'attendances', 'unnamed_attendances')",
            {{"meeting", meeting.str()}})
          .value<std::int64_t>());
}

/// Those that people were told of, and that will not take place.
std::vector<WorkshopId> cancelled_meetings(const Store& store, GroupId group, Date today) {
  return Query(store,
               "SELECT w.id FROM workshop w JOIN session s ON s.workshop_id = w.id WHERE w.group_id = :group "
               "AND w.status = 'cancelled' AND w.id IN (SELECT workshop_id FROM group_invitation) "
               "GROUP BY w.id HAVING max(s.held_on) >= :today ORDER BY min(s.held_on), w.id",
               {{"group", group}, {"today", today}})
      .column<WorkshopId>();
}

void add_sessions(const Store& store, const Workshop& meeting, const std::string& description, Calendar& file) {
  const std::string space = store.info().namespace_uuid;
  const int sequence = changes_of(store, meeting.id);
  for (const WorkshopSession& session : meeting.sessions) {
    const int begins = session.starts_at.value_or(0);
    file.events.push_back({.uid = uuid_v5(space, fmt::format("session/{}", session.id)),
                           .title = meeting.title,
                           .begins = {session.date, begins},
                           .ends = {session.date, session.ends_at.value_or(begins)},
                           .whole_day = !session.starts_at,
                           .place = meeting.place,
                           .description = description,
                           .cancelled = meeting.status == WorkshopStatus::Cancelled,
                           .sequence = sequence});
  }
}

}  // namespace

Calendar invitation_calendar(const Store& store, const Invitations& all, const InvitationRequest& request,
                             Instant made) {
  const HandoutLanguage& german = request.languages.front();
  const HandoutLanguage* language = find_handout_language(request.languages, all.meeting.language);
  Calendar file;
  file.name = all.group.name;
  file.made = made;
  add_sessions(store, all.meeting,
               invitation_note(HandoutVoice(language ? *language : german, german), request.project), file);
  for (const WorkshopId id : cancelled_meetings(store, all.group.id, request.today))
    add_sessions(store, get_workshop(store, id), {}, file);
  return file;
}

}  // namespace inact
