#include "inact/hsds/value.h"
#include "inact/hsds/write.h"
#include "inact/imports/csv.h"
#include "inact/table/json.h"

namespace inact {
namespace {

std::string table_csv(const FeedTableType& type, const FeedRows& rows) {
  std::vector<std::string_view> cells;
  for (const FeedField& field : type.fields) cells.push_back(field.name);
  std::string text = csv_record(cells, ',');
  std::vector<std::string> buffers(type.fields.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t field = 0; field < type.fields.size(); ++field)
      cells[field] = hsds_value(type.fields[field], rows.at(row, static_cast<int>(field)), buffers[field]);
    text += csv_record(cells, ',');
  }
  return text;
}

struct Described {
  std::string_view type, format;
};

Described described(const FeedField& field) {
  if (field.name == "id" || field.type == FieldType::Key) return {"string", "uuid"};
  switch (field.type) {
    case FieldType::Uri: return {"string", "uri"};
    case FieldType::Email: return {"string", "email"};
    case FieldType::Day: return {"date", {}};
    case FieldType::Time: return {"time", {}};
    case FieldType::Stamp: return {"datetime", {}};
    case FieldType::Whole:
    case FieldType::Number: return {"number", {}};
    default: return {"string", {}};
  }
}

void append_member(std::string& out, std::string_view name, std::string_view value, bool first = false) {
  if (!first) out += ", ";
  append_json(out, name);
  out += ": ";
  append_json(out, value);
}

void append_field(std::string& out, const FeedField& field) {
  const Described what = described(field);
  out += "     {";
  append_member(out, "name", field.name, true);
  append_member(out, "type", what.type);
  if (!what.format.empty()) append_member(out, "format", what.format);
  out += field.required ? ", \"constraints\": {\"required\": true" : ", \"constraints\": {\"required\": false";
  if (field.name == "id") out += ", \"unique\": true";
  if (!field.codes.empty()) {
    out += ", \"enum\": [";
    for (std::size_t i = 0; i < field.codes.size(); ++i) {
      if (i > 0) out += ", ";
      append_json(out, field.codes[i]);
    }
    out += ']';
  }
  out += "}}";
}

std::string package(const Feed& feed) {
  const auto& types = feed_tables();
  std::string out =
      "{\n \"name\": \"human_services_data\",\n \"title\": \"Human Services Data Specification\",\n"
      " \"profile\": \"tabular-data-package\",\n \"version\": \"3.0.0\",\n"
      " \"homepage\": \"http://docs.openreferral.org\",\n \"resources\": [";
  bool first = true;
  for (std::size_t table = 0; table < types.size(); ++table) {
    if (feed[static_cast<int>(table)].size() == 0) continue;
    const FeedTableType& type = types[table];
    out += first ? "\n  {" : ",\n  {";
    first = false;
    append_member(out, "name", type.name, true);
    append_member(out, "path", type.file);
    out +=
        ", \"format\": \"csv\", \"mediatype\": \"text/csv\", \"profile\": \"tabular-data-resource\",\n"
        "   \"schema\": {\"primaryKey\": \"id\", \"fields\": [\n";
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      if (i > 0) out += ",\n";
      append_field(out, type.fields[i]);
    }
    out += "],\n    \"foreignKeys\": [";
    bool first_key = true;
    for (const FeedField& field : type.fields) {
      if (field.to < 0 || feed[field.to].size() == 0) continue;
      if (!first_key) out += ", ";
      first_key = false;
      out += '{';
      append_member(out, "fields", field.name, true);
      out += ", \"reference\": {";
      // The package's own form: an empty name is the table itself.
      append_member(out, "resource",
                    field.to == static_cast<int>(table) ? "" : types[static_cast<std::size_t>(field.to)].name, true);
      append_member(out, "fields", "id");
      out += "}}";
    }
    out += "]}}";
  }
  return out + "\n ]\n}\n";
}

}  // namespace

std::vector<FeedFile> hsds_csv(const Feed& feed) {
  std::vector<FeedFile> files;
  for (std::size_t table = 0; table < feed_tables().size(); ++table)
    if (const FeedRows& rows = feed[static_cast<int>(table)]; rows.size() > 0)
      files.push_back({feed_tables()[table].file, table_csv(feed_tables()[table], rows)});
  files.push_back({"datapackage.json", package(feed)});
  return files;
}

std::vector<std::string> hsds_csv_names() {
  std::vector<std::string> names = {"datapackage.json"};
  for (const FeedTableType& type : feed_tables()) names.push_back(type.file);
  return names;
}

}  // namespace inact
