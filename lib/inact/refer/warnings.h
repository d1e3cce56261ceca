// What speaks against a service without forbidding it.
#pragma once

#include <vector>

#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/store/store.h"

namespace inact {

/// That it rests, is closed for now or full on that day, or that its institution is on the do-not-list.
std::vector<Message> doubts_about(const Store& store, ServiceId service, Date day);

}  // namespace inact
