#include "inact/intake/short_question.h"

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/store/changes.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

ShortQuestion require_short_question(const Store& store, ShortQuestionId id) {
  ShortQuestion question = get_short_question(store, id);
  require_counted(id.str(), question.void_reason);
  return question;
}

}  // namespace

ShortQuestion get_short_question(const Store& store, ShortQuestionId id) {
  Query query(
      store, "SELECT id, asked_on, need, language, partner, entered_by, void_reason FROM short_question WHERE id = :id",
      {{"id", id}});
  if (!query.next())
    throw refused("There is no short question {id}.", {{"id", id.str()}})
        .remedy(tr("`inact intake short list` lists all."));
  auto [same, asked_on, need, language, partner, by, void_reason] =
      query
          .row<ShortQuestionId, Date, std::string, std::string, std::string, std::string, std::optional<std::string>>();
  return {same, asked_on, need, language, partner, by, void_reason};
}

ShortQuestionId add_short_question(Transaction& tx, Date asked_on, std::string_view need, std::string_view language,
                                   std::string_view partner, Date today) {
  require_happened(asked_on, today);
  const ShortQuestionId id{
      insert(tx,
             "INSERT INTO short_question (asked_on, need, language, partner, entered_by, entered_at)"
             " VALUES (:on, :need, :language, :partner, :by, :at)",
             {{"on", asked_on},
              {"need", need},
              {"language", language},
              {"partner", partner},
              {"by", tx.author().who},
              {"at", tx.entered_at()}})};
  tx.log(Action::Add, id.str());
  return id;
}

std::vector<std::string> edit_short_question(Transaction& tx, ShortQuestionId id, const ShortQuestionChanges& given,
                                             Date today) {
  ShortQuestion question = require_short_question(tx, id);
  Changes changes;
  if (changes.take("asked_on", question.asked_on, given.asked_on)) require_happened(question.asked_on, today);
  changes.take("need", question.need, given.need);
  changes.take("language", question.language, given.language);
  changes.take("partner", question.partner, given.partner);
  if (!changes.any()) return {};
  run(tx,
      "UPDATE short_question SET asked_on = :on, need = :need, language = :language, partner = :partner WHERE id = :id",
      {{"on", question.asked_on},
       {"need", question.need},
       {"language", question.language},
       {"partner", question.partner},
       {"id", id}});
  tx.log(Action::Edit, id.str(), changes.fields());
  return changes.fields();
}

void void_short_question(Transaction& tx, ShortQuestionId id, std::string_view reason) {
  require_short_question(tx, id);
  run(tx, "UPDATE short_question SET void_reason = :reason WHERE id = :id",
      {{"reason", void_reason_text(id.str(), reason)}, {"id", id}});
  tx.log(Action::Void, id.str());
}

Table list_short_questions(const Store& store, const ShortQuestionFilter& filter) {
  Table table{"items",
              {},
              {{"id", tr("Id")},
               {"asked_on", tr("Day")},
               {"need", tr("Need")},
               {"language", tr("Language")},
               {"partner", tr("Partner")},
               {"entered_by", tr("Entered by")}},
              {}};
  Query query(store,
              "SELECT id, asked_on, need, language, partner, entered_by FROM short_question"
              " WHERE void_reason IS NULL AND (:need IS NULL OR need = :need)"
              " AND (:language IS NULL OR language = :language) AND (:partner IS NULL OR partner = :partner)"
              " AND (:by IS NULL OR entered_by = :by)"
              " AND (:since IS NULL OR asked_on >= :since) AND (:until IS NULL OR asked_on <= :until)"
              " ORDER BY asked_on, id",
              {{"need", filter.need},
               {"language", filter.language},
               {"partner", filter.partner},
               {"by", filter.entered_by},
               {"since", filter.since},
               {"until", filter.until}});
  while (query.next()) {
    auto [id, asked_on, need, language, partner, by] =
        query.row<ShortQuestionId, Date, std::string, std::string, std::string, std::string>();
    table.rows.push_back(
        {cell(id), asked_on, Coded{"need", need}, coded_answer("language", language), Coded{"partner", partner}, by});
  }
  return table;
}

Document short_question_document(const Store& store, ShortQuestionId id) {
  const ShortQuestion question = get_short_question(store, id);
  Document document;
  document.schema = "short_question";
  document.fields = {
      {"id", tr("Short question"), cell(id)},
      {"asked_on", tr("Day"), question.asked_on},
      {"need", tr("Need"), Coded{"need", question.need}},
      {"language", tr("Language"), coded_answer("language", question.language)},
      {"partner", tr("Partner"), Coded{"partner", question.partner}},
      {"entered_by", tr("Entered by"), question.entered_by},
      {"void_reason", question.void_reason ? tr("Void because") : Message{}, cell(question.void_reason)}};
  return document;
}

}  // namespace inact
