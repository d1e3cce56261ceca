// The calendar file that goes along with the invitations to a meeting.
#pragma once

#include <string>

#include "inact/group/invitation.h"
#include "inact/paper/calendar.h"
#include "inact/store/store.h"

namespace inact {

/// "meeting.ics"
inline constexpr const char* kInvitationCalendarFile = "meeting.ics";

/// The sessions of the meeting, and those of meetings to come to which people were invited before they were cancelled,
/// which then say so. Each keeps its UID when it is moved. Nobody is named; the texts are in the language of the group
/// where there are texts for it, else German.
Calendar invitation_calendar(const Store& store, const Invitations& invitations, const InvitationRequest& request,
                             Instant made);

}  // namespace inact
