#include "inact/people/person.h"

#include <algorithm>

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

Error no_such_person(PersonId person) {
  return refused("There is no person {id}.", {{"id", person.str()}})
      .remedy(tr("`inact person find NAME` looks for somebody, `inact person list` shows all."));
}

void require_organization(const Store& store, const Answer<OrganizationId>& organization) {
  if (!organization) return;
  if (!Query(store, "SELECT id FROM organization WHERE id = :id AND void_reason IS NULL", {{"id", *organization}})
           .next())
    throw refused("There is no institution {id}.", {{"id", (*organization).str()}})
        .remedy(tr("`inact network list` shows all."));
}

/// The columns of a person that answers change, for INSERT and UPDATE.
void bind_facts(Query& query, const PersonFacts& facts) {
  const auto area = facts.postcode_area.empty() ? std::nullopt : std::optional(facts.postcode_area);
  query.bind({{"birth_year", facts.birth_year.value()},
              {"birth_year_missing", facts.birth_year.missing()},
              {"gender", facts.gender},
              {"country", facts.country},
              {"residence_group", facts.residence_group},
              {"arrived_year", facts.arrived_year.value()},
              {"arrived_missing", facts.arrived_year.missing()},
              {"postcode_area", area},
              {"district", facts.district},
              {"organization_id", facts.organization.value()},
              {"organization_missing", facts.organization.missing()},
              {"available", facts.available},
              {"undertaking_on", facts.undertaking_on},
              {"partner", facts.partner}});
}

const char* kInsert =
    "INSERT INTO person (birth_year, birth_year_missing, gender, country, residence_group, arrived_year, "
    "arrived_missing, postcode_area, district, organization_id, organization_missing, available, undertaking_on, "
    "batch_id, partner, entered_by, entered_at) VALUES (:birth_year, :birth_year_missing, :gender, :country, "
    ":residence_group, :arrived_year, :arrived_missing, :postcode_area, :district, :organization_id, "
    ":organization_missing, :available, :undertaking_on, :batch_id, :partner, :entered_by, :entered_at)";

const char* kUpdate =
    "UPDATE person SET birth_year = :birth_year, birth_year_missing = :birth_year_missing, gender = :gender, "
    "country = :country, residence_group = :residence_group, arrived_year = :arrived_year, "
    "arrived_missing = :arrived_missing, postcode_area = :postcode_area, district = :district, "
    "organization_id = :organization_id, organization_missing = :organization_missing, available = :available, "
    "undertaking_on = :undertaking_on, partner = :partner WHERE id = :id";

const char* kInsertLanguage =
    "INSERT INTO person_language (person_id, position, code, level) VALUES (:person, :position, :code, :level)";

const char* kInsertRole =
    "INSERT INTO person_role (person_id, role, since, until) VALUES (:person, :role, :since, :until)";

/// False when the person has the role on that day already. A role known only from a later day on begins earlier.
bool begin_role(Transaction& transaction, PersonId person, Role role, Date since) {
  Query roles(transaction,
              "SELECT since, until FROM person_role WHERE person_id = :person AND role = :role ORDER BY since",
              {{"person", person}, {"role", role}});
  while (roles.next()) {
    const auto [begins, until] = roles.row<Date, std::optional<Date>>();
    if (begins <= since && (!until || since < *until)) return false;
    if (begins <= since) continue;
    run(transaction,
        "UPDATE person_role SET since = :since WHERE person_id = :person AND role = :role AND since = :begins",
        {{"since", since}, {"person", person}, {"role", role}, {"begins", begins}});
    return true;
  }
  run(transaction, kInsertRole, {{"person", person}, {"role", role}, {"since", since}, {"until", std::nullopt}});
  return true;
}

void write_languages(Query& insert, PersonId person, const std::vector<PersonLanguage>& languages) {
  int position = 0;
  for (const PersonLanguage& language : languages)
    insert
        .bind({{"person", person},
               {"position", ++position},
               {"code", language.code},
               {"level", language.level.empty() ? std::nullopt : std::optional(language.level)}})
        .run();
}

