#include "inact/network/merge.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"

namespace inact {
namespace {

std::int64_t move(Transaction& transaction, const char* table, const char* column, OrganizationId stays,
                  OrganizationId gone) {
  return run(transaction, fmt::format("UPDATE {0} SET {1} = :stays WHERE {1} = :gone", table, column),
             {{"stays", stays}, {"gone", gone}});
}

/// What the one that stays has not: values as they are typed, so that they are checked again. Lists and notes are put
/// together.
FieldValues missing_fields(const NetworkRecord& stays, const NetworkRecord& gone) {
  FieldValues answers;
  for (const NetworkField& field : network_fields(NetworkKind::Organization)) {
    const auto theirs = gone.values.find(field.key);
    if (theirs == gone.values.end() || theirs->second.empty() || field.kind == FieldKind::Flag) continue;
    const auto ours = stays.values.find(field.key);
    const bool none = ours == stays.values.end() || ours->second.empty();
    const std::string_view key = field.key;
    if (key == "parent") {
      if (none && "O" + theirs->second.front() != stays.id.str()) answers[field.key] = {"O" + theirs->second.front()};
    } else if (none) {
      answers[field.key] = theirs->second;
    } else if (field.has_many()) {
      answers[field.key] = ours->second;
      for (const std::string& value : theirs->second) answers[field.key].push_back(value);
    } else if (key == "internal_note" && ours->second != theirs->second) {
      answers[field.key] = {ours->second.front() + "\n" + theirs->second.front()};
    } else if (key == "kind" && ours->second.front() == "other") {
      answers[field.key] = theirs->second;
    }
  }
  // The other name is one under which people still look for it.
  if (value_of(stays.values, "alternate_name").empty() &&
      value_of(gone.values, "name") != value_of(stays.values, "name"))
    answers["alternate_name"] = {value_of(gone.values, "name")};
  for (const char* flag : {"public_body", "do_not_list"})
    if (!value_of(gone.values, flag).empty()) answers[flag] = {"1"};
  return answers;
}

std::int64_t count(const Store& store, std::string_view sql, OrganizationId id) {
  return Query(store, sql, {{"id", id}}).value<std::int64_t>();
}

}  // namespace

NetworkMerge merge_organizations(Transaction& transaction, OrganizationId stays, OrganizationId gone,
                                 std::string_view reason, const NetworkRules& rules) {
  if (stays == gone) throw refused("{id} cannot be merged with itself.", {{"id", stays.str()}});
  const NetworkRecord kept = require_record(transaction, stays);
  const NetworkRecord lost = require_record(transaction, gone);
  NetworkMerge merge;
  merge.services = services_of(transaction, gone);
  merge.locations = locations_of(transaction, gone);
  merge.contacts = contacts_of(transaction, gone);
  merge.referrals = count(transaction,
                          "SELECT count(*) FROM referral r JOIN service s ON s.id = r.service_id "
                          "WHERE s.organization_id = :id AND r.void_reason IS NULL",
                          gone);
  merge.consents = count(
      transaction, "SELECT count(*) FROM consent WHERE recipient_type = 'organization' AND recipient_id = :id", gone);

  // A telephone number that both have is written once, with those that are taken over.
  run(transaction, "DELETE FROM language WHERE phone_id IN (SELECT id FROM phone WHERE organization_id = :id)",
      {{"id", gone}});
  run(transaction, "DELETE FROM phone WHERE organization_id = :id", {{"id", gone}});
  for (const char* table : {"service", "location", "contact", "program", "funding", "organization_identifier"})
    move(transaction, table, "organization_id", stays, gone);
  merge.calls = move(transaction, "call", "organization_id", stays, gone);
  merge.volunteers = move(transaction, "person", "organization_id", stays, gone);
  merge.parts = run(transaction,
                    "UPDATE organization SET parent_organization_id = :stays WHERE parent_organization_id = :gone "
                    "AND id <> :stays",
                    {{"stays", stays}, {"gone", gone}});
  run(transaction,
      "UPDATE organization SET parent_organization_id = NULL WHERE id = :stays "
      "AND parent_organization_id = :gone",
      {{"stays", stays}, {"gone", gone}});
  run(transaction, "UPDATE attribute SET link_id = :stays WHERE link_entity = 'organization' AND link_id = :gone",
      {{"stays", stays}, {"gone", gone}});
  run(transaction, "UPDATE OR IGNORE external_id SET record = :stays WHERE record = :gone",
      {{"stays", stays.str()}, {"gone", gone.str()}});
  run(transaction,
      "UPDATE organization SET last_reached = (SELECT max(o.last_reached) FROM organization o WHERE o.id IN (:stays, "
      ":gone)) WHERE id = :stays",
      {{"stays", stays}, {"gone", gone}});

  FieldValues answers = missing_fields(kept, lost);
  if (const auto parent = answers.find("parent"); parent != answers.end() && parent->second.front() == gone.str())
    answers.erase(parent);
  merge.fields = edit_record(transaction, stays, answers, rules);
  run(transaction, "UPDATE organization SET void_reason = :reason WHERE id = :gone",
      {{"reason", accept_reason(reason, gone.str())}, {"gone", gone}});
  for (const ServiceId id : merge.services) transaction.log(Action::Edit, id.str(), "organization");
  for (const LocationId id : merge.locations) transaction.log(Action::Edit, id.str(), "organization");
  for (const ContactId id : merge.contacts) transaction.log(Action::Edit, id.str(), "organization");
  if (merge.calls > 0) transaction.log(Action::Edit, stays.str(), "calls,last_reached");
  transaction.log(Action::Void, gone.str());
  return merge;
}

}  // namespace inact
