#include "inact/imports/plan_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "inact/base/error.h"
#include "inact/config/toml.h"
#include "inact/seal/hash.h"
#include "inact/store/query.h"

namespace inact {
namespace {

constexpr std::string_view kSchema = "inact.plan/1";

[[noreturn]] void no_plan(const std::filesystem::path& file) {
  throw usage("{file} is no plan of an import.", {{"file", file.string()}})
      .remedy(tr("`inact workshop import FILE --workshop W3 --plan PLAN` makes one."));
}

/// The value of a key; throws where it is missing or of another type.
template <class T>
const T& value_of(const TomlTable& table, std::string_view key, const std::filesystem::path& file) {
  const auto found = std::ranges::find(table, key, &TomlEntry::key);
  const T* value = found == table.end() ? nullptr : std::get_if<T>(&found->value.value);
  if (!value) no_plan(file);
  return *value;
}

}  // namespace

std::string decisions_of(const ImportPlan& plan) {
  std::string text;
  const auto out = std::back_inserter(text);
  for (const PlannedRow& row : plan.rows)
    fmt::format_to(out, "{} {} {} {} {} {}\n", word(row.action), row.person.value, row.new_person, row.same_as,
                   row.workshop, static_cast<bool>(row.names_person));
  for (const Workshop& workshop : plan.workshops) fmt::format_to(out, "{}\n", workshop.id.value);
  for (const PlannedRegistration& one : plan.registrations)
    fmt::format_to(out, "{} {} {} {}\n", one.row, word(one.status), iso(one.registered_on), one.exists);
  for (const PlannedMark& one : plan.marks)
    fmt::format_to(out, "{} {} {} {} {}\n", one.row, one.session, word(one.mark), one.minutes, one.exists);
  for (const auto& [session, person] : plan.no_shows) fmt::format_to(out, "{} {}\n", session, person.value);
  for (const PlannedStatement& one : plan.said)
    fmt::format_to(out, "{} {} {} {}\n", one.row, one.session, word(one.mark), one.minutes);
  return sha256(text);
}

std::int64_t last_written(const Store& store) {
  return Query(store, "SELECT coalesce(max(seq), 0) FROM log WHERE action NOT IN ('read', 'export')")
      .value<std::int64_t>();
}

std::string plan_text(const PlanFile& plan) {
  std::string text =
      fmt::format("schema = {}\ncommand = {}\nrecords = {}\nlog_entry = {}\nday = {}\n", toml_text(kSchema),
                  toml_text(plan.command), toml_text(plan.records), plan.log_entry, iso(plan.day));
  text += "options = [\n";
  for (const auto& [name, value] : plan.options)
    text += fmt::format("  [{}, {}],\n", toml_text(name), toml_text(value));
  text += "]\n";
  for (const PlanFile::File& file : plan.files)
    text += fmt::format("\n[[file]]\npath = {}\nsha256 = {}\ndecisions = {}\n", toml_text(file.path),
                        toml_text(file.sha256), toml_text(file.decisions));
  return text;
}

PlanFile read_plan(const std::filesystem::path& file) {
  const TomlTable table = read_toml(file);
  if (value_of<std::string>(table, "schema", file) != kSchema) no_plan(file);
  PlanFile plan;
  if (std::ranges::find(table, "command", &TomlEntry::key) != table.end())
    plan.command = value_of<std::string>(table, "command", file);
  plan.records = value_of<std::string>(table, "records", file);
  plan.log_entry = value_of<std::int64_t>(table, "log_entry", file);
  plan.day = value_of<Date>(table, "day", file);
  for (const TomlValue& one : value_of<TomlList>(table, "options", file)) {
    const auto* pair = std::get_if<TomlList>(&one.value);
    const auto* name = pair && pair->size() == 2 ? std::get_if<std::string>(&(*pair)[0].value) : nullptr;
    const auto* value = name ? std::get_if<std::string>(&(*pair)[1].value) : nullptr;
    if (!value) no_plan(file);
    plan.options.emplace_back(*name, *value);
  }
  for (const TomlValue& one : value_of<TomlList>(table, "file", file)) {
    const auto* entry = std::get_if<TomlTable>(&one.value);
    if (!entry) no_plan(file);
    plan.files.push_back({value_of<std::string>(*entry, "path", file), value_of<std::string>(*entry, "sha256", file),
                          value_of<std::string>(*entry, "decisions", file)});
  }
  return plan;
}

void require_same_records(const Store& store, const PlanFile& plan) {
  if (store.info().namespace_uuid != plan.records)
    throw refused("The plan was made for other records.")
        .remedy(tr("Say with --records which ones, or make the plan again."));
  if (last_written(store) != plan.log_entry)
    throw refused("Something was written into the records since the plan was made: it may no longer hold.")
        .remedy(tr("Make the plan again, with --plan, and look at it."));
}

}  // namespace inact
