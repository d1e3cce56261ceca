#include "cmd/workshop/import_options.h"

#include "cmd/options.h"
#include "inact/base/error.h"
#include "inact/imports/csv.h"
#include "inact/text/fold.h"

namespace inact::workshop {

std::vector<std::pair<std::string, std::string>> options_of(const ImportOptions& options) {
  std::vector<std::pair<std::string, std::string>> all;
  const auto add = [&](const char* name, const std::optional<std::string>& value) {
    if (value) all.emplace_back(name, *value);
  };
  const auto add_day = [&](const char* name, const std::optional<Date>& day) {
    if (day) all.emplace_back(name, iso(*day));
  };
  add("--workshop", options.workshop);
  add_day("--session", options.session);
  add("--profile", options.reading.profile);
  for (const std::string& one : options.map) all.emplace_back("--map", one);
  add("--encoding", options.reading.encoding);
  add("--delimiter", options.delimiter);
  add_day("--date", options.reading.date);
  add("--date-order", options.date_order);
  add("--partner", options.partner);
  if (options.reading.final) all.emplace_back("--final", "");
  if (options.keep_going) all.emplace_back("--keep-going", "");
  return all;
}

ImportOptions options_from(const PlanFile& plan) {
  ImportOptions options;
  for (const PlanFile::File& file : plan.files) options.files.push_back(file.path);
  for (const auto& [name, value] : plan.options) {
    if (name == "--workshop") options.workshop = value;
    if (name == "--session") options.session = parse_iso_date(value);
    if (name == "--profile") options.reading.profile = value;
    if (name == "--map") options.map.push_back(value);
    if (name == "--encoding") options.reading.encoding = value;
    if (name == "--delimiter") options.delimiter = value;
    if (name == "--date") options.reading.date = parse_iso_date(value);
    if (name == "--date-order") options.date_order = value;
    if (name == "--partner") options.partner = value;
    if (name == "--final") options.reading.final = true;
    if (name == "--keep-going") options.keep_going = true;
  }
  return options;
}

ReadOptions reading(const ImportOptions& options) {
  ReadOptions reading = options.reading;
  for (const std::string& one : options.map) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals + 1 == one.size())
      throw usage("--map: “{map}” was given, FIELD=COLUMN was expected.", {{"map", cut_to_width(shown(one), 40)}})
          .remedy(tr("As in: --map given_name=Vorname --map email=3"));
    reading.map.emplace_back(parse_attendee_field(one.substr(0, equals)), one.substr(equals + 1));
  }
  if (options.delimiter) reading.delimiter = parse_delimiter(*options.delimiter);
  if (options.date_order) {
    reading.date_order = from_word<DateOrder>(*options.date_order);
    if (!reading.date_order)
      throw suggesting(
          usage("--date-order: “{order}” is unknown. Expected: dmy, mdy or ymd.", {{"order", *options.date_order}}),
          *options.date_order, {kWords<DateOrder>.begin(), kWords<DateOrder>.end()});
  }
  return reading;
}

}  // namespace inact::workshop
