// What people should know of a change to the directory that is stored all the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/network/network.h"

namespace inact {

std::vector<ServiceId> services_with_open_referrals(const Store& store);

/// "2 referrals to S9 are open: R3, R14", of a service that has some.
Message open_referrals_message(const Store& store, ServiceId service);
/// That referrals to a service are open which ended or rests, so that nobody waits for it. Nothing: it goes on, or none
/// is open.
std::optional<Message> open_referrals_note(const Store& store, ServiceId service);

/// Of the fields that were said: a service that ended while referrals are open; a day up to which something holds, and
/// that has come already.
std::vector<Message> change_notes(const Store& store, NetworkId id, const std::vector<std::string>& fields, Date today);

/// "The capacity was true until 1 Oct 2026 …"; nothing while it holds.
std::optional<Message> capacity_note(const FieldValues& service, Date today);

}  // namespace inact
