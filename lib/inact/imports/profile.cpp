#include "inact/imports/profile.h"

#include <fmt/format.h>

#include <algorithm>

#include "inact/base/embedded.h"
#include "inact/base/error.h"
#include "inact/config/config.h"
#include "inact/imports/profile_reader.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr const char* kFile = "lib/inact/imports/profiles.toml";
constexpr const char* kIntakesFile = "lib/inact/imports/intakes.toml";

struct Everything {
  std::vector<Profile> profiles;
  ImportWords words;
};

struct Intakes {
  std::vector<Profile> profiles;
  std::vector<std::string> english, german;  ///< captions of an empty table
};

Everything read() {
  Everything all;
  Problems problems(kFile);
  ProfileReader reader(problems);
  for (const TomlEntry& entry : parse_toml(embedded::file(kFile), kFile)) {
    if (entry.key == "profile") {
      for (const TomlValue& profile : std::get<TomlList>(entry.value.value))
        all.profiles.push_back(reader.read(std::get<TomlTable>(profile.value), "profile", {}));
    } else if (entry.key == "particles") {
      all.words.particles = reader.texts(entry, entry.key);
    } else if (entry.key == "degrees") {
      all.words.degrees = reader.texts(entry, entry.key);
    } else if (entry.key == "roles") {
      all.words.roles = reader.captions(entry, entry.key);
    } else if (entry.key == "missing") {
      all.words.missing = reader.captions(entry, entry.key);
    } else if (entry.key == "anonymous") {
      all.words.anonymous = reader.captions(entry, entry.key);
    } else if (entry.key == "totals") {
      all.words.totals = reader.captions(entry, entry.key);
    }
  }
  problems.raise();  // the file is ours: the first test that imports anything finds what is wrong in it
  return all;
}

const Everything& everything() {
  static const Everything all = read();
  return all;
}

/// Whoever asks for advice may have filled in a form of any tool: its own captions are those of attendees.
Intakes read_intakes() {
  Intakes all;
  for (Profile form : everything().profiles)
    if (form.questions) {
      form.rows = RowKind::Intakes;
      all.profiles.push_back(std::move(form));
    }
  Problems problems(kIntakesFile);
  ProfileReader reader(problems);
  for (const TomlEntry& entry : parse_toml(embedded::file(kIntakesFile), kIntakesFile)) {
    if (entry.key == "template_english") all.english = reader.texts(entry, entry.key);
    if (entry.key == "template_german") all.german = reader.texts(entry, entry.key);
    if (entry.key == "profile")
      for (const TomlValue& profile : std::get<TomlList>(entry.value.value))
        all.profiles.push_back(reader.read(std::get<TomlTable>(profile.value), entry.key, {}));
  }
  problems.raise();
  return all;
}

/// What a profile of the configuration is for.
RowKind rows_of(const TomlTable& profile) {
  const auto entry = std::ranges::find(profile, "rows", &TomlEntry::key);
  const auto* text = entry == profile.end() ? nullptr : std::get_if<std::string>(&entry->value.value);
  return text && *text == word(RowKind::Intakes) ? RowKind::Intakes : RowKind::Attendees;
}

const Intakes& intakes() {
  static const Intakes all = read_intakes();
  return all;
}

}  // namespace

bool has_field(RowKind rows, AttendeeField field) {
  switch (field) {
    case AttendeeField::Organization:
    case AttendeeField::Status:
    case AttendeeField::Attended:
    case AttendeeField::Workshop: return rows == RowKind::Attendees;
    default: return rows == RowKind::Intakes || field < AttendeeField::OriginalName;
  }
}

std::vector<std::string> fields_of(RowKind rows) {
  std::vector<std::string> words;
  for (const std::string_view word : kWords<AttendeeField>)
    if (has_field(rows, *from_word<AttendeeField>(word))) words.emplace_back(word);
  return words;
}

