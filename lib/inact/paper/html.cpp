#include "inact/table/html.h"

#include <utility>

#include "inact/paper/paper.h"

namespace inact {
namespace {

constexpr Html::Style kLook = R"(
@page { size: A4; margin: 2cm; }
.paper { max-width: 42rem; }
.paper .right, .right p, .right h1, .right h2, .right footer { text-align: right; }
.left p, .left h1, .left h2, .left footer { text-align: left; }
.paper p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.paper .block { margin: .8rem 0; }
.paper .row { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1.25rem; padding: .45rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.paper .strong { font-weight: 600; }
.paper .small, .paper footer { font-size: .85rem; color: #666; color: color-mix(in srgb, currentColor 70%, transparent); }
.paper .signatures { display: flex; gap: 2rem; margin-top: 4rem; break-inside: avoid; }
.paper .signatures p { flex: 1; border-top: 1px solid; padding-top: .25rem; }
.paper .break { break-after: page; }
.paper footer { margin-top: 2rem; }
)";

const char* direction(std::string_view language) { return runs_right_to_left(language) ? "rtl" : "ltr"; }

const char* style_class(PaperStyle style) {
  switch (style) {
    case PaperStyle::Plain: break;
    case PaperStyle::Strong: return "strong";
    case PaperStyle::Small: return "small";
  }
  return "plain";
}

struct Writer {
  Html page;

  void leaf(Html::Element element, const PaperText& text) {
    page.leaf(element, text.text,
              {{"lang", text.language}, {"dir", direction(text.language)}, {"class", style_class(text.style)}});
  }
  void lines(const PaperLines& all) {
    for (const PaperText& one : all) leaf("p", one);
  }
  void block(const PaperLines& all) {
    page.open("div", {{"class", "block"}});
    lines(all);
    page.close();
  }

  void operator()(const PaperHeading& heading) {
    page.open("div", {{"class", "block"}});
    bool first = true;
    for (const PaperText& one : heading.lines) {
      if (!std::exchange(first, false))
        leaf("p", one);
      else if (heading.level == 1)
        leaf("h1", one);
      else
        leaf("h2", one);
    }
    page.close();
  }
  void operator()(const PaperParagraph& paragraph) { block(paragraph.lines); }
  void operator()(const PaperRow& row) {
    page.open("div", {{"class", "row"}}).open("div");
    lines(row.name);
    page.close().open("div");
    lines(row.value);
    page.close().close();
  }
  void operator()(const PaperTable& table) {
    page.open("table", {{"lang", table.language}, {"dir", direction(table.language)}}).open("thead").open("tr");
    for (const std::string& title : table.titles) page.leaf("th", title, {{"scope", "col"}});
    page.close().close().open("tbody");
    for (const auto& row : table.rows) {
      page.open("tr");
      for (const std::string& cell : row) page.open("td").isolated(cell).close();
      page.close();
    }
    page.close().close();
  }
  void operator()(const PaperSignature& signature) {
    page.open("div", {{"class", "signatures"}});
    lines(signature.below);
    page.close();
  }
  void operator()(const PaperPageBreak&) { page.open("div", {{"class", "break"}}).close(); }
};

}  // namespace

std::string paper_html(const Paper& paper) {
  Writer writer{Html::page(paper.language, paper.title, kLook)};
  const bool right = runs_right_to_left(paper.language);
  writer.page.open("div", {{"class", right ? "paper right" : "paper left"}, {"dir", right ? "rtl" : "ltr"}});
  for (const PaperBlock& block : paper.blocks) std::visit(writer, block);
  if (!paper.footer.empty()) writer.page.leaf("footer", paper.footer);
  return std::move(writer.page).take();
}

}  // namespace inact
