#include "inact/base/time.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "inact/base/error.h"

namespace inact {
namespace {

std::optional<int> two_digits(std::string_view text) {
  if (text.empty() || text.size() > 2) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string iso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto seconds = (instant - day).count();
  const std::string rest = time_of_day(static_cast<int>(seconds % 60));  // the seconds, where minutes would stand
  return iso(Date{day}) + 'T' + time_of_day(static_cast<int>(seconds / 60)) + rest.substr(2) + 'Z';
}

std::string iso(LocalTime time) { return iso(time.date) + "T" + time_of_day(time.minutes); }

std::optional<LocalTime> parse_iso_local_time(std::string_view text) {
  if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto minutes = parse_time_of_day(text.substr(11));
  if (!date || !minutes) return std::nullopt;
  return LocalTime{*date, *minutes};
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() - colon != 3) return std::nullopt;
  const auto hours = two_digits(text.substr(0, colon));
  const auto minutes = two_digits(text.substr(colon + 1));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::string time_of_day(int minutes) {
  const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
  const int hours = minutes / 60;
  return {digit(hours / 10), digit(hours), ':', digit(minutes % 60 / 10), digit(minutes % 60)};
}

bool is_time_zone(const std::string& name) {
  const bool plain = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
  std::error_code missing;
  return plain && std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, missing);
}

void set_time_zone(const std::string& name) {
  if (!is_time_zone(name))
    throw usage("“{zone}” is not a time zone. Expected: a name such as Europe/Berlin.", {{"zone", name}})
        .remedy(tr("Install the package tzdata, if it is missing."));
  setenv("TZ", name.c_str(), 1);
  tzset();
}

LocalTime local_time(Instant instant) {
  const std::time_t seconds = instant.time_since_epoch().count();
  std::tm parts{};
  localtime_r(&seconds, &parts);
  using namespace std::chrono;
  return {Date{year{parts.tm_year + 1900}, month{static_cast<unsigned>(parts.tm_mon + 1)},
               day{static_cast<unsigned>(parts.tm_mday)}},
          parts.tm_hour * 60 + parts.tm_min};
}

Instant instant_of(LocalTime time) {
  std::tm parts{};
  parts.tm_year = static_cast<int>(time.date.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(time.date.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(time.date.day()));
  parts.tm_hour = time.minutes / 60;
  parts.tm_min = time.minutes % 60;
  parts.tm_isdst = -1;
  return Instant{std::chrono::seconds{std::mktime(&parts)}};
}

}  // namespace inact
