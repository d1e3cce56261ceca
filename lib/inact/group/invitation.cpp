#include "inact/group/invitation.h"
#include "inact/group/invitation_texts.h"

#include <algorithm>
#include <map>

#include "inact/base/error.h"
#include "inact/group/meeting.h"
#include "inact/group/members.h"
#include "inact/people/consent.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

std::optional<NotInvited> reason_against(const Store& store, WorkshopId meeting, PersonId person, Date today) {
  if (Query(store, "SELECT restricted_since IS NOT NULL FROM person WHERE id = :person", {{"person", person}})
          .value<bool>())
    return NotInvited::Restricted;
  const ConsentState consent =
      consent_state(store, person, {"contact_again", usual_recipient("contact_again"), "", {}, today});
  if (consent.decision && *consent.decision != Decision::Given) return NotInvited::Refused;
  const auto registered =
      Query(store, "SELECT status FROM registration WHERE workshop_id = :meeting AND person_id = :person",
            {{"meeting", meeting}, {"person", person}})
          .one<RegistrationStatus>();
  if (registered && std::get<0>(*registered) != RegistrationStatus::Invited) return NotInvited::Answered;
  return std::nullopt;
}

/// The first language of the person that there are texts for, else German.
const HandoutLanguage& language_for(const Store& store, PersonId person, const HandoutLanguages& languages) {
  for (const std::string& tag :
       Query(store, "SELECT code FROM person_language WHERE person_id = :person ORDER BY position",
             {{"person", person}})
           .column<std::string>())
    if (const HandoutLanguage* found = find_handout_language(languages, tag)) return *found;
  return languages.front();
}

const char* channel_of(const Identity& identity) {
  return !identity.email.empty()     ? "email"
         : !identity.phone.empty()   ? "phone"
         : !identity.address.empty() ? "letter"
                                     : "in_person";
}

Invitation invitation_of(const Store& store, const Workshop& meeting, PersonId person,
                         const InvitationRequest& request) {
  Invitation one;
  one.person = person;
  const Identity identity = identity_of(store, person).value_or(Identity{});
  one.name = full_name(identity);
  one.given_name = identity.given_name.empty() ? one.name : identity.given_name;
  one.email = identity.email;
  one.phone = identity.phone;
  one.address = identity.address;
  one.channel = request.channel.value_or(channel_of(identity));
  one.again =
      Query(store,
            "SELECT EXISTS (SELECT 1 FROM group_invitation WHERE workshop_id = :meeting AND person_id = :person)",
            {{"meeting", meeting.id}, {"person", person}})
          .value<bool>();
  const HandoutLanguage& language = language_for(store, person, request.languages);
  const HandoutVoice voice(language, request.languages.front());
  one.language = language.tag;
  one.subject = invitation_subject(voice, meeting);
  one.text = invitation_text(voice, meeting, one.given_name, request.project);
  return one;
}

void store_invitation(Transaction& transaction, WorkshopId meeting, const Invitation& one, Date today) {
  run(transaction,
      "INSERT INTO group_invitation (workshop_id, person_id, invited_on, channel, language, entered_by, entered_at) "
      "VALUES (:meeting, :person, :today, :channel, :language, :by, :at) ON CONFLICT (workshop_id, person_id) "
      "DO UPDATE SET invited_on = excluded.invited_on, channel = excluded.channel, language = excluded.language, "
      "entered_by = excluded.entered_by, entered_at = excluded.entered_at",
      {{"meeting", meeting},
       {"person", one.person},
       {"today", today},
       {"channel", one.channel},
       {"language", one.language},
       {"by", transaction.author().who},
       {"at", transaction.entered_at()}});
  set_registration(transaction, meeting, one.person, RegistrationStatus::Invited, {}, today);
}

Cell invited_text(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

}  // namespace

Invitations find_invitations(const Store& store, const InvitationRequest& request) {
  Invitations all;
  all.group = require_group(store, request.group);
  all.meeting = meeting_of(store, request.group, request.meeting, request.today);
  if (all.meeting.sessions.back().date < request.today)
    throw refused("{workshop} is over.", {{"workshop", all.meeting.name()}});
  const auto members = members_of(store, request.group, request.today);
  if (members.empty())
    throw refused("Nobody belongs to {group}.", {{"group", request.group.str()}})
        .remedy(tr("`inact network group join {group} P12` takes somebody in.", {{"group", request.group.str()}}));
  for (const GroupMember& member : members) {
    if (const auto reason = reason_against(store, all.meeting.id, member.person, request.today))
      all.left_out.emplace_back(member.person, *reason);
    else
      all.invited.push_back(invitation_of(store, all.meeting, member.person, request));
  }
  return all;
}

Invitations invite_group(Transaction& transaction, const InvitationRequest& request) {
  Invitations all = find_invitations(transaction, request);
  for (const Invitation& one : all.invited) store_invitation(transaction, all.meeting.id, one, request.today);
  if (!all.invited.empty())
    transaction.log(Action::Edit, all.meeting.id.str(), "invitations", static_cast<std::int64_t>(all.invited.size()));
  return all;
}

