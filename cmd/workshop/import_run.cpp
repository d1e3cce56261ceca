#include "cmd/workshop/import_run.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/imports/plan_document.h"
#include "inact/imports/plan_rejects.h"

namespace inact::workshop {
namespace {

class AttendeeImport : public imports::FileImport {
 public:
  AttendeeImport(Transaction& tx, std::string_view bytes, const std::string& name, const ReadOptions& reading,
                 const ImportTarget& target)
      : bytes_(bytes), target_(target), reader_(bytes, reading) {
    const AttendeeFile& file = reader_.file();
    const bool names_workshops = std::ranges::any_of(
        file.columns, [](const AttendeeColumn& column) { return column.field == AttendeeField::Workshop; });
    if (!target.workshop && file.profile && !names_workshops)
      throw usage("--workshop is missing: {file} does not say which workshop it belongs to.", {{"file", name}})
          .remedy(tr("Say --workshop W3, or --map workshop=COLUMN for a file of many workshops."));
    plan_ = make_plan(tx, reader_, target);
  }
  const AttendeeFile& file() const override { return plan_.file; }
  const RowCounts& counts() const override { return plan_.counts; }
  const std::vector<Problem>& problems() const override { return plan_.problems; }
  int problem_count() const override { return plan_.problem_count; }
  std::string decisions() const override { return decisions_of(plan_); }
  std::optional<BatchId> apply(Transaction& tx, const ImportSource& source) override {
    return inact::apply(tx, plan_, reader_, target_, source);
  }
  Document document(const ImportOutcome& outcome) override { return import_document(reader_, plan_, target_, outcome); }
  Document summary(const ImportOutcome& outcome, Language language) override {
    return import_summary(plan_, target_, outcome, language);
  }
  std::string rejects(const Words& words) const override { return rejected_rows(bytes_, plan_, words); }

 private:
  const std::string_view bytes_;
  const ImportTarget& target_;
  AttendeeReader reader_;
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

std::unique_ptr<imports::FileImport> WorkshopImport::read(Transaction& tx, std::string_view bytes,
                                                          const std::string& file, const ReadOptions& reading) {
  return std::make_unique<AttendeeImport>(tx, bytes, file, reading, target_);
}

}  // namespace inact::workshop
