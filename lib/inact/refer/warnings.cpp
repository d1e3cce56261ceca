#include "inact/refer/warnings.h"

#include "inact/store/query.h"

namespace inact {

std::vector<Message> doubts_about(const Store& store, ServiceId service, Date day) {
  const auto row =
      Query(store,
            "SELECT s.status, s.closed_until, s.capacity, s.capacity_until, o.id, o.do_not_list FROM service s"
            " JOIN organization o ON o.id = s.organization_id WHERE s.id = :id",
            {{"id", service}})
          .one<std::string, std::optional<Date>, std::optional<std::string>, std::optional<Date>, OrganizationId,
               bool>();
  std::vector<Message> doubts;
  if (!row) return doubts;
  const auto& [status, closed_until, capacity, capacity_until, organization, do_not_list] = *row;
  const std::vector<Argument> places{{"service", service.str()}, {"organization", organization.str()}};
  if (do_not_list)
    doubts.push_back(tr("{organization} is on the do-not-list: `inact network show {organization}` says why.", places));
  if (status == "inactive" || status == "temporarily_closed")
    doubts.push_back(
        tr("{service} is {status}.", {{"service", service.str()}, {"status", Coded{"service_status", status}}}));
  if (closed_until && day < *closed_until)
    doubts.push_back(tr("{service} is closed until {day}.", {{"service", service.str()}, {"day", *closed_until}}));
  if (capacity == "full" && (!capacity_until || day < *capacity_until))
    doubts.push_back(tr("{service} has no free place.", places));
  return doubts;
}

}  // namespace inact
