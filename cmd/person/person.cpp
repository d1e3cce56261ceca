// inact person: one person across all commands.
#include "cmd/commands.h"
#include "cmd/person/verbs.h"

namespace inact {
namespace {

void fill(Command& person) {
  person
      .verb("add", tr("Records a person: somebody seeking advice, a volunteer, a trainer, staff."), describe_person_add)
      .verb("list", tr("Lists people."), describe_person_list)
      .verb("find", tr("Finds people by name, e-mail address, telephone number or id."), describe_person_find)
      .verb("show", tr("Shows one person with everything recorded."), describe_person_show)
      .verb("edit", tr("Changes what is recorded of a person."), describe_person_edit)
      .verb("void", tr("Takes a record that should not exist out of all lists and figures."), describe_person_void)
      .group("consent", tr("What a person allows."), fill_consent)
      .group("hours", tr("Records hours that a volunteer gave."), fill_hours, describe_hours)
      .group("training", tr("Records a training attended elsewhere."), fill_training, describe_training);
}

}  // namespace

void add_person(Command& program) {
  program.group("person", tr("The people: clients, volunteers, trainers, staff."), fill);
}

}  // namespace inact
