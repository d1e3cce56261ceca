// The tables of fields.
#include "inact/network/field.h"

namespace inact {
namespace {

using K = FieldKind;

std::vector<NetworkField> organization_fields() {
  return {
      {"name", "--name", K::Text, tr("Name"), tr("what it is called")},
      {"alternate_name", "--alternate-name", K::Text, tr("Also called"), tr("another name or an abbreviation")},
      {"kind", "--kind", K::Code, tr("Kind"), tr("what kind of institution it is"), "organization_kind"},
      {"description", "--description", K::Note, tr("Description"), tr("what it does, in a few sentences")},
      {"size", "--size", K::Code, tr("Size"), tr("how large it is: small, medium or large"), "organization_size"},
      {"public_body", "--public-body", K::Flag, tr("Public body"),
       tr("it is a public body and may have to pass on what it learns (§ 87 AufenthG)")},
      {"legal_status", "--legal-status", K::Text, tr("Legal form"), tr("its legal form, as “e. V.” or “gGmbH”")},
      {"year_incorporated", "--founded", K::InYear, tr("Founded"), tr("the year in which it was founded"), "", 1000,
       2100},
      {"parent", "--parent", K::Record, tr("Part of"), tr("the institution that it is a part of, as O7")},
      {"website", "--website", K::Website, tr("Website"), tr("its address on the web")},
      {"email", "--email", K::Email, tr("E-mail"), tr("its e-mail address")},
      {"phone", "--phone", K::Texts, tr("Telephone"), tr("a telephone number")},
      {"steward", "--steward", K::Text, tr("Kept by"), tr("who of us keeps the contact")},
      {"second_steward", "--second-steward", K::Text, tr("Also known by"), tr("who of us knows it too")},
      {"contact_every_days", "--contact-every", K::Number, tr("Call every (days)"),
       tr("after how many days it should be called again"), "", 1, 3650},
      {"do_not_list", "--do-not-list", K::Flag, tr("Never proposed"),
       tr("it is never proposed; the internal note says why")},
      {"internal_note", "--internal-note", K::Note, tr("Internal note"), tr("a note for us alone; it never leaves")},
      {"partner", "--partner", K::Code, tr("Partner"), tr("the association whose contact it is"), "partner"},
  };
}

std::vector<NetworkField> service_fields() {
  return {
      {"name", "--name", K::Text, tr("Name"), tr("what it is called")},
      {"alternate_name", "--alternate-name", K::Text, tr("Also called"), tr("another name or an abbreviation")},
      {"need", "--need", K::Codes, tr("For the needs"), tr("a need that it answers"), "need"},
      {"description", "--description", K::Note, tr("Description"), tr("what it does, in a few sentences")},
      {"status", "--status", K::Code, tr("Status"),
       tr("whether it exists: active, inactive, defunct or temporarily_closed"), "service_status"},
      {"language", "--language", K::Languages, tr("Languages"), tr("a language in which people there advise")},
      {"interpretation_services", "--interpreting", K::Text, tr("Interpreting"),
       tr("what interpreting there is, as “by telephone, all languages”")},
      {"minimum_age", "--minimum-age", K::Number, tr("From the age of"), tr("the youngest age"), "", 0, 120},
      {"maximum_age", "--maximum-age", K::Number, tr("Up to the age of"), tr("the oldest age"), "", 0, 120},
      {"eligibility", "--for", K::Codes, tr("Only for"), tr("whom it is for, where it is not for all"), "eligibility"},
      {"eligibility_description", "--conditions", K::Note, tr("Conditions"), tr("who may come, in words")},
      {"area", "--area", K::Areas, tr("For people from"),
       tr("where people must live: a postcode, its first digits, or the code of a district")},
      {"required_document", "--document", K::Texts, tr("To bring"), tr("a paper that people must bring")},
      {"cost", "--cost", K::Cost, tr("Cost"), tr("what it costs, or “free”")},
      {"application_process", "--application", K::Note, tr("How to apply"), tr("how people come to an appointment")},
      {"by_appointment", "--by-appointment", K::Flag, tr("By appointment only"),
       tr("only by appointment; this is not the same as closed")},
      {"wait_days", "--wait-days", K::Number, tr("Days to wait"), tr("usual days until an appointment"), "", 0, 3650},
      {"capacity", "--capacity", K::Code, tr("Capacity"), tr("whether there is room: available, waiting_list or full"),
       "capacity"},
      {"capacity_until", "--capacity-until", K::Day, tr("Capacity unknown from"),
       tr("the first day on which the capacity is unknown again")},
      {"schedule", "--schedule", K::Hours, tr("Opening hours"),
       tr("when it is open, as “Mo, We 10:00-13:00” or “1st Tue 14:00-16:00”")},
      {"closing", "--closed", K::Closings, tr("Closed on"), tr("when it is closed, as “2026-12-24..2027-01-01 note”")},
      {"closed_until", "--closed-until", K::Day, tr("Closed for now, until"),
       tr("closed for now; the first day on which it is open again")},
      {"website", "--website", K::Website, tr("Website"), tr("its address on the web")},
      {"email", "--email", K::Email, tr("E-mail"), tr("its e-mail address")},
      {"phone", "--phone", K::Texts, tr("Telephone"), tr("a telephone number")},
      {"alert", "--alert", K::Text, tr("Notice"), tr("what everybody should know now")},
      {"location", "--location", K::Records, tr("Offered at"), tr("a place where it is offered, as L2"), "", 0, 0,
       NetworkKind::Location},
  };
}

std::vector<NetworkField> location_fields() {
  return {
      {"name", "--name", K::Text, tr("Name"), tr("what it is called")},
      {"location_type", "--type", K::Code, tr("Kind"), tr("what it is: physical, postal or virtual"), "location_type"},
      {"address_1", "--address", K::Text, tr("Address"), tr("street and number")},
      {"address_2", "--address-2", K::Text, tr("Address, more"), tr("house, staircase, floor")},
      {"postal_code", "--postcode", K::Text, tr("Postcode"), tr("the postcode")},
      {"city", "--city", K::Text, tr("Town"), tr("the town; otherwise that of the project")},
      {"district", "--district", K::Code, tr("District"), tr("the district"), "district"},
      {"protected", "--protected", K::Flag, tr("Protected"),
       tr("the address is secret: it is shown to the team and never leaves")},
      {"transportation", "--transport", K::Text, tr("How to get there"), tr("stops, lines, the way")},
      {"accessibility", "--accessibility", K::Codes, tr("Accessibility"), tr("what makes it accessible"),
       "accessibility"},
      {"language", "--language", K::Languages, tr("Languages"), tr("a language spoken there")},
      {"phone", "--phone", K::Texts, tr("Telephone"), tr("a telephone number")},
      {"schedule", "--schedule", K::Hours, tr("Opening hours"),
       tr("when it is open, as “Mo, We 10:00-13:00” or “1st Tue 14:00-16:00”")},
      {"closing", "--closed", K::Closings, tr("Closed on"), tr("when it is closed, as “2026-12-24..2027-01-01 note”")},
      {"website", "--website", K::Website, tr("Website"), tr("its address on the web")},
      {"latitude", "--latitude", K::Decimal, tr("Latitude"), tr("degrees north, as 52.5"), "", -90, 90},
      {"longitude", "--longitude", K::Decimal, tr("Longitude"), tr("degrees east, as 13.4"), "", -180, 180},
      {"description", "--description", K::Note, tr("Description"), tr("what one should know of the place")},
  };
}

std::vector<NetworkField> contact_fields() {
  return {
      {"name", "--name", K::Text, tr("Name"), tr("the name")},
      {"title", "--title", K::Text, tr("Function"), tr("what the person does there")},
      {"department", "--department", K::Text, tr("Department"), tr("where in the institution")},
      {"email", "--email", K::Email, tr("E-mail"), tr("the e-mail address")},
      {"phone", "--phone", K::Texts, tr("Telephone"), tr("a telephone number")},
      {"language", "--language", K::Languages, tr("Languages"), tr("a language the person speaks")},
      {"service", "--service", K::Record, tr("Service"), tr("the service for which the person is there, as S9"), "", 0,
       0, NetworkKind::Service},
      {"internal_note", "--internal-note", K::Note, tr("Internal note"), tr("a note for us alone; it never leaves")},
  };
}

}  // namespace

const std::vector<NetworkField>& network_fields(NetworkKind kind) {
  static const std::array<std::vector<NetworkField>, 4> all = {organization_fields(), service_fields(),
                                                               location_fields(), contact_fields()};
  return all.at(static_cast<std::size_t>(kind));
}

}  // namespace inact
