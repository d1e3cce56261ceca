// What an invitation says, in each language that there are texts for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "inact/workshop/workshop.h"

namespace inact {

struct InvitationLanguage {
  std::string tag;       ///< BCP 47
  bool checked = false;  ///< somebody whose first language it is has checked it
  std::string instead;   ///< the language whose texts are taken; empty: its own
  std::map<std::string, std::string, std::less<>> texts;
};

/// It has all texts.
const InvitationLanguage& german_invitation();
/// The language of the tag, or the one taken in its place, or that of its first part ("pt" for "pt-BR"); nullptr where
/// there is none.
const InvitationLanguage* find_invitation_language(std::string_view tag);

/// "Invitation: Ehrenamtstreff"
std::string invitation_subject(const InvitationLanguage& language, const Workshop& meeting);
/// The whole text, with German below it where nobody has checked the language. `given_name` empty: it names nobody.
std::string invitation_text(const InvitationLanguage& language, const Workshop& meeting, std::string_view given_name,
                            std::string_view project);
/// What stands beside the meeting in a calendar: please answer, and who invites. With German below, as above.
std::string invitation_note(const InvitationLanguage& language, std::string_view project);

}  // namespace inact