AttendeeField parse_attendee_field(std::string_view text, RowKind rows) {
  if (text == "given") return AttendeeField::GivenName;
  if (text == "family") return AttendeeField::FamilyName;
  if (text == "name") return AttendeeField::RawName;
  if (text == "organisation") return AttendeeField::Organization;
  if (const auto field = from_word<AttendeeField>(text); field && has_field(rows, *field)) return *field;
  const std::vector<std::string> words = fields_of(rows);
  const std::string list = fmt::format("{}", fmt::join(words, ", "));
  const std::string near = nearest(text, words);
  throw(rows == RowKind::Attendees
            ? usage("“{field}” is not a field of attendees. Expected: {fields}.", {{"field", text}, {"fields", list}})
            : usage("“{field}” is not a field of first conversations. Expected: {fields}.",
                    {{"field", text}, {"fields", list}}))
      .remedy(near.empty() ? Message{} : tr("Did you mean “{name}”?", {{"name", near}}));
}

std::optional<AttendeeField> Profile::field_of(std::string_view caption) const {
  for (const auto& [text, field] : columns)
    if (text == caption) return field;
  return std::nullopt;
}

std::optional<StatusMeaning> Profile::meaning_of(std::string_view word) const {
  std::optional<StatusMeaning> by_prefix;
  std::size_t longest = 0;
  for (const auto& [text, meaning] : status_words) {
    if (text == word) return meaning;
    if (text.ends_with('*') && text.size() > longest &&
        word.starts_with(std::string_view(text).substr(0, text.size() - 1))) {
      by_prefix = meaning;
      longest = text.size();
    }
  }
  return by_prefix;
}

std::vector<std::string> Profile::known_words() const {
  std::vector<std::string> words;
  for (const auto& [text, meaning] : status_words) words.push_back(text);
  return words;
}

const std::vector<Profile>& built_in_profiles(RowKind rows) {
  return rows == RowKind::Intakes ? intakes().profiles : everything().profiles;
}
std::vector<std::string> intake_captions(Language language) {
  return language == Language::German ? intakes().german : intakes().english;
}
const ImportWords& import_words() { return everything().words; }

std::vector<Profile> attendee_profiles(const Config& config, RowKind rows) {
  const std::vector<Profile>& built_in = built_in_profiles(rows);
  std::vector<Profile> all;
  Problems problems(config.file.string());
  ProfileReader reader(problems);
  for (const TomlEntry& entry : config.attendee_profiles) {
    const auto& table = std::get<TomlTable>(entry.value.value);
    if (rows_of(table) != rows) continue;
    const auto based_on = std::ranges::find(table, "based_on", &TomlEntry::key);
    Profile base;
    if (based_on != table.end()) {
      const auto* name = std::get_if<std::string>(&based_on->value.value);
      const auto found = name ? std::ranges::find(built_in, *name, &Profile::name) : built_in.end();
      if (found == built_in.end())
        problems.wrong_value(based_on->line, "attendee_profile." + entry.key + ".based_on", based_on->value,
                             tr("the name of a profile that is built in"));
      else
        base = *found;
    }
    base.name = entry.key;
    base.rows = rows;
    base.signature.clear();
    all.push_back(reader.read(table, "attendee_profile." + entry.key, std::move(base)));
    if (std::ranges::find(built_in, entry.key, &Profile::name) != built_in.end())
      problems.add(entry.line, tr("{place}: A profile “{name}” is built in: choose another name.",
                                  {{"place", problems.place(entry.line)}, {"name", entry.key}}));
  }
  problems.raise();
  all.insert(all.end(), built_in.begin(), built_in.end());
  return all;
}

const Profile& profile_named(std::string_view name, const std::vector<Profile>& profiles) {
  std::vector<std::string> names;
  for (const Profile& profile : profiles) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  const std::string near = nearest(name, names);
  throw usage("“{name}” is not a profile of attendee files.", {{"name", name}})
      .remedy(near.empty() ? tr("Say `inact help profiles` for the list.")
                           : tr("Did you mean “{name}”?", {{"name", near}}));
}

}  // namespace inact
