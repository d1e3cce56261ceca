#include "cmd/imports/options.h"

#include "inact/base/error.h"
#include "inact/imports/csv.h"
#include "inact/text/fold.h"

namespace inact::imports {

void take_reading_options(Verb& verb, ImportOptions& options, const Message& date) {
  ReadOptions& reading = options.reading;
  verb.option("--profile", reading.profile, tr("the format, where it is not found: see `inact help profiles`"))
      .shown_as("NAME");
  verb.option("--map", options.map, tr("what a column holds, by its caption or number: given_name=Vorname"))
      .shown_as("FIELD=COLUMN");
  verb.option("--save-profile", options.save_profile, tr("keeps what --map says in the configuration, for --profile"))
      .shown_as("NAME");
  verb.option("--encoding", reading.encoding, tr("the encoding, where it is not found: UTF-8, Windows-1252 …"))
      .shown_as("NAME");
  verb.option("--delimiter", options.delimiter, tr("the delimiter, where it is not found: , ; or tab")).shown_as("C");
  verb.option("--date", reading.date, date);
  verb.option("--date-order", options.date_order, tr("how dates like 03/04/2026 are meant: dmy, mdy or ymd"))
      .shown_as("ORDER");
}

void take_planning_options(Verb& verb, ImportOptions& options) {
  verb.flag("--keep-going", options.keep_going, tr("stores the good rows of a file with problems; exit 3"));
  verb.option("--rejects", options.rejects,
              tr("writes the rows that are not taken here, with the reason, to be corrected"))
      .shown_as("FILE");
  verb.option("--plan", options.plan, tr("stores nothing and writes here what would be done")).shown_as("FILE");
  verb.option("--apply", options.apply, tr("does what a plan says, if files and records are as they were"))
      .shown_as("FILE");
  verb.code("--partner", "partner", options.partner, tr("the association that enters it"));
}

std::vector<std::pair<std::string, std::string>> options_of(const ImportOptions& options) {
  std::vector<std::pair<std::string, std::string>> all;
  const auto add = [&](const char* name, const std::optional<std::string>& value) {
    if (value) all.emplace_back(name, *value);
  };
  add("--profile", options.reading.profile);
  for (const std::string& one : options.map) all.emplace_back("--map", one);
  add("--encoding", options.reading.encoding);
  add("--delimiter", options.delimiter);
  if (options.reading.date) add("--date", iso(*options.reading.date));
  add("--date-order", options.date_order);
  add("--partner", options.partner);
  if (options.keep_going) all.emplace_back("--keep-going", "");
  return all;
}

void set_option(ImportOptions& options, const std::string& name, const std::string& value) {
  if (name == "--profile") options.reading.profile = value;
  if (name == "--map") options.map.push_back(value);
  if (name == "--encoding") options.reading.encoding = value;
  if (name == "--delimiter") options.delimiter = value;
  if (name == "--date") options.reading.date = parse_iso_date(value);
  if (name == "--date-order") options.date_order = value;
  if (name == "--partner") options.partner = value;
  if (name == "--keep-going") options.keep_going = true;
}

ReadOptions reading(const ImportOptions& options, RowKind rows) {
  ReadOptions reading = options.reading;
  for (const std::string& one : options.map) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals + 1 == one.size())
      throw usage("--map: “{map}” was given, FIELD=COLUMN was expected.", {{"map", cut_to_width(shown(one), 40)}})
          .remedy(tr("As in: --map given_name=Vorname --map email=3"));
    reading.map.emplace_back(parse_attendee_field(one.substr(0, equals), rows), one.substr(equals + 1));
  }
  if (options.delimiter) reading.delimiter = parse_delimiter(*options.delimiter);
  if (options.date_order) {
    reading.date_order = from_word<DateOrder>(*options.date_order);
    if (!reading.date_order)
      throw suggesting(
          usage("--date-order: “{order}” is unknown. Expected: dmy, mdy or ymd.", {{"order", *options.date_order}}),
          *options.date_order, {kWords<DateOrder>.begin(), kWords<DateOrder>.end()});
  }
  reading.all_problems = options.rejects.has_value();
  return reading;
}

}  // namespace inact::imports
