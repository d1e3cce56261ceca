// Carrying out `inact workshop import`.
#pragma once

#include "cmd/imports/run.h"
#include "cmd/workshop/import_options.h"

namespace inact::workshop {

class WorkshopImport : public imports::ImportCommand {
 public:
  explicit WorkshopImport(const WorkshopImportOptions& options) : options_(options) {}
  std::string name() const override { return "workshop import"; }
  RowKind rows() const override { return RowKind::Attendees; }
  std::vector<std::pair<std::string, std::string>> options() const override { return options_of(options_); }
  void begin(Session& session, ReadOptions& reading, Date today) override;
  std::unique_ptr<imports::FileImport> read(Transaction& transaction, std::string_view bytes, const std::string& file,
                                            const ReadOptions& reading) override;

 private:
  const WorkshopImportOptions& options_;
  ImportTarget target_;
};

}  // namespace inact::workshop
