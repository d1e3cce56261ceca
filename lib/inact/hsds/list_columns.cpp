#include "inact/hsds/list_columns.h"

#include <algorithm>

#include "inact/hsds/read.h"
#include "inact/imports/caption.h"
#include "inact/text/words.h"

namespace inact {
namespace {

Message title_of(const ListColumn& column) {
  if (&column == &kListColumns[0]) return tr("Institution");
  if (&column == &kListColumns[1]) return tr("Service");
  return field_of(column).title;
}

/// The column of a caption: its key, or its title in either language; -1: none.
int column_of(std::string_view caption) {
  const std::string key = caption_key(caption);
  const Vocabularies none;
  for (std::size_t i = 0; i < std::size(kListColumns); ++i) {
    if (key == kListColumns[i].key) return static_cast<int>(i);
    for (const Language language : {Language::English, Language::German})
      if (key == caption_key(Words(language, none).say(title_of(kListColumns[i])))) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

const NetworkField& field_of(const ListColumn& column) { return network_field(column.kind, column.field); }

std::vector<int> list_header(const CsvReader& csv) {
  std::vector<int> columns;
  for (const CsvCell& cell : csv.cells()) columns.push_back(column_of(cell.text));
  return columns;
}

char list_delimiter(std::string_view text) {
  char best = ';';
  std::ptrdiff_t most = -1;
  for (const char delimiter : {';', ',', '\t'}) {
    CsvReader csv(text, {delimiter});
    if (!csv.next()) break;
    const auto columns = list_header(csv);
    const auto known = std::ranges::count_if(columns, [](int column) { return column >= 0; });
    if (known > most) best = delimiter, most = known;
  }
  return best;
}

std::string empty_feed_list(const Words& words) {
  std::vector<std::string> captions;
  for (const ListColumn& column : kListColumns) captions.push_back(words.say(title_of(column)));
  return "\xEF\xBB\xBF" + csv_record({captions.begin(), captions.end()}, ';');
}

}  // namespace inact
