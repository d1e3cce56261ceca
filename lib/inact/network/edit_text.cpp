#include "inact/network/edit_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "inact/config/toml.h"
#include "inact/network/hours.h"

namespace inact {
namespace {

constexpr std::size_t kCodesNamed = 14;

/// One value as people type it.
std::string typed(const NetworkField& field, const std::string& value, Language language) {
  switch (field.kind) {
    case FieldKind::Hours: return hours_text(parse_hours(value, Date{}).front(), language);
    case FieldKind::Record:
    case FieldKind::Records: return NetworkId(field.record, std::stoll(value)).str();
    default: return value;
  }
}

/// Several lines stay several lines.
std::string quoted(const std::string& text) {
  if (text.find('\n') == std::string::npos) return toml_text(text);
  std::string all = "\"\"\"\n";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = toml_text(std::string_view(text).substr(begin, end - begin));
    all += line.substr(1, line.size() - 2) + (end < text.size() ? "\n" : "");
    begin = end + 1;
  }
  return all + "\"\"\"";
}

std::string value_text(const NetworkField& field, const std::vector<std::string>& values, Language language) {
  if (field.kind == FieldKind::Flag) return values.empty() ? "false" : "true";
  if (field.has_many()) {
    std::string list = "[";
    for (const std::string& value : values)
      list += (list.size() > 1 ? ", " : "") + toml_text(typed(field, value, language));
    return list + "]";
  }
  if (values.empty()) return "\"\"";
  const std::string value = typed(field, values.front(), language);
  switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::InYear:
    case FieldKind::Day: return value;
    default: return quoted(value);
  }
}

/// What the field takes: its help, and the codes where they are few.
std::string comment(const NetworkField& field, const Words& words, const Vocabularies& vocabularies) {
  std::string text = words.say(field.help);
  if (std::string_view vocabulary = field.vocabulary; !vocabulary.empty()) {
    std::string codes;
    std::size_t count = 0;
    for (const Term& term : vocabularies[vocabulary].terms)
      if (!term.retired && ++count) codes += (codes.empty() ? "" : " ") + term.code;
    if (text.find(codes.substr(0, codes.find(' '))) == std::string::npos)  // the help names them already
      text += ": " + (count <= kCodesNamed ? codes : fmt::format("inact config explain {}", vocabulary));
  }
  return text;
}

void append_record(const NetworkRecord& record, const Words& words, const Vocabularies& vocabularies,
                   std::string& text) {
  static const std::vector<std::string> none;
  for (const NetworkField& field : network_fields(record.id.kind)) {
    const auto found = record.values.find(field.key);
    text += fmt::format("# {}\n{} = {}\n", comment(field, words, vocabularies), field.key,
                        value_text(field, found == record.values.end() ? none : found->second, words.language()));
  }
}

template <class Id>
void append_parts(const Store& store, std::string_view block, const std::vector<Id>& ids, const Words& words,
                  const Vocabularies& vocabularies, std::string& text) {
  for (const Id id : ids) {
    text += fmt::format("\n[[{}]]\nid = \"{}\"\n", block, id.str());
    append_record(get_record(store, id), words, vocabularies, text);
  }
}

void append_comment(std::string_view lines, std::string& text) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    text += fmt::format("# {}\n", line);
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
}

}  // namespace

std::string edit_text(const Store& store, OrganizationId organization, const Words& words,
                      const Vocabularies& vocabularies) {
  const NetworkRecord record = require_record(store, organization);
  std::string text;
  append_comment(
      words.say(tr("{id}. Change what is to change, save, and close the editor.\n"
                   "\"\" and [] say that nothing is known. A file that is not changed changes nothing.\n"
                   "A further [[service]], [[location]] or [[contact]] without an id is a new one. One that is taken "
                   "out stays in the records.",
                   {{"id", record.id.str()}})),
      text);
  text += "\n";
  append_record(record, words, vocabularies, text);
  append_parts(store, "location", locations_of(store, organization), words, vocabularies, text);
  append_parts(store, "service", services_of(store, organization), words, vocabularies, text);
  append_parts(store, "contact", contacts_of(store, organization), words, vocabularies, text);
  return text;
}

}  // namespace inact
