// inact intake need
#include "inact/intake/need.h"

#include "cmd/changed.h"
#include "cmd/intake/verbs.h"
#include "cmd/session.h"
#include "inact/intake/intake_document.h"
#include "inact/intake/intake_list.h"
#include "inact/people/note.h"

namespace inact {
namespace {

struct AddOptions {
  IntakeId intake;
  std::string need;
  std::optional<Date> date;
};

void describe_add(Verb& verb) {
  const auto options = std::make_shared<AddOptions>();
  verb.argument("ID", options->intake, tr("the intake, as I5"))
      .argument("NEED", options->need, tr("what the person came for, and how urgent it is: housing or housing:urgent"))
      .option("--date", options->date, tr("day on which it came up; otherwise today"))
      .example("inact intake need add I5 debt:urgent")
      .example("inact intake need add I5 forms --date yesterday")
      .run([options](Session& session) {
        const NewNeed need = accept_need(session.vocabularies(), options->need);
        Document document;
        const NeedId id = session.write([&](Transaction& transaction) {
          const NeedId added =
              add_need(transaction, options->intake, need, options->date.value_or(session.today()), session.today());
          document = need_document(transaction, added);
          return added;
        });
        session.done(tr("New need of {intake}, {need}: {id}",
                        {{"intake", options->intake.str()}, {"need", Coded{"need", need.code}}, {"id", id.str()}}),
                     document);
        return 0;
      });
}

struct SetOptions {
  NeedId need;
  std::string status, note;
  std::optional<std::string> reason;
  std::optional<Date> date;
};

void describe_set(Verb& verb) {
  const auto options = std::make_shared<SetOptions>();
  verb.argument("ID", options->need, tr("the need, as N7"))
      .argument("STATUS", options->status, tr("open, in_work, met, partly_met, unmet or withdrawn"))
      .code("--reason", "need_unmet_reason", options->reason, tr("why it stayed unmet"))
      .option("--date", options->date, tr("since when; otherwise today"))
      .option("--note", options->note, tr("a short note"))
      .example("inact intake need set N7 met")
      .example("inact intake need set N7 unmet --reason no_capacity")
      .run([options](Session& session) {
        const auto status = from_word<NeedStatus>(session.code("need_status", options->status)).value();
        Document document;
        session.write([&](Transaction& transaction) {
          set_need(transaction, options->need, {status, options->reason, options->date.value_or(session.today())},
                   session.today());
          if (!options->note.empty())
            add_note(transaction, options->need.str(), get_need(transaction, options->need).person, options->note);
          document = need_document(transaction, options->need);
        });
        session.done(tr("Now {status}: {id}",
                        {{"status", Coded{"need_status", std::string(word(status))}}, {"id", options->need.str()}}),
                     document);
        return 0;
      });
}

struct EditOptions {
  NeedId need;
  std::optional<std::string> code, urgency;
  std::optional<Date> date;
};

void describe_edit(Verb& verb) {
  const auto options = std::make_shared<EditOptions>();
  verb.argument("ID", options->need, tr("the need, as N7"))
      .code("--need", "need", options->code, tr("what it really is"))
      .code("--urgency", "urgency", options->urgency, tr("how urgent it is"))
      .option("--date", options->date, tr("day on which it came up"))
      .example("inact intake need edit N7 --urgency emergency")
      .example("inact intake need edit N7 --need housing")
      .run([options](Session& session) {
        NeedChanges changes{options->code, {}, options->date};
        if (options->urgency) changes.urgency = from_word<Urgency>(*options->urgency);
        Document document;
        const auto fields = session.write([&](Transaction& transaction) {
          auto edited = edit_need(transaction, options->need, changes, session.today());
          document = need_document(transaction, options->need);
          return edited;
        });
        session.done(changed(fields, options->need.str()), document);
        return 0;
      });
}

struct VoidOptions {
  NeedId need;
  std::string reason;
};

void describe_void(Verb& verb) {
  const auto options = std::make_shared<VoidOptions>();
  verb.argument("ID", options->need, tr("the need, as N7"))
      .required("--reason", options->reason, tr("why it does not count"))
      .example("inact intake need void N7 --reason \"entered twice\"")
      .example("inact intake need void N7 --reason \"never asked for\" --dry-run")
      .run([options](Session& session) {
        Document document;
        session.write([&](Transaction& transaction) {
          void_need(transaction, options->need, options->reason);
          document = need_document(transaction, options->need);
        });
        session.done(tr("Void: {id}", {{"id", options->need.str()}}), document);
        return 0;
      });
}

void describe_show(Verb& verb) {
  const auto need = std::make_shared<NeedId>();
  verb.argument("ID", *need, tr("the need, as N7"))
      .example("inact intake need show N7")
      .example("inact intake need show N7 --json")
      .run([need](Session& session) {
        const Document document = need_document(session.records(), *need);
        session.log_names(need->str(), 1);
        session.show(document);
        return 0;
      });
}

struct ListOptions {
  std::optional<std::string> status, urgency;
  NeedFilter filter;
};

int run_list(Session& session, const ListOptions& options) {
  NeedFilter filter = options.filter;
  if (options.status) filter.status = from_word<NeedStatus>(*options.status);
  if (options.urgency) filter.urgency = from_word<Urgency>(*options.urgency);
  Document document;
  document.schema = "needs";
  document.empty = tr("No needs.");
  document.tables = {list_needs(session.records(), filter, session.vocabularies(), session.names())};
  if (session.names()) {
    session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
    document.notes.push_back(tr("Names do not stand beside sensitive needs; `inact intake show` has them."));
  }
  session.show(document);
  return 0;
}

void describe_list(Verb& verb) {
  const auto options = std::make_shared<ListOptions>();
  NeedFilter& filter = options->filter;
  verb.code("--status", "need_status", options->status, tr("only those with this status"))
      .code("--need", "need", filter.code, tr("only this need"))
      .code("--urgency", "urgency", options->urgency, tr("only those with this urgency"))
      .option("--intake", filter.intake, tr("of this intake"))
      .option("--person", filter.person, tr("of this person"))
      .code("--partner", "partner", filter.partner, tr("of this association"))
      .option("--entered-by", filter.entered_by, tr("entered by this person of ours"))
      .shown_as("NAME")
      .option("--since", filter.since, tr("raised on this day or later"))
      .option("--until", filter.until, tr("raised on this day or earlier"))
      .flag("--voided", filter.voided, tr("those that are void, instead of those that count"))
      .example("inact intake need list --status unmet")
      .example("inact intake need list --urgency emergency --status open")
      .run([options](Session& session) { return run_list(session, *options); });
}

}  // namespace

void fill_intake_need(Command& need) {
  need.verb("add", tr("Adds a need to an intake."), describe_add);
  need.verb("set", tr("Says what became of a need."), describe_set);
  need.verb("edit", tr("Corrects a need."), describe_edit);
  need.verb("list", tr("Lists needs."), describe_list);
  need.verb("show", tr("Shows a need and its steps."), describe_show);
  need.verb("void", tr("Makes a need not count."), describe_void);
}

}  // namespace inact
