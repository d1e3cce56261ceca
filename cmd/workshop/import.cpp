// inact workshop import: attendee files of any tool, one transaction a file.
#include <fmt/core.h>

#include <algorithm>

#include "cmd/files.h"
#include "cmd/session.h"
#include "cmd/workshop/verbs.h"
#include "inact/base/error.h"
#include "inact/config/toml.h"
#include "inact/imports/csv.h"
#include "inact/imports/plan_document.h"
#include "inact/seal/hash.h"
#include "inact/text/fold.h"

namespace inact::workshop {
namespace {

struct Options {
  std::vector<std::string> files;
  std::optional<std::string> workshop, partner, delimiter, date_order;
  std::vector<std::string> map;
  std::optional<Date> session;
  ReadOptions reading;
  std::optional<std::string> save_profile;
  bool keep_going = false;
};

/// What the switches say of reading, as the reader takes it.
ReadOptions reading(const Options& options) {
  ReadOptions reading = options.reading;
  for (const std::string& one : options.map) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals + 1 == one.size())
      throw usage("--map: “{map}” was given, FIELD=COLUMN was expected.", {{"map", cut_to_width(shown(one), 40)}})
          .remedy(tr("As in: --map given_name=Vorname --map email=3"));
    reading.map.emplace_back(parse_attendee_field(one.substr(0, equals)), one.substr(equals + 1));
  }
  if (options.delimiter) reading.delimiter = parse_delimiter(*options.delimiter);
  if (options.date_order) {
    reading.date_order = from_word<DateOrder>(*options.date_order);
    if (!reading.date_order)
      throw suggesting(
          usage("--date-order: “{order}” is unknown. Expected: dmy, mdy or ymd.", {{"order", *options.date_order}}),
          *options.date_order, {kWords<DateOrder>.begin(), kWords<DateOrder>.end()});
  }
  return reading;
}

struct Imported {
  AttendeeFile file;
  ImportPlan plan;
  ImportOutcome outcome;
};

Imported import_file(Session& session, const std::string& path, const Options& options, const ReadOptions& reading,
                     const ImportTarget& target) {
  const std::string bytes = read_file(path, kLargestFile);
  Imported done{read_attendees(bytes, reading), {}, {}};
  done.outcome = {std::filesystem::path(path).filename().string(), sha256(bytes), false, {}};
  const bool names_workshops = std::ranges::any_of(
      done.file.columns, [](const AttendeeColumn& column) { return column.field == AttendeeField::Workshop; });
  if (!target.workshop && done.file.profile && !names_workshops)
    throw usage("--workshop is missing: {file} does not say which workshop it belongs to.",
                {{"file", done.outcome.file}})
        .remedy(tr("Say --workshop W3, or --map workshop=COLUMN for a file of many workshops."));
  done.outcome.batch = session.write([&](Transaction& tx) -> std::optional<BatchId> {
    done.plan = make_plan(tx, done.file, target);
    const bool taken = !done.file.refused && (done.plan.clean() || options.keep_going);
    done.outcome.committed = taken && !session.dry_run();
    if (!taken) return std::nullopt;
    return apply(tx, done.plan, done.file, target, {done.outcome.file, done.outcome.sha256});
  });
  if (session.dry_run()) done.outcome.batch.reset();
  return done;
}

/// One sentence on a file with problems.
Message verdict(const Imported& done, const std::string& path) {
  std::vector<Argument> arguments = {{"file", path}};
  const int count = done.plan.problem_count;
  return done.outcome.committed ? trn("{file} has 1 problem; its good rows were stored.",
                                      "{file} has {n} problems; its good rows were stored.", count, arguments)
                                : trn("{file} has 1 problem; nothing of it was stored.",
                                      "{file} has {n} problems; nothing of it was stored.", count, arguments);
}

/// Each problem by its place.
void add_problems(const Imported& done, const std::string& path, std::vector<Message>& details) {
  for (const Problem& problem : done.plan.problems)
    details.push_back(placed(path, problem.line, problem.column, problem.message));
  const int more = done.plan.problem_count - static_cast<int>(done.plan.problems.size());
  if (more > 0) details.push_back(trn("and 1 more problem", "and {n} more problems", more));
}

void answer(Session& session, const std::vector<Document>& documents) {
  if (documents.size() == 1) return session.show(documents.front());
  Document all;
  all.schema = "import_files";
  all.tables.push_back({"items", {}, {{"file", {}}, {"import", {}}}, {}});
  for (const Document& one : documents)
    all.tables.back().rows.push_back({one.fields.front().value, std::make_shared<const Record>(one)});
  session.show(all);
}

