// What the records know of services: first the row, then, for those that are still in question, the rest.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "inact/refer/match.h"
#include "inact/store/query.h"

namespace inact {

/// The rows of all services that answer the need with this code, without their details, by id.
std::vector<ServiceFacts> services_for(const Store& store, std::string_view need);
/// Those that answer none of the codes.
std::vector<ServiceFacts> services_not_for(const Store& store, const std::vector<std::string>& needs);

/// Reads the languages spoken at services that answer the needs, all at once. `services`: in order of their ids.
void read_languages(const Store& store, const std::vector<std::string>& needs, std::vector<ServiceFacts>& services);

/// Reads details with statements prepared once.
class ServiceReader {
 public:
  ServiceReader(const Store& store, Date day);
  /// All that was not in the row: the languages, then the rest as below.
  void read(ServiceFacts& service);
  /// Places and our own referrals: what decides most of the points.
  void read_near(ServiceFacts& service);
  /// All that is then still missing.
  void read_rest(ServiceFacts& service);

 private:
  void read_names(ServiceFacts& service);
  void read_places(ServiceFacts& service);
  void read_openings(ServiceFacts& service);
  void read_cost(ServiceFacts& service);
  void read_track(ServiceFacts& service);

  Date day_;
  Query names_, languages_, areas_, conditions_, places_, openings_, costs_, track_;
};

/// Languages, of those given, in which one of our volunteers could come along: native, at least B1, or without a level.
std::vector<std::string> companion_languages(const Store& store, const std::vector<PersonLanguage>& languages,
                                             Date day);

}  // namespace inact
