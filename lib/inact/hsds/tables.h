// The tables of Open Referral HSDS 3.0, as tables.txt describes them: what is read, compared, stored and written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace inact {

/// A Mark is text that others may write as a number: a postcode, a telephone number, an identifier. Weekdays are
/// MO,2TU; a List holds whole numbers.
enum class FieldType { Text, Mark, Uri, Email, Day, Time, Stamp, Weekdays, List, Whole, Number, Code, Key };

struct FeedField {
  std::string name;
  FieldType type = FieldType::Text;
  bool required = false;
  std::vector<std::string> codes;  ///< of a Code
  int to = -1;                     ///< of a Key: the table; none where another field names it (attribute.link_entity)
  double least = -1e15, most = 1e15;  ///< of a Whole, a Number and what a List holds
  int from = -1;                      ///< the field that it must not come before: closes_at, opens_at

  /// The id of a row, its own or another's.
  bool is_id() const { return type == FieldType::Key || name == "id"; }
  /// A key to what the row belongs to, and without which it is nobody's.
  bool belongs() const;
};

struct FeedTableType {
  std::string name;                                  ///< in HSDS and in the records
  std::string file;                                  ///< in a tabular package
  std::string list;                                  ///< in a nested record
  std::vector<FeedField> fields;                     ///< the first is the id
  std::unordered_map<std::string_view, int> places;  ///< of the fields, by name

  /// The place of a field, or -1.
  int place(std::string_view field) const;
};

/// All of them; a table stands behind those that its keys name.
const std::vector<FeedTableType>& feed_tables();

/// The place of a table by its name, the name of its lists or its file, with or without its ending; or -1.
int feed_table(std::string_view name);

/// The places of tables that code speaks of.
struct FeedTables {
  int organization, program, service, location, service_at_location, contact, phone, address, schedule, language,
      taxonomy, taxonomy_term, attribute;
};
const FeedTables& feed_places();

}  // namespace inact
