// The verbs of inact network group, and what they share.
#pragma once

#include <vector>

#include "cmd/options.h"
#include "inact/group/group.h"
#include "inact/group/members.h"
#include "inact/table/document.h"

namespace inact::network {

void fill_group(Command& group);
void describe_meet(Verb& verb);
void describe_topic(Verb& verb);
void describe_invite(Verb& verb);
void describe_answer(Verb& verb);

/// What answers are checked against. Without a partner where nobody said who works.
GroupRules group_rules(const Session& session);

/// inact.group/1, with names where lists show names.
Document group_record(Session& session, const Store& store, GroupId group, int missed = kMissedForLong);

/// What a writing verb says, one line each, and the record as JSON.
void group_done(Session& session, const std::vector<Message>& lines, const Document& record);

}  // namespace inact::network
