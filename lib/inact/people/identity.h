// Who a person is: one document a person, apart from what is counted. The only place that reads and writes it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/query.h"
#include "inact/store/transaction.h"

namespace inact {

/// How another program names the person: source "pretix", id "ABCDE-1".
struct ExternalName {
  std::string source;
  std::string id;
  friend bool operator==(const ExternalName&, const ExternalName&) = default;
};

/// The most characters of the texts of an identity, whoever enters them: a person or a file.
inline constexpr std::size_t kLongestName = 200;
inline constexpr std::size_t kLongestEmail = 254;
inline constexpr std::size_t kLongestPhone = 60;

/// Empty texts: not known. Everything is stored text (see stored_text()), as it was given.
struct Identity {
  std::string given_name;  ///< of a person with one name: that name
  std::string family_name;
  std::string original_name;  ///< the whole name in its own script
  std::string raw_name;       ///< as a file gave it, before it was taken apart
  std::string email;
  std::string phone;
  std::string address;
  std::string postcode;   ///< five digits
  std::string residence;  ///< a code of the vocabulary residence_group
  std::optional<Date> birth_date;
  std::vector<ExternalName> external_names;
  std::string unknown;  ///< encoded fields of a later version, kept as they are

  /// True when there is nothing by which a person could be told from another.
  bool empty() const { return *this == Identity{}; }
  friend bool operator==(const Identity&, const Identity&) = default;
};

/// "Maria da Silva"; of a person with one name that name; else the original name, else what the file gave.
std::string full_name(const Identity& identity);

/// The document: fields one after another, each a tag, a length (both LEB128) and so many bytes of UTF-8; fields that
/// are empty are left out. Tags: 1 given_name, 2 family_name, 3 original_name, 4 raw_name, 5 email, 6 phone, 7 address,
/// 8 postcode, 9 residence, 10 birth_date (YYYY-MM-DD), 11 an external name (source, NUL, id; repeated).
std::string encode(const Identity& identity);
/// Nothing when the bytes are damaged. Tags it does not know go to `unknown`.
std::optional<Identity> decode(std::string_view bytes);

/// Writes the identity of a person, or removes it when it is empty, and the keys under which it is found; `name_year`
/// uses the birth year in the person's row. Many are written faster by one IdentityWriter.
void write_identity(Transaction& transaction, PersonId person, const Identity& identity);

/// Writes identities with statements prepared once.
class IdentityWriter {
 public:
  explicit IdentityWriter(Transaction& transaction);
  ~IdentityWriter();
  /// Of a person who has none yet. Writes nothing when it is empty.
  void add(PersonId person, const Identity& identity, std::optional<int> birth_year);
  /// Instead of the one there is.
  void replace(PersonId person, const Identity& identity, std::optional<int> birth_year);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

/// Nothing for an anonymous person. Throws Unavailable when it cannot be read.
std::optional<Identity> identity_of(const Store& store, PersonId person);

/// The same for many, with a statement prepared once.
class IdentityReader {
 public:
  explicit IdentityReader(const Store& store);
  std::optional<Identity> read(PersonId person);

 private:
  Query query_;
};

/// Every person that counts and has an identity, by id.
void for_each_identity(const Store& store, const std::function<void(PersonId, const Identity&)>& visit);

/// The same with the birth year, but nobody who is known to be born in another year than `born`.
void for_each_identity(const Store& store, std::optional<int> born,
                       const std::function<void(PersonId, const Identity&, std::optional<int>)>& visit);

}  // namespace inact
