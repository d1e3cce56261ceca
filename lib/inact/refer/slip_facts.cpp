#include "inact/refer/slip_facts.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/network/schedule.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using Text = std::optional<std::string>;

struct Place {
  std::optional<std::int64_t> service_at_location, location;
  bool secret = false;
};

/// The place of the referral; else one of the service that is open to all, if there is one.
Place place_of(const Store& store, const Referral& referral) {
  Query query(store,
              "SELECT s.id, l.id, l.protected FROM service_at_location s JOIN location l ON l.id = s.location_id"
              " WHERE s.service_id = :service AND l.void_reason IS NULL ORDER BY"
              " s.id IS DISTINCT FROM (SELECT service_at_location_id FROM referral WHERE id = :referral),"
              " l.protected, l.location_type = 'virtual', s.id LIMIT 1",
              {{"service", referral.service}, {"referral", referral.id}});
  if (const auto row = query.one<std::int64_t, std::int64_t, bool>())
    return {std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
  return {};
}

void read_address(const Store& store, const Place& place, SlipFacts& facts) {
  if (!place.location) return;
  Query where(store, "SELECT transportation, location_type = 'virtual' FROM location WHERE id = :id",
              {{"id", *place.location}});
  const auto [transport, remote] = where.one<Text, bool>().value();
  facts.transport = transport.value_or("");
  facts.remote = remote;
  Query query(store,
              "SELECT address_1, address_2, postal_code, city FROM address WHERE location_id = :id AND"
              " address_type <> 'virtual' ORDER BY address_type = 'postal', id LIMIT 1",
              {{"id", *place.location}});
  if (const auto row = query.one<std::string, Text, std::string, std::string>()) {
    const auto& [street, more, postcode, city] = *row;
    facts.address = {street};
    if (more && !more->empty()) facts.address.push_back(*more);
    std::string town = postcode;
    if (!city.empty()) town.append(town.empty() ? "" : " ").append(city);
    facts.address.push_back(std::move(town));
  }
}

/// Of the contact person, else of the service there, the service, the place, the institution: the first who has any.
std::vector<std::string> phones_of(const Store& store, const Referral& referral, const Place& place, bool secret) {
  const std::pair<const char*, std::optional<std::int64_t>> owners[] = {
      {"contact_id", referral.contact ? std::optional(referral.contact->value) : std::nullopt},
      {"service_at_location_id", secret ? std::nullopt : place.service_at_location},
      {"service_id", referral.service.value},
      {"location_id", secret ? std::nullopt : place.location},
      {"organization_id", referral.organization.value}};
  std::vector<std::string> phones;
  for (const auto& [column, id] : owners) {
    if (!id || !phones.empty()) continue;
    Query query(store,
                fmt::format("SELECT number, extension FROM phone WHERE {} = :id AND"
                            " coalesce(type, 'voice') IN ('voice', 'cell') ORDER BY id LIMIT 2",
                            column),
                {{"id", *id}});
    while (query.next()) {
      const auto [number, extension] = query.row<std::string, std::optional<std::int64_t>>();
      phones.push_back(extension ? fmt::format("{}-{}", number, *extension) : number);
    }
  }
  return phones;
}

/// The rows of the service, else of the place. Notes may say anything, and stay behind.
std::vector<OpeningTime> hours_of(const Store& store, const Referral& referral, const Place& place, Date today) {
  std::vector<OpeningTime> hours;
  const auto add = [&](NetworkKind kind, std::int64_t row) {
    for (ScheduleRow& line : schedule_of(store, kind, row))
      if (line.time && (!line.time->last || *line.time->last >= today)) {
        line.time->note.clear();
        hours.push_back(std::move(*line.time));
      }
  };
  add(NetworkKind::Service, referral.service.value);
  const bool opens = std::ranges::any_of(hours, [](const OpeningTime& time) { return !time.closed; });
  if (!opens && place.location) add(NetworkKind::Location, *place.location);
  std::ranges::stable_sort(hours, {}, &OpeningTime::closed);
  return hours;
}

std::string given_name(const Store& store, PersonId person) {
  const auto identity = identity_of(store, person);
  if (!identity) return {};
  return identity->given_name.empty() ? identity->family_name : identity->given_name;
}

void read_companion(const Store& store, const Referral& referral, const SlipReader& reader, SlipFacts& facts) {
  const auto id = open_accompaniment(store, referral.id);
  const std::optional<Accompaniment> going = id ? std::optional(get_accompaniment(store, *id)) : std::nullopt;
  if (reader.for_companion && (!going || !going->companion))
    throw refused("Nobody goes along with {referral}.", {{"referral", referral.id.str()}})
        .remedy(
            tr("Say who does: `inact refer accompany {referral} --companion P7`.", {{"referral", referral.id.str()}}));
  if (!going) return;
  const bool agreed = going->status == AccompanimentStatus::Agreed || going->status == AccompanimentStatus::Met;
  facts.accompanied = agreed && going->companion.has_value();
  if (!facts.accompanied && !reader.for_companion) return;
  facts.meet_at = going->meet_at;
  facts.meeting_point = going->meeting_point.value_or("");
  if (!reader.for_companion) {
    facts.companion = given_name(store, *going->companion);
    return;
  }
  facts.person = given_name(store, referral.person);
  const std::vector<std::string> languages = languages_of(store, referral.id);
  facts.language = going->language.value_or(languages.empty() ? std::string() : languages.front());
}

}  // namespace

std::vector<std::string> languages_of(const Store& store, ReferralId referral) {
  std::vector<std::string> tags;
  for (const PersonLanguage& language : get_person(store, require_referral(store, referral).person).facts.languages)
    tags.push_back(language.code);
  return tags;
}

SlipFacts read_slip_facts(const Store& store, ReferralId id, const SlipReader& reader) {
  const Referral referral = require_referral(store, id);
  if (!is_live(referral.state.status))
    throw refused(
        "{referral} is {status}: there is nothing to hand out any more.",
        {{"referral", id.str()}, {"status", Coded{"referral_status", std::string(word(referral.state.status))}}});
  if (get_person(store, referral.person).restricted_since)
    throw refused("The data of {person} may not be used at present.", {{"person", referral.person.str()}});
  SlipFacts facts;
  facts.referral = id;
  facts.appointment = referral.appointment;
  facts.by_appointment =
      Query(store, "SELECT by_appointment FROM service WHERE id = :id", {{"id", referral.service}}).value<bool>();
  const Place place = place_of(store, referral);
  facts.secret = place.secret && !reader.secret_address;
  if (!facts.secret) {
    facts.institution = referral.organization_name;
    read_address(store, place, facts);
  }
  if (referral.contact)
    facts.contact = Query(store, "SELECT coalesce(name, '') FROM contact WHERE id = :id", {{"id", *referral.contact}})
                        .value<std::string>();
  facts.phones = phones_of(store, referral, place, facts.secret);
  facts.hours = hours_of(store, referral, place, reader.today);
  // What to bring often tells what it is about: the companion need not know.
  if (!reader.for_companion) {
    Query documents(store, "SELECT document FROM required_document WHERE service_id = :id ORDER BY id",
                    {{"id", referral.service}});
    while (documents.next()) facts.documents.push_back(std::get<0>(documents.row<std::string>()));
  }
  read_companion(store, referral, reader, facts);
  return facts;
}

}  // namespace inact
