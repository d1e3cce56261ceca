#include "inact/imports/profile.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "inact/base/embedded.h"
#include "inact/base/error.h"
#include "inact/config/toml.h"
#include "inact/imports/caption.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::string_view kFile = "lib/inact/imports/profiles.toml";

/// The file is ours: what is wrong in it is found by the first test that imports anything.
[[noreturn]] void fault(const std::string& what) { throw std::logic_error(fmt::format("{}: {}", kFile, what)); }

const TomlValue* find(const TomlTable& table, std::string_view key) {
  for (const TomlEntry& entry : table)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

/// The value of a key, or a default one where there is none.
template <class T>
T get(const TomlTable& table, std::string_view key) {
  const TomlValue* value = find(table, key);
  if (!value) return {};
  if (const T* one = std::get_if<T>(&value->value)) return *one;
  fault(std::string(key) + " is of another type");
}

std::vector<std::string> texts(const TomlValue& value) {
  std::vector<std::string> result;
  const TomlList* list = std::get_if<TomlList>(&value.value);
  if (!list) fault("a text where a list of texts belongs");
  for (const TomlValue& element : *list)
    if (const auto* text = std::get_if<std::string>(&element.value))
      result.push_back(*text);
    else
      fault("a list of texts holds something else");
  return result;
}

std::vector<std::string> texts_of(const TomlTable& table, std::string_view key) {
  const TomlValue* value = find(table, key);
  return value ? texts(*value) : std::vector<std::string>{};
}

std::vector<std::string> keys(std::vector<std::string> captions) {
  for (std::string& caption : captions) caption = caption_key(caption);
  return captions;
}

template <class E>
E enumerator(std::string_view text) {
  const auto value = from_word<E>(text);
  if (!value) fault("unknown word " + std::string(text));
  return *value;
}

StatusMeaning meaning(std::string_view text) {
  if (text == "nothing") return {};
  if (const auto mark = from_word<Mark>(text)) return {status_of(*mark), mark};
  return {enumerator<AttendanceStatus>(text), {}};
}

/// Captions and words by what they mean, in the order of the file. The star at the end of a word is not one of a
/// required question.
template <class Meaning>
auto by_text(const TomlTable& profile, std::string_view key, Meaning meaning_of) {
  std::vector<std::pair<std::string, decltype(meaning_of(std::string_view{}))>> result;
  for (const TomlEntry& entry : get<TomlTable>(profile, key)) {
    const auto what = meaning_of(entry.key);
    for (const std::string& text : texts(entry.value)) {
      std::string folded = caption_key(text);
      if (text.ends_with('*')) folded += '*';
      const auto known = std::ranges::find_if(result, [&](const auto& one) { return one.first == folded; });
      if (known == result.end())
        result.emplace_back(std::move(folded), what);
      else if (known->second != what)
        fault(text + " has two meanings");
    }
  }
  return result;
}

Profile profile_of(const TomlTable& table) {
  Profile profile;
  const auto text = [&](std::string_view key) { return get<std::string>(table, key); };
  const auto flag = [&](std::string_view key) { return get<bool>(table, key); };
  profile.name = text("name");
  profile.english = text("english");
  profile.german = text("german");
  for (const TomlValue& captions : get<TomlList>(table, "signature"))
    profile.signature.push_back(keys(texts(captions)));
  profile.columns = by_text(table, "columns", enumerator<AttendeeField>);
  profile.status_words = by_text(table, "words", meaning);
  if (const auto status = text("default"); !status.empty())
    profile.default_status = enumerator<AttendanceStatus>(status);
  if (const auto order = text("date_order"); !order.empty()) profile.date_order = enumerator<DateOrder>(order);
  if (const auto fold = text("fold"); !fold.empty()) profile.fold = enumerator<FoldRule>(fold);
  profile.original_in_parentheses = flag("original_in_parentheses");
  profile.first_of_equal_captions = flag("first_of_equal_captions");
  profile.guarded = texts_of(table, "guarded");
  profile.escaped_pipes = flag("escaped_pipes");
  profile.quotes = !flag("without_quotes");
  profile.short_rows = flag("short_rows");
  profile.ends_at_empty_row = flag("ends_at_empty_row");
  profile.external_id = text("external_id");
  profile.event_date = keys(texts_of(table, "event_date"));
  return profile;
}

struct Everything {
  std::vector<Profile> profiles;
  ImportWords words;
};

Everything read() {
  Everything all;
  const TomlTable file = parse_toml(embedded::file(kFile), std::string(kFile));
  for (const TomlValue& profile : get<TomlList>(file, "profile"))
    all.profiles.push_back(profile_of(std::get<TomlTable>(profile.value)));
  all.words.particles = texts_of(file, "particles");
  all.words.degrees = texts_of(file, "degrees");
  all.words.roles = keys(texts_of(file, "roles"));
  all.words.missing = keys(texts_of(file, "missing"));
  all.words.anonymous = keys(texts_of(file, "anonymous"));
  all.words.totals = keys(texts_of(file, "totals"));
  return all;
}

const Everything& everything() {
  static const Everything all = read();
  return all;
}

}  // namespace

AttendeeField parse_attendee_field(std::string_view text) {
  if (text == "given") return AttendeeField::GivenName;
  if (text == "family") return AttendeeField::FamilyName;
  if (text == "name") return AttendeeField::RawName;
  if (text == "organisation") return AttendeeField::Organization;
  if (const auto field = from_word<AttendeeField>(text)) return *field;
  std::vector<std::string> words(kWords<AttendeeField>.begin(), kWords<AttendeeField>.end());
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  const std::string near = nearest(text, words);
  throw usage("“{field}” is not a field of attendees. Expected: {fields}.", {{"field", text}, {"fields", list}})
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

const std::vector<Profile>& built_in_profiles() { return everything().profiles; }
const ImportWords& import_words() { return everything().words; }

const Profile& profile_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Profile& profile : built_in_profiles()) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  const std::string near = nearest(name, names);
  throw usage("“{name}” is not a profile of attendee files.", {{"name", name}})
      .remedy(near.empty() ? tr("Say `inact help profiles` for the list.")
                           : tr("Did you mean “{name}”?", {{"name", near}}));
}

}  // namespace inact
