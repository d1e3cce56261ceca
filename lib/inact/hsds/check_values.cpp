#include <charconv>

#include "inact/hsds/read.h"
#include "inact/imports/findings.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool comes_before(const FeedField& field, std::string_view value, std::string_view from) {
  if (field.type == FieldType::Whole || field.type == FieldType::Number) return number(value) < number(from);
  // What closes at midnight closes at the end of the day.
  return value < from && !(field.type == FieldType::Time && value == "00:00");
}

void reject(Feed& feed, int table, std::size_t row, std::string_view field, Message message) {
  feed.problem(table, row, field, std::move(message));
  feed[table].rejected[row] = true;
}

/// A pair of fields in the wrong order.
void check_order(Feed& feed, int table, int place) {
  const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
  const FeedField& field = type.fields[static_cast<std::size_t>(place)];
  for (std::size_t row = 0; row < feed[table].size(); ++row) {
    const std::string_view value = feed[table].at(row, place), from = feed[table].at(row, field.from);
    if (value.empty() || from.empty() || !comes_before(field, value, from)) continue;
    const std::vector<Argument> both = {
        {"value", value}, {"other", from}, {"field", type.fields[static_cast<std::size_t>(field.from)].name}};
    reject(feed, table, row, field.name,
           field.type == FieldType::Whole ? tr("“{value}” is less than {field} “{other}”", both)
                                          : tr("“{value}” is before {field} “{other}”", both));
  }
}

void check_languages(Feed& feed, const Vocabularies& vocabularies) {
  const int table = feed_places().language;
  const int place = feed_tables()[static_cast<std::size_t>(table)].place("code");
  std::unordered_map<std::string_view, std::string_view> tags;
  for (std::size_t row = 0; row < feed[table].size(); ++row) {
    std::string_view& code = feed[table].at(row, place);
    if (code.empty()) continue;
    const auto [found, is_new] = tags.emplace(code, std::string_view());
    if (is_new) found->second = feed.keep(known_language(vocabularies, code));
    if (found->second.empty())
      reject(feed, table, row, "code",
             tr("“{value}” is no language that is known here; add it to [vocabulary.language] where it is one",
                {{"value", extract(code)}}));
    else
      code = found->second;
  }
}

}  // namespace

void check_values(Feed& feed, const Vocabularies& vocabularies) {
  check_languages(feed, vocabularies);
  for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) {
    const auto& fields = feed_tables()[static_cast<std::size_t>(table)].fields;
    for (int place = 1; place < static_cast<int>(fields.size()); ++place)
      if (fields[static_cast<std::size_t>(place)].from >= 0) check_order(feed, table, place);
  }
}

}  // namespace inact
