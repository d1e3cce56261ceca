// inact intake short
#include "cmd/changed.h"
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/intake/short_question.h"

namespace inact {
namespace {

struct ShortOptions {
  std::string need;
  std::optional<Date> date;
  std::optional<std::string> language, partner;
};

int run_short(Session& session, const ShortOptions& options) {
  const std::string language = options.language.value_or("not_asked");
  const Date asked_on = options.date.value_or(session.today());
  Document document;
  const auto id = session.write([&](Transaction& transaction) {
    const auto added = add_short_question(transaction, asked_on, options.need, language,
                                          session.partner(options.partner), session.today());
    document = short_question_document(transaction, added);
    return added;
  });
  session.done(tr("Short question on {day}, {need}: {id}",
                  {{"day", asked_on}, {"need", Coded{"need", options.need}}, {"id", id.str()}}),
               document);
  return 0;
}

void describe_list(Verb& verb) {
  const auto filter = std::make_shared<ShortQuestionFilter>();
  verb.code("--need", "need", filter->need, tr("only this need"))
      .code("--language", "language", filter->language, tr("only in this language"), true)
      .code("--partner", "partner", filter->partner, tr("of this association"))
      .option("--entered-by", filter->entered_by, tr("entered by this person of ours"))
      .shown_as("NAME")
      .option("--since", filter->since, tr("on this day or later"))
      .option("--until", filter->until, tr("on this day or earlier"))
      .example("inact intake short list --since 2026-10-01")
      .example("inact intake short list --since 2026-10-01 --format csv")
      .run([filter](Session& session) {
        Document document;
        document.schema = "short_questions";
        document.empty = tr("No short questions.");
        document.tables = {list_short_questions(session.records(), *filter)};
        session.show(document);
        return 0;
      });
}

struct EditOptions {
  ShortQuestionId question;
  ShortQuestionChanges changes;
};

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<EditOptions>();
  ShortQuestionChanges& changes = options->changes;
  verb.argument("ID", options->question, tr("the short question, as Q12"))
      .option("--date", changes.asked_on, tr("day of the question"))
      .code("--need", "need", changes.need, tr("what it was about"))
      .code("--language", "language", changes.language, tr("the language in which it was asked"), true)
      .code("--partner", "partner", changes.partner, tr("the association that was asked"))
      .example("inact intake short edit Q12 --need forms")
      .example("inact intake short edit Q12 --date yesterday")
      .run([options](Session& session) {
        Document document;
        const auto fields = session.write([&](Transaction& transaction) {
          auto edited = edit_short_question(transaction, options->question, options->changes, session.today());
          document = short_question_document(transaction, options->question);
          return edited;
        });
        session.done(changed(fields, options->question.str()), document);
        return 0;
      });
}

struct VoidOptions {
  ShortQuestionId question;
  std::string reason;
};

void describe_void(Verb& verb) {
  const auto options = std::make_shared<VoidOptions>();
  verb.argument("ID", options->question, tr("the short question, as Q12"))
      .required("--reason", options->reason, tr("why it does not count"))
      .example("inact intake short void Q12 --reason \"counted twice\"")
      .example("inact intake short void Q12 --reason \"was a first conversation\" --dry-run")
      .run([options](Session& session) {
        Document document;
        session.write([&](Transaction& transaction) {
          void_short_question(transaction, options->question, options->reason);
          document = short_question_document(transaction, options->question);
        });
        session.done(tr("Void: {id}", {{"id", options->question.str()}}), document);
        return 0;
      });
}

}  // namespace

void describe_intake_short(Verb& verb) {
  const auto options = std::make_shared<ShortOptions>();
  verb.option("--date", options->date, tr("day of the question; otherwise today"))
      .code("--need", "need", options->need, tr("what it was about"))
      .needed()
      .code("--language", "language", options->language, tr("the language in which it was asked"), true)
      .code("--partner", "partner", options->partner, tr("the association that was asked"))
      .example("inact intake short --need forms --language ar")
      .example("inact intake short --need work --date yesterday")
      .run([options](Session& session) { return run_short(session, *options); });
}

void fill_intake_short(Command& short_questions) {
  short_questions.verb("list", tr("Lists short questions."), describe_list);
  short_questions.verb("edit", tr("Corrects a short question."), describe_edit);
  short_questions.verb("void", tr("Makes a short question not count."), describe_void);
}

}  // namespace inact
