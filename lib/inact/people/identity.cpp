#include "inact/people/identity.h"

#include <array>

#include "inact/base/error.h"
#include "inact/people/identity_key.h"
#include "inact/seal/sealed.h"

namespace inact {
namespace {

constexpr std::uint64_t kBirthDate = 10;
constexpr std::uint64_t kExternalName = 11;

/// Tags 1 to 9.
constexpr std::array<std::string Identity::*, 9> kTexts = {
    &Identity::given_name, &Identity::family_name, &Identity::original_name, &Identity::raw_name, &Identity::email,
    &Identity::phone,      &Identity::address,     &Identity::postcode,      &Identity::residence};

void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(0x80 | (number & 0x7F));
  bytes += static_cast<char>(number);
}

void append_field(std::string& bytes, std::uint64_t tag, std::string_view text) {
  append_number(bytes, tag);
  append_number(bytes, text.size());
  bytes += text;
}

std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

Identity identity_in(const Blob& sealed, PersonId person) {
  if (auto identity = decode(unseal(sealed))) return *std::move(identity);
  throw unavailable("The identity of {person} is damaged.", {{"person", person.str()}})
      .remedy(tr("Restore the records from a backup."));
}

}  // namespace

std::string full_name(const Identity& identity) {
  if (identity.given_name.empty() && identity.family_name.empty())
    return identity.original_name.empty() ? identity.raw_name : identity.original_name;
  if (identity.given_name.empty()) return identity.family_name;
  if (identity.family_name.empty()) return identity.given_name;
  return identity.given_name + " " + identity.family_name;
}

std::string encode(const Identity& identity) {
  std::string bytes;
  for (std::size_t i = 0; i < kTexts.size(); ++i)
    if (const std::string& text = identity.*kTexts[i]; !text.empty()) append_field(bytes, i + 1, text);
  if (identity.birth_date) append_field(bytes, kBirthDate, iso(*identity.birth_date));
  for (const ExternalName& name : identity.external_names)
    append_field(bytes, kExternalName, name.source + '\0' + name.id);
  return bytes + identity.unknown;
}

std::optional<Identity> decode(std::string_view bytes) {
  Identity identity;
  while (!bytes.empty()) {
    const std::string_view field = bytes;
    const auto tag = take_number(bytes);
    const auto size = take_number(bytes);
    if (!tag || !size || *size > bytes.size()) return std::nullopt;
    const std::string_view text = bytes.substr(0, *size);
    bytes.remove_prefix(*size);
    if (*tag >= 1 && *tag <= kTexts.size()) {
      identity.*kTexts[*tag - 1] = text;
    } else if (*tag == kBirthDate) {
      identity.birth_date = parse_iso_date(text);
      if (!identity.birth_date) return std::nullopt;
    } else if (*tag == kExternalName) {
      const auto end = text.find('\0');
      if (end == std::string_view::npos) return std::nullopt;
      identity.external_names.push_back({std::string(text.substr(0, end)), std::string(text.substr(end + 1))});
    } else {
      identity.unknown += field.substr(0, field.size() - bytes.size());
    }
  }
  return identity;
}

struct IdentityWriter::Statements {
  explicit Statements(Transaction& tx)
      : keys(tx),
        write(tx,
              "INSERT INTO identity (person_id, sealed) VALUES (:person, :sealed) "
              "ON CONFLICT (person_id) DO UPDATE SET sealed = excluded.sealed"),
        write_key(tx, "INSERT INTO identity_key (person_id, kind, key) VALUES (:person, :kind, :key)"),
        remove(tx, "DELETE FROM identity WHERE person_id = :person"),
        remove_keys(tx, "DELETE FROM identity_key WHERE person_id = :person") {}

  void add(PersonId person, const Identity& identity, std::optional<int> birth_year) {
    if (identity.empty()) return;
    write.bind({{"person", person}, {"sealed", seal(encode(identity))}}).run();
    for (const IdentityKeys::Key& key : keys.of(identity, birth_year))
      write_key.bind({{"person", person}, {"kind", key.kind}, {"key", Blob(key.hash.begin(), key.hash.end())}}).run();
  }

  IdentityKeys keys;
  Query write, write_key, remove, remove_keys;
};

IdentityWriter::IdentityWriter(Transaction& transaction) : statements_(std::make_unique<Statements>(transaction)) {}
IdentityWriter::~IdentityWriter() = default;

void IdentityWriter::add(PersonId person, const Identity& identity, std::optional<int> birth_year) {
  statements_->add(person, identity, birth_year);
}

void IdentityWriter::replace(PersonId person, const Identity& identity, std::optional<int> birth_year) {
  statements_->remove_keys.bind({{"person", person}}).run();
  if (identity.empty()) statements_->remove.bind({{"person", person}}).run();
  statements_->add(person, identity, birth_year);
}

void write_identity(Transaction& transaction, PersonId person, const Identity& identity) {
  const auto birth_year =
      Query(transaction, "SELECT birth_year FROM person WHERE id = :person ORDER BY id", {{"person", person}})
          .value<std::optional<int>>();
  IdentityWriter(transaction).replace(person, identity, birth_year);
}

IdentityReader::IdentityReader(const Store& store)
    : query_(store, "SELECT sealed FROM identity WHERE person_id = :person") {}

std::optional<Identity> IdentityReader::read(PersonId person) {
  query_.bind({{"person", person}});
  if (!query_.next()) return std::nullopt;
  return identity_in(std::get<0>(query_.row<Blob>()), person);
}

std::optional<Identity> identity_of(const Store& store, PersonId person) { return IdentityReader(store).read(person); }

void for_each_identity(const Store& store, const std::function<void(PersonId, const Identity&)>& visit) {
  for_each_identity(store, std::nullopt,
                    [&](PersonId person, const Identity& identity, std::optional<int>) { visit(person, identity); });
}

void for_each_identity(const Store& store, std::optional<int> born,
                       const std::function<void(PersonId, const Identity&, std::optional<int>)>& visit) {
  Query query(store,
              // CROSS JOIN: SQLite keeps the order of the tables, and reads identities only of those who are sought
              "SELECT p.id, i.sealed, p.birth_year FROM person p CROSS JOIN identity i "
              "WHERE i.person_id = p.id AND p.void_reason IS NULL "
              "AND (:born IS NULL OR p.birth_year IS NULL OR p.birth_year = :born) ORDER BY p.id",
              {{"born", born}});
  while (query.next()) {
    const auto [person, sealed, birth_year] = query.row<PersonId, Blob, std::optional<int>>();
    visit(person, identity_in(sealed, person), birth_year);
  }
}

}  // namespace inact
