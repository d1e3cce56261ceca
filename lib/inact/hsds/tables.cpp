#include "inact/hsds/tables.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "inact/base/embedded.h"

namespace inact {
namespace {

std::string_view take(std::string_view& text, char end) {
  const auto at = text.find(end);
  const std::string_view word = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return word;
}

FieldType type_of(std::string_view word) {
  constexpr std::string_view kNames[] = {"text",    "mark",     "uri",  "email", "date",  "time",
                                         "instant", "weekdays", "list", "whole", "number"};
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (kNames[i] == word) return static_cast<FieldType>(i);
  throw std::logic_error("tables.txt: no type " + std::string(word));
}

double number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

FeedField field_of(std::string_view line, const std::vector<FeedTableType>& tables) {
  FeedField field;
  field.name = take(line, ' ');
  if (const auto at = line.find(" from "); at != std::string_view::npos) {
    const auto& before = tables.back().fields;
    const auto from = std::ranges::find(before, line.substr(at + 6), &FeedField::name);
    if (from == before.end()) throw std::logic_error("tables.txt: from a field that does not stand before it");
    field.from = static_cast<int>(from - before.begin());
    line = line.substr(0, at);
  }
  if (line.ends_with('!')) {
    field.required = true;
    line.remove_suffix(1);
  }
  if (line.starts_with('>')) {
    field.type = FieldType::Key;
    for (std::size_t i = 0; i < tables.size(); ++i)
      if (tables[i].name == line.substr(1)) field.to = static_cast<int>(i);
  } else if (line.starts_with("code:")) {
    field.type = FieldType::Code;
    line.remove_prefix(5);
    while (!line.empty()) field.codes.emplace_back(take(line, ','));
  } else {
    field.type = type_of(take(line, ':'));
    if (const auto dots = line.find(".."); dots != std::string_view::npos) {
      field.least = number_of(line.substr(0, dots));
      field.most = number_of(line.substr(dots + 2));
    }
  }
  return field;
}

std::vector<FeedTableType> read_tables() {
  std::vector<FeedTableType> tables;
  std::string_view text = embedded::file("lib/inact/hsds/tables.txt");
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      line.remove_prefix(1);
      FeedTableType& table = tables.emplace_back();
      table.name = take(line, ']');
      line.remove_prefix(1);
      table.file = take(line, ' ');
      table.list = line;
      table.fields.push_back({"id", FieldType::Text, true, {}, -1});
    } else {
      tables.back().fields.push_back(field_of(line, tables));
    }
  }
  for (FeedTableType& table : tables)
    for (std::size_t i = 0; i < table.fields.size(); ++i) table.places[table.fields[i].name] = static_cast<int>(i);
  return tables;
}

}  // namespace

bool FeedField::belongs() const {
  return type == FieldType::Key && !name.starts_with("parent_") && name != "program_id" && name != "taxonomy_term_id" &&
         name != "taxonomy_id";
}

int FeedTableType::place(std::string_view field) const {
  const auto found = places.find(field);
  return found == places.end() ? -1 : found->second;
}

const std::vector<FeedTableType>& feed_tables() {
  static const std::vector<FeedTableType> all = read_tables();
  return all;
}

int feed_table(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, int> names = {};
    const auto& all = feed_tables();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int place = static_cast<int>(i);
      names[all[i].name] = names[all[i].list] = names[all[i].file] = place;
      names[std::string_view(all[i].file).substr(0, all[i].file.size() - 4)] = place;
      if (all[i].name == "taxonomy") names["taxonomy_detail"] = place;
    }
    return names;
  }();
  if (name.ends_with(".csv")) name.remove_suffix(4);
  const auto found = by_name.find(name);
  return found == by_name.end() ? -1 : found->second;
}

const FeedTables& feed_places() {
  static const FeedTables places = {feed_table("organization"),
                                    feed_table("program"),
                                    feed_table("service"),
                                    feed_table("location"),
                                    feed_table("service_at_location"),
                                    feed_table("contact"),
                                    feed_table("phone"),
                                    feed_table("address"),
                                    feed_table("schedule"),
                                    feed_table("language"),
                                    feed_table("taxonomy"),
                                    feed_table("taxonomy_term"),
                                    feed_table("attribute")};
  return places;
}

}  // namespace inact
