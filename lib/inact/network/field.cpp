#include "inact/network/field.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "inact/base/error.h"
#include "inact/network/hours.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::size_t kLongestText = 200;
constexpr std::size_t kLongestNote = 4000;
constexpr std::size_t kMostValues = 200;

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Error wrong(const NetworkField& field, std::string_view typed, Message expected) {
  return usage("{field}: “{typed}” cannot be. Expected: {expected}.",
               {{"field", field.title}, {"typed", cut_to_width(shown(typed), 60)}, {"expected", std::move(expected)}});
}

std::string accept_number(const NetworkField& field, std::string_view typed) {
  int number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc{} || end != typed.data() + typed.size() || number < field.least || number > field.most)
    throw wrong(field, typed,
                tr("a whole number from {least} to {most}",
                   {{"least", std::to_string(field.least)}, {"most", std::to_string(field.most)}}));
  return std::to_string(number);
}

std::string accept_decimal(const NetworkField& field, std::string typed) {
  std::ranges::replace(typed, ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc{} || end != typed.data() + typed.size() || !std::isfinite(number) || number < field.least ||
      number > field.most)
    throw wrong(field, typed, tr("a number from {least} to {most}", {{"least", field.least}, {"most", field.most}}));
  return typed;
}

std::string accept_flag(const NetworkField& field, std::string_view typed) {
  for (const char* yes : {"1", "true", "yes", "ja"})
    if (typed == yes) return "1";
  for (const char* no : {"", "0", "false", "no", "nein"})
    if (typed == no) return "";
  throw wrong(field, typed, tr("true or false"));
}

std::string accept_email(const NetworkField& field, const std::string& typed) {
  const std::size_t at = typed.find('@');
  if (at == std::string::npos || at == 0 || typed.find('.', at) == std::string::npos || typed.back() == '.' ||
      typed.find_first_of(" <>,;\t\n\r") != std::string::npos || typed.find('@', at + 1) != std::string::npos)
    throw wrong(field, typed, tr("an e-mail address"));
  return typed;
}

/// A name with a dot in it, and a port if need be.
bool is_host(std::string_view text) {
  const std::string_view name = text.substr(0, text.find(':'));
  const std::string_view port = name.size() == text.size() ? "80" : text.substr(name.size() + 1);
  const auto dot = name.find('.');
  return is_digits(port) && dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
         name.find_first_of("()'`;,!$&*+=%@[]{}|\\^") == std::string_view::npos;
}

std::string accept_website(const NetworkField& field, const std::string& typed) {
  std::string address = typed.find("://") == std::string::npos ? "https://" + typed : typed;
  const bool known = address.starts_with("https://") || address.starts_with("http://");
  const std::string_view rest = std::string_view(address).substr(address.find("://") + 3);
  if (!known || address.find_first_of(" \"<>") != std::string::npos ||
      !is_host(rest.substr(0, rest.find_first_of("/?#"))))
    throw wrong(field, typed, tr("an address of the web, as https://example.org"));
  return address;
}

std::string accept_area(const NetworkField& field, const std::string& typed, const Vocabularies& vocabularies) {
  if (is_digits(typed) && typed.size() <= 5) return typed;
  try {
    return vocabularies["district"].accept(typed);
  } catch (const Error&) {
    throw wrong(field, typed, tr("a postcode, its first digits, or the code of a district"));
  }
}

std::string accept_phone(const NetworkField& field, const std::string& typed) {
  if (std::ranges::count_if(typed, [](char c) { return c >= '0' && c <= '9'; }) < 3)
    throw wrong(field, typed, tr("a telephone number"));
  return typed;
}

