// What an invitation says, in the language of whom it goes to.
#pragma once

#include <string>
#include <string_view>

#include "inact/config/handout_texts.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// "Invitation: Ehrenamtstreff"
std::string invitation_subject(const HandoutVoice& voice, const Workshop& meeting);
/// The whole text, with German below it where nobody has checked the language. `given_name` empty: it names nobody.
std::string invitation_text(const HandoutVoice& voice, const Workshop& meeting, std::string_view given_name,
                            std::string_view project);
/// What stands beside the meeting in a calendar: please answer, and who invites. With German below, as above.
std::string invitation_note(const HandoutVoice& voice, std::string_view project);

}  // namespace inact
