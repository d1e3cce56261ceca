#include "inact/report/page.h"

#include <algorithm>
#include <stdexcept>

namespace inact {
namespace {

using Fit = PageTable::Fit;

class Writer {
 public:
  Writer(const PrintedReport& report, const Words& words, Page& page) : report_(report), words_(words), page_(page) {}

  void heading(std::string text) { page_.blocks.push_back(PageHeading{std::move(text)}); }
  void say(const Message& message, bool strong = false) {
    page_.blocks.push_back(PageSentence{words_.say(message), strong});
  }

  void begin(const Letterhead& letterhead) {
    const ReportRequest& request = report_.request();
    std::string partners;
    for (const std::string& code : letterhead.partners)
      (partners += partners.empty() ? "" : ", ") += words_.label("partner", code);
    if (!partners.empty()) say(tr("The work of: {partners}", {{"partners", partners}}));
    say(tr("Period: {from} to {to}. Made on {day}.",
           {{"from", request.period.from}, {"to", request.period.last()}, {"day", request.as_of}}));
    if (request.as_of < request.period.last())
      say(tr("The period is not over: counted up to {day}.", {{"day", request.as_of}}), true);
    if (report_.is_public())
      say(tr(
          "Protected: in tables, counts below {base} are shown as <{base} and all others rounded down to multiples of"
          " {base}. Figures of activity are exact.",
          {{"base", report_.base()}}));
    else
      say(tr("For internal use only – contains small numbers."), true);
  }

  void section(Section section) {
    heading(words_.label("report_section", word(section)));
    figures(section);
    if (section == Section::Intake) stock();
    if (section == Section::Workshop)
      list(tr("Workshops and events"), report_.workshops(), tr("No workshops in this period."));
    if (section == Section::Group) list(tr("Meetings"), report_.meetings(), tr("No meetings in this period."));
    for (const PrintedBreakdown& printed : report_.breakdowns())
      if (info(printed.breakdown).section == section) breakdown(printed);
  }

  void notes() {
    heading(words_.say(tr("How it is counted")));
    if (report_.request().reference_day == ReferenceDay::FirstConversation)
      say(tr("Ages and lengths of stay are those reached in the year of the first conversation."));
    else
      say(tr("Ages and lengths of stay are those reached in the year in which the period ends."));
    say(
        tr("A person counts once in tables of persons, and each time in tables of conversations, referrals and"
           " attendances."));
    say(
        tr("Percentages are shares of the valid answers. “Not stated” are answers that are unknown, refused or were not"
           " asked for."));
    if (has_withheld_)
      say(
          tr("“·”: not shown for confidentiality, because a small number could be worked out from it, this month or by"
             " comparing months."));
  }

 private:
  std::string number(const Printed& printed, Unit unit) {
    switch (printed.kind) {
      case Printed::Kind::Small: return "<" + std::to_string(report_.base());
      case Printed::Kind::Withheld: has_withheld_ = true; return "·";
      case Printed::Kind::Number: break;
    }
    const std::int64_t per = counted_per(unit);
    if (printed.value % per == 0) return words_.number(printed.value / per);
    return words_.decimal(static_cast<double>(printed.value) / static_cast<double>(per), 1);
  }
  std::string unit_label(Unit unit) const { return words_.label("report_unit", word(unit)); }

  void figures(Section section) {
    const ReportRequest& request = report_.request();
    const auto month = [&](const Period& period) { return words_.month(month_of(period.from)); };
    PageTable table;
    table.columns = {{words_.say(tr("Figure")), Align::Left, Fit::Words},
                     {words_.say(tr("Counted")), Align::Left, Fit::Spare},
                     {month(request.period), Align::Right},
                     {month(request.previous), Align::Right},
                     {words_.say(tr("Year to date")), Align::Right}};
    for (const PrintedFigure& figure : report_.figures()) {
      const FigureInfo& about = info(figure.figure);
      if (about.section != section) continue;
      table.rows.push_back({{words_.say(about.label)},
                            {unit_label(about.unit)},
                            {number(figure.value, about.unit)},
                            {number(figure.previous, about.unit)},
                            {number(figure.year_to_date, about.unit)}});
    }
    page_.blocks.emplace_back(std::move(table));
  }

  /// What makes the stock of open intakes comprehensible.
  void stock() {
    const auto of = [&](Figure figure) { return report_.figures()[static_cast<std::size_t>(figure)].value.value; };
    say(tr("Open intakes: {start} at the start + {additions} additions − {departures} departures = {end} at the end.",
           {{"start", of(Figure::IntakeOpenStart)},
            {"additions", of(Figure::IntakeAdditions)},
            {"departures", of(Figure::IntakeDepartures)},
            {"end", of(Figure::IntakeOpenEnd)}}));
  }

