// Writing: all of it or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/base/named.h"
#include "inact/store/store.h"

namespace inact {

/// Who writes, by which command ("intake add"), at which real instant.
struct Author {
  std::string who;
  std::string command;
  Instant at{};
};

enum class Action { Create, Add, Edit, Void, Read, Import, Undo, Export, Update };
template <>
inline constexpr auto kWords<Action> =
    std::array<std::string_view, 9>{"create", "add", "edit", "void", "read", "import", "undo", "export", "update"};

/// Overridden: a rule was set aside, for a reason that stands in the record.
enum class Outcome { Done, Overridden };
template <>
inline constexpr auto kWords<Outcome> = std::array<std::string_view, 2>{"done", "overridden"};

/// Nothing is kept unless commit() is reached. Waits at most five seconds for another writer, then throws Unavailable.
class Transaction {
 public:
  Transaction(Store& store, Author author);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  operator const Store&() const { return store_; }
  const Author& author() const { return author_; }
  /// The instant as it is stored in columns entered_at.
  const std::string& entered_at() const { return entered_at_; }

  /// An entry of the log. `fields`: names of changed fields with commas, never their values.
  void log(Action action, std::string_view record, std::string_view fields = {}, std::int64_t count = 1,
           Outcome outcome = Outcome::Done);
  void log(Action action, std::string_view record, const std::vector<std::string>& fields);

  void commit();

 private:
  Store& store_;
  Author author_;
  std::string entered_at_;
  bool committed_ = false;
};

}  // namespace inact
