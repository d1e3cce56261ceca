#include "inact/table/cells.h"

namespace inact {
namespace {

void append(std::string& list, std::string_view item, std::string_view between = ", ") {
  if (!list.empty()) list += between;
  list += item;
}

struct InWords {
  const Words& words;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return words.say(value ? tr("yes") : tr("no")); }
  std::string operator()(std::int64_t value) const { return words.number(value); }
  std::string operator()(double value) const { return words.decimal(value, 1); }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Year year) const { return std::to_string(static_cast<int>(year)); }
  std::string operator()(Date date) const { return words.date(date); }
  std::string operator()(Month month) const { return words.month(month); }
  std::string operator()(LocalTime time) const { return words.time(time); }
  std::string operator()(const Coded& coded) const { return words.label(coded); }
  std::string operator()(const Message& message) const { return words.say(message); }
  std::string operator()(const std::vector<std::string>& texts) const {
    std::string list;
    for (const std::string& text : texts) append(list, text);
    return list;
  }
  std::string operator()(const std::vector<Coded>& codes) const {
    std::string list;
    for (const Coded& coded : codes) append(list, words.label(coded), "; ");  // labels hold commas
    return list;
  }
  std::string operator()(const std::shared_ptr<const Record>& record) const {
    std::string list;
    if (!record) return list;
    for (const Field& field : record->fields)
      if (!field.title.empty() && !is_empty(field.value)) append(list, in_words(field.value, words));
    return list;
  }
};

}  // namespace

std::string in_words(const Cell& cell, const Words& words) { return std::visit(InWords{words}, cell); }

bool is_text(const Cell& cell) {
  return std::holds_alternative<std::string>(cell) || std::holds_alternative<std::vector<std::string>>(cell) ||
         std::holds_alternative<Message>(cell) || std::holds_alternative<std::shared_ptr<const Record>>(cell);
}

bool is_empty(const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return true;
  if (const auto* text = std::get_if<std::string>(&cell)) return text->empty();
  if (const auto* texts = std::get_if<std::vector<std::string>>(&cell)) return texts->empty();
  if (const auto* codes = std::get_if<std::vector<Coded>>(&cell)) return codes->empty();
  if (const auto* message = std::get_if<Message>(&cell)) return message->empty();
  if (const auto* record = std::get_if<std::shared_ptr<const Record>>(&cell)) return *record == nullptr;
  return false;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace inact
