#include "inact/table/html.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "inact/table/cells.h"
#include "inact/table/formats.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr Html::Style kLook = R"(
:root { color-scheme: light dark; --line: #8886; }
body { font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, caption { line-height: 1.2; }
table { border-collapse: collapse; margin: 1.5rem 0; }
caption { text-align: start; font-weight: 600; padding-bottom: .5rem; }
th, td { padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
td, dd { overflow-wrap: anywhere; }
bdi { white-space: pre-line; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
dt { font-weight: 600; }
dd { margin: 0; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr, svg { break-inside: avoid; }
}
)";

constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

template <std::size_t N>
bool any(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Elements that stand within a line; behind all others the line ends.
bool within_line(std::string_view name) {
  return any(std::array<std::string_view, 13>{"a", "bdi", "td", "th", "dt", "span", "strong", "em", "small", "abbr",
                                              "text", "tspan", "br"},
             name);
}

bool holds_lines(std::string_view name) {
  return any(std::array<std::string_view, 12>{"html", "head", "body", "main", "section", "table", "thead", "tbody",
                                              "dl", "ul", "svg", "g"},
             name);
}

bool harmless_address(std::string_view address) {
  constexpr std::array<std::string_view, 6> kBeginnings = {
      "https://", "http://", "mailto:", "tel:", "#", "data:image/"};
  for (const std::string_view beginning : kBeginnings)
    if (address.starts_with(beginning)) return true;
  return false;
}

/// Attributes stand in double quotation marks, always.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
}

}  // namespace

Html Html::page(std::string_view language, std::string_view title, Style more) {
  Html page;
  page.out_ = "<!doctype html>\n";
  page.open("html", {{"lang", language}}).open("head");
  page.empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", kPolicy}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.leaf("title", title);
  (((page.out_ += "<style>") += kLook.css()) += more.css()) += "</style>\n";
  page.close().open("body").open("main");
  return page;
}

void Html::start(Element element, std::initializer_list<Attribute> attributes) {
  (out_ += '<') += element.name();
  for (const Attribute& attribute : attributes) {
    const std::string_view name = attribute.name();
    if ((name == "href" || name == "xlink:href" || name == "src") && !harmless_address(attribute.value())) continue;
    ((out_ += ' ') += name) += "=\"";
    append_escaped(out_, shown(attribute.value()));
    out_ += '"';
  }
}

Html& Html::open(Element element, std::initializer_list<Attribute> attributes) {
  start(element, attributes);
  out_ += holds_lines(element.name()) ? ">\n" : ">";
  opened_.push_back(element.name());
  return *this;
}

Html& Html::close() {
  if (opened_.empty()) throw std::logic_error("no element is open");
  ((out_ += "</") += opened_.back()) += within_line(opened_.back()) ? ">" : ">\n";
  opened_.pop_back();
  return *this;
}

Html& Html::empty(Element element, std::initializer_list<Attribute> attributes) {
  start(element, attributes);
  out_ += within_line(element.name()) ? "/>" : "/>\n";
  return *this;
}

Html& Html::text(std::string_view text) {
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out_ += '\n';
    append_escaped(out_, shown(lines[i]));
  }
  return *this;
}

Html& Html::isolated(std::string_view words) { return leaf("bdi", words); }

Html& Html::leaf(Element element, std::string_view words, std::initializer_list<Attribute> attributes) {
  return open(element, attributes).text(words).close();
}

Html& Html::add(Html part) {
  out_ += std::move(part).take();
  return *this;
}

std::string Html::take() && {
  while (!opened_.empty()) close();
  return std::move(out_);
}

std::string html_of(const Document& document, const Words& words) {
  const Visible visible(document, words);
  std::string title = document.schema;
  for (const Visible::List& list : visible.lists)
    if (!list.title.empty()) {
      title = list.title;
      break;
    }
  Html html = Html::page(words.tag(), title);
  const auto put = [&](const std::string& text, bool is_text) {
    if (text.empty()) return;
    if (is_text)
      html.isolated(text);
    else
      html.text(text);
  };
  if (!visible.lines.empty()) {
    html.open("dl");
    for (const auto& [name, value, is_text] : visible.lines) {
      html.leaf("dt", name).open("dd");
      put(value, is_text);
      html.close();
    }
    html.close();
  }
  for (const Visible::List& list : visible.lists) {
    const auto number = [&](std::size_t column) { return list.table->columns[column].align == Align::Right; };
    html.open("table");
    if (!list.title.empty()) html.leaf("caption", list.title);
    html.open("thead").open("tr");
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      if (number(list.columns[c]))
        html.leaf("th", list.titles[c], {{"scope", "col"}, {"class", "number"}});
      else
        html.leaf("th", list.titles[c], {{"scope", "col"}});
    }
    html.close().close().open("tbody");
    for (const auto& row : list.table->rows) {
      html.open("tr");
      for (const std::size_t c : list.columns) {
        if (number(c))
          html.open("td", {{"class", "number"}});
        else
          html.open("td");
        put(in_words(row.at(c), words), is_text(row.at(c)));
        html.close();
      }
      html.close();
    }
    html.close().close();
  }
  if (!visible.empty.empty()) html.leaf("p", visible.empty);
  for (const std::string& note : visible.notes) html.leaf("p", note);
  return std::move(html).take();
}

}  // namespace inact
