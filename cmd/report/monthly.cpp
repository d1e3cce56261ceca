#include <filesystem>

#include "cmd/files.h"
#include "cmd/report/report.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/report/render.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

struct Options {
  std::optional<Month> month;
  std::optional<std::string> partner;
  bool internal = false;
  std::optional<std::string> out;
};

Report count(Session& session, const Options& options) {
  const Config& config = session.config();
  const Month month = options.month.value_or(add_months(month_of(session.today()), -1));
  if (first_day(month) > session.today())
    throw usage("{month} has not begun yet.", {{"month", month}})
        .remedy(tr("Name a month that has: `inact report monthly --month last`."));
  ReportRequest request = monthly_request(month, session.today());
  request.partner = options.partner.value_or("");
  request.residence = config.intake.residence;
  request.attended = config.workshop.count_as_attended;
  return count_report(session.records(), session.vocabularies(), std::move(request));
}

Letterhead letterhead(const Session& session, const Options& options) {
  Letterhead head{session.config().project.name, {}};
  for (const Term& term : session.vocabularies()["partner"].terms)
    if (options.partner ? term.code == *options.partner : !term.retired) head.partners.push_back(term.code);
  return head;
}

/// A file a format, CSV a folder of one file a table; those of an earlier run that this one does not make are removed.
std::vector<std::filesystem::path> write_files(const PrintedReport& report, const Letterhead& head, const Words& words,
                                               const std::vector<Format>& formats,
                                               const std::filesystem::path& folder) {
  static constexpr std::array<const char*, 5> kEndings = {".txt", ".json", "-csv", ".md", ".html"};
  const std::string name = report_file_name(report);
  std::vector<std::filesystem::path> written;
  const auto write = [&written](const std::filesystem::path& path, const std::string& bytes) {
    write_file(path, bytes);
    written.push_back(path);
  };
  make_folder(folder);
  for (const Format format : formats) {
    const std::filesystem::path path = folder / (name + kEndings.at(static_cast<std::size_t>(format)));
    if (format != Format::Csv) {
      write(path, render(report, head, format, words));
      continue;
    }
    make_folder(path);
    for (const BreakdownInfo& breakdown : breakdowns())
      std::filesystem::remove(path / (std::string(word(breakdown.breakdown)) + ".csv"));
    for (const auto& [table, bytes] : csv_files(report, words)) write(path / (table + ".csv"), bytes);
  }
  return written;
}

/// Where the files lie: one path a line, for pipes; with --json as a document.
void tell(Session& session, const std::vector<std::filesystem::path>& written) {
  if (session.json()) {
    Document document;
    document.schema = "files";
    Table list{"items", {}, {{"path", tr("File")}}, {}};
    for (const auto& path : written) list.rows.push_back({path.string()});
    document.tables.push_back(std::move(list));
    session.terminal().write(render(document, Format::Json, session.words()), false);
  } else if (!session.globals().quiet) {
    std::string lines;
    for (const auto& path : written) (lines += shown(path.string())) += '\n';
    session.terminal().write(lines, false);
  }
}

int run_monthly(Session& session, const Options& options) {
  if (options.out && !session.globals().output.empty())
    throw usage("--out DIR and --output FILE do not go together: the report goes into a folder or into one file.")
        .remedy(tr("Leave one of them out."));
  const Report report = count(session, options);
  const Letterhead head = letterhead(session, options);
  const Words words(session.config().report.language, session.vocabularies());
  const auto give = [&](const PrintedReport& printed) {
    if (!options.out) {
      const Layout layout =
          session.globals().output.empty() ? Layout{session.terminal().width(), session.terminal().color()} : Layout{};
      session.put(render(printed, head, session.format(), words, layout));
      return;
    }
    std::vector<Format> formats = session.globals().formats;
    if (formats.empty()) formats = {Format::Text};
    tell(session, write_files(printed, head, words, formats, *options.out));
  };
  const Protection protection{session.config().report.base, session.config().report.percent_from, 90};
  if (options.internal)
    give(for_internal_use(report));
  else
    give(protect(report, protection));
  return 0;
}

}  // namespace

void report_monthly(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.option("--month", options->month, tr("the month: 2026-10, last (if not given) or this"))
      .code("--partner", "partner", options->partner, tr("only the work of this association"))
      .flag("--internal", options->internal, tr("exact small numbers: only for the team"))
      .option("--out", options->out, tr("a folder for the report in every --format given, with commas between"))
      .shown_as("DIR")
      .example("inact report monthly --month 2026-10")
      .example("inact report monthly --month last --out reports --format html,json,csv")
      .example("inact report monthly --internal --partner hope")
      .run([options](Session& session) { return run_monthly(session, *options); });
}

}  // namespace inact
