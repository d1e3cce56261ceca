// A report as a neutral sequence of headings, sentences and tables in one language: what text, Markdown and HTML have
// in common.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "inact/report/render.h"
#include "inact/table/document.h"

namespace inact {

struct PageHeading {
  std::string text;
};

struct PageSentence {
  std::string text;
  bool strong = false;
};

struct PageCell {
  std::string text;
  bool is_typed = false;        ///< people wrote it: it may run from right to left and hold anything
  std::optional<double> bar{};  ///< 0 … 1: a bar of that length
};

struct PageTable {
  /// What a narrow terminal may do with a column: nothing (dates, numbers), cut its words, leave it out, draw its bars
  /// shorter or not at all.
  enum class Fit { Whole, Words, Spare, Bar };
  struct Column {
    std::string title;
    Align align = Align::Left;
    Fit fit = Fit::Whole;
    bool is_bar() const { return fit == Fit::Bar; }
  };
  std::string title;
  std::string note;  ///< who is counted
  std::vector<Column> columns;
  std::vector<std::vector<PageCell>> rows;
};

struct Page {
  std::string language;  ///< de, en
  std::string project;
  std::string title;
  std::vector<std::variant<PageHeading, PageSentence, PageTable>> blocks;
};

Page page_of(const PrintedReport& report, const Letterhead& letterhead, const Words& words);

/// The formats, one file each.
std::string report_text(const Page& page, Layout layout);
std::string report_markdown(const Page& page);
std::string report_html(const Page& page);
std::string report_json(const PrintedReport& report, const Letterhead& letterhead, const Words& words);
std::string report_csv(const PrintedReport& report, const Words& words);

}  // namespace inact
