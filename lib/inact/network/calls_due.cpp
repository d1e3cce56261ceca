// This week's call sheet.
#include <algorithm>
#include <cmath>
#include <functional>

#include "inact/network/calls.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr int kYear = 365;

/// One pass over each table, whatever the number of institutions.
constexpr std::string_view kInstitutions =
    "WITH made AS (SELECT s.organization_id AS id, sum(r.referred_on > :year_ago) AS year, "
    "sum(r.status IN ('draft', 'requested', 'acknowledged', 'on_hold', 'accepted', 'in_progress')) AS open "
    "FROM referral r JOIN service s ON s.id = r.service_id WHERE r.void_reason IS NULL GROUP BY s.organization_id) "
    "SELECT o.id, o.name, coalesce(o.last_reached, substr(o.entered_at, 1, 10)), o.last_reached IS NOT NULL, "
    "coalesce(o.contact_every_days, :every), coalesce(o.steward, ''), coalesce(o.second_steward, ''), "
    "coalesce(m.year, 0), coalesce(m.open, 0), "
    "(SELECT count(*) FROM call c WHERE c.organization_id = o.id AND c.reached = 0 AND c.void_reason IS NULL "
    "AND c.called_on > coalesce(o.last_reached, '')) FROM organization o LEFT JOIN made m ON m.id = o.id "
    "WHERE o.void_reason IS NULL AND o.do_not_list = 0 AND date(coalesce(o.last_reached, substr(o.entered_at, 1, 10)), "
    "'+' || coalesce(o.contact_every_days, :every) || ' days') <= :until ORDER BY o.id";

/// Whom to ask for: the first contact person, and the number there, else that of the institution.
void add_contact(const Store& store, CallDue& call) {
  Query person(store,
               "SELECT coalesce(c.name, c.title, ''), coalesce((SELECT p.number FROM phone p WHERE p.contact_id = c.id "
               "ORDER BY p.id LIMIT 1), '') FROM contact c WHERE c.organization_id = :id AND c.void_reason IS NULL "
               "ORDER BY c.id LIMIT 1",
               {{"id", call.organization}});
  if (const auto row = person.one<std::string, std::string>()) std::tie(call.contact, call.phone) = *row;
  if (!call.phone.empty()) return;
  Query number(store, "SELECT number FROM phone WHERE organization_id = :id ORDER BY id LIMIT 1",
               {{"id", call.organization}});
  if (const auto row = number.one<std::string>()) call.phone = std::get<0>(*row);
}

std::string command(const CallDue& call) { return "inact network call " + call.organization.str() + " --reached"; }

}  // namespace

std::vector<CallDue> due_calls(const Store& store, Date today, int every_days) {
  std::vector<CallDue> calls;
  Query query(store, kInstitutions,
              {{"year_ago", add_days(today, -kYear)},
               {"every", every_days},
               {"until", add_days(today, 6 - weekday_from_monday(today))}});
  while (query.next()) {
    const auto [id, name, since, ever, every, steward, second, year, open, attempts] =
        query.row<OrganizationId, std::string, Date, bool, int, std::string, std::string, int, int, int>();
    CallDue call;
    call.organization = id;
    call.name = name;
    call.steward = steward;
    call.second_steward = second;
    call.due = add_days(since, every);
    call.days = days_between(since, today);
    call.ever_reached = ever;
    call.attempts = attempts;
    call.referrals = year;
    call.open = open;
    call.weight = std::round(10.0 * call.days * (1 + year) * (1 + open) / every) / 10;
    add_contact(store, call);
    calls.push_back(std::move(call));
  }
  std::ranges::stable_sort(calls, std::greater<>(), &CallDue::weight);
  return calls;
}

Message why(const CallDue& call) {
  const std::vector<Argument> facts = {{"name", call.name},
                                       {"days", call.days},
                                       {"referrals", call.referrals},
                                       {"open", call.open},
                                       {"attempts", call.attempts}};
  if (!call.ever_reached)
    return tr("“{name}”: never reached, recorded {days} days ago; referrals in a year: {referrals}, open: {open}",
              facts);
  if (call.attempts > 0)
    return tr(
        "“{name}”: not reached for {days} days, attempts: {attempts}; referrals in a year: {referrals}, open: "
        "{open}",
        facts);
  return tr("“{name}”: not reached for {days} days; referrals in a year: {referrals}, open: {open}", facts);
}

std::vector<DueItem> due_call_items(const Store& store, Date today, int every_days) {
  std::vector<DueItem> items;
  for (const CallDue& call : due_calls(store, today, every_days))
    items.push_back({call.organization.str(), why(call), call.due, command(call)});
  return items;
}

Table due_calls_table(const std::vector<CallDue>& calls, Date today) {
  Table table;
  table.columns = {{"id", tr("Id")},
                   {"what", tr("What")},
                   {"due", tr("Due")},
                   {"overdue", {}},
                   {"phone", tr("Telephone")},
                   {"contact", tr("Ask for")},
                   {"steward", tr("Kept by")},
                   {"second_steward", {}},
                   {"weight", {}, Align::Right},
                   {"command", {}}};
  const auto text = [](const std::string& value) { return value.empty() ? Cell{} : Cell{value}; };
  for (const CallDue& call : calls)
    table.rows.push_back({cell(call.organization), why(call), call.due, call.due < today, text(call.phone),
                          text(call.contact), text(call.steward), text(call.second_steward), call.weight,
                          command(call)});
  return table;
}

}  // namespace inact
