#include <algorithm>
#include <filesystem>

#include "inact/hsds/read.h"
#include "inact/hsds/value.h"
#include "inact/imports/csv.h"
#include "inact/imports/encoding.h"
#include "inact/imports/findings.h"

namespace inact {
namespace {

class CsvFeed {
 public:
  CsvFeed(Feed& feed, int table) : feed_(feed), table_(table), type_(feed_tables()[static_cast<std::size_t>(table)]) {
    file_ = static_cast<std::uint32_t>(feed.files.size() - 1);
  }

  void read(std::string_view text) {
    CsvReader csv(text, {});
    feed_[table_].covered = true;
    if (!csv.next()) return;
    for (const CsvCell& cell : csv.cells()) {
      const std::string_view caption = cell.text;
      fields_.push_back(type_.place(caption));
      if (fields_.back() < 0 && !caption.empty())
        feed_.note(tr("{table}: “{field}” is no field of HSDS 3.0; left out",
                      {{"table", type_.name}, {"field", extract(caption)}}));
    }
    if (!std::ranges::count(fields_, 0)) {
      feed_.unreadable(feed_.files[file_], static_cast<std::uint32_t>(csv.line()), tr("the table has no column “id”"),
                       {}, "id");
      return;
    }
    while (csv.next()) row(csv);
  }

 private:
  void problem(std::uint32_t line, std::string_view id, std::string_view field, Message message) {
    feed_.problem(
        {feed_.files[file_], line, type_.name + " " + std::string(id), std::string(field), std::move(message)});
  }

  void row(const CsvReader& csv) {
    const auto& cells = csv.cells();
    if (cells.size() == 1 && cells[0].text.empty()) return;
    const auto line = static_cast<std::uint32_t>(csv.line());
    values_.assign(type_.fields.size(), {});
    std::string_view id;
    for (std::size_t i = 0; i < std::min(cells.size(), fields_.size()); ++i)
      if (fields_[i] == 0) id = cells[i].text;
    bool wrong = false;
    if (csv.problem() || cells.size() > fields_.size()) {
      problem(line, extract(id), {},
              csv.problem() ? tr("a quotation mark is not closed, or text stands behind it")
                            : tr("{n} cells, {expected} columns", {{"n", cells.size()}, {"expected", fields_.size()}}));
      wrong = true;
    }
    for (std::size_t i = 0; i < std::min(cells.size(), fields_.size()); ++i) {
      if (fields_[i] < 0) continue;
      const FeedField& field = type_.fields[static_cast<std::size_t>(fields_[i])];
      const auto value = feed_value(field, cells[i].text, buffer_);
      if (!value) {
        problem(line, extract(id), field.name,
                tr("“{value}”; {expected} was expected",
                   {{"value", extract(cells[i].text)}, {"expected", feed_value_expected(field)}}));
        wrong = true;
      } else {
        values_[static_cast<std::size_t>(fields_[i])] = feed_.keep(*value);
        if (!value->empty() && field.is_id() && !looks_like_uuid(*value)) feed_.has_other_ids = true;
      }
    }
    if (values_[0].empty()) {
      if (id.empty()) problem(line, "", "id", tr("is missing"));
      wrong = true;
      feed_.whole = false;
    }
    FeedRows& rows = feed_[table_];
    const std::size_t same = values_[0].empty() ? FeedRows::npos : rows.find(values_[0]);
    if (same != FeedRows::npos) {
      problem(line, values_[0], "id",
              tr("this id stands in line {line} of {file} already",
                 {{"line", std::to_string(rows.places[same].line)}, {"file", feed_.files[rows.places[same].file]}}));
      wrong = true;
    }
    const std::size_t row = feed_.add(table_, values_[0], {file_, line});
    std::copy(values_.begin(), values_.end(), rows.cells.begin() + static_cast<std::ptrdiff_t>(row * rows.width));
    rows.rejected[row] = wrong;
  }

  Feed& feed_;
  const int table_;
  const FeedTableType& type_;
  std::uint32_t file_ = 0;
  std::vector<int> fields_;  ///< what each column holds; -1: nothing that is read
  std::vector<std::string_view> values_;
  std::string buffer_;
};

}  // namespace

void read_feed_csv(Feed& feed, const std::string& name, std::string_view bytes) {
  feed.files.push_back(name);
  const std::string file = std::filesystem::path(name).filename().string();
  if (bytes.size() > kLargestFeedFile)
    return feed.unreadable(name, 0, tr("larger than 64 MiB; split it into several files"));
  const int table = feed_table(file);
  if (table < 0) {
    if (file != "metadata.csv" && file != "meta_table_descriptions.csv")
      feed.note(tr("{file} is no table of HSDS 3.0; left out", {{"file", name}}));
    return;
  }
  if (bytes.empty()) return;
  const Decoded decoded = decode(bytes, "UTF-8");
  if (decoded.problem) {
    const std::size_t at = decoded.problem->offset.value_or(0);
    const auto line = 1 + std::ranges::count(decoded.text().substr(0, at), '\n');
    return feed.unreadable(name, static_cast<std::uint32_t>(line), decoded.problem->message);
  }
  CsvFeed(feed, table).read(decoded.text());
}

}  // namespace inact
