// inact workshop import: attendee files of any tool, one transaction a file.
#include <algorithm>

#include "cmd/session.h"
#include "cmd/workshop/import_run.h"
#include "cmd/workshop/verbs.h"
#include "inact/base/error.h"

namespace inact::workshop {
namespace {

int run(Session& session, const ImportOptions& options) {
  const std::vector<Profile> profiles = attendee_profiles(session.config());
  if (options.save_profile && std::ranges::find(profiles, *options.save_profile, &Profile::name) != profiles.end())
    throw refused("There is a profile “{name}” already.", {{"name", *options.save_profile}})
        .remedy(tr("`inact help profiles` lists all."));
  if (!options.apply) {
    if (options.files.empty())
      throw usage("{option} is missing: {help}.",
                  {{"option", "FILE"}, {"help", tr("attendee lists as the tools write them")}});
    return run_import(session, options, profiles, nullptr);
  }
  if (!options.files.empty() || !options_of(options).empty() || options.plan)
    throw usage("--apply takes its files and switches from the plan: leave out the others.");
  const PlanFile plan = read_plan(*options.apply);
  ImportOptions planned = options_from(plan);
  planned.rejects = options.rejects;
  return run_import(session, planned, profiles, &plan);
}

}  // namespace

void import(Verb& verb) {
  auto options = std::make_shared<ImportOptions>();
  ReadOptions& reading = options->reading;
  verb.argument("FILE", options->files, tr("attendee lists as the tools write them"));
  verb.optional();
  verb.option("--workshop", options->workshop, tr("where the rows belong, by id or code")).shown_as("W3");
  verb.option("--session", options->session, tr("which session, where there are several"));
  verb.option("--profile", reading.profile, tr("the format, where it is not found: see `inact help profiles`"))
      .shown_as("NAME");
  verb.option("--map", options->map, tr("what a column holds, by its caption or number: given_name=Vorname"))
      .shown_as("FIELD=COLUMN");
  verb.option("--save-profile", options->save_profile, tr("keeps what --map says in the configuration, for --profile"))
      .shown_as("NAME");
  verb.option("--encoding", reading.encoding, tr("the encoding, where it is not found: UTF-8, Windows-1252 …"))
      .shown_as("NAME");
  verb.option("--delimiter", options->delimiter, tr("the delimiter, where it is not found: , ; or tab")).shown_as("C");
  verb.option("--date", reading.date, tr("the day of the marks where the file gives none"));
  verb.option("--date-order", options->date_order, tr("how dates like 03/04/2026 are meant: dmy, mdy or ymd"))
      .shown_as("ORDER");
  verb.flag("--final", reading.final, tr("the event is over: who is registered and has no mark did not come"));
  verb.flag("--keep-going", options->keep_going, tr("stores the good rows of a file with problems; exit 3"));
  verb.option("--rejects", options->rejects,
              tr("writes the rows that are not taken here, with the reason, to be corrected"))
      .shown_as("FILE");
  verb.option("--plan", options->plan, tr("stores nothing and writes here what would be done")).shown_as("FILE");
  verb.option("--apply", options->apply, tr("does what a plan says, if files and records are as they were"))
      .shown_as("FILE");
  verb.code("--partner", "partner", options->partner, tr("the association that enters it"));
  verb.example("inact workshop import checkin.csv --workshop W3 --dry-run")
      .example("inact workshop import year.csv --map workshop=Kurs --keep-going --rejects corrected.csv")
      .example("inact workshop import --apply plan.toml")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::workshop
