#include <fmt/core.h>

#include "inact/hsds/read.h"
#include "inact/hsds/value.h"
#include "inact/seal/uuid.h"

namespace inact {
namespace {

class Naming {
 public:
  Naming(Feed& feed, std::string_view space, std::string_view source)
      : feed_(feed), space_(space), source_(source), names_(feed_tables().size()) {}

  void name_rows(int table) {
    FeedRows& rows = feed_[table];
    for (std::size_t row = 0; row < rows.size(); ++row) rename(table, rows.at(row, 0));
    feed_.drop(table, std::vector<bool>(rows.size()));
  }

  void name_keys(int table) {
    const FeedTableType& type = feed_tables()[static_cast<std::size_t>(table)];
    FeedRows& rows = feed_[table];
    for (int field = 1; field < static_cast<int>(rows.width); ++field) {
      const FeedField& what = type.fields[static_cast<std::size_t>(field)];
      if (what.type != FieldType::Key) continue;
      for (std::size_t row = 0; row < rows.size(); ++row) {
        const int to = what.to >= 0 ? what.to : feed_table(rows.at(row, type.place("link_entity")));
        if (to >= 0) rename(to, rows.at(row, field));
      }
    }
  }

 private:
  void rename(int table, std::string_view& id) {
    if (id.empty() || is_uuid(id)) return;
    const auto [found, is_new] = names_[static_cast<std::size_t>(table)].emplace(id, std::string_view());
    if (is_new) {
      const std::string& name = feed_tables()[static_cast<std::size_t>(table)].name;
      found->second = feed_.keep(uuid_v5(space_, fmt::format("{}\n{}\n{}", name, source_, id)));
      feed_.given_ids.emplace(found->second, id);
    }
    id = found->second;
  }

  Feed& feed_;
  const std::string_view space_, source_;
  std::vector<std::unordered_map<std::string_view, std::string_view>> names_;  ///< by table
};

}  // namespace

void name_rows(Feed& feed, std::string_view space, std::string_view source) {
  if (!feed.has_other_ids) return;
  Naming naming(feed, space, source);
  for (int table = 0; table < static_cast<int>(feed_tables().size()); ++table) {
    naming.name_rows(table);
    naming.name_keys(table);
  }
}

}  // namespace inact
