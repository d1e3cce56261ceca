#include "inact/network/change_notes.h"

#include <algorithm>

#include "inact/store/query.h"

namespace inact {
namespace {

std::optional<Date> day_of(const FieldValues& values, const char* key) {
  const std::string& day = value_of(values, key);
  return day.empty() ? std::nullopt : parse_iso_date(day);
}

std::optional<Message> closed_note(NetworkId id, const FieldValues& service, Date today) {
  const auto until = day_of(service, "closed_until");
  if (!until || *until > today) return std::nullopt;
  return tr("{id} is open: it was closed until {date} only.", {{"id", id.str()}, {"date", *until}});
}

}  // namespace

std::vector<ServiceId> services_with_open_referrals(const Store& store) {
  return Query(
             store,
             "SELECT DISTINCT service_id FROM referral WHERE void_reason IS NULL AND status IN ('draft', 'requested', "
             "'acknowledged', 'on_hold', 'accepted', 'in_progress') ORDER BY service_id")
      .column<ServiceId>();
}

std::optional<Message> open_referrals_note(const Store& store, ServiceId service) {
  if (value_of(get_record(store, service).values, "status") == "active") return std::nullopt;
  if (open_referrals(store, service).empty()) return std::nullopt;
  return open_referrals_message(store, service);
}

Message open_referrals_message(const Store& store, ServiceId service) {
  const std::vector<ReferralId> open = open_referrals(store, service);
  return trn("{n} referral to {id} is open: {referrals}", "{n} referrals to {id} are open: {referrals}",
             static_cast<std::int64_t>(open.size()), {{"id", service.str()}, {"referrals", ids_text(open)}});
}

std::optional<Message> capacity_note(const FieldValues& service, Date today) {
  const auto until = day_of(service, "capacity_until");
  if (!until || *until > today) return std::nullopt;
  return tr("The capacity was true until {date} and is not known any more.", {{"date", *until}});
}

std::vector<Message> change_notes(const Store& store, NetworkId id, const std::vector<std::string>& fields,
                                  Date today) {
  std::vector<Message> notes;
  if (id.kind != NetworkKind::Service) return notes;
  const auto said = [&](const char* key) { return std::ranges::find(fields, key) != fields.end(); };
  const auto add = [&](std::optional<Message> note) {
    if (note) notes.push_back(std::move(*note));
  };
  const FieldValues values = get_record(store, id).values;
  if (said("status")) add(open_referrals_note(store, {id.row}));
  if (said("capacity_until")) add(capacity_note(values, today));
  if (said("closed_until")) add(closed_note(id, values, today));
  return notes;
}

}  // namespace inact
