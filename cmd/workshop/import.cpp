// inact workshop import: attendee files of any tool, one transaction a file.
#include "cmd/workshop/import_run.h"
#include "cmd/workshop/verbs.h"

namespace inact::workshop {
namespace {

int run(Session& session, const WorkshopImportOptions& options) {
  WorkshopImport command(options);
  imports::require_files(session, options, command, tr("attendee lists as the tools write them"));
  if (!options.apply) return imports::run_import(session, options, command, nullptr);
  const PlanFile plan = imports::read_plan_of(command, *options.apply);
  WorkshopImportOptions planned = options_from(plan);
  planned.rejects = options.rejects;
  WorkshopImport planned_command(planned);
  return imports::run_import(session, planned, planned_command, &plan);
}

}  // namespace

void import(Verb& verb) {
  auto options = std::make_shared<WorkshopImportOptions>();
  verb.argument("FILE", options->files, tr("attendee lists as the tools write them"));
  verb.optional();
  verb.option("--workshop", options->workshop, tr("where the rows belong, by id or code")).shown_as("W3");
  verb.option("--session", options->session, tr("which session, where there are several"));
  imports::take_reading_options(verb, *options, tr("the day of the marks where the file gives none"));
  verb.flag("--final", options->reading.final, tr("the event is over: who is registered and has no mark did not come"));
  imports::take_planning_options(verb, *options);
  verb.example("inact workshop import checkin.csv --workshop W3 --dry-run")
      .example("inact workshop import year.csv --map workshop=Kurs --keep-going --rejects corrected.csv")
      .example("inact workshop import --apply plan.toml")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::workshop
