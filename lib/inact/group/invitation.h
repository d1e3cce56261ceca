// Inviting the people of an exchange group to a meeting, and what they answer.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "inact/base/named.h"
#include "inact/config/handout_texts.h"
#include "inact/group/group.h"
#include "inact/table/document.h"
#include "inact/workshop/registration.h"
#include "inact/workshop/workshop.h"

namespace inact {

/// Why somebody of the group is not invited. Refused: being contacted again; Restricted: their data (Art. 18 GDPR);
/// Answered: it is known already whether they come.
enum class NotInvited { Refused, Restricted, Answered };
template <>
inline constexpr auto kWords<NotInvited> = std::array<std::string_view, 3>{"refused", "restricted", "answered"};

struct InvitationRequest {
  GroupId group;
  std::optional<std::string> meeting;  ///< by id or code; nothing: the next one
  std::optional<std::string> channel;  ///< a code of the vocabulary channel; nothing: by what is known of each
  std::string project;                 ///< who invites
  Date today{};
  const HandoutLanguages& languages = built_in_handout_languages();  ///< German first
};

struct Invitation {
  PersonId person;
  std::string name, given_name;  ///< empty: anonymous
  std::string email, phone, address;
  std::string channel;
  std::string language;  ///< of the text
  bool again = false;    ///< was invited to this meeting before
  std::string subject, text;
};

struct Invitations {
  Workshop meeting;
  ExchangeGroup group;
  std::vector<Invitation> invited;
  std::vector<std::pair<PersonId, NotInvited>> left_out;
};

/// Who belongs to the group today is invited to a meeting to come, each in the first of their languages that there are
/// texts for. Throws Refused where no such meeting is planned, or it is over, and where nobody belongs to the group.
Invitations find_invitations(const Store& store, const InvitationRequest& request);
/// The same, and stores that they were invited: a registration says so then.
Invitations invite_group(Transaction& transaction, const InvitationRequest& request);

enum class InvitationAnswer { Yes, No, Maybe };
template <>
inline constexpr auto kWords<InvitationAnswer> = std::array<std::string_view, 3>{"yes", "no", "maybe"};

struct GroupAnswer {
  GroupId group;
  PersonId person;
  InvitationAnswer answer = InvitationAnswer::Yes;
  std::optional<std::string> meeting;  ///< nothing: the next one to which the person was invited
  Date on{};
};
struct GroupAnswered {
  WorkshopId meeting;
  std::optional<RegistrationStatus> seat;  ///< of somebody who comes: Registered, or Waitlisted
  std::vector<PersonId> promoted;          ///< who got the seat that became free
};
/// Who comes is registered, who does not has no seat. Throws Refused for somebody who was not invited.
GroupAnswered answer_invitation(Transaction& transaction, const GroupAnswer& answer, Date today);

/// inact.invitations/1. `names`: with a column of names. `calendar`: where its file lies; nothing: nothing was written,
/// and nobody is invited yet.
Document invitations_document(const Invitations& invitations, bool names, const std::optional<std::string>& calendar);
/// For mail merge: names, channels and where the text of each lies.
Table mail_merge_table(const Invitations& invitations);
/// "P7.txt": the file of one person's text.
std::string invitation_file(const Invitation& invitation);

}  // namespace inact
