#include "inact/people/consent.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::string_view kAnyOfNeed = "any_of_need";

using Categories = std::vector<std::string>;

std::string joined(const Categories& categories) {
  std::string text;
  for (const std::string& category : categories) text += (text.empty() ? "" : ",") + category;
  return text;
}

Categories split(std::string_view text) {
  Categories categories;
  while (!text.empty()) {
    const auto comma = text.find(',');
    categories.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return categories;
}

struct Row {
  std::int64_t id = 0;
  std::string purpose;
  Decision decision = Decision::Given;
  Recipient to;
  std::optional<OrganizationId> organization;  ///< of the service it is for
  Categories categories;
  Date decided_on{};
  std::optional<Date> until;
};

/// Newest first.
std::vector<Row> rows_of(const Store& store, PersonId person) {
  Query query(
      store,
      "SELECT id, purpose, decision, recipient_type, recipient_id, recipient_code, data_categories, decided_on, "
      "valid_until FROM consent WHERE person_id = :person ORDER BY decided_on DESC, id DESC",
      {{"person", person}});
  std::vector<Row> rows;
  while (query.next()) {
    const auto [id, purpose, decision, type, recipient, code, categories, decided_on, until] =
        query.row<std::int64_t, std::string, Decision, RecipientType, std::optional<std::int64_t>,
                  std::optional<std::string>, std::string, Date, std::optional<Date>>();
    rows.push_back({id,
                    purpose,
                    decision,
                    {type, recipient.value_or(0), code.value_or("")},
                    {},
                    split(categories),
                    decided_on,
                    until});
  }
  return rows;
}

bool same_or_any(const std::string& wide, const std::string& narrow) { return wide.empty() || wide == narrow; }

/// Whether what was decided about one recipient decides about another. `organization`: of the service asked for.
bool covers(const Row& row, const Recipient& to, std::int64_t organization, const std::string& need) {
  const bool about_everybody =
      row.decision != Decision::Given &&
      (row.to.type == RecipientType::Own || (row.to.type == RecipientType::AnyOfNeed && row.to.code.empty()));
  if (about_everybody) return true;
  switch (row.to.type) {
    case RecipientType::Own: return to.type == RecipientType::Own;
    case RecipientType::PartnerOrg: return to.type == RecipientType::PartnerOrg && same_or_any(row.to.code, to.code);
    case RecipientType::Organization: return organization == row.to.id && organization != 0;
    case RecipientType::Service: return to.type == RecipientType::Service && to.id == row.to.id;
    case RecipientType::AnyOfNeed:
      if (to.type == RecipientType::AnyOfNeed) return same_or_any(row.to.code, to.code);
      return organization != 0 && same_or_any(row.to.code, need);
  }
  return false;
}

bool covers(const Row& row, const std::string& category) {
  return row.categories.empty() || std::ranges::find(row.categories, category) != row.categories.end();
}

std::optional<std::string> text_of(const std::optional<std::string>& typed, const Message& field) {
  return typed ? std::optional(accept_text(*typed, 200, field)) : std::nullopt;
}

/// As people call it.
Message named(const Recipient& to) {
  if (to.type == RecipientType::AnyOfNeed && !to.code.empty())
    return tr("{recipient}: {need}",
              {{"recipient", Coded{"recipient_type", std::string(kAnyOfNeed)}}, {"need", Coded{"need", to.code}}});
  if (to.type == RecipientType::PartnerOrg) return tr("{code}", {{"code", Coded{"partner", to_text(to)}}});
  if (to.type == RecipientType::Own || to.type == RecipientType::AnyOfNeed)
    return tr("{code}", {{"code", Coded{"recipient_type", to_text(to)}}});
  return tr("{code}", {{"code", to_text(to)}});
}

std::int64_t organization_of(const Store& store, const Recipient& to) {
  if (to.type == RecipientType::Organization) return to.id;
  if (to.type != RecipientType::Service) return 0;
  const auto row =
      Query(store, "SELECT organization_id FROM service WHERE id = :id", {{"id", to.id}}).one<std::int64_t>();
  return row ? std::get<0>(*row) : 0;
}

void require_recipient(const Store& store, const Recipient& to) {
  if (to.type == RecipientType::Organization &&
      !Query(store, "SELECT id FROM organization WHERE id = :id AND void_reason IS NULL", {{"id", to.id}}).next())
    throw refused("There is no institution {id}.", {{"id", OrganizationId{to.id}.str()}})
        .remedy(tr("`inact network list` shows all."));
  if (to.type == RecipientType::Service &&
      !Query(store, "SELECT id FROM service WHERE id = :id AND void_reason IS NULL", {{"id", to.id}}).next())
    throw refused("There is no service {id}.", {{"id", ServiceId{to.id}.str()}})
        .remedy(tr("`inact network list` shows all."));
}

/// What is given to others without saying what: nothing that reveals health or residence.
Categories ordinary_categories(const Vocabulary& categories) {
  Categories ordinary;
  for (const Term& term : categories.terms)
    if (!term.retired && !term.sensitive && !term.confidential) ordinary.push_back(term.code);
  return ordinary;
}

/// The row that decides: the newest that covers it. Nothing where nobody was asked, or given consent is over.
const Row* deciding(const std::vector<Row>& rows, const ConsentQuestion& question, std::int64_t organization,
                    const std::string* category) {
  for (const Row& row : rows) {
    if (row.purpose != question.purpose || row.decided_on > question.on) continue;
    if (!covers(row, question.to, organization, question.need) || (category && !covers(row, *category))) continue;
    return row.decision == Decision::Given && row.until && *row.until < question.on ? nullptr : &row;
  }
  return nullptr;
}

std::optional<Decision> decision_of(const Row* row) { return row ? std::optional(row->decision) : std::nullopt; }

}  // namespace

