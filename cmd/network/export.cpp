// inact network export: the directory for others, as a folder of files.
#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "cmd/files.h"
#include "cmd/network/exchange.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/hsds/records.h"
#include "inact/hsds/terms.h"
#include "inact/hsds/write.h"
#include "inact/report/network_map.h"
#include "inact/table/render.h"

namespace inact::network {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string to;
  std::string out;
};

/// What an export writes, and what an earlier one may have left that must not stay: what became protected or void
/// since.
struct Export {
  std::vector<FeedFile> files;
  std::vector<std::string> former;
};

const std::vector<std::string> kForms = {"hsds-json", "hsds-csv", "vcard", "csv", "dot"};

Export export_to(Session& session, const std::string& form) {
  if (std::ranges::find(kForms, form) == kForms.end())
    throw suggesting(
        usage("--to: “{form}” is unknown. Expected: hsds-json, hsds-csv, vcard, csv or dot.", {{"form", form}}), form,
        kForms);
  const Store& store = session.records();
  if (form == "dot") {
    const Words words(session.config().report.language, session.vocabularies());
    const NetworkMap map = network_map(store, words, session.config().report.base, {}, {});
    return {{{"network.dot", network_map_dot(map, words)}}, {}};
  }
  Feed feed = read_public_feed(store);
  if (form == "vcard") return {{{"network.vcf", vcards(feed)}}, {}};
  if (form == "csv")
    return {{{"services.csv", render(services_of(feed, session.words()), Format::Csv, session.words())}}, {}};
  name_own_terms(feed, session.words());
  if (form == "hsds-csv") return {hsds_csv(feed), hsds_csv_names()};
  return {hsds_json(feed), hsds_json_names(store)};
}

void write_folder(const fs::path& folder, const Export& all) {
  make_folder(folder);
  std::unordered_set<std::string_view> written;
  for (const FeedFile& file : all.files) {
    write_file(folder / file.name, file.bytes);
    written.insert(file.name);
  }
  std::error_code gone;
  for (const std::string& name : all.former)
    if (!written.contains(name)) fs::remove(folder / name, gone);
}

int run(Session& session, const Options& options) {
  const Export all = export_to(session, options.to);
  if (!session.dry_run()) write_folder(options.out, all);
  Document record;
  record.schema = "files";
  Table items{"items", {}, {{"path", {}}}, {}};
  for (const FeedFile& file : all.files) items.rows.push_back({(fs::path(options.out) / file.name).string()});
  record.tables = {items};
  session.done(trn("Written: 1 file in {folder}", "Written: {n} files in {folder}",
                   static_cast<std::int64_t>(all.files.size()), {{"folder", options.out}}),
               record);
  return 0;
}

}  // namespace

void export_directory(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.required(
          "--to", options->to,
          tr("the form: hsds-json (one file an institution), hsds-csv (tables), vcard (address books), csv (one row a "
             "service) or dot (who refers where)"))
      .shown_as("FORM");
  verb.required("--out", options->out, tr("the folder; files of an earlier export there are replaced")).shown_as("DIR");
  verb.example("inact network export --to hsds-json --out directory")
      .example("inact network export --to hsds-csv --out tables")
      .example("inact network export --to vcard --out addresses")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::network