/// The names of the fields in which two persons differ.
std::vector<std::string> changed_fields(const Person& before, const Person& after) {
  std::vector<std::string> fields;
  const auto compare = [&](const char* name, const auto& a, const auto& b) {
    if (!(a == b)) fields.emplace_back(name);
  };
  const Identity one = before.identity.value_or(Identity{});
  const Identity other = after.identity.value_or(Identity{});
  compare("given_name", one.given_name, other.given_name);
  compare("family_name", one.family_name, other.family_name);
  compare("original_name", one.original_name, other.original_name);
  compare("raw_name", one.raw_name, other.raw_name);
  compare("email", one.email, other.email);
  compare("phone", one.phone, other.phone);
  compare("address", one.address, other.address);
  compare("external_names", one.external_names, other.external_names);
  const PersonFacts& a = before.facts;
  const PersonFacts& b = after.facts;
  if (one.postcode != other.postcode || a.postcode_area != b.postcode_area) fields.emplace_back("postcode");
  compare("birth_date", one.birth_date, other.birth_date);
  compare("birth_year", a.birth_year, b.birth_year);
  compare("gender", a.gender, b.gender);
  compare("country", a.country, b.country);
  if (one.residence != other.residence || a.residence_group != b.residence_group) fields.emplace_back("residence");
  compare("arrived_year", a.arrived_year, b.arrived_year);
  compare("district", a.district, b.district);
  compare("languages", a.languages, b.languages);
  compare("roles", a.roles, b.roles);
  compare("organization", a.organization, b.organization);
  compare("available", a.available, b.available);
  compare("undertaking_on", a.undertaking_on, b.undertaking_on);
  compare("partner", a.partner, b.partner);
  return fields;
}

Person get_person_that_counts(const Store& store, PersonId id) {
  Person person = get_person(store, id);
  if (person.void_reason) throw refused("{id} is void.", {{"id", id.str()}});
  return person;
}

}  // namespace

struct PersonWriter::Statements {
  explicit Statements(Transaction& tx)
      : transaction(tx), person(tx, kInsert), language(tx, kInsertLanguage), role(tx, kInsertRole), identity(tx) {}
  Transaction& transaction;
  Query person, language, role;
  IdentityWriter identity;
};

PersonWriter::PersonWriter(Transaction& transaction) : statements_(std::make_unique<Statements>(transaction)) {}
PersonWriter::~PersonWriter() = default;

PersonId PersonWriter::add(const PersonFacts& facts, const Identity& identity) {
  const Transaction& tx = statements_->transaction;
  bind_facts(statements_->person, facts);
  const PersonId person{statements_->person.insert(
      {{"batch_id", facts.batch}, {"entered_by", tx.author().who}, {"entered_at", tx.entered_at()}})};
  write_languages(statements_->language, person, facts.languages);
  for (const PersonRole& role : facts.roles)
    statements_->role.bind({{"person", person}, {"role", role.role}, {"since", role.since}, {"until", role.until}})
        .run();
  statements_->identity.add(person, identity, facts.birth_year.value());
  return person;
}

PersonId add_person(Transaction& transaction, const PersonAnswers& answers, const PersonRules& rules,
                    std::optional<BatchId> batch) {
  Person person;
  person.facts.partner = rules.partner;
  person.facts.batch = batch;
  apply(answers, rules, person);
  if (person.facts.partner.empty())
    throw usage("Which association is it?")
        .remedy(tr("Say `--partner CODE`, or write `partner` under [user] in the configuration."));
  PersonFacts nothing;
  nothing.partner = person.facts.partner;
  nothing.batch = batch;
  if (!person.identity && person.facts == nothing)
    throw usage("Nothing is said of the person: at least a name, a role or another fact is needed.")
        .remedy(tr("As in: `inact person add --given Amal --role volunteer`"));
  require_organization(transaction, person.facts.organization);
  const PersonId id = PersonWriter(transaction).add(person.facts, person.identity.value_or(Identity{}));
  transaction.log(Action::Add, id.str());
  return id;
}

namespace {

/// Throws Refused for a birth year after the first day on which anything is recorded of the person.
void require_born_before_work(const Store& store, PersonId id, const PersonFacts& facts) {
  const auto first = Query(store,
                           "SELECT min(day) FROM ("
                           " SELECT min(opened_on) AS day FROM intake WHERE person_id = :id AND void_reason IS NULL"
                           " UNION ALL SELECT min(done_on) FROM volunteer_hours WHERE person_id = :id"
                           " AND void_reason IS NULL"
                           " UNION ALL SELECT min(held_on) FROM external_training WHERE person_id = :id"
                           " AND void_reason IS NULL"
                           " UNION ALL SELECT min(s.held_on) FROM attendance a JOIN session s ON s.id = a.session_id"
                           " WHERE a.person_id = :id)",
                           {{"id", id}})
                         .value<std::optional<Date>>();
  if (first) require_day_of(facts, *first);
}

}  // namespace