GroupAnswered answer_invitation(Transaction& transaction, const GroupAnswer& answer, Date today) {
  if (answer.on > today) throw usage("{date} is after today.", {{"date", answer.on}});
  require_group(transaction, answer.group);
  require_person(transaction, answer.person);
  std::optional<WorkshopId> meeting;
  if (answer.meeting) {
    meeting = meeting_of(transaction, answer.group, answer.meeting, answer.on).id;
  } else if (const auto next = Query(transaction,
                                     "SELECT w.id FROM group_invitation i JOIN workshop w ON w.id = i.workshop_id "
                                     "JOIN session s ON s.workshop_id = w.id WHERE i.person_id = :person "
                                     "AND w.group_id = :group AND w.status = 'planned' AND s.held_on >= :day "
                                     "ORDER BY s.held_on, w.id LIMIT 1",
                                     {{"person", answer.person}, {"group", answer.group}, {"day", answer.on}})
                                   .one<WorkshopId>()) {
    meeting = std::get<0>(*next);
  }
  const auto changed =
      !meeting ? 0
               : run(transaction,
                     "UPDATE group_invitation SET answer = :answer, answered_on = :day "
                     "WHERE workshop_id = :meeting AND person_id = :person",
                     {{"answer", answer.answer}, {"day", answer.on}, {"meeting", *meeting}, {"person", answer.person}});
  if (changed == 0)
    throw refused("{person} was not invited to a meeting of {group}.",
                  {{"person", answer.person.str()}, {"group", answer.group.str()}})
        .remedy(tr("`inact network group invite {group} --out DIR` invites; `inact workshop register W3 {person}` "
                   "takes down who "
                   "comes all the same.",
                   {{"group", answer.group.str()}, {"person", answer.person.str()}}));
  GroupAnswered done{*meeting, {}, {}};
  switch (answer.answer) {
    case InvitationAnswer::Yes:
      done.seat = register_people(transaction, *meeting, {answer.person}, today).front().status;
      break;
    case InvitationAnswer::No:
      done.promoted =
          set_registration(transaction, *meeting, answer.person, RegistrationStatus::Cancelled, {}, today).promoted;
      break;
    case InvitationAnswer::Maybe:
      done.promoted =
          set_registration(transaction, *meeting, answer.person, RegistrationStatus::Invited, {}, today).promoted;
      break;
  }
  transaction.log(Action::Edit, meeting->str(), "invitations");
  return done;
}

std::string invitation_file(const Invitation& invitation) { return invitation.person.str() + ".txt"; }

Document invitations_document(const Invitations& all, bool names, const std::optional<std::string>& calendar) {
  Document document;
  document.schema = "invitations";
  const Message title = calendar ? tr("Invited") : tr("To be invited");
  std::map<NotInvited, std::int64_t> left;
  for (const auto& [person, reason] : all.left_out) ++left[reason];
  document.fields = {{"id", tr("Meeting"), cell(all.meeting.id)},
                     {"group", tr("Group"), cell(all.group.id)},
                     {"date", tr("Day"), all.meeting.sessions.front().date},
                     {"invited", title, static_cast<std::int64_t>(all.invited.size())},
                     {"refused", tr("Left out, because they refuse contact"), left[NotInvited::Refused]},
                     {"restricted", tr("Left out, because their data are restricted"), left[NotInvited::Restricted]},
                     {"answered", tr("Left out, because they have answered"), left[NotInvited::Answered]},
                     {"calendar", {}, cell(calendar)}};
  Table items{"items", title, {{"id", tr("Person")}}, {}};
  if (names) items.columns.push_back({"name", tr("Name")});
  items.columns.insert(items.columns.end(),
                       {{"language", tr("Language")}, {"channel", tr("How")}, {"again", tr("Again")}});
  for (const Invitation& one : all.invited) {
    auto& row = items.rows.emplace_back();
    row = {cell(one.person)};
    if (names) row.push_back(invited_text(one.name));
    row.insert(row.end(), {Coded{"language", one.language}, Coded{"channel", one.channel}, one.again});
  }
  Table left_out{"left_out", tr("Left out"), {{"id", tr("Person")}, {"reason", tr("Because of")}}, {}};
  for (const auto& [person, reason] : all.left_out)
    left_out.rows.push_back({cell(person), Coded{"not_invited", std::string(word(reason))}});
  document.tables = {std::move(items), std::move(left_out)};
  return document;
}

Table mail_merge_table(const Invitations& all) {
  Table table;
  table.columns = {{"id", tr("Person")},         {"name", tr("Name")},       {"given_name", tr("Given name")},
                   {"language", tr("Language")}, {"channel", tr("How")},     {"email", tr("E-mail address")},
                   {"phone", tr("Telephone")},   {"address", tr("Address")}, {"subject", tr("Subject")},
                   {"file", tr("File")}};
  for (const Invitation& one : all.invited)
    table.rows.push_back({cell(one.person), invited_text(one.name), invited_text(one.given_name),
                          Coded{"language", one.language}, Coded{"channel", one.channel}, invited_text(one.email),
                          invited_text(one.phone), invited_text(one.address), one.subject, invitation_file(one)});
  return table;
}

}  // namespace inact