  void list(const Message& title, const std::vector<ListedEvent>& events, const Message& empty) {
    if (events.empty()) return say(empty);
    PageTable table;
    table.title = words_.say(title);
    table.columns = {{words_.say(tr("Date")), Align::Left},
                     {words_.say(tr("Title")), Align::Left, Fit::Words},
                     {words_.say(tr("Kind")), Align::Left, Fit::Spare},
                     {words_.say(tr("Module")), Align::Left, Fit::Spare},
                     {words_.say(tr("Sessions")), Align::Right},
                     {words_.say(tr("Units")), Align::Right},
                     {words_.say(tr("Participants")), Align::Right},
                     {words_.say(tr("Attendances")), Align::Right}};
    for (const ListedEvent& event : events)
      table.rows.push_back({{words_.date(event.date)},
                            {event.title, true},
                            {words_.label("workshop_kind", event.kind)},
                            {event.module.empty() ? "" : words_.label("module", event.module)},
                            {words_.number(event.sessions)},
                            {words_.number(event.units)},
                            {words_.number(event.heads)},
                            {words_.number(event.attendances)}});
    page_.blocks.emplace_back(std::move(table));
  }

  void breakdown(const PrintedBreakdown& printed) {
    const BreakdownInfo& about = info(printed.breakdown);
    PageTable table;
    table.title = words_.say(about.title);
    const std::vector<Argument> counted = {{"population", about.population},
                                           {"valid", number(printed.valid, about.unit)},
                                           {"missing", number(printed.missing, about.unit)}};
    if (printed.withheld) {
      table.note =
          words_.say(tr("Counted: {population}. Valid: {valid}, not stated: {missing}. The table is not shown for"
                        " confidentiality.",
                        counted));
      page_.blocks.emplace_back(std::move(table));
      return;
    }
    table.note = words_.say(tr("Counted: {population}. Valid: {valid}, not stated: {missing}.", counted));
    const bool has_shares =
        std::ranges::any_of(printed.rows, [](const PrintedRow& row) { return row.percent.has_value(); });
    table.columns = {{table.title, Align::Left, Fit::Words}, {unit_label(about.unit), Align::Right}};
    if (has_shares) {
      table.columns.push_back({words_.say(tr("Share")), Align::Right});
      table.columns.push_back({"", Align::Left, Fit::Bar});
    }
    for (const PrintedRow& row : printed.rows) {
      std::vector<PageCell> cells = {{words_.label(printed.vocabulary, row.code)}, {number(row.count, about.unit)}};
      if (has_shares) {
        cells.push_back({row.percent ? words_.percent(*row.percent, printed.decimals) : ""});
        cells.push_back({"", false, row.percent ? std::optional(std::min(*row.percent / 100, 1.0)) : std::nullopt});
      }
      table.rows.push_back(std::move(cells));
    }
    page_.blocks.emplace_back(std::move(table));
  }

  const PrintedReport& report_;
  const Words& words_;
  Page& page_;
  bool has_withheld_ = false;  ///< “·” was written
};

}  // namespace

Message report_title(const ReportRequest& request) {
  return tr("Monthly report {month}", {{"month", month_of(request.period.from)}});
}

std::string report_file_name(const PrintedReport& report) {
  const ReportRequest& request = report.request();
  std::string name = request.name + "-" + iso(month_of(request.period.from));
  if (!request.partner.empty()) (name += '-') += request.partner;
  if (!report.is_public()) name += "-internal";
  return name;
}

Page page_of(const PrintedReport& report, const Letterhead& letterhead, const Words& words) {
  Page page;
  page.language = words.tag();
  page.project = letterhead.project;
  page.title = words.say(report_title(report.request()));
  Writer writer(report, words, page);
  writer.begin(letterhead);
  for (std::size_t i = 0; i < kWords<Section>.size(); ++i) writer.section(static_cast<Section>(i));
  writer.notes();
  return page;
}

std::string render(const PrintedReport& report, const Letterhead& letterhead, Format format, const Words& words,
                   Layout layout) {
  switch (format) {
    case Format::Json: return report_json(report, letterhead, words);
    case Format::Csv: return report_csv(report, words);
    case Format::Markdown: return report_markdown(page_of(report, letterhead, words));
    case Format::Html: return report_html(page_of(report, letterhead, words));
    case Format::Pdf: throw std::logic_error("a report has no PDF");
    case Format::Text: break;
  }
  return report_text(page_of(report, letterhead, words), layout);
}

}  // namespace inact
