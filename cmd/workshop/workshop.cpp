// inact workshop: trainings for volunteers, meetings and other events.
#include "cmd/commands.h"
#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/people/person.h"
#include "inact/workshop/list.h"

namespace inact {
namespace workshop {

WorkshopRules rules(const Session& session) {
  return {session.vocabularies(), session.config().user.partner, session.today(),
          session.config().workshop.unit_minutes};
}

Document document(Session& session, const Store& store, WorkshopId workshop) {
  return workshop_document(store, workshop, session.names());
}

void done(Session& session, const std::vector<Message>& lines, const Document& record) {
  if (session.format() == Format::Text && !session.globals().quiet)
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) session.say(lines[i]);
  session.done(lines.back(), record);
}

namespace {

void fill_imports(Command& imports) {
  imports.verb("show", tr("Shows one file that was read, and what came of it."), show_import);
}

void fill(Command& commands) {
  commands.verb("plan", tr("Plans a workshop, with its sessions."), plan)
      .verb("list", tr("Lists workshops by day."), list)
      .verb("show", tr("Shows a workshop: sessions, seats, who is registered and who came."), show)
      .verb("edit", tr("Changes a workshop or its sessions."), edit)
      .verb("cancel", tr("Says that a workshop does not take place."), cancel)
      .verb("register", tr("Registers people; those above the capacity wait."), register_people)
      .verb("mark", tr("Says who came, and who does not come after all."), mark)
      .verb("roll", tr("Calls the roll: one key a person."), roll)
      .verb("import", tr("Reads attendee files of any tool."), import)
      .group("imports", tr("Lists the files that were read."), fill_imports, imports)
      .verb("reconcile", tr("Puts sheet, registration file and video call side by side: who is where, who is missing."),
            reconcile);
}

}  // namespace
}  // namespace workshop

void add_workshop(Command& program) {
  program.group("workshop", tr("Trainings for volunteers, meetings and other events."), workshop::fill);
}

}  // namespace inact
