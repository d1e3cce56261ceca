// inact intake: the first conversation and what follows it.
#include "cmd/commands.h"
#include "cmd/intake/verbs.h"

namespace inact {
namespace {

void fill(Command& intake) {
  intake.verb("add", tr("Records a first conversation; without switches on a terminal, question by question."),
              describe_intake_add);
  intake.verb("list", tr("Lists intakes."), describe_intake_list);
  intake.verb("show", tr("Shows everything about an intake."), describe_intake_show);
  intake.verb("edit", tr("Corrects what was recorded of an intake and its first conversation."), describe_intake_edit);
  intake.verb("void", tr("Makes an intake not count, with its conversations and needs."), describe_intake_void);
  intake.group("talk", tr("Records a later conversation."), fill_intake_talk, describe_intake_talk);
  intake.group("need", tr("What people came for, and what became of it."), fill_intake_need);
  intake.verb("close", tr("Closes an intake."), describe_intake_close);
  intake.verb("reopen", tr("Opens a closed intake again."), describe_intake_reopen);
  intake.verb("import", tr("Reads first conversations from tables: forms, spreadsheets of another office."),
              describe_intake_import);
  intake.group("short", tr("Counts a short question of two minutes, without a person."), fill_intake_short,
               describe_intake_short);
}

}  // namespace

void add_intake(Command& program) { program.group("intake", tr("First conversations and what follows them."), fill); }

}  // namespace inact