std::vector<std::string> edit_person(Transaction& transaction, PersonId id, const PersonAnswers& answers,
                                     const PersonRules& rules) {
  const Person before = get_person_that_counts(transaction, id);
  Person after = before;
  apply(answers, rules, after);
  const std::vector<std::string> fields = changed_fields(before, after);
  if (fields.empty()) return fields;
  require_organization(transaction, after.facts.organization);
  if (after.facts.birth_year != before.facts.birth_year) require_born_before_work(transaction, id, after.facts);
  Query update(transaction, kUpdate);
  bind_facts(update, after.facts);
  update.bind({{"id", id}}).run();
  if (before.facts.languages != after.facts.languages) {
    run(transaction, "DELETE FROM person_language WHERE person_id = :person", {{"person", id}});
    Query insert(transaction, kInsertLanguage);
    write_languages(insert, id, after.facts.languages);
  }
  for (std::size_t i = before.facts.roles.size(); i < after.facts.roles.size(); ++i)
    begin_role(transaction, id, after.facts.roles[i].role, after.facts.roles[i].since);
  if (before.identity != after.identity || before.facts.birth_year != after.facts.birth_year)
    IdentityWriter(transaction).replace(id, after.identity.value_or(Identity{}), after.facts.birth_year.value());
  transaction.log(Action::Edit, id.str(), fields);
  return fields;
}

Person get_person(const Store& store, PersonId id) {
  Query query(store,
              "SELECT birth_year, birth_year_missing, gender, country, residence_group, arrived_year, arrived_missing, "
              "postcode_area, district, organization_id, organization_missing, available, undertaking_on, batch_id, "
              "partner, entered_by, entered_at, restricted_since, void_reason FROM person WHERE id = :id",
              {{"id", id}});
  const auto row =
      query.one<std::optional<int>, std::optional<Missing>, std::string, std::string, std::string, std::optional<int>,
                std::optional<Missing>, std::optional<std::string>, std::string, std::optional<OrganizationId>,
                std::optional<Missing>, std::string, std::optional<Date>, std::optional<BatchId>, std::string,
                std::string, std::string, std::optional<Date>, std::optional<std::string>>();
  if (!row) throw no_such_person(id);
  const auto& [birth_year, birth_year_missing, gender, country, residence_group, arrived_year, arrived_missing,
               postcode_area, district, organization, organization_missing, available, undertaking_on, batch, partner,
               entered_by, entered_at, restricted_since, void_reason] = *row;
  Person person{id, {}, identity_of(store, id), entered_by, entered_at, restricted_since, void_reason};
  PersonFacts& facts = person.facts;
  facts.birth_year = {birth_year, birth_year_missing};
  facts.gender = gender;
  facts.country = country;
  facts.residence_group = residence_group;
  facts.arrived_year = {arrived_year, arrived_missing};
  facts.postcode_area = postcode_area.value_or("");
  facts.district = district;
  facts.organization = {organization, organization_missing};
  facts.available = available;
  facts.undertaking_on = undertaking_on;
  facts.batch = batch;
  facts.partner = partner;
  Query languages(store, "SELECT code, level FROM person_language WHERE person_id = :id ORDER BY position",
                  {{"id", id}});
  while (languages.next()) {
    auto [code, level] = languages.row<std::string, std::optional<std::string>>();
    facts.languages.push_back({std::move(code), level.value_or("")});
  }
  Query roles(store, "SELECT role, since, until FROM person_role WHERE person_id = :id ORDER BY since, role",
              {{"id", id}});
  while (roles.next()) {
    const auto [role, since, until] = roles.row<Role, Date, std::optional<Date>>();
    facts.roles.push_back({role, since, until});
  }
  return person;
}

void require_person(const Store& store, PersonId id) {
  const auto row = Query(store, "SELECT void_reason IS NOT NULL FROM person WHERE id = :id", {{"id", id}}).one<bool>();
  if (!row) throw no_such_person(id);
  if (std::get<0>(*row)) throw refused("{id} is void.", {{"id", id.str()}});
}

void require_day_of(const PersonFacts& facts, Date day) {
  require_day_of_work(day);
  if (facts.birth_year && static_cast<int>(day.year()) < *facts.birth_year)
    throw refused("{day} lies before the birth year of the person, {year}.",
                  {{"day", day}, {"year", std::to_string(*facts.birth_year)}});
}

