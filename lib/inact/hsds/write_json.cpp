#include "inact/hsds/value.h"
#include "inact/hsds/write.h"
#include "inact/table/json.h"

namespace inact {
namespace {

/// Rows of a table that name another row: by that row.
struct Below {
  int table;
  std::vector<std::vector<std::size_t>> rows;
};

class Nested {
 public:
  explicit Nested(const Feed& feed) : feed_(feed), below_(feed_tables().size()) {
    const auto& types = feed_tables();
    for (int table = 0; table < static_cast<int>(types.size()); ++table) {
      const FeedTableType& type = types[static_cast<std::size_t>(table)];
      for (int field = 1; field < static_cast<int>(type.fields.size()); ++field) {
        const FeedField& what = type.fields[static_cast<std::size_t>(field)];
        if (what.to >= 0 && what.to != table && stands_below(what.to, table)) add(what.to, table, field);
      }
    }
    attributes();
  }

  std::string organization(std::size_t row) {
    out_.clear();
    record(feed_places().organization, row, 0);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  /// HSDS nests a service in its organization, not in its program or its places, and no term in its taxonomy.
  static bool stands_below(int above, int table) {
    const FeedTables& t = feed_places();
    if (table == t.service) return above == t.organization;
    if (table == t.service_at_location) return above == t.service;
    return table != t.taxonomy_term && table != t.attribute;
  }

  void add(int above, int table, int field) {
    Below below{table, std::vector<std::vector<std::size_t>>(feed_[above].size())};
    for (std::size_t row = 0; row < feed_[table].size(); ++row)
      if (const std::size_t to = feed_[above].find(feed_[table].at(row, field)); to != FeedRows::npos)
        below.rows[to].push_back(row);
    below_[static_cast<std::size_t>(above)].push_back(std::move(below));
  }

  void attributes() {
    const int table = feed_places().attribute;
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    std::vector<Below> all(feed_tables().size(), Below{table, {}});
    for (std::size_t row = 0; row < feed_[table].size(); ++row) {
      const int above = feed_table(feed_[table].at(row, type.place("link_entity")));
      if (above < 0) continue;
      const std::size_t to = feed_[above].find(feed_[table].at(row, type.place("link_id")));
      auto& rows = all[static_cast<std::size_t>(above)].rows;
      if (to == FeedRows::npos) continue;
      if (rows.empty()) rows.resize(feed_[above].size());
      rows[to].push_back(row);
    }
    for (std::size_t above = 0; above < all.size(); ++above)
      if (!all[above].rows.empty()) below_[above].push_back(std::move(all[above]));
  }

  void line(int depth) {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth), ' ');
  }

  void record(int table, std::size_t row, int depth) {
    const FeedTables& t = feed_places();
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    out_ += '{';
    bool first = true;
    const auto key = [&](std::string_view name) {
      if (!first) out_ += ',';
      first = false;
      line(depth + 1);
      append_json(out_, name);
      out_ += ": ";
    };
    for (int field = 0; field < static_cast<int>(type.fields.size()); ++field) {
      const FeedField& what = type.fields[static_cast<std::size_t>(field)];
      const std::string_view value = hsds_value(what, feed_[table].at(row, field), buffer_);
      if (value.empty()) continue;
      key(what.name);
      if (what.type == FieldType::Whole || what.type == FieldType::Number)
        out_ += value;
      else
        append_json(out_, value);
    }
    const auto single = [&](int from, std::string_view field, int to, std::string_view name) {
      if (table != from) return;
      const std::size_t found = feed_[to].find(feed_[table].at(row, type.place(field)));
      if (found == FeedRows::npos) return;
      key(name);
      record(to, found, depth + 1);
    };
    single(t.service, "program_id", t.program, "program");
    single(t.service_at_location, "location_id", t.location, "location");
    single(t.attribute, "taxonomy_term_id", t.taxonomy_term, "taxonomy_term");
    single(t.taxonomy_term, "taxonomy_id", t.taxonomy, "taxonomy_detail");
    for (const Below& below : below_[static_cast<std::size_t>(table)]) {
      if (below.rows[row].empty()) continue;
      key(feed_tables()[static_cast<std::size_t>(below.table)].list);
      out_ += '[';
      for (std::size_t i = 0; i < below.rows[row].size(); ++i) {
        if (i > 0) out_ += ',';
        line(depth + 2);
        record(below.table, below.rows[row][i], depth + 2);
      }
      line(depth + 1);
      out_ += ']';
    }
    line(depth);
    out_ += '}';
  }

  const Feed& feed_;
  std::vector<std::vector<Below>> below_;  ///< by table above
  std::string out_, buffer_;
};

}  // namespace

std::vector<FeedFile> hsds_json(const Feed& feed) {
  Nested nested(feed);
  std::vector<FeedFile> files;
  const FeedRows& organizations = feed[feed_places().organization];
  for (std::size_t row = 0; row < organizations.size(); ++row)
    files.push_back({std::string(organizations.at(row, 0)) + ".json", nested.organization(row)});
  return files;
}

}  // namespace inact