Recipient parse_recipient(std::string_view text, const Vocabularies& vocabularies) {
  if (looks_like_id(text)) {
    const char letter = text.front();
    if (letter == 'S' || letter == 's') return {RecipientType::Service, ServiceId::parse(text).value, ""};
    if (letter == 'O' || letter == 'o') return {RecipientType::Organization, OrganizationId::parse(text).value, ""};
  }
  if (text == "own") return {};
  if (text == "partner") return {RecipientType::PartnerOrg, 0, ""};
  if (text == kAnyOfNeed) return {RecipientType::AnyOfNeed, 0, ""};
  if (text.starts_with(kAnyOfNeed) && text[kAnyOfNeed.size()] == ':')
    return {RecipientType::AnyOfNeed, 0, vocabularies["need"].accept(text.substr(kAnyOfNeed.size() + 1))};
  for (const Term& partner : vocabularies["partner"].terms)
    if (partner.code == text) return {RecipientType::PartnerOrg, 0, partner.code};
  throw usage(
      "“{text}” is nobody who can be given data. Expected: a service (S9), an institution (O7), own, partner, "
      "any_of_need or any_of_need:CODE.",
      {{"text", cut_to_width(text, 40)}});
}

std::string to_text(const Recipient& recipient) {
  switch (recipient.type) {
    case RecipientType::Own: break;
    case RecipientType::PartnerOrg: return recipient.code.empty() ? "partner" : recipient.code;
    case RecipientType::Organization: return OrganizationId{recipient.id}.str();
    case RecipientType::Service: return ServiceId{recipient.id}.str();
    case RecipientType::AnyOfNeed:
      return std::string(kAnyOfNeed) + (recipient.code.empty() ? "" : ":" + recipient.code);
  }
  return "own";
}

Recipient usual_recipient(std::string_view purpose) {
  if (purpose == "referral") return {RecipientType::AnyOfNeed, 0, ""};
  if (purpose == "exchange_with_partner") return {RecipientType::PartnerOrg, 0, ""};
  return {};
}

std::int64_t add_consent(Transaction& transaction, PersonId person, Decision decision, const NewConsent& consent,
                         const Vocabularies& vocabularies, Date today) {
  require_person(transaction, person);
  const Recipient to = consent.to.value_or(usual_recipient(consent.purpose));
  require_recipient(transaction, to);
  if (consent.decided_on > today)
    throw usage("Nobody can have decided on {date}, after today.", {{"date", consent.decided_on}});
  require_day_of(transaction, person, consent.decided_on);
  if (consent.until && decision != Decision::Given) throw usage("Only given consent has a last day.");
  if (consent.until && *consent.until < consent.decided_on)
    throw usage("The last day, {until}, lies before the day of the decision, {date}.",
                {{"until", *consent.until}, {"date", consent.decided_on}});
  Categories categories = consent.categories;
  if (decision == Decision::Given && categories.empty() && to.type != RecipientType::Own)
    categories = ordinary_categories(vocabularies["data_category"]);
  if (decision == Decision::Withdrawn) {
    const auto rows = rows_of(transaction, person);
    const bool given = std::ranges::any_of(rows, [&](const Row& row) {
      return row.purpose == consent.purpose && row.decision == Decision::Given && row.decided_on <= consent.decided_on;
    });
    if (!given)
      throw refused("{person} has not given consent for “{purpose}”, so there is nothing to withdraw.",
                    {{"person", person.str()}, {"purpose", Coded{"consent_purpose", consent.purpose}}})
          .remedy(tr("`inact person consent refuse` records a refusal."));
  }
  const bool has_id = to.type == RecipientType::Organization || to.type == RecipientType::Service;
  const auto id = insert(
      transaction,
      "INSERT INTO consent (person_id, purpose, decision, recipient_type, recipient_id, recipient_code, "
      "data_categories, decided_on, valid_until, mode, language, explained_by, interpreter, obtained_from, "
      "text_version, "
      "evidence, partner, entered_by, entered_at) VALUES (:person, :purpose, :decision, :type, :recipient, :code, "
      ":categories, :decided_on, :until, :mode, :language, :explained_by, :interpreter, :obtained_from, :text_version, "
      ":evidence, :partner, :entered_by, :entered_at)",
      {{"person", person},
       {"purpose", consent.purpose},
       {"decision", decision},
       {"type", to.type},
       {"recipient", has_id ? std::optional(to.id) : std::nullopt},
       {"code", to.code.empty() ? std::nullopt : std::optional(to.code)},
       {"categories", joined(categories)},
       {"decided_on", consent.decided_on},
       {"until", consent.until},
       {"mode", consent.mode},
       {"language", consent.language},
       {"explained_by", text_of(consent.explained_by, tr("Explained by"))},
       {"interpreter", consent.interpreter},
       {"obtained_from", consent.obtained_from},
       {"text_version", text_of(consent.text_version, tr("Version of the text"))},
       {"evidence", text_of(consent.evidence, tr("Where the signed paper lies"))},
       {"partner", consent.partner},
       {"entered_by", transaction.author().who},
       {"entered_at", transaction.entered_at()}});
  transaction.log(Action::Add, person.str(), "consent");
  return id;
}

