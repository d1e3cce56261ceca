// Rows of HSDS, whether they came from files or from the records: one shape to check, compare and write.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "inact/base/message.h"
#include "inact/hsds/tables.h"

namespace inact {

/// Where a row was read.
struct FeedPlace {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
};

/// Rows by their ids. A feed has millions of keys to follow: a table of numbers finds them in half the time that
/// unordered_map takes.
class FeedIndex {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// The row whose id, the first of the cells of a row, is this; or npos.
  std::size_t find(std::string_view id, const std::vector<std::string_view>& cells, std::size_t width) const;
  /// Adds a row; the first of an id is found.
  void add(std::size_t row, const std::vector<std::string_view>& cells, std::size_t width);
  void clear();

 private:
  struct Slot {
    std::uint32_t tag = 0;     ///< of the hash: most others are told apart without looking at their id
    std::uint32_t number = 0;  ///< the number of the row, and one; 0: free
  };
  void put(std::size_t hash, std::uint32_t number);

  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::size_t used_ = 0;
};

/// Rows of one table. A cell is text in the one form in which equal values are equal; empty: not given.
struct FeedRows {
  std::size_t width = 0;
  std::vector<std::string_view> cells;  ///< a row after another
  std::vector<FeedPlace> places;
  std::vector<bool> rejected;  ///< rows that cannot be taken
  FeedIndex index;             ///< of the rows, by their first cell
  bool covered = false;        ///< the source says what there is of this table

  std::size_t size() const { return places.size(); }
  std::string_view& at(std::size_t row, int field) { return cells[row * width + static_cast<std::size_t>(field)]; }
  std::string_view at(std::size_t row, int field) const { return cells[row * width + static_cast<std::size_t>(field)]; }
  /// The row of an id, or npos.
  static constexpr std::size_t npos = FeedIndex::npos;
  std::size_t find(std::string_view id) const { return index.find(id, cells, width); }
};

/// What is wrong, by file, record and field.
struct FeedProblem {
  std::string file;
  std::uint32_t line = 0;  ///< 0: the whole file
  std::string record;      ///< "service ac148810-…"; empty: none in particular
  std::string field;
  Message message;
};

class Feed {
 public:
  Feed();
  Feed(Feed&&) noexcept;
  Feed& operator=(Feed&&) noexcept;
  ~Feed();

  FeedRows& operator[](int table) { return tables_[static_cast<std::size_t>(table)]; }
  const FeedRows& operator[](int table) const { return tables_[static_cast<std::size_t>(table)]; }

  /// A copy of the text that lives as long as this does.
  std::string_view keep(std::string_view text);
  /// Adds an empty row with this id, which must not be there.
  std::size_t add(int table, std::string_view id, FeedPlace place);
  /// Takes these rows out of a table.
  void drop(int table, const std::vector<bool>& rows);
  void drop_rejected(int table) { drop(table, std::vector<bool>((*this)[table].rejected)); }

  /// An id as the feed gave it.
  std::string_view given(std::string_view id) const;
  /// "service ac148810-…"
  std::string record(int table, std::size_t row) const;
  void problem(int table, std::size_t row, std::string_view field, Message message);
  void problem(FeedProblem problem) { problems.push_back(std::move(problem)); }
  /// A file, or a record in it, of which not even the id can be read.
  void unreadable(std::string file, std::uint32_t line, Message message, std::string record = {},
                  std::string field = {});
  /// Says something about the feed that refuses nothing; the same only once.
  void note(Message message);

  std::vector<std::string> files;                                    ///< their names, as people gave them
  bool has_other_ids = false;                                        ///< some ids are no UUIDs
  std::unordered_map<std::string_view, std::string_view> given_ids;  ///< by the UUID that name_rows() made of it
  std::vector<FeedProblem> problems;
  std::vector<Message> notes;
  bool whole = true;  ///< nothing was unreadable: what is not here is gone
  /// Of pages of an API, by the table of their records and how many all pages are said to have: how many were read.
  std::map<std::pair<int, std::string>, std::int64_t> pages;

 private:
  std::vector<FeedRows> tables_;
  std::unordered_set<std::string> noted_;
  std::deque<std::string> texts_;  ///< blocks that never grow beyond what they reserve
};

/// The rows of a table by what one of their keys says.
using FeedGroups = std::unordered_map<std::string_view, std::vector<std::size_t>>;
FeedGroups rows_by(const Feed& feed, int table, std::string_view field);
const std::vector<std::size_t>& rows_of(const FeedGroups& groups, std::string_view id);

}  // namespace inact
