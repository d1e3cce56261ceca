// What is recorded of an institution, a service, a place or a contact person: one table of fields each. From it come
// the switches, the text for the editor, what is checked, what is shown, and the names in the log.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/message.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// The four kinds of records of the directory.
enum class NetworkKind { Organization, Service, Location, Contact };
/// Also the names of their tables.
template <>
inline constexpr auto kWords<NetworkKind> =
    std::array<std::string_view, 4>{"organization", "service", "location", "contact"};

enum class FieldKind {
  Text,       ///< on one line
  Note,       ///< of several lines
  Code,       ///< of a vocabulary
  Number,     ///< whole, from least to most
  InYear,     ///< the same, shown without separators
  Decimal,    ///< the same with a fraction
  Day,        ///< 2026-11-22
  Flag,       ///< "1" or nothing
  Email,      ///
  Website,    ///< http or https
  Record,     ///< the number of another record of the kind `record`
  Cost,       ///< "free", or what it costs
  Codes,      ///< the kinds from here on hold several values
  Languages,  ///< BCP 47
  Texts,      ///
  Areas,      ///< postcodes, their beginnings, or codes of districts
  Hours,      ///< when it is open, as hours_code() has it
  Closings,   ///< when it is closed, the same
  Records,    ///
};

/// One field. `key` is its name in TOML, JSON and the log.
struct NetworkField {
  const char* key;
  const char* option;  ///< its switch
  FieldKind kind;
  Message title;
  Message help;
  const char* vocabulary = "";
  int least = 0, most = 0;
  NetworkKind record = NetworkKind::Organization;

  bool has_many() const { return kind >= FieldKind::Codes; }
};

/// All fields of a kind, in the order in which they are shown.
const std::vector<NetworkField>& network_fields(NetworkKind kind);
/// Throws std::out_of_range for a key there is not: a fault of ours.
const NetworkField& network_field(NetworkKind kind, std::string_view key);

/// The values of fields by key, as they are stored. A key that is missing, or without values: nothing is known.
/// As an answer a key that is missing means that nothing was said about it.
using FieldValues = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The one value of a field; empty: there is none.
const std::string& value_of(const FieldValues& values, std::string_view key);

/// What answers are checked against.
struct NetworkRules {
  const Vocabularies& vocabularies;
  Date today{};
  std::string partner{};        ///< who works
  std::string city = "Berlin";  ///< of an address that names none
  int capacity_days = 30;       ///< how long a capacity is believed
};

/// What was typed for a field, as it is stored; none: nothing is known any more. Throws Usage for what the field does
/// not take, Refused for a text that is too long.
std::vector<std::string> accept_values(const NetworkField& field, const std::vector<std::string>& typed,
                                       const NetworkRules& rules);

/// For documents: codes, dates and numbers as what they are.
Cell cell_of(const NetworkField& field, const std::vector<std::string>& values);

}  // namespace inact
