#include "cmd/workshop/import_run.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/imports/plan_document.h"
#include "inact/imports/plan_rejects.h"

namespace inact::workshop {
namespace {

class AttendeeImport : public imports::FileImport {
 public:
  AttendeeImport(Transaction& tx, const std::string& bytes, const std::string& name, const ReadOptions& reading,
                 const ImportTarget& target)
      : bytes_(bytes), target_(target), file_(read_attendees(bytes, reading)) {
    const bool names_workshops = std::ranges::any_of(
        file_.columns, [](const AttendeeColumn& column) { return column.field == AttendeeField::Workshop; });
    if (!target.workshop && file_.profile && !names_workshops)
      throw usage("--workshop is missing: {file} does not say which workshop it belongs to.", {{"file", name}})
          .remedy(tr("Say --workshop W3, or --map workshop=COLUMN for a file of many workshops."));
    plan_ = make_plan(tx, file_, target);
  }
  const AttendeeFile& file() const override { return file_; }
  const RowCounts& counts() const override { return plan_.counts; }
  const std::vector<Problem>& problems() const override { return plan_.problems; }
  int problem_count() const override { return plan_.problem_count; }
  std::string decisions() const override { return decisions_of(plan_); }
  std::optional<BatchId> apply(Transaction& tx, const ImportSource& source) override {
    return inact::apply(tx, plan_, file_, target_, source);
  }
  Document document(const ImportOutcome& outcome) override { return import_document(file_, plan_, target_, outcome); }
  Document summary(const ImportOutcome& outcome, Language language) override {
    return import_summary(file_, plan_, target_, outcome, language);
  }
  std::string rejects(const Words& words) const override { return rejected_rows(bytes_, file_, plan_, words); }

 private:
  const std::string& bytes_;
  const ImportTarget& target_;
  AttendeeFile file_;
  ImportPlan plan_;
};

}  // namespace

void WorkshopImport::begin(Session& session, ReadOptions& reading, Date today) {
  const Store& store = session.records_to_write();
  target_ = {{}, options_.session, reading.final, session.partner(options_.partner), today, &session.vocabularies()};
  if (!options_.workshop) return;
  target_.workshop = find_workshop(store, *options_.workshop);
  for (const WorkshopSession& one : require_workshop(store, *target_.workshop).sessions)
    reading.expected.push_back(one.date);
}

std::unique_ptr<imports::FileImport> WorkshopImport::read(Transaction& tx, const std::string& bytes,
                                                          const std::string& file, const ReadOptions& reading) {
  return std::make_unique<AttendeeImport>(tx, bytes, file, reading, target_);
}

}  // namespace inact::workshop
