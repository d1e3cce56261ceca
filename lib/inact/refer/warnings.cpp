#include "inact/refer/warnings.h"

#include <algorithm>

#include "inact/intake/need.h"
#include "inact/people/person.h"
#include "inact/refer/accompaniment.h"
#include "inact/refer/match_language.h"
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

Message doubt_about_need(const Store& store, NeedId id, ServiceId service, const Vocabularies& vocabularies) {
  const Need need = get_need(store, id);
  std::vector<Coded> offered;
  Query query(store,
              "SELECT DISTINCT value FROM attribute WHERE link_entity = 'service' AND link_type = 'need'"
              " AND link_id = :service AND value IS NOT NULL ORDER BY value",
              {{"service", service}});
  while (query.next()) offered.push_back({"need", std::get<0>(query.row<std::string>())});
  const bool answered =
      std::ranges::any_of(offered, [&](const Coded& one) { return need_fit(vocabularies, need.code, one.code) > 0; });
  if (answered) return {};
  const std::vector<Argument> places{
      {"service", service.str()}, {"need", id.str()}, {"code", Coded{"need", need.code}}, {"offered", listed(offered)}};
  return offered.empty()
             ? tr("Nobody wrote down which needs {service} answers. For {need} ({code}): `inact refer match "
                  "{need}`.",
                  places)
             : tr("{service} answers {offered}, not {code}. Who does: `inact refer match {need}`.", places);
}

std::vector<Message> doubts_about_company(const Store& store, AccompanimentId id) {
  const Accompaniment one = get_accompaniment(store, id);
  const Date referred_on = get_referral(store, one.referral).referred_on;
  std::vector<Message> doubts;
  for (const auto& companion : {one.companion, one.reserve}) {
    if (!companion) continue;
    const PersonFacts facts = get_person(store, *companion).facts;
    const bool speaks = std::ranges::any_of(facts.languages, [&](const PersonLanguage& language) {
      return same_language(language.code, one.language.value_or(language.code));
    });
    if (one.language && !speaks)
      doubts.push_back(tr("It is not recorded that {person} speaks this: {language}.",
                          {{"person", companion->str()}, {"language", Coded{"language", *one.language}}}));
    if (!facts.undertaking_on)
      doubts.push_back(
          tr("{person} has not signed the confidentiality undertaking. When that is done: `inact person "
             "edit {person} --undertaking DATE`.",
             {{"person", companion->str()}}));
  }
  if (one.meet_at && one.meet_at->date < referred_on)
    doubts.push_back(tr("They meet on {day}, before the day of the referral, {referred}.",
                        {{"day", one.meet_at->date}, {"referred", referred_on}}));
  return doubts;
}

}  // namespace inact
