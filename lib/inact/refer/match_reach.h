// How far it is: estimated from postcodes, districts and coordinates, without any data of others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

struct Position {
  double latitude = 0;
  double longitude = 0;
};

/// Where somebody lives, as far as it is known.
struct Whereabouts {
  std::string postcode;  ///< three to five digits, or empty
  std::string district;  ///< a code, or empty
  std::optional<Position> position;
  bool known() const { return !postcode.empty() || !district.empty() || position.has_value(); }
};

/// Where a service is given.
struct MatchPlace {
  std::string postcode, district;
  std::optional<Position> position;
  bool virtual_place = false;        ///< by telephone or video: there is no way
  bool protected_place = false;      ///< its address is secret, and so is how far it is
  std::optional<bool> barrier_free;  ///< nothing: nobody wrote it down
};

/// Districts in which the postcodes that begin so lie: known for the three digits of Berlin, else none.
std::vector<std::string_view> districts_of_postcode(std::string_view postcode);
/// Whether the two districts of Berlin have a border that can be crossed.
bool are_neighbours(std::string_view district, std::string_view other);

inline constexpr int kFar = 60;  ///< minutes, from which on a way counts as long

/// Minutes on the way, estimated: by coordinates where both are known; else 10 within a postcode, 15 within the first
/// three digits, 20 within a district, 35 to the next one, 50 within Berlin, kFar elsewhere. Nothing where one of both
/// is not known, or the place is protected. 0 for a virtual place.
std::optional<int> minutes_between(const Whereabouts& home, const MatchPlace& place);

/// Whether postcodes or districts of an area cover where somebody lives; nothing where that cannot be told. `area` is
/// one word: digits a postcode begins with, or a district (a code or its name).
std::optional<bool> area_covers(std::string_view area, const Whereabouts& home);

}  // namespace inact
