// inact.report/1. Its form is promised byte for byte: documents of closed months are kept.
#include <cmath>

#include "inact/report/page.h"
#include "inact/table/json.h"

namespace inact {
namespace {

class Json {
 public:
  Json(const PrintedReport& report, const Words& words) : report_(report), words_(words) {}

  void head(const Letterhead& letterhead) {
    const ReportRequest& request = report_.request();
    out_ += "{\"schema\": \"inact.report/1\"";
    field("report", request.name);
    field("from", iso(request.period.from));
    field("to", iso(request.period.last()));
    field("language", words_.tag());
    key("public") += report_.is_public() ? "true" : "false";
    key("base") += report_.is_public() ? std::to_string(report_.base()) : "null";
    field("project", letterhead.project);
    if (request.partner.empty())
      key("partner") += "null";
    else
      field("partner", request.partner);
    field("as_of", iso(request.as_of));
    field("reference_day", word(request.reference_day));
  }

  void figures() {
    out_ += ",\n \"figures\": [";
    between_ = "\n  ";
    for (const PrintedFigure& figure : report_.figures()) {
      const FigureInfo& about = info(figure.figure);
      next() += "{\"id\": ";
      append_json(out_, word(figure.figure));
      field("section", word(about.section));
      field("label", words_.say(about.label));
      field("unit", word(about.unit));
      number("value", figure.value, about.unit);
      number("previous", figure.previous, about.unit);
      number("year_to_date", figure.year_to_date, about.unit);
      const auto is_withheld = [](const Printed& printed) { return printed.kind == Printed::Kind::Withheld; };
      withheld({{"value", is_withheld(figure.value)},
                {"previous", is_withheld(figure.previous)},
                {"year_to_date", is_withheld(figure.year_to_date)}});
      out_ += "}";
    }
    out_ += "]";
  }

  void tables() {
    out_ += ",\n \"tables\": [";
    between_ = "\n  ";
    for (std::size_t i = 0; i < kWords<Section>.size(); ++i) {
      const auto section = static_cast<Section>(i);
      if (section == Section::Workshop)
        list("workshops", section, tr("Workshops and events"), Unit::Workshops, report_.workshops());
      if (section == Section::Group)
        list("group_meetings", section, tr("Meetings"), Unit::Meetings, report_.meetings());
      for (const PrintedBreakdown& printed : report_.breakdowns())
        if (info(printed.breakdown).section == section) breakdown(printed);
    }
    out_ += "]}\n";
  }

  std::string take() && { return std::move(out_); }

 private:
  std::string& next() {
    out_ += between_;
    between_ = ",\n  ";
    return out_;
  }
  std::string& key(std::string_view name) {
    out_ += ", ";
    append_json(out_, name);
    return out_ += ": ";
  }
  void field(std::string_view name, std::string_view text) { append_json(key(name), text); }

  /// Small ones and withheld ones are null.
  void value(const Printed& printed, Unit unit) {
    if (printed.kind != Printed::Kind::Number) {
      out_ += "null";
    } else if (printed.value % counted_per(unit) == 0) {
      out_ += std::to_string(printed.value / counted_per(unit));
    } else {
      append_json(
          out_,
          std::round(100.0 * static_cast<double>(printed.value) / static_cast<double>(counted_per(unit))) / 100.0);
    }
  }
  void number(std::string_view name, const Printed& printed, Unit unit) {
    key(name);
    value(printed, unit);
  }

  /// The keys of what is not shown for confidentiality.
  void withheld(std::initializer_list<std::pair<std::string_view, bool>> keys) {
    key("withheld") += '[';
    std::string_view comma;
    for (const auto& [name, is_withheld] : keys)
      if (is_withheld) {
        append_json(out_ += comma, name);
        comma = ", ";
      }
    out_ += ']';
  }

  void begin_table(std::string_view id, Section section, const Message& title, Unit unit) {
    next() += "{\"id\": ";
    append_json(out_, id);
    field("section", word(section));
    field("title", words_.say(title));
    field("unit", word(unit));
  }

  void breakdown(const PrintedBreakdown& printed) {
    const BreakdownInfo& about = info(printed.breakdown);
    begin_table(word(printed.breakdown), about.section, about.title, about.unit);
    field("population", words_.say(about.population));
    number("valid", printed.valid, about.unit);
    number("missing", printed.missing, about.unit);
    key("multiple") += about.multiple ? "true" : "false";
    const bool margins = printed.valid.kind == Printed::Kind::Withheld;
    withheld({{"valid", margins}, {"missing", margins}, {"rows", printed.withheld}});
    out_ += ", \"columns\": [\"code\", \"label\", \"count\", \"percent\"], \"rows\": [";
    std::string_view line = "\n   [";
    for (const PrintedRow& row : printed.rows) {
      out_ += line;
      line = ",\n   [";
      append_json(out_, row.code);
      append_json(out_ += ", ", words_.label(printed.vocabulary, row.code));
      out_ += ", ";
      value(row.count, about.unit);
      out_ += ", ";
      if (row.percent)
        append_json(out_, *row.percent);
      else
        out_ += "null";
      out_ += "]";
    }
    out_ += "]}";
  }

  void list(std::string_view id, Section section, const Message& title, Unit unit,
            const std::vector<ListedEvent>& events) {
    begin_table(id, section, title, unit);
    out_ +=
        ", \"valid\": null, \"missing\": null, \"columns\": [\"code\", \"label\", \"date\", \"kind\", \"module\","
        " \"sessions\", \"units\", \"heads\", \"attendances\"], \"rows\": [";
    std::string_view line = "\n   [";
    for (const ListedEvent& event : events) {
      out_ += line;
      line = ",\n   [";
      append_json(out_, event.id.str());
      append_json(out_ += ", ", event.title);
      append_json(out_ += ", ", iso(event.date));
      append_json(out_ += ", ", event.kind);
      out_ += ", ";
      if (event.module.empty())
        out_ += "null";
      else
        append_json(out_, event.module);
      for (const std::int64_t n : {event.sessions, event.units, event.heads, event.attendances})
        (out_ += ", ") += std::to_string(n);
      out_ += "]";
    }
    out_ += "]}";
  }

  const PrintedReport& report_;
  const Words& words_;
  std::string out_;
  std::string_view between_;
};

}  // namespace

std::string report_json(const PrintedReport& report, const Letterhead& letterhead, const Words& words) {
  Json json(report, words);
  json.head(letterhead);
  json.figures();
  json.tables();
  return std::move(json).take();
}

}  // namespace inact
