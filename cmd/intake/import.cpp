// inact intake import: first conversations from a table, one transaction a file.
#include "cmd/imports/run.h"
#include "cmd/intake/verbs.h"
#include "inact/imports/csv.h"
#include "inact/imports/plan_intake_document.h"
#include "inact/imports/plan_rejects.h"

namespace inact {
namespace {

struct IntakeImportOptions : imports::ImportOptions {
  std::optional<std::string> empty_table;
};

class IntakeFile : public imports::FileImport {
 public:
  IntakeFile(Transaction& tx, std::string_view bytes, const ReadOptions& reading, const IntakeTarget& target)
      : bytes_(bytes), target_(target), plan_(make_intake_plan(tx, bytes, reading, target)) {}
  const AttendeeFile& file() const override { return plan_.file; }
  const RowCounts& counts() const override { return plan_.counts; }
  const std::vector<Problem>& problems() const override { return plan_.problems; }
  int problem_count() const override { return plan_.problem_count; }
  std::string decisions() const override { return decisions_of(plan_); }
  std::optional<BatchId> apply(Transaction& tx, const ImportSource& source) override {
    return inact::apply(tx, plan_, target_, source);
  }
  Document document(const ImportOutcome& outcome) override { return intake_import_document(plan_, outcome); }
  Document summary(const ImportOutcome& outcome, Language language) override {
    return answer_summary({plan_.file, plan_.counts, plan_.problems, plan_.notes, outcome}, {}, language);
  }
  std::string rejects(const Words& words) const override {
    std::vector<int> lines;
    for (const PlannedIntake& row : plan_.rows)
      if (row.action == RowAction::Rejected || row.action == RowAction::Conflict) lines.push_back(row.row.line);
    return rejected_rows(bytes_, plan_.file, lines, plan_.problems, words);
  }

 private:
  std::string_view bytes_;
  const IntakeTarget& target_;
  IntakePlan plan_;
};

class IntakeImport : public imports::ImportCommand {
 public:
  explicit IntakeImport(const imports::ImportOptions& options) : options_(options) {}
  std::string name() const override { return "intake import"; }
  RowKind rows() const override { return RowKind::Intakes; }
  std::vector<std::pair<std::string, std::string>> options() const override { return imports::options_of(options_); }
  void begin(Session& session, ReadOptions&, Date today) override {
    const auto& defaults = session.config().intake;
    target_.emplace(session.vocabularies(), today, session.partner(options_.partner), defaults.form,
                    defaults.residence);
  }
  std::unique_ptr<imports::FileImport> read(Transaction& tx, std::string_view bytes, const std::string&,
                                            const ReadOptions& reading) override {
    return std::make_unique<IntakeFile>(tx, bytes, reading, *target_);
  }

 private:
  const imports::ImportOptions& options_;
  std::optional<IntakeTarget> target_;
};

/// With semicolons, and a byte order mark, without which some spreadsheets read it as Windows-1252.
int write_empty_table(Session& session, const std::string& path) {
  const std::vector<std::string> captions = intake_captions(session.words().language());
  return imports::write_empty_table(session, path,
                                    "\xEF\xBB\xBF" + csv_record({captions.begin(), captions.end()}, ';'));
}

int run(Session& session, const IntakeImportOptions& options) {
  if (options.empty_table) return write_empty_table(session, *options.empty_table);
  IntakeImport command(options);
  imports::require_files(session, options, command, tr("tables of first conversations"));
  if (!options.apply) return imports::run_import(session, options, command, nullptr);
  const PlanFile plan = imports::read_plan_of(command, *options.apply);
  imports::ImportOptions planned;
  for (const PlanFile::File& file : plan.files) planned.files.push_back(file.path);
  for (const auto& [name, value] : plan.options) imports::set_option(planned, name, value);
  planned.rejects = options.rejects;
  IntakeImport planned_command(planned);
  return imports::run_import(session, planned, planned_command, &plan);
}

}  // namespace

void describe_intake_import(Verb& verb) {
  auto options = std::make_shared<IntakeImportOptions>();
  verb.argument("FILE", options->files, tr("tables of first conversations"));
  verb.optional();
  verb.option("--template", options->empty_table, tr("writes an empty table to fill in, and reads nothing"))
      .shown_as("FILE");
  imports::take_reading_options(verb, *options, tr("the day of the conversations where the file gives none"));
  imports::take_planning_options(verb, *options);
  verb.example("inact intake import office.csv --dry-run")
      .example("inact intake import form.csv --map need=\"Worum geht es?\" --keep-going --rejects corrected.csv")
      .example("inact intake import --template intakes.csv")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact
