#include "inact/base/id.h"

#include <charconv>
#include <optional>

#include "inact/base/error.h"

namespace inact {
namespace {

std::optional<Kind> kind_of(char letter) {
  const char upper = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  if (std::string_view("PICNOSLKRAWGBQHT").find(upper) == std::string_view::npos) return std::nullopt;
  return static_cast<Kind>(upper);
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || value < 1) return std::nullopt;
  return value;
}

}  // namespace

Message kind_name(Kind kind) {
  switch (kind) {
    case Kind::Person: return tr("a person");
    case Kind::Intake: return tr("an intake");
    case Kind::Conversation: return tr("a conversation");
    case Kind::Need: return tr("a need");
    case Kind::Organization: return tr("an institution");
    case Kind::Service: return tr("a service");
    case Kind::Location: return tr("a location");
    case Kind::Contact: return tr("a contact person");
    case Kind::Referral: return tr("a referral");
    case Kind::Accompaniment: return tr("an accompaniment");
    case Kind::Workshop: return tr("a workshop");
    case Kind::Group: return tr("an exchange group");
    case Kind::Batch: return tr("an import batch");
    case Kind::ShortQuestion: return tr("a short question");
    case Kind::Hours: return tr("an entry of volunteer hours");
    case Kind::Training: return tr("an external training");
  }
  return {};
}

std::int64_t parse_id(Kind expected, std::string_view text) {
  if (const auto plain = number(text)) return *plain;
  if (!text.empty()) {
    const auto kind = kind_of(text.front());
    const auto value = number(text.substr(1));
    if (kind && value) {
      if (*kind == expected) return *value;
      throw usage("{id} is {kind}; this command takes {expected}.",
                  {{"id", text}, {"kind", kind_name(*kind)}, {"expected", kind_name(expected)}});
    }
  }
  throw usage("“{text}” is not an id. Expected: {letter} and a number, as in {letter}12.",
              {{"text", text}, {"letter", std::string(1, static_cast<char>(expected))}});
}

bool looks_like_id(std::string_view text) { return !text.empty() && kind_of(text.front()) && number(text.substr(1)); }

}  // namespace inact
