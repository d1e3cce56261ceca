#include "inact/hsds/value.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "inact/base/date.h"
#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kLongest = 1 << 16;
constexpr std::size_t kLongestId = 200;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Most texts are plain and stand as they are.
std::optional<std::string_view> stored(std::string_view text, std::string& buffer) {
  if (text.size() > kLongest) return std::nullopt;
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
  if (plain) return trimmed(text);
  try {
    buffer = stored_text(text);
  } catch (const Error&) {
    return std::nullopt;
  }
  return buffer;
}

enum class Fraction { Kept, Dropped, None };

std::optional<std::string_view> number(const FeedField& field, std::string_view text, Fraction fraction,
                                       std::string& buffer) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  if (value < field.least || value > field.most) return std::nullopt;
  if (fraction != Fraction::Kept) {
    if (fraction == Fraction::None && value != std::floor(value)) return std::nullopt;
    buffer = fmt::format("{}", static_cast<long long>(std::floor(value)));
  } else {
    buffer = fmt::format("{}", value == 0 ? 0.0 : value);
  }
  return buffer;
}

/// 09:30, 09:30:00, 09:30:00.123Z, 09:30+01:00: hours, minutes and seconds.
std::optional<std::string_view> time(std::string_view text) {
  const auto part = [&](std::size_t at, int most) {
    return at + 2 <= text.size() && digit(text[at]) && digit(text[at + 1]) &&
           (text[at] - '0') * 10 + (text[at + 1] - '0') <= most;
  };
  if (!part(0, 24) || text.size() < 5 || text[2] != ':' || !part(3, 59)) return std::nullopt;
  std::size_t end = 5;
  if (text.size() > 5 && text[5] == ':') {
    if (!part(6, 59)) return std::nullopt;
    if (text.substr(6, 2) != "00") end = 8;
  }
  if (text.starts_with("24") && text.substr(0, end) != "24:00") return std::nullopt;
  std::string_view zone = text.substr(text.size() > 5 && text[5] == ':' ? 8 : 5);
  if (zone.starts_with('.')) zone.remove_prefix(std::min(zone.find_first_not_of("0123456789", 1), zone.size()));
  const bool offset = zone.starts_with('+') || zone.starts_with('-');
  if (!zone.empty() && zone != "Z" && !(offset && zone.find_first_not_of("0123456789:", 1) == zone.npos))
    return std::nullopt;
  return text.substr(0, end);
}

/// The day at the beginning; a time may follow.
std::optional<std::string_view> date(std::string_view text) {
  const std::string_view day = text.substr(0, 10);
  if (!parse_iso_date(day)) return std::nullopt;
  if (text.size() > 10 && ((text[10] != 'T' && text[10] != ' ') || !time(text.substr(11)))) return std::nullopt;
  return day;
}

/// Parts between commas, without blanks and in upper case; nothing when one of them is none.
template <class Holds>
std::optional<std::string_view> parts(std::string_view text, std::string& buffer, Holds holds) {
  buffer.clear();
  for (const char c : text)
    if (c != ' ') buffer += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (std::size_t from = 0; from <= buffer.size();) {
    const std::size_t comma = std::min(buffer.find(',', from), buffer.size());
    if (!holds(std::string_view(buffer).substr(from, comma - from))) return std::nullopt;
    from = comma + 1;
  }
  return buffer;
}

std::optional<int> whole(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// MO, 2TU, -1FR: days of a week, or the second Tuesday and the last Friday.
bool weekday(std::string_view text) {
  constexpr std::string_view kDays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  if (text.size() < 2 || std::ranges::find(kDays, text.substr(text.size() - 2)) == std::end(kDays)) return false;
  text.remove_suffix(2);
  const auto nth = whole(text);
  return text.empty() || (nth && *nth != 0 && std::abs(*nth) <= 53);
}

std::optional<std::string_view> code(const FeedField& field, std::string_view text) {
  const auto found = std::ranges::find(field.codes, text);
  if (found == field.codes.end()) return std::nullopt;
  return std::string_view(*found);
}

}  // namespace

bool looks_like_uuid(std::string_view text) { return text.size() == 36 && text[8] == '-' && text[13] == '-'; }

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c != '-' : !(digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
  }
  return true;
}

std::optional<std::string_view> feed_value(const FeedField& field, std::string_view text, std::string& buffer) {
  if (field.type == FieldType::Text || field.type == FieldType::Mark || field.type == FieldType::Uri)
    return field.name == "id" ? feed_value({field.name, FieldType::Key, true, {}, -1}, text, buffer)
                              : stored(text, buffer);
  text = trimmed(text);
  if (text.empty()) return text;
  switch (field.type) {
    case FieldType::Key:
      if (!looks_like_uuid(text)) return text.size() > kLongestId ? std::nullopt : stored(text, buffer);
      if (!is_uuid(text)) return std::nullopt;
      if (std::ranges::none_of(text, [](char c) { return c >= 'A' && c <= 'F'; })) return text;
      buffer = text;
      for (char& c : buffer)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
      return buffer;
    case FieldType::Email: return text.find('@') == std::string_view::npos ? std::nullopt : stored(text, buffer);
    case FieldType::Day: return date(text);
    case FieldType::Time: return time(text);
    case FieldType::Stamp: return date(text) ? std::optional(text) : std::nullopt;
    // Ages are counted in years here; others also say 0.5 and 17.99.
    case FieldType::Whole:
      return number(field, text, field.name.ends_with("_age") ? Fraction::Dropped : Fraction::None, buffer);
    case FieldType::Number: return number(field, text, Fraction::Kept, buffer);
    case FieldType::Weekdays: return parts(text, buffer, weekday);
    case FieldType::List:
      return parts(text, buffer, [&field](std::string_view part) {
        const auto value = whole(part);
        return value && *value != 0 && *value >= field.least && *value <= field.most;
      });
    case FieldType::Code: return code(field, text);
    default: return std::nullopt;
  }
}

Message feed_value_expected(const FeedField& field) {
  if (field.name == "id" || field.type == FieldType::Key)
    return tr("a UUID, such as 3562ea07-50ad-54c2-843a-1593676db09a, or another id of at most {most} bytes",
              {{"most", kLongestId}});
  const std::vector<Argument> bounds = {{"least", fmt::format("{}", field.least)},
                                        {"most", fmt::format("{}", field.most)}};
  switch (field.type) {
    case FieldType::Email: return tr("an e-mail address");
    case FieldType::Day: return tr("a date, such as 2026-11-22");
    case FieldType::Time: return tr("a time, such as 09:30:00");
    case FieldType::Stamp: return tr("a date and time, such as 2026-11-22T09:30:00Z");
    case FieldType::Weekdays: return tr("days such as MO,WE, or 2TU for the second Tuesday");
    case FieldType::List: return tr("whole numbers with commas between, {least} to {most}", bounds);
    case FieldType::Whole: return tr("a whole number from {least} to {most}", bounds);
    case FieldType::Number: return tr("a number from {least} to {most}", bounds);
    case FieldType::Code: {
      std::string codes;
      for (const std::string& one : field.codes) codes += (codes.empty() ? "" : ", ") + one;
      return tr("one of {codes}", {{"codes", codes}});
    }
    default: return tr("text without control characters");
  }
}

std::string_view hsds_value(const FeedField& field, std::string_view value, std::string& buffer) {
  if (field.type == FieldType::Time && value.size() == 5) return buffer = fmt::format("{}:00", value);
  if (field.type == FieldType::Stamp && value.size() == 10) return buffer = fmt::format("{}T00:00:00Z", value);
  return value;
}

}  // namespace inact
