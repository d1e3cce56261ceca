// What is handed to people on paper: blocks of text in one language or several, put into text, HTML or PDF at the end.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "inact/base/date.h"

namespace inact {

enum class PaperStyle { Plain, Strong, Small };

/// Text in one language (BCP 47), which decides its direction and the shapes of its letters.
struct PaperText {
  std::string text;
  std::string language;
  PaperStyle style = PaperStyle::Plain;
};

/// One below the other; each is broken into lines where it is longer.
using PaperLines = std::vector<PaperText>;

/// The first line is the heading; others stand below it as they are.
struct PaperHeading {
  PaperLines lines;
  int level = 1;  ///< 1 the title of the paper, 2 of a part
};
struct PaperParagraph {
  PaperLines lines;
};
/// What something is, and beside it what it is here; rows that follow each other share their columns.
struct PaperRow {
  PaperLines name, value;
};
struct PaperTable {
  std::string language;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  ///< each as many as there are titles
};
/// Lines to sign on, side by side, with what goes there below each.
struct PaperSignature {
  PaperLines below;
};
struct PaperPageBreak {};

using PaperBlock = std::variant<PaperHeading, PaperParagraph, PaperRow, PaperTable, PaperSignature, PaperPageBreak>;

struct Paper {
  std::string language;  ///< decides on which side lines begin, in whatever language they are
  std::string title;     ///< for windows and lists of files
  Date date{};           ///< the only date in the file
  std::vector<PaperBlock> blocks;
  std::string footer;  ///< on every page, beside its number
};

/// Arabic, Persian, Hebrew … by the script CLDR gives the language.
bool runs_right_to_left(std::string_view language);

/// Lines in their logical order, for a terminal or a message. Ends in one line break.
std::string paper_text(const Paper& paper);
/// The same as Markdown.
std::string paper_markdown(const Paper& paper);
/// A whole page without script, ready to print on A4.
std::string paper_html(const Paper& paper);
/// A4, fonts embedded, pages numbered; the same paper gives the same bytes. Throws Unavailable where the module or a
/// font with a letter that is needed is not installed, naming the package.
std::string paper_pdf(const Paper& paper);

/// The Debian packages that the module needs.
inline constexpr const char* kPaperPackages = "libpangocairo-1.0-0 libical3 fonts-noto-core";

/// A letter that no font has; what the module tells.
struct PaperMissing {
  char32_t letter = 0;
};

}  // namespace inact