/// One value; several where a line of opening hours is several.
std::vector<std::string> accept_one(const NetworkField& field, const std::string& typed, const NetworkRules& rules) {
  const std::string text = field.kind == FieldKind::Note ? accept_text(typed, kLongestNote, field.title)
                                                         : accept_line(typed, kLongestText, field.title);
  switch (field.kind) {
    case FieldKind::Text:
      if (std::string_view(field.key) == "postal_code" && (!is_digits(text) || text.size() != 5))
        throw wrong(field, text, tr("a postcode of five digits"));
      return {text};
    case FieldKind::Texts: return {std::string_view(field.key) == "phone" ? accept_phone(field, text) : text};
    case FieldKind::Note: return {text};
    case FieldKind::Code:
    case FieldKind::Codes: return {rules.vocabularies[field.vocabulary].accept(text)};
    case FieldKind::Languages: return {accept_language(rules.vocabularies, text)};
    case FieldKind::Number:
    case FieldKind::InYear: return {accept_number(field, text)};
    case FieldKind::Decimal: return {accept_decimal(field, text)};
    case FieldKind::Day: return {iso(parse_date(text, rules.today))};
    case FieldKind::Flag: {
      std::string flag = accept_flag(field, text);
      return flag.empty() ? std::vector<std::string>() : std::vector{std::move(flag)};
    }
    case FieldKind::Email: return {accept_email(field, text)};
    case FieldKind::Website: return {accept_website(field, text)};
    case FieldKind::Cost: return {text == "free" || text == "0" || text == "kostenlos" ? "free" : text};
    case FieldKind::Areas: return {accept_area(field, text, rules.vocabularies)};
    case FieldKind::Closings: return {hours_code(parse_closing(text, rules.today))};
    case FieldKind::Hours: {
      std::vector<std::string> lines;
      for (const OpeningTime& time : parse_hours(text, rules.today)) lines.push_back(hours_code(time));
      return lines;
    }
    case FieldKind::Record:
    case FieldKind::Records:
      switch (field.record) {
        case NetworkKind::Organization: return {std::to_string(OrganizationId::parse(text).value)};
        case NetworkKind::Service: return {std::to_string(ServiceId::parse(text).value)};
        case NetworkKind::Location: return {std::to_string(LocationId::parse(text).value)};
        case NetworkKind::Contact: return {std::to_string(ContactId::parse(text).value)};
      }
  }
  throw std::logic_error("a kind of field that nobody reads");
}

}  // namespace

const NetworkField& network_field(NetworkKind kind, std::string_view key) {
  for (const NetworkField& field : network_fields(kind))
    if (field.key == key) return field;
  throw std::out_of_range("no field " + std::string(key));
}

const std::string& value_of(const FieldValues& values, std::string_view key) {
  static const std::string none;
  const auto found = values.find(key);
  return found == values.end() || found->second.empty() ? none : found->second.front();
}

std::vector<std::string> accept_values(const NetworkField& field, const std::vector<std::string>& typed,
                                       const NetworkRules& rules) {
  std::vector<std::string> values;
  for (const std::string& one : typed) {
    if (stored_text(one).empty()) continue;
    for (std::string& value : accept_one(field, one, rules))
      if (std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
  }
  if (values.size() > kMostValues)
    throw refused("{field}: at most {most} are kept.", {{"field", field.title}, {"most", kMostValues}});
  if (!field.has_many() && values.size() > 1) throw usage("{field}: only one can be given.", {{"field", field.title}});
  return values;
}

Cell cell_of(const NetworkField& field, const std::vector<std::string>& values) {
  if (field.kind == FieldKind::Flag) return !values.empty();
  if (!field.has_many() && values.empty()) return {};
  const auto id_text = [&field](const std::string& number) {
    constexpr char kLetters[] = {'O', 'S', 'L', 'K'};
    return kLetters[static_cast<int>(field.record)] + number;
  };
  const auto coded = [&values](const char* vocabulary) {
    std::vector<Coded> codes;
    for (const std::string& code : values) codes.push_back({vocabulary, code});
    return codes;
  };
  switch (field.kind) {
    case FieldKind::Code: return Coded{field.vocabulary, values.front()};
    case FieldKind::Codes: return coded(field.vocabulary);
    case FieldKind::Languages: return coded("language");
    case FieldKind::Areas: return coded("district");
    case FieldKind::Cost: return values.front() == "free" ? Cell{Coded{"cost", "free"}} : Cell{values.front()};
    case FieldKind::Number: return std::int64_t{std::stoll(values.front())};
    case FieldKind::InYear: return Year{std::stoi(values.front())};
    case FieldKind::Decimal: return std::stod(values.front());
    case FieldKind::Day: return parse_iso_date(values.front()).value();
    case FieldKind::Record: return id_text(values.front());
    case FieldKind::Records: {
      std::vector<std::string> ids;
      for (const std::string& number : values) ids.push_back(id_text(number));
      return ids;
    }
    case FieldKind::Texts:
    case FieldKind::Hours:
    case FieldKind::Closings: return values;
    default: return values.front();
  }
}

}  // namespace inact
