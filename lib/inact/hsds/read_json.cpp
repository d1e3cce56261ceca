#include <algorithm>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "inact/hsds/read.h"
#include "inact/hsds/value.h"
#include "inact/imports/encoding.h"
#include "inact/imports/findings.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// Characters for the parser, and the line they stand on.
struct Characters {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  std::uint32_t* line;

  reference operator*() const { return *at; }
  Characters& operator++() {
    if (*at == '\n') ++*line;
    ++at;
    return *this;
  }
  bool operator==(const Characters& other) const { return at == other.at; }
  bool operator!=(const Characters& other) const { return at != other.at; }
};

enum class Shape { Text, Number, Flag, Other };

struct Property {
  std::string_view name;
  std::string_view value;
  Shape shape;
};

struct Child {
  int table;
  std::size_t row;
  bool single;  ///< the parent names it, not the other way round
};

/// An object or a list that is being read. Frames are used again: their strings and lists keep their memory.
struct Frame {
  bool list = false;
  bool named = false;  ///< it stands in a record, under the name of a table
  int table = -1;      ///< what its name says
  bool single = false;
  std::uint32_t line = 0;
  std::string_view key;  ///< of the property that is being read
  std::vector<std::string_view> keys;
  std::vector<Property> properties;
  std::vector<Child> children;
};

