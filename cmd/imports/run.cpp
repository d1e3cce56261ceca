#include "cmd/imports/run.h"

#include <fmt/core.h>

#include <algorithm>
#include <ranges>

#include "cmd/files.h"
#include "cmd/input_file.h"
#include "inact/base/error.h"
#include "inact/config/toml.h"

namespace inact::imports {
namespace {

struct Imported {
  std::unique_ptr<InputFile> bytes;
  std::unique_ptr<FileImport> import;
  ImportOutcome outcome;
};

/// What the file of the plan and the file that lies there now must have in common.
void require_planned(const PlanFile& plan, std::size_t at, const Imported& done) {
  const PlanFile::File& planned = plan.files[at];
  if (done.outcome.sha256 != planned.sha256)
    throw refused("{file} has changed since the plan was made: nothing of it was stored.", {{"file", planned.path}})
        .remedy(tr("Make the plan again, with --plan, and look at it."));
  if (done.import->decisions() != planned.decisions)
    throw refused("{file} would be taken in another way than planned: nothing of it was stored.",
                  {{"file", planned.path}})
        .remedy(tr("Make the plan again, with --plan, and look at it."));
}

/// One sentence on a file with problems.
Message verdict(const Imported& done, const std::string& path) {
  std::vector<Argument> arguments = {{"file", path}};
  const int count = done.import->problem_count();
  return done.outcome.committed ? trn("{file} has 1 problem; its good rows were stored.",
                                      "{file} has {n} problems; its good rows were stored.", count, arguments)
                                : trn("{file} has 1 problem; nothing of it was stored.",
                                      "{file} has {n} problems; nothing of it was stored.", count, arguments);
}

/// Each problem by its place.
void add_problems(const Imported& done, const std::string& path, std::vector<Message>& details) {
  for (const Problem& problem : done.import->problems() | std::views::take(kProblemsShown))
    details.push_back(placed(path, problem.line, problem.column, problem.message));
  const int more =
      done.import->problem_count() - std::min(kProblemsShown, static_cast<int>(done.import->problems().size()));
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
  if (file.profile->rows != RowKind::Attendees) text += fmt::format("rows = {}\n", toml_text(word(file.profile->rows)));
  text += fmt::format("[attendee_profile.{}.columns]\n", name);
  for (const AttendeeColumn& column : file.columns)
    if (std::ranges::any_of(map, [&](const auto& one) { return one.first == column.field; }))
      text += fmt::format("{} = [{}]\n", word(column.field), toml_text(column.caption));
  constexpr std::size_t kLongest = std::size_t{1} << 20;
  write_file(path, read_file(path, kLongest) + text);
  session.note(tr("Kept in {file}: next time --profile {name} says it", {{"file", path.string()}, {"name", name}}));
}

/// Reads the files one after the other: each is a transaction of its own, but all are one, and none is kept, where
/// nothing is to be stored.
class Run {
 public:
  Run(Session& session, const ImportOptions& options, const std::vector<Profile>& profiles, ImportCommand& command,
      const PlanFile* apply)
      : session_(session),
        options_(options),
        command_(command),
        apply_(apply),
        reading_(imports::reading(options, command.rows())),
        trial_(session.dry_run() || options.plan),
        for_people_(session.format() != Format::Json && session.format() != Format::Csv) {
    reading_.profiles = &profiles;
    Store& store = session.records_to_write();
    command.begin(session, reading_, apply ? apply->day : session.today());
    plan_ = {command.name(), store.info().namespace_uuid, last_written(store), session.today(), command.options(), {}};
  }

  int run() {
    std::optional<Transaction> all;
    if (trial_) all.emplace(session_.records_to_write(), session_.author());
    std::size_t at = 0;
    for (; at < options_.files.size(); ++at) {
      if (trial_) {
        read(*all, at);
      } else {
        Transaction one(session_.records_to_write(), session_.author());
        if (read(one, at)) {
          last_.bytes->require_unchanged();
          one.commit();
          session_.has_stored();
        }
      }
      tell(at);
      if (last_.import->problem_count() > 0 && !(options_.keep_going && !last_.import->file().refused)) break;
    }
    for (++at; at < options_.files.size(); ++at)
      details_.push_back(tr("{file} was not read", {{"file", options_.files[at]}}));
    return end();
  }

