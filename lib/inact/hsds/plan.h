// What an import of a feed will do, decided row by row before anything is written, and doing it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "inact/hsds/feed.h"
#include "inact/hsds/records.h"
#include "inact/store/transaction.h"
#include "inact/table/document.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Same: nothing to write. Changed: fields that the publisher changed. Gone: it was in the last feed of this source and
/// is not in this one. Conflict: a field was changed here and there since. Rejected: it has a problem.
enum class FeedAction { New, Same, Changed, Gone, Conflict, Rejected };
template <>
inline constexpr auto kWords<FeedAction> =
    std::array<std::string_view, 6>{"new", "same", "changed", "gone", "conflict", "rejected"};

/// What happens with one row.
struct FeedStep {
  FeedAction action = FeedAction::New;
  std::uint64_t fields = 0;  ///< bit n: field n is changed, or in conflict
  bool was_said = false;     ///< the source brought it before
};

/// A row that was there last time.
struct GoneRow {
  int table;
  std::int64_t id;
  std::size_t row;  ///< in the records
};

struct FeedCounts {
  std::array<std::int64_t, kWords<FeedAction>.size()> by_action{};
  std::int64_t& operator[](FeedAction action) { return by_action[static_cast<std::size_t>(action)]; }
  std::int64_t operator[](FeedAction action) const { return by_action[static_cast<std::size_t>(action)]; }
  /// Rows of the feed: gone ones were not read.
  std::int64_t read() const;
};

struct FeedPlan {
  std::string source;
  RecordedFeed recorded;
  std::vector<std::vector<FeedStep>> steps;  ///< by table, for each row of the feed
  std::vector<GoneRow> gone;
  FeedCounts counts;
  std::vector<std::vector<std::int64_t>> new_ids;  ///< by table, for each row of the feed, once it is stored

  /// The id of a row that was stored, or 0.
  std::int64_t new_id(int table, std::size_t row) const;
  /// Something would be written.
  bool changes() const;
};

/// The publisher from whom most institutions of the feed came before; nothing when all are new.
std::optional<std::string> known_publisher(const Store& store, const Feed& feed);

/// Checks the feed (check_feed), reads its terms as needs of the vocabulary, and compares it with the records: a row is
/// known by its id. Where a publisher's last word is known, a field that differs was changed by whoever differs from
/// it; both is a conflict, and the row stays as it is. Rows that this source did not bring it may only add to: what
/// differs is a conflict. A field that a feed leaves empty and never filled stays. A row that was made void here stays
/// void. Gone are only rows of this source whose table the feed covers, below records that are in it, and only where
/// all of the feed could be read. Conflicts are problems of the feed, too.
FeedPlan plan_feed(const Store& store, Feed& feed, const std::string& source, const Vocabularies& vocabularies);

/// What is noted of the files.
struct FeedSource {
  std::string file;                   ///< its name without folders
  std::string sha256;                 ///< of all bytes
  std::string profile = "hsds-json";  ///< or hsds-csv, list
};

/// Carries the plan out, made in the same transaction; conflicts and rejected rows are left out. What is gone is not
/// deleted where others lean on it: services rest (inactive), places and contact persons become void; what only
/// describes them is removed. Gives the batch; nothing when there was nothing to write.
std::optional<BatchId> apply_feed(Transaction& transaction, const Feed& feed, FeedPlan& plan,
                                  const std::string& partner, const FeedSource& source);

/// inact.import/1 of a feed. Items: what is not the same, of organizations, services, places and contact persons, and
/// every row that is changed, gone or in conflict.
Document feed_document(const Feed& feed, const FeedPlan& plan, const FeedSource& source, bool committed,
                       std::optional<BatchId> batch);

/// The same for people: how much of each table, and the first items.
Document feed_summary(const Feed& feed, const FeedPlan& plan, const FeedSource& source, std::optional<BatchId> batch);

}  // namespace inact