class JsonFeed : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonFeed(Feed& feed, std::uint32_t file, std::string_view bytes) : feed_(feed), file_(file), bytes_(bytes) {}
  std::uint32_t line = 1;

  bool null() override { return true; }
  bool boolean(bool value) override { return take(value ? "true" : "false", Shape::Flag); }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value), Shape::Number); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value), Shape::Number); }
  bool number_float(number_float_t, const string_t& text) override { return take(text, Shape::Number); }
  bool string(string_t& text) override { return take(text, Shape::Text); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool key(string_t& name) override {
    frame().keys.push_back(frame().key = known_name(name));
    return true;
  }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool end_object() override {
    close();
    --depth_;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    // [json.exception.parse_error.101] parse error at line 1, column 5: syntax error while parsing …
    const std::string_view what = error.what();
    const auto colon = what.find(": ");
    fault(tr("this is no valid JSON from column {column} on; the parser says “{what}”",
             {{"column", column(position)},
              {"what", cut_to_width(shown(colon == std::string_view::npos ? what : what.substr(colon + 2)), 200)}}));
    return false;
  }

  bool found() const { return found_; }

 private:
  Frame& frame() { return frames_[depth_ - 1]; }

  /// In its line, of the last of the bytes that were read: characters, from 1.
  std::int64_t column(std::size_t read) const {
    const std::string_view before = bytes_.substr(0, read > 0 ? read - 1 : 0);
    const std::string_view in_line = before.substr(before.find_last_of('\n') + 1);
    return 1 + std::ranges::count_if(in_line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  }

  void fault(Message message) { feed_.unreadable(feed_.files[file_], line, std::move(message)); }

  bool open(bool list) {
    if (depth_ == static_cast<std::size_t>(kDeepestFeed)) {
      fault(tr("nested more than {most} levels deep", {{"most", kDeepestFeed}}));
      return false;
    }
    int table = -1;
    bool single = false, named = false;
    if (depth_ > 0) {
      Frame& above = frame();
      if (above.list) {
        table = above.table;
        named = above.named;
        if (list) table = -1;
      } else {
        table = feed_table(above.key);
        named = table >= 0;
        single = !list && named && feed_tables()[static_cast<std::size_t>(table)].list != above.key;
        // What stands under another name than that of a table is a value of its own, which text fields cannot hold.
        if (!named) above.properties.push_back({above.key, {}, Shape::Other});
      }
    }
    if (depth_ == frames_.size()) frames_.emplace_back();
    ++depth_;
    Frame& now = frame();
    now.list = list;
    now.named = named;
    now.table = table;
    now.single = single;
    now.line = line;
    now.key = {};
    now.keys.clear();
    now.properties.clear();
    now.children.clear();
    return true;
  }

  bool take(std::string_view text, Shape shape) {
    if (depth_ == 0) return true;
    if (!frame().list)
      frame().properties.push_back({frame().key, feed_.keep(text), shape});
    else if (frame().table >= 0)
      feed_.problem({feed_.files[file_],
                     line,
                     {},
                     feed_tables()[static_cast<std::size_t>(frame().table)].list,
                     no_records(text)});
    return true;
  }

  /// Names of properties are few: one copy of each.
  std::string_view known_name(const std::string& name) {
    const auto found = names_.find(name);
    if (found != names_.end()) return *found;
    return *names_.insert(std::string_view(feed_.keep(name))).first;
  }

  bool has(const Frame& now, std::string_view name) const {
    return std::ranges::any_of(now.properties, [&](const Property& one) { return one.name == name; });
  }
  bool has_child(const Frame& now, int table) const {
    return std::ranges::any_of(now.children, [&](const Child& one) { return one.table == table; });
  }

  /// It is the document, or an element of it or of its page.
  bool stands_alone() {
    constexpr std::string_view kPages[] = {"contents", "content", "items", "results", "records", "data"};
    const Frame* above = holder();
    return !above || (above == frames_.data() && std::ranges::find(kPages, above->key) != std::end(kPages));
  }

  /// What a record is that does not stand under the name of a table; -1 for what only holds records, or is none.
  int guess(const Frame& now) {
    const FeedTables& t = feed_places();
    if (!stands_alone()) return -1;
    if (!has(now, "id") && !has(now, "name")) return -1;
    if (has(now, "parent_id") || has(now, "taxonomy_id") || has(now, "term_uri") || has(now, "taxonomy") ||
        has_child(now, t.taxonomy))
      return t.taxonomy_term;
    if (has(now, "location_type") || has(now, "latitude") || has_child(now, t.address)) return t.location;
    if (!has(now, "name") &&
        (has(now, "service_id") || has(now, "location_id") || has_child(now, t.service) || has_child(now, t.location)))
      return t.service_at_location;
    if (has(now, "organization_id") || has(now, "status") || has_child(now, t.organization) ||
        has_child(now, t.service_at_location))
      return t.service;
    if (has(now, "version")) return t.taxonomy;
    return t.organization;
  }

  /// Keys that occur twice, each once. Of a name there is one copy (known_name).
  std::vector<std::string_view> repeated_keys(Frame& now) {
    const auto address = [](std::string_view key) { return key.data(); };
    std::ranges::sort(now.keys, {}, address);
    std::vector<std::string_view> repeated;
    for (auto at = now.keys.begin();
         (at = std::ranges::adjacent_find(at, now.keys.end(), {}, address)) != now.keys.end(); ++at)
      if (repeated.empty() || repeated.back().data() != at->data()) repeated.push_back(*at);
    return repeated;
  }

  /// Nobody knows which of two was meant: the record cannot be taken.
  void refuse_repeated_keys(Frame& now, int table, std::size_t row) {
    for (const std::string_view key : repeated_keys(now)) {
      const bool record = table >= 0;
      feed_.problem({feed_.files[file_], now.line, record ? feed_.record(table, row) : std::string(), extract(key),
                     tr("this key occurs twice in one object")});
      if (record) feed_[table].rejected[row] = true;
    }
  }

  void close() {
    Frame& now = frame();
    const bool inside = now.named && holder() != nullptr;
    const int table = now.table >= 0 ? now.table : guess(now);
    if (table < 0) {
      refuse_repeated_keys(now, table, 0);
      return count_page(now);
    }
    found_ = true;
    if (!inside) page_ = {table, page_.second + 1};
    const std::size_t row = store(now, table);
    refuse_repeated_keys(now, table, row);
    for (const Child& child : now.children) link(table, row, child);
    if (inside) holder()->children.push_back({table, row, now.single});
  }

  /// A page says how many records all pages have together.
  void count_page(const Frame& now) {
    if (depth_ != 1 || page_.first < 0) return;
    for (const Property& one : now.properties)
      if (one.name == "total_items" && one.shape == Shape::Number)
        feed_.pages[{page_.first, std::string(one.value)}] += page_.second;
  }

  /// The record in which this one stands.
  Frame* holder() {
    for (std::size_t i = depth_ - 1; i-- > 0;)
      if (!frames_[i].list) return &frames_[i];
    return nullptr;
  }

  void problem(int table, std::string_view id, std::uint32_t at, std::string_view field, Message message) {
    feed_.problem({feed_.files[file_], at, feed_tables()[static_cast<std::size_t>(table)].name + " " + std::string(id),
                   std::string(field), std::move(message)});
  }

  std::size_t store(const Frame& now, int table) {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    FeedRows& rows = feed_[table];
    rows.covered = true;
    cells_.assign(type.fields.size(), {});
    bool wrong = false;
    std::string_view typed_id;
    for (const Property& one : now.properties)
      if (one.name == "id") typed_id = one.value;
    for (const Property& one : now.properties) {
      const int field = type.place(one.name);
      if (field < 0) {
        if (one.shape != Shape::Other && feed_table(one.name) >= 0) {
          problem(table, extract(typed_id), now.line, one.name, no_records(one.value));
          wrong = true;
        }
        unknown(type, one.name);
        continue;
      }
      const FeedField& what = type.fields[static_cast<std::size_t>(field)];
      const bool number =
          what.type == FieldType::Whole || what.type == FieldType::Number || what.type == FieldType::Mark;
      const bool fits = one.shape == Shape::Text || ((number || what.is_id()) && one.shape == Shape::Number);
      const auto value = fits ? feed_value(what, one.value, buffer_) : std::nullopt;
      if (!value) {
        problem(table, extract(typed_id), now.line, one.name, wrong_value(what, one));
        wrong = true;
        continue;
      }
      if (!value->empty() && what.is_id() && !looks_like_uuid(*value)) feed_.has_other_ids = true;
      cells_[static_cast<std::size_t>(field)] =
          value->data() == buffer_.data() && !value->empty() ? feed_.keep(*value) : *value;
    }
    if (cells_[0].empty()) {
      if (typed_id.empty()) problem(table, "", now.line, "id", tr("is missing"));
      wrong = true;
      feed_.whole = false;
    }
    const std::size_t known = cells_[0].empty() ? FeedRows::npos : rows.find(cells_[0]);
    const std::size_t row = known != FeedRows::npos ? known : feed_.add(table, cells_[0], {file_, now.line});
    if (wrong) rows.rejected[row] = true;
    for (int field = 1; field < static_cast<int>(cells_.size()); ++field)
      if (!cells_[static_cast<std::size_t>(field)].empty())
        merge(table, row, field, cells_[static_cast<std::size_t>(field)]);
    return row;
  }

  static Message no_records(std::string_view value) {
    return tr("“{value}”; a list of records was expected", {{"value", extract(value)}});
  }

  static Message wrong_value(const FeedField& what, const Property& one) {
    const Message expected = feed_value_expected(what);
    if (one.shape == Shape::Other) return tr("a list or an object; {expected} was expected", {{"expected", expected}});
    const std::string value = extract(one.value);
    if (one.shape != Shape::Text && (what.type == FieldType::Text || what.type == FieldType::Uri) && what.name != "id")
      return tr("{value} without quotation marks; text was expected", {{"value", value}});
    return tr("“{value}”; {expected} was expected", {{"value", value}, {"expected", expected}});
  }

  void unknown(const FeedTableType& type, std::string_view name) {
    if (feed_table(name) >= 0 || name.starts_with("metadata")) return;
    if (noted_.insert(type.name + "." + std::string(name)).second)
      feed_.note(
          tr("{table}: “{field}” is no field of HSDS 3.0; left out", {{"table", type.name}, {"field", extract(name)}}));
  }

  /// Puts a value into a row that may stand in several places.
  void merge(int table, std::size_t row, int field, std::string_view value) {
    FeedRows& rows = feed_[table];
    std::string_view& cell = rows.at(row, field);
    if (cell.empty()) {
      cell = value;
      return;
    }
    if (cell == value) return;
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    const FeedField& what = type.fields[static_cast<std::size_t>(field)];
    if (what.type == FieldType::Key && !what.required) {
      if (noted_.insert(type.list).second)
        feed_.note(tr("Some {list} stand under several records of one table; each is kept with the first.",
                      {{"list", type.list}}));
      return;
    }
    if (type.name == "attribute" && what.name == "link_entity") return;
    problem(table, rows.at(row, 0), line, what.name,
            tr("this id occurs twice, with “{one}” and with “{other}”",
               {{"one", extract(cell)}, {"other", extract(value)}}));
    rows.rejected[row] = true;
  }

  void link(int table, std::size_t row, const Child& child) {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    const FeedTableType& below = feed_tables()[static_cast<std::size_t>(child.table)];
    const std::string_view id = feed_[table].at(row, 0);
    if (child.single) {
      const int field = type.place(below.name + "_id");
      if (field >= 0) merge(table, row, field, feed_[child.table].at(child.row, 0));
    } else if (below.name == "attribute") {
      feed_[child.table].at(child.row, below.place("link_entity")) = type.name;
      if (!id.empty()) merge(child.table, child.row, below.place("link_id"), id);
    } else if (const int field = below.place(type.name + "_id"); field >= 0 && !id.empty()) {
      merge(child.table, child.row, field, id);
    }
  }

  Feed& feed_;
  const std::uint32_t file_;
  const std::string_view bytes_;
  std::vector<Frame> frames_;
  std::size_t depth_ = 0;
  std::unordered_set<std::string_view> names_;
  std::unordered_set<std::string> noted_;
  std::vector<std::string_view> cells_;
  std::string buffer_;
  std::pair<int, std::int64_t> page_ = {-1, 0};  ///< what stands alone: its table, how many
  bool found_ = false;
};

/// What was read of a file that turned out to be none is taken back.
void reject_file(Feed& feed, std::uint32_t file) {
  for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) {
    std::vector<bool> read(feed[table].size());
    for (std::size_t row = 0; row < read.size(); ++row) read[row] = feed[table].places[row].file == file;
    feed.drop(table, read);
  }
}

}  // namespace

void read_feed_json(Feed& feed, const std::string& name, std::string_view bytes) {
  const auto file = static_cast<std::uint32_t>(feed.files.size());
  feed.files.push_back(name);
  if (bytes.size() > kLargestFeedFile)
    return feed.unreadable(name, 0, tr("larger than 64 MiB; split it into several files"));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const std::size_t valid = valid_utf8_prefix(bytes); valid < bytes.size()) {
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(valid), '\n');
    return feed.unreadable(name, static_cast<std::uint32_t>(line), tr("this is not UTF-8"));
  }
  JsonFeed reader(feed, file, bytes);
  const char* begin = bytes.data();
  const char* end = begin + bytes.size();
  if (!nlohmann::json::sax_parse(Characters{begin, &reader.line}, Characters{end, &reader.line}, &reader))
    return reject_file(feed, file);
  if (!reader.found())
    feed.note(tr("{file} holds no organization, service, location or taxonomy; left out", {{"file", name}}));
}

}  // namespace inact
