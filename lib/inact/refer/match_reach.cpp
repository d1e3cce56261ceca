#include "inact/refer/match_reach.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "inact/text/fold.h"

namespace inact {
namespace {

using Districts = std::array<std::string_view, 2>;

constexpr std::string_view kMitte = "mitte", kKreuzberg = "friedrichshain_kreuzberg", kPankow = "pankow",
                           kCharlottenburg = "charlottenburg_wilmersdorf", kSpandau = "spandau",
                           kSteglitz = "steglitz_zehlendorf", kTempelhof = "tempelhof_schoeneberg",
                           kNeukoelln = "neukoelln", kTreptow = "treptow_koepenick", kMarzahn = "marzahn_hellersdorf",
                           kLichtenberg = "lichtenberg", kReinickendorf = "reinickendorf";

/// Where most of the postcodes of Berlin with these three digits lie. Borders of postcodes and of districts differ:
/// good enough for an estimate, not for a rule.
constexpr std::array<std::pair<std::string_view, Districts>, 24> kAreas = {{
    {"101", {kMitte}},
    {"102", {kKreuzberg}},
    {"103", {kLichtenberg}},
    {"104", {kPankow}},
    {"105", {kMitte, kCharlottenburg}},
    {"106", {kCharlottenburg}},
    {"107", {kCharlottenburg, kTempelhof}},
    {"108", {kTempelhof}},
    {"109", {kKreuzberg}},
    {"120", {kNeukoelln, kTempelhof}},
    {"121", {kTempelhof, kSteglitz}},
    {"122", {kSteglitz, kTempelhof}},
    {"123", {kNeukoelln, kTempelhof}},
    {"124", {kTreptow}},
    {"125", {kTreptow}},
    {"126", {kMarzahn}},
    {"130", {kPankow, kLichtenberg}},
    {"131", {kPankow}},
    {"133", {kMitte}},
    {"134", {kReinickendorf}},
    {"135", {kSpandau}},
    {"136", {kCharlottenburg, kSpandau}},
    {"140", {kCharlottenburg, kSpandau}},
    {"141", {kSteglitz, kCharlottenburg}},
}};

/// Each border once. Spandau and Zehlendorf touch in the Havel, where there is no bridge.
constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kBorders = {{
    {kMitte, kKreuzberg},          {kMitte, kPankow},
    {kMitte, kReinickendorf},      {kMitte, kCharlottenburg},
    {kMitte, kTempelhof},          {kKreuzberg, kPankow},
    {kKreuzberg, kLichtenberg},    {kKreuzberg, kTreptow},
    {kKreuzberg, kNeukoelln},      {kKreuzberg, kTempelhof},
    {kPankow, kLichtenberg},       {kPankow, kReinickendorf},
    {kCharlottenburg, kSpandau},   {kCharlottenburg, kSteglitz},
    {kCharlottenburg, kTempelhof}, {kCharlottenburg, kReinickendorf},
    {kSpandau, kReinickendorf},    {kSteglitz, kTempelhof},
    {kTempelhof, kNeukoelln},      {kNeukoelln, kTreptow},
    {kTreptow, kLichtenberg},      {kTreptow, kMarzahn},
    {kMarzahn, kLichtenberg},
}};

constexpr int kSamePostcode = 10, kSameArea = 15, kSameDistrict = 20, kNextDistrict = 35, kSameCity = 50;
constexpr double kMinutesToStop = 8, kMinutesPerKilometre = 3;  // door to door in a city, by bus and train

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// 10115 to 14199, or three digits of these.
bool in_berlin(std::string_view postcode) {
  return postcode.size() >= 3 && postcode.substr(0, 3) >= "101" && postcode.substr(0, 3) <= "141";
}

std::vector<std::string_view> districts_of(std::string_view district, std::string_view postcode) {
  if (!district.empty()) return {district};
  return districts_of_postcode(postcode);
}

/// For comparing names of districts however they are spelled.
std::string plain(std::string_view name) {
  std::string key = search_key(name);
  std::ranges::replace(key, '_', ' ');
  std::ranges::replace(key, '-', ' ');
  return key;
}

double kilometres(const Position& a, const Position& b) {
  constexpr double kRadians = std::numbers::pi / 180, kDegree = 111.2;
  const double east = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) / 2 * kRadians);
  return kDegree * std::hypot(a.latitude - b.latitude, east);
}

}  // namespace

