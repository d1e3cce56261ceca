#include "inact/people/person_list.h"

#include <algorithm>

#include "inact/store/query.h"
#include "inact/store/snapshot.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// One row of a list at a time, with statements prepared once.
class Rows {
 public:
  Rows(const Store& store, Date today, bool names)
      : names_(names),
        identities_(store),
        person_(store,
                "SELECT p.birth_year, p.gender, p.country, p.district, o.id, o.name, p.partner, p.void_reason "
                "FROM person p "
                "LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id = :id"),
        languages_(store, "SELECT code FROM person_language WHERE person_id = :id ORDER BY position"),
        roles_(store,
               "SELECT role FROM person_role WHERE person_id = :id AND since <= :today AND "
               "(until IS NULL OR until > :today) ORDER BY since, role",
               {{"today", today}}) {}

  Table table() const {
    Table table;
    table.columns.push_back({"id", tr("Id")});
    if (names_) {
      table.columns.push_back({"family_name", tr("Family name")});
      table.columns.push_back({"given_name", tr("Given name")});
    }
    table.columns.push_back({"birth_year", tr("Born")});
    table.columns.push_back({"gender", tr("Gender")});
    table.columns.push_back({"country", tr("Origin")});
    table.columns.push_back({"languages", tr("Languages")});
    table.columns.push_back({"district", tr("District")});
    table.columns.push_back({"roles", tr("Roles")});
    table.columns.push_back({"organization", {}});
    table.columns.push_back({"organization_name", tr("Institution")});
    table.columns.push_back({"partner", tr("Partner")});
    table.columns.push_back({"void_reason", {}});
    return table;
  }

  std::vector<Cell> row(PersonId id) {
    std::vector<Cell> cells = {cell(id)};
    if (names_) {
      Identity identity = identities_.read(id).value_or(Identity{});
      if (identity.given_name.empty() && identity.family_name.empty()) identity.given_name = full_name(identity);
      cells.emplace_back(identity.family_name);
      cells.emplace_back(identity.given_name);
    }
    person_.bind({{"id", id}});
    const auto [birth_year, gender, country, district, organization, organization_name, partner, void_reason] =
        person_
            .one<std::optional<int>, std::string, std::string, std::string, std::optional<OrganizationId>,
                 std::optional<std::string>, std::string, std::optional<std::string>>()
            .value();
    cells.push_back(birth_year ? Cell(Year(*birth_year)) : Cell());
    cells.emplace_back(coded_answer("gender", gender));
    cells.emplace_back(coded_answer("country", country));
    cells.emplace_back(codes("language", languages_.bind({{"id", id}}).column<std::string>()));
    cells.emplace_back(coded_answer("district", district));
    cells.emplace_back(codes("role", roles_.bind({{"id", id}}).column<std::string>()));
    cells.push_back(cell(organization));
    cells.push_back(cell(organization_name));
    cells.emplace_back(Coded{"partner", partner});
    cells.push_back(cell(void_reason));
    return cells;
  }

 private:
  static std::vector<Coded> codes(const char* vocabulary, const std::vector<std::string>& words) {
    std::vector<Coded> result;
    for (const std::string& word : words) result.push_back({vocabulary, word});
    return result;
  }

  bool names_;
  IdentityReader identities_;
  Query person_, languages_, roles_;
};

/// In the order of a German list of names: family name, given name; those without a name last.
void sort_by_name(Table& table) {
  using Row = std::vector<Cell>;
  std::vector<std::pair<std::string, Row>> keyed;
  keyed.reserve(table.rows.size());
  for (Row& row : table.rows) {
    const auto& family = std::get<std::string>(row[1]);
    const auto& given = std::get<std::string>(row[2]);
    const std::string name = family.empty() ? given : given.empty() ? family : family + ", " + given;
    keyed.emplace_back((name.empty() ? "1" : "0") + collation_key(name), std::move(row));
  }
  std::ranges::stable_sort(keyed, {}, &std::pair<std::string, Row>::first);
  for (std::size_t i = 0; i < keyed.size(); ++i) table.rows[i] = std::move(keyed[i].second);
}

std::vector<PersonId> filtered(const Store& store, const PersonFilter& filter, Date today) {
  return Query(store,
               "SELECT id FROM person p WHERE (void_reason IS NOT NULL) = :voided "
               "AND (:role IS NULL OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.role = :role "
               "AND r.since <= :today AND (r.until IS NULL OR r.until > :today))) "
               "AND (:language IS NULL OR EXISTS (SELECT 1 FROM person_language l WHERE l.person_id = p.id "
               "AND l.code = :language)) "
               "AND (:organization IS NULL OR organization_id = :organization) "
               "AND (:gender IS NULL OR gender = :gender) AND (:country IS NULL OR country = :country) "
               "AND (:district IS NULL OR district = :district) AND (:partner IS NULL OR partner = :partner) "
               "AND (:entered_by IS NULL OR entered_by = :entered_by) "
               "AND (:birth_year IS NULL OR birth_year = :birth_year) ORDER BY id",
               {{"voided", filter.voided},
                {"role", filter.role},
                {"today", today},
                {"language", filter.language},
                {"organization", filter.organization},
                {"gender", filter.gender},
                {"country", filter.country},
                {"district", filter.district},
                {"partner", filter.partner},
                {"entered_by", filter.entered_by},
                {"birth_year", filter.birth_year}})
      .column<PersonId>();
}

}  // namespace

Table people_table(const Store& store, const std::vector<PersonId>& people, Date today, bool names) {
  const Snapshot snapshot(store);
  Rows rows(store, today, names);
  Table table = rows.table();
  table.rows.reserve(people.size());
  for (const PersonId id : people) table.rows.push_back(rows.row(id));
  return table;
}

Table list_people(const Store& store, const PersonFilter& filter, Date today, bool names) {
  const Snapshot snapshot(store);
  Table table = people_table(store, filtered(store, filter, today), today, names);
  if (names) sort_by_name(table);
  return table;
}

}  // namespace inact
