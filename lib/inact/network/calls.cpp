#include "inact/network/calls.h"

#include <algorithm>
#include <functional>

#include "inact/base/error.h"
#include "inact/network/network.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

constexpr std::size_t kLongestNote = 2000;

void require_contact(const Store& store, const NetworkCall& call) {
  if (!call.contact) return;
  const NetworkRecord contact = require_record(store, *call.contact);
  if (contact.organization != call.organization)
    throw refused("{id} does not belong to {organization}.",
                  {{"id", call.contact->str()}, {"organization", call.organization.str()}})
        .remedy(
            tr("`inact network show {organization}` shows what does.", {{"organization", call.organization.str()}}));
}

/// Both days move forward only.
void confirm(Transaction& transaction, OrganizationId organization, Date day) {
  run(transaction,
      "UPDATE organization SET last_reached = :day WHERE id = :id AND (last_reached IS NULL OR last_reached < :day)",
      {{"day", day}, {"id", organization}});
  run(transaction,
      "UPDATE service SET assured_date = :day WHERE organization_id = :id AND void_reason IS NULL "
      "AND status <> 'defunct' AND (assured_date IS NULL OR assured_date < :day)",
      {{"day", day}, {"id", organization}});
}

}  // namespace

void record_call(Transaction& transaction, const NetworkCall& call, Date today) {
  require_record(transaction, call.organization);
  require_contact(transaction, call);
  if (call.called_on > today) throw usage("{date} is after today: nobody can have called.", {{"date", call.called_on}});
  const std::string note = accept_text(call.note, kLongestNote, tr("Note"));
  insert(transaction,
         "INSERT INTO call (organization_id, contact_id, called_on, reached, note, partner, entered_by, entered_at) "
         "VALUES (:organization, :contact, :day, :reached, :note, :partner, :by, :at)",
         {{"organization", call.organization},
          {"contact", call.contact},
          {"day", call.called_on},
          {"reached", call.reached},
          {"note", note.empty() ? std::nullopt : std::optional(note)},
          {"partner", call.partner},
          {"by", transaction.author().who},
          {"at", transaction.entered_at()}});
  if (call.reached) confirm(transaction, call.organization, call.called_on);
  transaction.log(Action::Edit, call.organization.str(), call.reached ? "calls,last_reached,assured_date" : "calls");
}

void void_last_call(Transaction& transaction, OrganizationId organization, std::string_view reason) {
  require_record(transaction, organization);
  const auto last = Query(transaction,
                          "SELECT id, called_on, reached FROM call WHERE organization_id = :id AND void_reason IS NULL "
                          "ORDER BY id DESC LIMIT 1",
                          {{"id", organization}})
                        .one<std::int64_t, Date, bool>();
  if (!last) throw refused("No call to {id} is recorded.", {{"id", organization.str()}});
  const auto& [call, day, reached] = *last;
  run(transaction, "UPDATE call SET void_reason = :reason WHERE id = :id",
      {{"reason", accept_reason(reason, organization.str())}, {"id", call}});
  if (reached) {
    const auto before = Query(transaction,
                              "SELECT max(called_on) FROM call WHERE organization_id = :id AND reached = 1 "
                              "AND void_reason IS NULL",
                              {{"id", organization}})
                            .value<std::optional<Date>>();
    run(transaction, "UPDATE organization SET last_reached = :before WHERE id = :id AND last_reached = :day",
        {{"before", before}, {"id", organization}, {"day", day}});
    run(transaction, "UPDATE service SET assured_date = :before WHERE organization_id = :id AND assured_date = :day",
        {{"before", before}, {"id", organization}, {"day", day}});
  }
  transaction.log(Action::Edit, organization.str(), reached ? "calls,last_reached,assured_date" : "calls");
}

Table calls_table(const Store& store, OrganizationId organization, int most) {
  Table table{"calls", tr("Last calls"), {}, {}};
  table.columns = {{"called_on", tr("Day")}, {"reached", tr("Reached")},       {"contact", tr("With")},
                   {"note", tr("Note")},     {"entered_by", tr("Entered by")}, {"entered_at", {}}};
  Query query(
      store,
      "SELECT called_on, reached, contact_id, note, entered_by, entered_at FROM call "
      "WHERE organization_id = :organization AND void_reason IS NULL ORDER BY called_on DESC, id DESC LIMIT :most",
      {{"organization", organization}, {"most", most}});
  while (query.next()) {
    const auto [day, reached, contact, note, by, at] =
        query.row<Date, bool, std::optional<ContactId>, std::optional<std::string>, std::string, std::string>();
    table.rows.push_back({day, reached, cell(contact), cell(note), by, at});
  }
  return table;
}

}  // namespace inact
