// What speaks against a service without forbidding it.
#pragma once

#include <vector>

#include "inact/base/id.h"
#include "inact/base/message.h"
#include "inact/store/store.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// That it rests, is closed for now or full on that day, or that its institution is on the do-not-list.
std::vector<Message> doubts_about(const Store& store, ServiceId service, Date day);

/// That it answers neither the need nor another of its group, as far as that is recorded; empty where it does. Throws
/// Refused where there is no such need.
Message doubt_about_need(const Store& store, NeedId need, ServiceId service, const Vocabularies& vocabularies);

/// What the day and the people of an accompaniment lack: the language, the undertaking, a day after the referral.
std::vector<Message> doubts_about_company(const Store& store, AccompanimentId accompaniment);

}  // namespace inact
