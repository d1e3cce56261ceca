// One referral, with everything about it.
#pragma once

#include "inact/base/id.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// inact.referral/1: the person with name, the service, the events, attempts to reach the person, what was sent,
/// accompaniments, the referrals before and after it, notes.
Document referral_document(const Store& store, ReferralId referral);

}  // namespace inact