 private:
  /// True where something is to be kept.
  bool read(Transaction& tx, std::size_t at) {
    if (apply_ && at == 0) require_same_records(tx, *apply_);
    const std::string& path = options_.files[at];
    last_.import.reset();
    last_.bytes = std::make_unique<InputFile>(path);
    reading_.read_up_to = [this](std::size_t place) { last_.bytes->let_go(place); };
    const std::string name = std::filesystem::path(path).filename().string();
    last_.import = command_.read(tx, last_.bytes->bytes(), name, reading_);
    last_.outcome = {name, last_.bytes->sha256(), false, {}};
    if (apply_) require_planned(*apply_, at, last_);
    const bool clean = last_.import->problem_count() == 0;
    const bool taken = !last_.import->file().refused && (clean || options_.keep_going);
    last_.outcome.committed = taken;
    if (options_.plan)
      plan_.files.push_back(
          {std::filesystem::absolute(path).string(), last_.outcome.sha256, last_.import->decisions()});
    if (taken) last_.outcome.batch = last_.import->apply(tx, {last_.outcome.file, last_.outcome.sha256});
    if (trial_) {
      last_.outcome.committed = false;
      last_.outcome.batch.reset();
    }
    return taken;
  }

  void tell(std::size_t at) {
    const std::string& path = options_.files[at];
    if (!for_people_)
      documents_.push_back(last_.import->document(last_.outcome));
    else if (!session_.globals().quiet)
      session_.show(last_.import->summary(last_.outcome, session_.words().language()));
    if (options_.rejects) rejects_ += last_.import->rejects(session_.words());
    if (options_.save_profile && last_.import->file().profile && at == 0 && !trial_)
      save_profile(session_, *options_.save_profile, last_.import->file(), reading_.map);
    if (last_.import->problem_count() == 0) return;
    if (failure_)
      details_.push_back(verdict(last_, path));
    else
      failure_ = verdict(last_, path);
    add_problems(last_, path, details_);
    const RowCounts& rows = last_.import->counts();
    could_keep_going_ = !options_.keep_going && !last_.import->file().refused &&
                        rows.read() > rows[RowAction::Rejected] + rows[RowAction::Conflict];
  }

  int end() {
    if (!for_people_) answer(session_, documents_);
    if (options_.rejects && !rejects_.empty()) {
      write_file(*options_.rejects, rejects_);
      session_.note(tr("The rows that were not taken lie in {file}", {{"file", *options_.rejects}}));
    }
    if (session_.dry_run() && for_people_) session_.note(tr("Dry run: nothing was stored."));
    if (options_.plan && (!failure_ || options_.keep_going) && !last_.import->file().refused) {
      if (!session_.dry_run()) write_file(*options_.plan, plan_text(plan_));
      session_.note(tr("Nothing was stored. `inact {command} --apply {file}` does what is planned.",
                       {{"command", command_.name()}, {"file", *options_.plan}}));
    }
    if (!failure_) return 0;
    Error error = Error(ErrorKind::Refused, *failure_).with(std::move(details_));
    if (could_keep_going_) throw std::move(error).remedy(tr("--keep-going takes the good rows."));
    throw error;
  }

  Session& session_;
  const ImportOptions& options_;
  ImportCommand& command_;
  const PlanFile* const apply_;
  ReadOptions reading_;
  const bool trial_, for_people_;
  PlanFile plan_;
  Imported last_;
  std::vector<Document> documents_;
  std::string rejects_;
  std::optional<Message> failure_;
  std::vector<Message> details_;
  bool could_keep_going_ = false;
};

}  // namespace

void require_files(const Session& session, const ImportOptions& options, const ImportCommand& command,
                   const Message& what) {
  const std::vector<Profile> profiles = attendee_profiles(session.config(), command.rows());
  if (options.save_profile && std::ranges::find(profiles, *options.save_profile, &Profile::name) != profiles.end())
    throw refused("There is a profile “{name}” already.", {{"name", *options.save_profile}})
        .remedy(tr("`inact help profiles` lists all."));
  if (!options.apply && options.files.empty())
    throw usage("{option} is missing: {help}.", {{"option", "FILE"}, {"help", what}});
  if (options.apply && (!options.files.empty() || !command.options().empty() || options.plan))
    throw usage("--apply takes its files and switches from the plan: leave out the others.");
}

PlanFile read_plan_of(const ImportCommand& command, const std::string& file) {
  PlanFile plan = read_plan(file);
  if (plan.command != command.name())
    throw usage("{file} is a plan of `inact {command}`.", {{"file", file}, {"command", plan.command}})
        .remedy(tr("Say `inact {command} --apply {file}`.", {{"command", plan.command}, {"file", file}}));
  return plan;
}

int write_empty_table(Session& session, const std::string& path, const std::string& bytes) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path)))
    throw refused("There is something at {path} already; it is not overwritten.", {{"path", path}});
  if (!session.dry_run()) write_file(path, bytes);
  Document record;
  record.schema = "files";
  record.tables = {Table{"items", {}, {{"path", {}}}, {{path}}}};
  session.done(tr("Written: {path}, a table to fill in", {{"path", path}}), record);
  return 0;
}

int run_import(Session& session, const ImportOptions& options, ImportCommand& command, const PlanFile* apply) {
  const std::vector<Profile> profiles = attendee_profiles(session.config(), command.rows());
  return Run(session, options, profiles, command, apply).run();
}

}  // namespace inact::imports
