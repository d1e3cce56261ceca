// What the records know of services: first the row, then, for those that are still in question, the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "inact/refer/match.h"
#include "inact/store/query.h"

namespace inact {

/// The rows, by id, of the services that answer one of the needs, with these needs, and that are not sorted out.
std::vector<ServiceFacts> services_for(const Store& store, const std::vector<std::string>& needs,
                                       const std::function<bool(const ServiceFacts&)>& is_out);
/// The rows of all services, with all needs that they answer.
std::vector<ServiceFacts> all_services(const Store& store);

/// Reads the languages spoken there. `services`: in order of their ids.
void read_languages(const Store& store, std::span<ServiceFacts> services);

/// Reads what is still missing then, with statements prepared once.
class ServiceReader {
 public:
  enum class Pace : std::uint8_t { OneByOne, Together };
  ServiceReader(const Store& store, Date day, Pace pace);
  /// What the level adds to the one before it. `services`: in order of their ids; one by one: a single one.
  void read(Known level, std::span<ServiceFacts> services);

 private:
  void read_track(std::span<ServiceFacts> services);
  void read_places(std::span<ServiceFacts> services);
  void read_names(std::span<ServiceFacts> services);
  void read_openings(std::span<ServiceFacts> services);
  void read_conditions(std::span<ServiceFacts> services);
  void read_costs(std::span<ServiceFacts> services);

  Query track_, places_, names_, areas_, conditions_, openings_, costs_;
};

/// Languages, of those given, in which one of our volunteers could come along: native, at least B1, or without a level.
std::vector<std::string> companion_languages(const Store& store, const std::vector<PersonLanguage>& languages,
                                             Date day);

}  // namespace inact
