// inact intake list, inact intake show
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/intake/intake_document.h"
#include "inact/intake/intake_list.h"

namespace inact {
namespace {

struct ListOptions {
  bool open = false;
  bool closed = false;
  IntakeFilter filter;
};

int run_list(Session& session, const ListOptions& options) {
  if (options.open && options.closed) throw usage("--open and --closed together: leave both out to see all.");
  IntakeFilter filter = options.filter;
  if (options.open) filter.status = IntakeStatus::Open;
  if (options.closed) filter.status = IntakeStatus::Closed;
  Document document;
  document.schema = "intakes";
  document.empty = tr("No intakes.");
  document.tables = {list_intakes(session.records(), filter, session.vocabularies(), session.names())};
  const bool withheld = filter.need && guarded(session.vocabularies(), *filter.need);
  if (session.names() && withheld) {
    document.notes.push_back(tr("Names do not stand beside sensitive needs; `inact intake show` has them."));
  } else if (session.names()) {
    session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
    document.notes.push_back(tr("Sensitive needs do not stand beside names; `inact intake show` has them."));
  }
  session.show(document);
  return 0;
}

}  // namespace

void describe_intake_list(Verb& verb) {
  const auto options = std::make_shared<ListOptions>();
  IntakeFilter& filter = options->filter;
  verb.flag("--open", options->open, tr("only those that are open"))
      .flag("--closed", options->closed, tr("only those that are closed"))
      .code("--need", "need", filter.need, tr("with this need"))
      .code("--partner", "partner", filter.partner, tr("of this association"))
      .option("--entered-by", filter.entered_by, tr("entered by this person of ours"))
      .shown_as("NAME")
      .option("--person", filter.person, tr("of this person"))
      .option("--since", filter.since, tr("first conversation on this day or later"))
      .option("--until", filter.until, tr("first conversation on this day or earlier"))
      .code("--country", "country", filter.country, tr("people from this country"), true)
      .code("--language", "language", filter.language, tr("people who speak this language, or spoke it with us"))
      .flag("--voided", filter.voided, tr("those that are void, instead of those that count"))
      .example("inact intake list --open --need housing")
      .example("inact intake list --since 2026-10-01 --until 2026-10-31 --format csv")
      .run([options](Session& session) { return run_list(session, *options); });
}

void describe_intake_show(Verb& verb) {
  const auto intake = std::make_shared<IntakeId>();
  verb.argument("ID", *intake, tr("the intake, as I5"))
      .example("inact intake show I5")
      .example("inact intake show I5 --json")
      .run([intake](Session& session) {
        const Document document = intake_document(session.records(), *intake);
        session.log_names(intake->str(), 1);
        session.show(document);
        return 0;
      });
}

}  // namespace inact