std::vector<std::string_view> districts_of_postcode(std::string_view postcode) {
  std::vector<std::string_view> found;
  if (postcode.size() < 3) return found;
  for (const auto& [area, districts] : kAreas)
    if (area == postcode.substr(0, 3))
      for (const std::string_view district : districts)
        if (!district.empty()) found.push_back(district);
  return found;
}

bool are_neighbours(std::string_view district, std::string_view other) {
  return std::ranges::any_of(kBorders, [&](const auto& border) {
    return border == std::pair(district, other) || border == std::pair(other, district);
  });
}

std::optional<int> minutes_between(const Whereabouts& home, const MatchPlace& place) {
  if (place.virtual_place) return 0;
  if (place.protected_place) return std::nullopt;
  if (home.position && place.position) {
    const double minutes = kMinutesToStop + kMinutesPerKilometre * kilometres(*home.position, *place.position);
    return std::min(kFar, static_cast<int>(std::lround(minutes)));
  }
  const bool both = !home.postcode.empty() && !place.postcode.empty();
  if (both && home.postcode == place.postcode && home.postcode.size() == 5) return kSamePostcode;
  if (both && home.postcode.size() >= 3 && place.postcode.substr(0, 3) == home.postcode.substr(0, 3)) return kSameArea;
  const auto from = districts_of(home.district, home.postcode), to = districts_of(place.district, place.postcode);
  bool next = false;
  for (const std::string_view one : from)
    for (const std::string_view other : to) {
      if (one == other) return kSameDistrict;
      next = next || are_neighbours(one, other);
    }
  if (next) return kNextDistrict;
  if (!from.empty() && !to.empty() && from.front() != "elsewhere" && to.front() != "elsewhere") return kSameCity;
  if (both) return in_berlin(home.postcode) && in_berlin(place.postcode) ? kSameCity : kFar;
  if (from.empty() || to.empty()) return std::nullopt;
  return kFar;
}

std::optional<bool> area_covers(std::string_view area, const Whereabouts& home) {
  if (all_digits(area)) {
    if (home.postcode.empty()) return std::nullopt;
    if (home.postcode.starts_with(area)) return true;
    if (area.starts_with(home.postcode)) return std::nullopt;  // only the beginning of the postcode is known
    return false;
  }
  const std::string name = plain(area);
  if (name == "berlin" || name == "land berlin") {
    if (home.district == "elsewhere") return false;
    if (!home.district.empty()) return true;
    return home.postcode.empty() ? std::nullopt : std::optional(in_berlin(home.postcode));
  }
  static constexpr std::array kNames = {kMitte,   kKreuzberg, kPankow,      kCharlottenburg,
                                        kSpandau, kSteglitz,  kTempelhof,   kNeukoelln,
                                        kTreptow, kMarzahn,   kLichtenberg, kReinickendorf};
  const auto found = std::ranges::find_if(kNames, [&](std::string_view one) { return plain(one) == name; });
  if (found == kNames.end()) return std::nullopt;
  if (!home.district.empty()) return home.district == *found;
  const auto districts = districts_of_postcode(home.postcode);
  if (districts.empty()) return home.postcode.empty() ? std::nullopt : std::optional(false);
  if (std::ranges::find(districts, *found) == districts.end()) return false;
  return districts.size() == 1 ? std::optional(true) : std::nullopt;
}

}  // namespace inact