/// The columns that were mapped by hand, as a profile of the configuration.
void save_profile(Session& session, const std::string& name, const AttendeeFile& file,
                  const std::vector<std::pair<AttendeeField, std::string>>& map) {
  if (map.empty())
    throw usage("--save-profile keeps what --map says: nothing was mapped.")
        .remedy(tr("As in: --map given_name=Vorname --map email=3"));
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  if (name.empty() || !std::ranges::all_of(name, fits))
    throw usage("--save-profile: “{name}” was given. Expected: small letters, digits, - and _.", {{"name", name}});
  const std::filesystem::path& path = session.config().file;
  if (path.empty())
    throw refused("There is no configuration to keep the profile in.").remedy(tr("`inact init` makes one."));
  std::string text = fmt::format("\n[attendee_profile.{}]\nbased_on = {}\nenglish = {}\n", name,
                                 toml_text(file.profile->name), toml_text(name));
  text += fmt::format("[attendee_profile.{}.columns]\n", name);
  for (const AttendeeColumn& column : file.columns)
    if (std::ranges::any_of(map, [&](const auto& one) { return one.first == column.field; }))
      text += fmt::format("{} = [{}]\n", word(column.field), toml_text(column.caption));
  constexpr std::size_t kLongest = std::size_t{1} << 20;
  write_file(path, read_file(path, kLongest) + text);
  session.note(tr("Kept in {file}: next time --profile {name} says it", {{"file", path.string()}, {"name", name}}));
}

int run(Session& session, const Options& options) {
  ReadOptions reading = workshop::reading(options);
  const std::vector<Profile> profiles = attendee_profiles(session.config());
  reading.profiles = &profiles;
  if (options.save_profile && std::ranges::find(profiles, *options.save_profile, &Profile::name) != profiles.end())
    throw refused("There is a profile “{name}” already.", {{"name", *options.save_profile}})
        .remedy(tr("`inact help profiles` lists all."));
  const Store& store = session.records_to_write();
  ImportTarget target{
      {}, options.session, reading.final, session.partner(options.partner), session.today(), &session.vocabularies()};
  if (options.workshop) {
    target.workshop = find_workshop(store, *options.workshop);
    for (const WorkshopSession& one : require_workshop(store, *target.workshop).sessions)
      reading.expected.push_back(one.date);
  }
  const bool for_people = session.format() != Format::Json && session.format() != Format::Csv;
  std::vector<Document> documents;
  std::optional<Message> failure;
  std::vector<Message> details;
  bool could_keep_going = false;
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const std::string& path = options.files[i];
    const Imported done = import_file(session, path, options, reading, target);
    if (!for_people)
      documents.push_back(import_document(done.file, done.plan, target, done.outcome));
    else if (!session.globals().quiet)
      session.show(import_summary(done.file, done.plan, target, done.outcome, session.words().language()));
    if (options.save_profile && done.file.profile && i == 0 && !session.dry_run())
      save_profile(session, *options.save_profile, done.file, reading.map);
    if (done.plan.problem_count == 0) continue;
    if (failure)
      details.push_back(verdict(done, path));
    else
      failure = verdict(done, path);
    add_problems(done, path, details);
    if (options.keep_going && !done.file.refused) continue;
    const RowCounts& rows = done.plan.counts;
    could_keep_going = !done.file.refused && rows.read() > rows[RowAction::Rejected] + rows[RowAction::Conflict];
    for (++i; i < options.files.size(); ++i) details.push_back(tr("{file} was not read", {{"file", options.files[i]}}));
  }
  if (!for_people) answer(session, documents);
  if (session.dry_run() && for_people) session.note(tr("Dry run: nothing was stored."));
  if (!failure) return 0;
  Error error = Error(ErrorKind::Refused, *failure).with(std::move(details));
  if (could_keep_going) throw std::move(error).remedy(tr("--keep-going takes the good rows."));
  throw error;
}

}  // namespace

void import(Verb& verb) {
  auto options = std::make_shared<Options>();
  ReadOptions& reading = options->reading;
  verb.argument("FILE", options->files, tr("attendee lists as the tools write them"));
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
  verb.code("--partner", "partner", options->partner, tr("the association that enters it"));
  verb.example("inact workshop import checkin.csv --workshop W3 --dry-run")
      .example("inact workshop import zoom.csv --workshop 2026-M1-03 --date 2026-12-05")
      .example("inact workshop import year.csv --map workshop=Kurs --keep-going")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::workshop
