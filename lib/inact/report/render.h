// Reports as bytes. Only what protect.h lets through can be rendered. The same report and language give the same bytes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "inact/report/protect.h"
#include "inact/table/render.h"
#include "inact/text/words.h"

namespace inact {

/// Whose report it is.
struct Letterhead {
  std::string project;
  std::vector<std::string> partners;  ///< codes of the associations whose work it shows
};

/// Text: figures and tables with bars, never wrapped. Markdown: the same without bars. HTML: one page without script,
/// its bars as drawings beside the numbers. JSON: `inact.report/1`. CSV: one long table, see csv_columns().
std::string render(const PrintedReport& report, const Letterhead& letterhead, Format format, const Words& words,
                   Layout layout = {});

/// One file a table, by name without ending: figures, workshops, persons_by_gender, …
std::vector<std::pair<std::string, std::string>> csv_files(const PrintedReport& report, const Words& words);

/// "Monthly report October 2026"
Message report_title(const ReportRequest& request);
/// "monthly-2026-10": the name of its files, without ending. A report of one association alone and an internal one have
/// names of their own, "monthly-2026-10-hope-internal": none takes the place of what may leave the house.
std::string report_file_name(const PrintedReport& report);

}  // namespace inact