void require_day_of(const Store& store, PersonId id, Date day) {
  PersonFacts facts;
  facts.birth_year = {
      Query(store, "SELECT birth_year FROM person WHERE id = :id", {{"id", id}}).value<std::optional<int>>(), {}};
  require_day_of(facts, day);
}

void require_helper(const Store& store, PersonId id, Date day) {
  require_person(store, id);
  const bool helps = Query(store,
                           "SELECT EXISTS (SELECT 1 FROM person_role WHERE person_id = :id AND role <> 'client' "
                           "AND (until IS NULL OR until > :day))",
                           {{"id", id}, {"day", day}})
                         .value<bool>();
  if (helps) return;
  throw refused("{id} is no volunteer, trainer or staff.", {{"id", id.str()}})
      .remedy(tr("Say so first: `inact person edit {id} --role volunteer`", {{"id", id.str()}}));
}

Message who(const Store& store, PersonId id) {
  const auto row = Query(store, "SELECT birth_year FROM person WHERE id = :id", {{"id", id}}).one<std::optional<int>>();
  if (!row) throw no_such_person(id);
  const auto year = std::get<0>(*row);
  const auto identity = identity_of(store, id);
  std::string name;
  if (identity) name = identity->given_name.empty() ? full_name(*identity) : identity->given_name;
  if (name.empty()) return year ? tr("anonymous, {year}", {{"year", std::to_string(*year)}}) : tr("anonymous");
  name = cut_to_width(name, 40);
  return year ? tr("{name}, {year}", {{"name", name}, {"year", std::to_string(*year)}})
              : tr("{name}", {{"name", name}});
}

std::string name_of(const Store& store, PersonId id) {
  const auto identity = identity_of(store, id);
  return identity ? full_name(*identity) : std::string();
}

std::string accept_reason(std::string_view reason, const std::string& record) {
  std::string text = accept_text(reason, 200, tr("Reason"));
  if (text.empty()) throw usage("Say why {id} is to be void.", {{"id", record}});
  return text;
}

void void_person(Transaction& transaction, PersonId id, std::string_view reason) {
  require_person(transaction, id);
  const std::string text = accept_reason(reason, id.str());
  Query counted(transaction,
                "SELECT 'I' AS kind, id FROM intake WHERE person_id = :id AND void_reason IS NULL UNION ALL "
                "SELECT 'H', id FROM volunteer_hours WHERE person_id = :id AND void_reason IS NULL UNION ALL "
                "SELECT 'T', id FROM external_training WHERE person_id = :id AND void_reason IS NULL "
                "ORDER BY kind DESC, id LIMIT 5",
                {{"id", id}});
  std::string records;
  while (counted.next()) {
    const auto [kind, record] = counted.row<std::string, std::int64_t>();
    records += (records.empty() ? "" : ", ") + kind + std::to_string(record);
  }
  if (!records.empty())
    throw refused("{id} still stands in records that count: {records}.", {{"id", id.str()}, {"records", records}})
        .remedy(tr("Void those first."));
  run(transaction, "UPDATE person SET void_reason = :reason WHERE id = :id", {{"reason", text}, {"id", id}});
  run(transaction, "DELETE FROM identity_key WHERE person_id = :id", {{"id", id}});
  transaction.log(Action::Void, id.str());
}

bool add_role(Transaction& transaction, PersonId id, Role role, Date since) {
  if (!begin_role(transaction, id, role, since)) return false;
  transaction.log(Action::Edit, id.str(), "roles");
  return true;
}

void end_role(Transaction& transaction, PersonId id, Role role, Date until) {
  auto changed = run(transaction,
                     "UPDATE person_role SET until = :until WHERE person_id = :id AND role = :role AND "
                     "since < :until AND (until IS NULL OR until > :until)",
                     {{"until", until}, {"id", id}, {"role", role}});
  if (changed == 0)
    changed = run(transaction, "DELETE FROM person_role WHERE person_id = :id AND role = :role AND since = :until",
                  {{"id", id}, {"role", role}, {"until", until}});
  if (changed == 0)
    throw refused("{id} does not have the role “{role}” on {date}.",
                  {{"id", id.str()}, {"role", Coded{"role", std::string(word(role))}}, {"date", until}});
  transaction.log(Action::Edit, id.str(), "roles");
}

Message named(const Store& store, PersonId person) {
  return tr("{id} ({who})", {{"id", person.str()}, {"who", who(store, person)}});
}

}  // namespace inact