ConsentState consent_state(const Store& store, PersonId person, const ConsentQuestion& question) {
  const std::vector<Row> rows = rows_of(store, person);
  const std::int64_t organization = organization_of(store, question.to);
  ConsentState state;
  const Row* newest = nullptr;  // rows stand newest first
  const auto rely_on = [&](const Row* row) {
    if (!newest || row < newest) newest = row;
    state.consent = newest->id;
  };
  if (question.categories.empty()) {
    const Row* row = deciding(rows, question, organization, nullptr);
    state.decision = decision_of(row);
    if (state.decision == Decision::Given) rely_on(row);
    return state;
  }
  state.decision = Decision::Given;
  for (const std::string& category : question.categories) {
    const Row* row = deciding(rows, question, organization, &category);
    const auto decision = decision_of(row);
    if (decision == Decision::Given) {
      rely_on(row);
      continue;
    }
    state.lacking.push_back(category);
    // what was said weighs more than what was not asked
    if (state.decision == Decision::Given || !state.decision) state.decision = decision;
  }
  return state;
}

Table list_consents(const Store& store, PersonId person, Date today) {
  Table table;
  table.key = "consents";
  table.title = tr("Consents");
  table.columns = {{"id", {}},
                   {"decided_on", tr("Decided on")},
                   {"purpose", tr("Purpose")},
                   {"decision", tr("Decision")},
                   {"to", {}},
                   {"recipient", tr("Recipient")},
                   {"categories", tr("Data")},
                   {"until", tr("Until")},
                   {"in_force", tr("In force")},
                   {"mode", tr("How")},
                   {"language", {}},
                   {"explained_by", {}},
                   {"interpreter", {}},
                   {"obtained_from", {}},
                   {"text_version", {}},
                   {"evidence", {}},
                   {"partner", {}},
                   {"entered_by", {}}};
  const std::vector<Row> rows = rows_of(store, person);
  Query query(store,
              "SELECT id, mode, language, explained_by, interpreter, obtained_from, text_version, evidence, partner, "
              "entered_by FROM consent WHERE person_id = :person ORDER BY decided_on, id",
              {{"person", person}});
  for (auto row = rows.rbegin(); query.next(); ++row) {
    const auto [id, mode, language, explained_by, interpreter, obtained_from, text_version, evidence, partner, by] =
        query.row<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>,
                  std::optional<std::string>, std::string, std::optional<std::string>, std::optional<std::string>,
                  std::string, std::string>();
    // superseded: a newer row says something about all that this one says
    const bool superseded = std::any_of(rows.begin(), row.base() - 1, [&](const Row& newer) {
      const bool all_categories =
          newer.categories.empty() ||
          (!row->categories.empty() &&
           std::ranges::all_of(row->categories, [&](const std::string& category) { return covers(newer, category); }));
      return newer.decided_on <= today && newer.purpose == row->purpose && all_categories &&
             covers(newer, row->to, organization_of(store, row->to), row->to.code);
    });
    const bool in_force = !superseded && row->decided_on <= today && (!row->until || today <= *row->until);
    std::vector<Coded> categories;
    for (const std::string& category : row->categories) categories.push_back({"data_category", category});
    table.rows.push_back({id, row->decided_on, Coded{"consent_purpose", row->purpose},
                          Coded{"consent_decision", std::string(word(row->decision))}, to_text(row->to), named(row->to),
                          categories, cell(row->until), in_force, Coded{"consent_mode", mode},
                          language ? Cell(Coded{"language", *language}) : Cell(), cell(explained_by),
                          interpreter ? Cell(Coded{"language", *interpreter}) : Cell(),
                          Coded{"obtained_from", obtained_from}, cell(text_version), cell(evidence),
                          Coded{"partner", partner}, by});
  }
  return table;
}

}  // namespace inact
