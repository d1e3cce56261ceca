#include "inact/report/network_map.h"

#include <doctest/doctest.h>

#include "../refer/world.h"
#include "inact/config/vocabularies.h"

using namespace inact;
using namespace inact::test;

namespace {

const Vocabularies kVocabularies = built_in_vocabularies();
const Words kEnglish(Language::English, kVocabularies);

/// So many referrals of the first need to a service.
void refer(ReferralWorld& world, ServiceId service, int times) {
  for (int i = 0; i < times; ++i)
    insert(
        world.tx,
        "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on, owner, "
        "partner, entered_by, entered_at) SELECT i.person_id, n.id, :service, 'information', 'phone', '2026-10-02', "
        "'requested', '2026-10-02', 'kim', 'hope', 'kim', :at FROM need n JOIN intake i ON i.id = n.intake_id "
        "WHERE n.id = :need",
        {{"service", service}, {"need", world.need}, {"at", world.tx.entered_at()}});
}

NetworkMap map_of(ReferralWorld& world, int base = 5) { return network_map(world.tx, kEnglish, base, {}, {}); }

const NetworkMap::Node& node(const NetworkMap& map, std::string_view id) {
  for (const NetworkMap::Node& one : map.nodes)
    if (one.id == id) return one;
  throw std::out_of_range(std::string(id));
}

}  // namespace

TEST_CASE("a map says numbers rounded down, and draws fewer than the base like none") {
  for (const auto& [made, said] : {std::pair{0, 0}, {1, 0}, {4, 0}, {5, 5}, {9, 5}, {12, 10}}) {
    CAPTURE(made);
    ReferralWorld world;
    refer(world, world.first, made);
    const NetworkMap map = map_of(world);
    CHECK(node(map, "O1").count == said);
    CHECK(node(map, "O2").count == 0);
    CHECK(map.edges.size() == (said > 0 ? 1U : 0U));
    if (said > 0) CHECK(map.edges[0].count == said);
  }
}

TEST_CASE("one, two, three and four referrals give the very same picture as none") {
  ReferralWorld world;
  refer(world, world.second, 5);
  const std::string without = network_map_svg(map_of(world), kEnglish) + network_map_dot(map_of(world), kEnglish);
  for (int i = 1; i <= 4; ++i) {
    refer(world, world.first, 1);
    const NetworkMap map = map_of(world);
    if (node(map, "hope").count == 5) CHECK(network_map_svg(map, kEnglish) + network_map_dot(map, kEnglish) == without);
    CHECK(node(map, "O1").count == 0);
  }
}

TEST_CASE("who is not to be in statistics, drafts and other days are not in a map") {
  for (const char* change :
       {"UPDATE person SET restricted_since = '2026-10-03'", "UPDATE person SET void_reason = 'twice'",
        "UPDATE referral SET status = 'draft'", "UPDATE referral SET void_reason = 'wrong'",
        "INSERT INTO consent (person_id, purpose, decision, recipient_type, decided_on, mode, partner, entered_by, "
        "entered_at) SELECT "
        "id, "
        "'statistics', 'refused', 'own', '2026-10-01', 'oral', 'hope', 'kim', '2026-10-01T10:00:00Z' FROM person"}) {
    CAPTURE(change);
    ReferralWorld world;
    refer(world, world.first, 5);
    CHECK(node(map_of(world), "O1").count == 5);
    run(world.tx, change);
    CHECK(node(map_of(world), "O1").count == 0);
  }
  ReferralWorld world;
  refer(world, world.first, 5);
  const auto day = parse_iso_date("2026-10-02"), before = parse_iso_date("2026-10-01");
  CHECK(node(network_map(world.tx, kEnglish, 5, day, day), "O1").count == 5);
  CHECK(node(network_map(world.tx, kEnglish, 5, {}, before), "O1").count == 0);
}

TEST_CASE("a map is drawn with titles to read aloud, and names cannot become elements") {
  ReferralWorld world;
  refer(world, world.first, 7);
  run(world.tx, "UPDATE organization SET name = '<script>\"&' || name WHERE id = 1");
  const NetworkMap map = map_of(world);
  const std::string svg = network_map_svg(map, kEnglish);
  CHECK(svg == network_map_svg(map, kEnglish));
  for (const char* part :
       {"role=\"img\"", "aria-labelledby=\"title description\"", "<desc id=\"description\">",
        "&lt;script&gt;&quot;&amp;Housing advice: 5</title>", "Tenants’ advice: fewer than 5, or none"})
    CHECK_MESSAGE(svg.find(part) != std::string::npos, part);
  CHECK(svg.find("<script") == std::string::npos);
  const std::string dot = network_map_dot(map, kEnglish);
  CHECK(dot.find("\"<script>\\\"&Housing advice · 5\"") != std::string::npos);
  CHECK(dot.find("\"association_hope\" -> \"O1\" [label=\"5\"") != std::string::npos);
}

TEST_CASE("of many institutions only those to which people are referred are drawn") {
  ReferralWorld world;
  for (int i = 0; i < 80; ++i) add_service(world.tx, "Another");
  refer(world, world.first, 5);
  const NetworkMap map = map_of(world);
  CHECK(map.left_out == 81);
  CHECK(map.nodes.size() == 2);
}
