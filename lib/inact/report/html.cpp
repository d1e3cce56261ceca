#include "inact/table/html.h"

#include "inact/report/page.h"

namespace inact {
namespace {

constexpr Html::Style kLook = R"(
h1 { margin-bottom: .25rem; }
h2 { border-bottom: 2px solid var(--line); padding-bottom: .25rem; margin-top: 2.5rem; }
h3 { margin: 2rem 0 .25rem; }
.project, .note { margin: 0; opacity: .75; }
h3 + table, .note + table { margin-top: .5rem; }
.bar { width: 12rem; padding-right: 0; vertical-align: middle; }
.bar svg { display: block; width: 100%; height: .7rem; }
.bar rect { fill: #3b7dd8; }
@media print { h2, h3, caption { break-after: avoid; } .bar rect { print-color-adjust: exact; } }
)";

/// A drawing beside the number that it shows: nothing for those who listen.
Html drawing(double share) {
  Html svg;
  const std::string width = std::to_string(static_cast<int>(share * 1000 + 0.5));
  svg.open("svg", {{"viewBox", "0 0 1000 10"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
  svg.empty("rect", {{"width", width}, {"height", "10"}}).close();
  return svg;
}

struct Writer {
  Html& html;

  void operator()(const PageHeading& heading) { html.leaf("h2", heading.text); }
  void operator()(const PageSentence& sentence) {
    if (sentence.strong)
      html.open("p").leaf("strong", sentence.text).close();
    else
      html.leaf("p", sentence.text);
  }
  void operator()(const PageTable& table) {
    if (!table.title.empty()) html.leaf("h3", table.title);
    if (!table.note.empty()) html.leaf("p", table.note, {{"class", "note"}});
    if (table.columns.empty()) return;
    html.open("table").open("thead").open("tr");
    for (const PageTable::Column& column : table.columns) {
      if (column.is_bar())
        html.leaf("td", "");
      else if (column.align == Align::Right)
        html.leaf("th", column.title, {{"scope", "col"}, {"class", "number"}});
      else
        html.leaf("th", column.title, {{"scope", "col"}});
    }
    html.close().close().open("tbody");
    for (const auto& row : table.rows) {
      html.open("tr");
      for (std::size_t c = 0; c < row.size(); ++c) cell(table.columns[c], row[c]);
      html.close();
    }
    html.close().close();
  }

 private:
  void cell(const PageTable::Column& column, const PageCell& cell) {
    if (column.is_bar()) {
      html.open("td", {{"class", "bar"}});
      if (cell.bar) html.add(drawing(*cell.bar));
    } else if (column.align == Align::Right) {
      html.open("td", {{"class", "number"}}).text(cell.text);
    } else {
      html.open("td");
      if (cell.is_typed)
        html.isolated(cell.text);
      else
        html.text(cell.text);
    }
    html.close();
  }
};

}  // namespace

std::string report_html(const Page& page) {
  Html html = Html::page(page.language, page.project + " · " + page.title, kLook);
  html.leaf("p", page.project, {{"class", "project"}}).leaf("h1", page.title);
  Writer writer{html};
  for (const auto& block : page.blocks) std::visit(writer, block);
  return std::move(html).take();
}

}  // namespace inact
