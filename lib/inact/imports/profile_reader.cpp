#include "inact/imports/profile_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "inact/imports/caption.h"

namespace inact {
namespace {

const std::vector<std::string> kKeys = {
    "name",      "english",        "german",        "based_on",  "signature",   "columns",
    "words",     "default",        "date_order",    "fold",      "parentheses", "organization_in_brackets",
    "guarded",   "sessions",       "escaped_pipes", "fallback",  "short_rows",  "first_of_equal_captions",
    "ends_at",   "external_id",    "event_date",    "questions", "finished",    "ends_at_empty_row",
    "positions", "without_quotes", "continued",     "orders",    "sheet",       "rows"};

std::optional<StatusMeaning> status_meaning(std::string_view text) {
  if (text == "nothing") return StatusMeaning{};
  if (const auto mark = from_word<Mark>(text)) return StatusMeaning{status_of(*mark), mark};
  if (const auto status = from_word<AttendanceStatus>(text)) return StatusMeaning{*status, {}};
  return std::nullopt;
}

template <class E>
std::string words_of() {
  std::string list;
  for (const std::string_view word : kWords<E>) (list += list.empty() ? "" : ", ") += word;
  return list;
}

Message fields(const Profile& profile) {
  return tr("fields: {words}", {{"words", fmt::format("{}", fmt::join(fields_of(profile.rows), ", "))}});
}

std::vector<std::string> as_keys(std::vector<std::string> captions) {
  for (std::string& caption : captions) caption = caption_key(caption);
  return captions;
}

}  // namespace

Profile ProfileReader::read(const TomlTable& table, const std::string& key, Profile base) {
  for (const TomlEntry& entry : table) read(entry, key + "." + entry.key, base);
  if (base.english.empty()) base.english = base.name;
  if (base.german.empty()) base.german = base.english;
  return base;
}

void ProfileReader::read(const TomlEntry& entry, const std::string& key, Profile& profile) {
  const std::string& what = entry.key;
  if (what == "name") return take(entry, key, profile.name, "text");
  if (what == "english") return take(entry, key, profile.english, "text");
  if (what == "german") return take(entry, key, profile.german, "text");
  if (what == "external_id") return take(entry, key, profile.external_id, "text");
  if (what == "based_on") return;  // the base is given
  if (what == "rows") return take_word(entry, key, profile.rows);
  if (what == "default") return take_word(entry, key, profile.default_status);
  if (what == "fold") return take_word(entry, key, profile.fold);
  if (what == "parentheses") return take_word(entry, key, profile.parentheses);
  if (what == "date_order") return take_word(entry, key, profile.date_order.emplace());
  if (what == "organization_in_brackets") return take(entry, key, profile.organization_in_brackets, "flag");
  if (what == "first_of_equal_captions") return take(entry, key, profile.first_of_equal_captions, "flag");
  if (what == "escaped_pipes") return take(entry, key, profile.escaped_pipes, "flag");
  if (what == "short_rows") return take(entry, key, profile.short_rows, "flag");
  if (what == "ends_at_empty_row") return take(entry, key, profile.ends_at_empty_row, "flag");
  if (what == "questions") return take(entry, key, profile.questions, "flag");
  if (what == "continued") return take(entry, key, profile.continued, "flag");
  if (what == "sheet") return take(entry, key, profile.sheet, "flag");
  if (what == "sessions") return take(entry, key, profile.sessions, "flag");
  if (what == "orders") return take(entry, key, profile.orders, "flag");
  if (what == "without_quotes") {
    bool without = !profile.quotes;
    take(entry, key, without, "flag");
    profile.quotes = !without;
    return;
  }
  if (what == "guarded") {
    profile.guarded = texts(entry, key);
  } else if (what == "event_date") {
    profile.event_date = captions(entry, key);
  } else if (what == "ends_at") {
    profile.ends_at = captions(entry, key);
  } else if (what == "fallback") {
    profile.fallback = captions(entry, key);
  } else if (what == "finished") {
    profile.finished = captions(entry, key);
  } else if (what == "positions") {
    profile.positions.clear();
    for (const std::string& field : texts(entry, key)) {
      profile.positions.push_back(from_word<AttendeeField>(field));
      if (!field.empty() && !profile.positions.back()) wrong(entry, key, fields(profile));
    }
  } else if (what == "signature") {
    profile.signature.clear();
    const auto* lists = std::get_if<TomlList>(&entry.value.value);
    if (!lists) return wrong(entry, key, tr("a list of lists of captions"));
    for (const TomlValue& one : *lists) profile.signature.push_back(captions({what, one, entry.line}, key));
  } else if (what == "columns") {
    take_words(entry, key, profile, profile.columns, [&](std::string_view text) {
      const auto field = from_word<AttendeeField>(text);
      return field && has_field(profile.rows, *field) ? field : std::nullopt;
    });
  } else if (what == "words") {
    take_words(entry, key, profile, profile.status_words, status_meaning);
  } else {
    std::vector<std::string> known;
    const std::string section = key.substr(0, key.size() - what.size());
    for (const std::string& one : kKeys) known.push_back(section + one);
    problems_.unknown_key(entry.line, key, known);
  }
}

void ProfileReader::wrong(const TomlEntry& entry, const std::string& key, Message expected) {
  problems_.wrong_value(entry.line, key, entry.value, std::move(expected));
}

template <class T>
void ProfileReader::take(const TomlEntry& entry, const std::string& key, T& value, const char* expected) {
  if (const T* given = std::get_if<T>(&entry.value.value))
    value = *given;
  else
    wrong(entry, key, std::string_view(expected) == "flag" ? tr("true or false") : tr("a text"));
}

template <class E>
void ProfileReader::take_word(const TomlEntry& entry, const std::string& key, E& value) {
  const auto* text = std::get_if<std::string>(&entry.value.value);
  if (const auto known = text ? from_word<E>(*text) : std::nullopt)
    value = *known;
  else
    wrong(entry, key, tr("one of {words}", {{"words", words_of<E>()}}));
}

std::vector<std::string> ProfileReader::texts(const TomlEntry& entry, const std::string& key) {
  std::vector<std::string> result;
  const auto* list = std::get_if<TomlList>(&entry.value.value);
  if (!list) {
    wrong(entry, key, tr("a list of texts"));
    return result;
  }
  for (const TomlValue& element : *list)
    if (const auto* text = std::get_if<std::string>(&element.value))
      result.push_back(*text);
    else
      wrong(entry, key, tr("a list of texts"));
  return result;
}

std::vector<std::string> ProfileReader::captions(const TomlEntry& entry, const std::string& key) {
  return as_keys(texts(entry, key));
}

/// Captions and words by what they mean, in the order of the file, before those of the base. The star at the end of a
/// word is not one of a required question.
template <class Meaning, class What>
void ProfileReader::take_words(const TomlEntry& entry, const std::string& key, const Profile& profile,
                               std::vector<std::pair<std::string, What>>& words, Meaning meaning_of) {
  const auto* table = std::get_if<TomlTable>(&entry.value.value);
  if (!table) return wrong(entry, key, tr("a table"));
  std::vector<std::pair<std::string, What>> own;
  for (const TomlEntry& one : *table) {
    const auto what = meaning_of(one.key);
    if (!what) {
      wrong(one, key + "." + one.key,
            entry.key == "columns"
                ? fields(profile)
                : tr("statuses, marks or nothing: {words}",
                     {{"words", words_of<AttendanceStatus>() + ", " + words_of<Mark>() + ", nothing"}}));
      continue;
    }
    for (const std::string& text : texts(one, key + "." + one.key)) {
      std::string folded = caption_key(text);
      if (text.ends_with('*')) folded += '*';
      const auto known = std::ranges::find_if(own, [&](const auto& other) { return other.first == folded; });
      if (known == own.end())
        own.emplace_back(std::move(folded), *what);
      else if (known->second != *what)
        problems_.add(one.line, tr("{place}: “{text}” has two meanings.",
                                   {{"place", problems_.place(one.line)}, {"text", text}}));
    }
  }
  for (auto& base : words)
    if (std::ranges::none_of(own, [&](const auto& other) { return other.first == base.first; }))
      own.push_back(std::move(base));
  words = std::move(own);
}

}  // namespace inact
