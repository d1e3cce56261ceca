// The last look through what goes out: whether it gives a protected place away.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/store/store.h"

namespace inact {

enum class GivenAway { Address, Coordinates };

/// Addresses and coordinates of the protected places of the records.
class ProtectedPlaces {
 public:
  explicit ProtectedPlaces(const Store& store);

  bool empty() const { return addresses_.empty() && points_.empty(); }
  /// What a text gives away: street and house number in any spelling ("Hafenstraße 12a" is in "HAFEN-STR.  Nr. 12"), or
  /// a latitude or a longitude with three decimals or more, to about a hundred metres.
  std::optional<GivenAway> in(std::string_view text) const;
  /// The same for the parts of an address, of which others may be in a street of the same name: only with this
  /// postcode.
  std::optional<GivenAway> in(std::string_view text, std::string_view postcode) const;
  /// A point within about ten metres of one of them.
  bool is_at(double latitude, double longitude) const;

 private:
  struct Address {
    std::string number;  ///< looked for first, because it costs nothing
    std::string street;  ///< with the number, as telling() writes it
    std::string postcode;
  };
  struct Point {
    double latitude, longitude;
  };
  bool quotes_address(std::string_view text, const std::string_view* postcode) const;
  bool quotes_point(std::string_view text) const;

  std::vector<Address> addresses_;
  std::vector<Point> points_;
};

}  // namespace inact
