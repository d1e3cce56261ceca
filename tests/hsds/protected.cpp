#include "inact/hsds/protected.h"

#include "imported.h"
#include "inact/base/error.h"

using namespace inact;
using namespace hsds_test;

namespace {

/// A protected place at this address, and its coordinates.
Store sheltering(const std::string& address, double latitude = 52.51234, double longitude = 13.40123) {
  Store store = Store::in_memory();
  Transaction tx(store, {"Ana", "test", {}});
  run(tx, "INSERT INTO location (uuid, protected, latitude, longitude) VALUES ('a', 1, :latitude, :longitude)",
      {{"latitude", latitude}, {"longitude", longitude}});
  run(tx,
      "INSERT INTO address (uuid, location_id, address_1, city, postal_code) VALUES ('b', 1, :address, 'Berlin', "
      "'10115')",
      {{"address", address}});
  tx.commit();
  return store;
}

}  // namespace

TEST_CASE("a protected address is found in a text however it is spelt") {
  struct Told {
    const char* address;
    std::vector<const char*> gives_away, does_not;
  };
  for (const Told& one : std::vector<Told>{
           {"Geheimweg 77",
            {"Geheim-Weg  Nr. 77", "geheimweg nr77", "Kommen Sie zum GEHEIMWEG 77, 10115 Berlin", "Geheimweg 77a",
             "Geheim Weg No. 77", "Geheimweg, Hausnummer 77", "Geheim‑Weg\u00a077", "geheimweg77"},
            {"Geheimweg 7", "Geheimweg 770", "Geheimweg", "Weg 77", "77 Leute"}},
           {"Hafenstraße 12a",
            {"Hafenstr. 12", "HAFENSTRASSE 12 A", "Hafen-Str.12", "Hafen Straße Nr 12", "hafenstr 12/13"},
            {"Hafenstr. 120", "Hafenplatz 12", "Am Hafen 12"}},
           {"Straße des 17. Juni 135",
            {"Str. des 17. Juni 135", "Strasse des 17 Juni Nr. 135"},
            {"Straße des 17. Juni 100", "Str. d. 18. Juni 135"}},
           {"12 Harbour Street", {"Come to 12, Harbour Street."}, {"14 Harbour Street"}},
           {"Müllerplatz 3", {"Muellerpl. 3", "Müller-Platz 3"}, {"Müllerplatz 30"}}}) {
    const Store store = sheltering(one.address);
    const ProtectedPlaces places(store);
    for (const char* text : one.gives_away) {
      CAPTURE(text);
      CHECK(places.in(text) == GivenAway::Address);
      CHECK(places.in(text, "10115") == GivenAway::Address);
      CHECK_FALSE(places.in(text, "10117"));
    }
    for (const char* text : one.does_not) {
      CAPTURE(text);
      CHECK_FALSE(places.in(text));
    }
  }
}

TEST_CASE("the coordinates of a protected place are found in a text, with three decimals or more") {
  const Store store = sheltering("Geheimweg 77", 52.51234, -13.40123);
  const ProtectedPlaces places(store);
  for (const char* text : {"52.512", "52,512", "at 52.51234567, 13.1", "https://example.org/#map=18/52.51234/13.40123",
                           "N52.5123", "13.401", "-13.40123"}) {
    CAPTURE(text);
    CHECK(places.in(text) == GivenAway::Coordinates);
  }
  for (const char* text : {"52.5", "52.51", "52.600", "152.512", "2.512", "52512", "13,40 Euro", "52. 512", ""}) {
    CAPTURE(text);
    CHECK_FALSE(places.in(text));
  }
  CHECK(places.is_at(52.51235, -13.40120));
  CHECK_FALSE(places.is_at(52.51235, -13.41));
}

TEST_CASE("nothing is handed out that gives a protected place away") {
  Store store = Store::in_memory();
  import_text(store, kHarbour);
  write(store, "UPDATE location SET protected = 1, latitude = 52.51234, longitude = 13.40123");
  CHECK(read_public_feed(store)[feed_places().service].size() == 1);
  for (const char* sql :
       {"UPDATE service SET description = 'Come to Hafen-Str.  Nr. 1000.'",
        "UPDATE service SET url = 'https://example.org/?at=52.5123,13.4012'",
        "INSERT INTO location (uuid, name, latitude, longitude) VALUES ('x', 'Ours', 52.51235, 13.40124)",
        "INSERT INTO phone (uuid, service_id, number, description) VALUES ('y', 1, '1', 'hafenstr 1000, 2nd floor')"}) {
    CAPTURE(sql);
    Transaction tx(store, {"Ana", "test", {}});
    run(tx, sql);
    CHECK_THROWS_AS(read_public_feed(tx), Error);
  }
}
