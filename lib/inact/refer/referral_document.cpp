#include "inact/refer/referral_document.h"

#include "inact/people/note.h"
#include "inact/people/person.h"
#include "inact/refer/steps.h"
#include "inact/store/query.h"

namespace inact {
namespace {

template <class E>
Cell coded(const char* vocabulary, const std::optional<E>& value) {
  return value ? Cell(Coded{vocabulary, std::string(word(*value))}) : Cell();
}
Cell coded(const char* vocabulary, const std::optional<std::string>& code) {
  return code ? Cell(Coded{vocabulary, *code}) : Cell();
}

/// A title only where there is something to show.
Message titled(bool something, Message title) { return something ? std::move(title) : Message{}; }

Cell reason_cell(ReferralStatus to, const std::optional<std::string>& reason) {
  using enum ReferralStatus;
  if (to == Rejected || to == Failed || to == Cancelled) return coded("referral_reason", reason);
  return cell(reason);
}

Table events_table(const std::vector<ReferralEvent>& events) {
  Table table{"events",
              tr("History"),
              {{"date", tr("Day")},
               {"from", {}},
               {"to", tr("Status")},
               {"by_whom", tr("By whom")},
               {"reason", tr("Reason")},
               {"outcome", tr("Outcome")},
               {"outcome_source", {}},
               {"hold_until", {}},
               {"by", tr("Entered by")}},
              {}};
  for (const ReferralEvent& event : events)
    table.rows.push_back({event.on, coded("referral_status", event.from),
                          coded("referral_status", std::optional(event.to)),
                          coded("declined_by", std::optional(event.by_whom)), reason_cell(event.to, event.reason),
                          coded("referral_outcome", event.outcome), coded("outcome_source", event.source),
                          cell(event.hold_until), event.entered_by});
  return table;
}

Table attempts_table(const Store& store, ReferralId id) {
  Table table{"attempts",
              tr("Attempts to reach the person"),
              {{"date", tr("Day")}, {"channel", tr("How")}, {"reached", tr("Reached")}, {"by", tr("Entered by")}},
              {}};
  for (const ContactAttempt& attempt : attempts_of(store, id))
    table.rows.push_back({attempt.on, Coded{"channel", attempt.channel}, attempt.reached, attempt.entered_by});
  return table;
}

Table sent_table(const Store& store, ReferralId id) {
  Table table{"sent",
              tr("What was sent"),
              {{"date", tr("Day")},
               {"channel", tr("How")},
               {"recipient", tr("Recipient")},
               {"categories", tr("Data")},
               {"override_reason", tr("Without consent because")},
               {"by", tr("Entered by")}},
              {}};
  Query query(store,
              "SELECT sent_on, channel, recipient, data_categories, override_reason, entered_by FROM referral_sent"
              " WHERE referral_id = :id ORDER BY id",
              {{"id", id}});
  while (query.next()) {
    auto [on, channel, recipient, categories, overridden, by] =
        query.row<Date, std::string, std::string, std::string, std::optional<std::string>, std::string>();
    std::vector<Coded> codes;
    for (std::size_t begin = 0; begin < categories.size();) {
      const auto end = std::min(categories.find(',', begin), categories.size());
      codes.push_back({"data_category", categories.substr(begin, end - begin)});
      begin = end + 1;
    }
    table.rows.push_back({on, Coded{"channel", channel}, recipient, std::move(codes), cell(overridden), by});
  }
  return table;
}

Table accompaniments_table(const Store& store, ReferralId id) {
  Table table{"accompaniments",
              tr("Accompaniment"),
              {{"id", tr("Id")},
               {"status", tr("Status")},
               {"status_on", tr("Since")},
               {"reason", tr("Reason")},
               {"companion", tr("Companion")},
               {"reserve", tr("Reserve")},
               {"language", tr("Language")},
               {"meet_at", tr("Meeting at")},
               {"meeting_point", tr("Where")},
               {"minutes", tr("Minutes"), Align::Right}},
              {}};
  Query query(
      store,
      "SELECT id, status, status_on, reason, companion_id, reserve_id, language, meet_at, meeting_point, minutes"
      " FROM accompaniment WHERE referral_id = :id AND (void_reason IS NULL OR"
      " (SELECT r.void_reason FROM referral r WHERE r.id = :id) IS NOT NULL) ORDER BY id",
      {{"id", id}});
  while (query.next()) {
    auto [one, status, on, reason, companion, reserve, language, meet_at, place, minutes] =
        query.row<AccompanimentId, std::string, Date, std::optional<std::string>, std::optional<PersonId>,
                  std::optional<PersonId>, std::optional<std::string>, std::optional<LocalTime>,
                  std::optional<std::string>, std::optional<std::int64_t>>();
    table.rows.push_back({cell(one), Coded{"accompaniment_status", status}, on, cell(reason), cell(companion),
                          cell(reserve), coded("language", language), cell(meet_at), cell(place), cell(minutes)});
  }
  return table;
}

/// Who was asked, who agreed, and what became of it.
Table accompaniment_events_table(const Store& store, ReferralId id) {
  Table table{"accompaniment_events",
              tr("Who was asked to go along"),
              {{"date", tr("Day")},
               {"accompaniment", tr("Id")},
               {"status", tr("Status")},
               {"companion", tr("Companion")},
               {"reason", tr("Reason")},
               {"by", tr("Entered by")}},
              {}};
  Query query(store,
              "SELECT e.happened_on, e.accompaniment_id, e.status, e.companion_id, e.reason, e.entered_by"
              " FROM accompaniment_event e JOIN accompaniment a ON a.id = e.accompaniment_id"
              " WHERE a.referral_id = :id ORDER BY e.id",
              {{"id", id}});
  while (query.next()) {
    auto [on, one, status, companion, reason, by] =
        query.row<Date, AccompanimentId, std::string, std::optional<PersonId>, std::optional<std::string>,
                  std::string>();
    table.rows.push_back({on, cell(one), Coded{"accompaniment_status", status}, cell(companion), cell(reason), by});
  }
  return table;
}

std::vector<std::string> followers(const Store& store, ReferralId id) {
  std::vector<std::string> all;
  for (const ReferralId next :
       Query(store, "SELECT id FROM referral WHERE previous_referral_id = :id AND void_reason IS NULL ORDER BY id",
             {{"id", id}})
           .column<ReferralId>())
    all.push_back(next.str());
  return all;
}

}  // namespace

Document referral_document(const Store& store, ReferralId id) {
  const Referral r = get_referral(store, id);
  const Person person = get_person(store, r.person);
  const ReferralState& s = r.state;
  const auto later = followers(store, id);
  Document document;
  document.schema = "referral";
  document.fields = {
      {"id", tr("Referral"), cell(id)},
      {"person", tr("Person"), cell(r.person)},
      {"name", titled(person.identity.has_value(), tr("Name")),
       person.identity ? Cell(full_name(*person.identity)) : Cell()},
      {"birth_year", titled(bool(person.facts.birth_year), tr("Born")),
       person.facts.birth_year ? Cell(Year{*person.facts.birth_year}) : Cell()},
      {"need", tr("Need"), cell(r.need)},
      {"need_code", tr("Topic"), Coded{"need", r.need_code}},
      {"service", tr("Service"), cell(r.service)},
      {"service_name", tr("Name of the service"), r.service_name},
      {"organization", tr("Institution"), cell(r.organization)},
      {"organization_name", tr("Name of the institution"), r.organization_name},
      {"contact", titled(r.contact.has_value(), tr("Contact person")), cell(r.contact)},
      {"kind", tr("Kind"), Coded{"referral_kind", std::string(word(r.kind))}},
      {"channel", tr("How"), Coded{"channel", r.channel}},
      {"priority", tr("Urgency"), Coded{"urgency", std::string(word(r.priority))}},
      {"referred_on", tr("Referred"), r.referred_on},
      {"appointment", titled(r.appointment.has_value(), tr("Appointment")), cell(r.appointment)},
      {"status", tr("Status"), Coded{"referral_status", std::string(word(s.status))}},
      {"status_on", tr("Since"), s.status_on},
      {"reason", titled(s.reason.has_value(), tr("Reason")), coded("referral_reason", s.reason)},
      {"declined_by", titled(s.declined_by.has_value(), tr("Declined by")), coded("declined_by", s.declined_by)},
      {"responded_on", titled(s.responded_on.has_value(), tr("First answer")), cell(s.responded_on)},
      {"hold_reason", titled(s.hold_reason.has_value(), tr("On hold because")), cell(s.hold_reason)},
      {"hold_until", titled(s.hold_until.has_value(), tr("On hold until")), cell(s.hold_until)},
      {"outcome", titled(s.outcome.has_value(), tr("Outcome")), coded("referral_outcome", s.outcome)},
      {"outcome_on", {}, cell(s.outcome_on)},
      {"outcome_source", titled(s.outcome.has_value(), tr("Says who")), coded("outcome_source", s.outcome_source)},
      {"previous", titled(r.previous.has_value(), tr("Follows")), cell(r.previous)},
      {"followed_by", titled(!later.empty(), tr("Followed by")), later},
      {"owner", tr("Looked after by"), r.owner},
      {"second_owner", titled(r.second_owner.has_value(), tr("Second person")), cell(r.second_owner)},
      {"partner", tr("Partner"), Coded{"partner", r.partner}},
      {"entered_by", tr("Entered by"), r.entered_by},
      {"entered_at", {}, r.entered_at},
      {"void_reason", titled(r.void_reason.has_value(), tr("Void because")), cell(r.void_reason)}};
  document.tables = {events_table(events_of(store, id)),
                     attempts_table(store, id),
                     sent_table(store, id),
                     accompaniments_table(store, id),
                     accompaniment_events_table(store, id),
                     notes_table(store, id.str())};
  return document;
}

}  // namespace inact
