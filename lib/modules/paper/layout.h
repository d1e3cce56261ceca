// Text put into lines by Pango, and lines put on pages.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/paper/paper.h"

namespace inact::paper_module {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
template <class T>
using Object = std::unique_ptr<T, Freed<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;

/// A4 in points.
inline constexpr double kWidth = 595.28, kHeight = 841.89;
inline constexpr double kMargin = 51, kFooter = 22;
inline constexpr double kLeft = kMargin, kRight = kWidth - kMargin;
inline constexpr double kBottom = kHeight - kMargin - kFooter;

/// One line of a text, beside which others may stand.
struct Piece {
  std::shared_ptr<PangoLayout> layout;  ///< keeps the line alive
  PangoLayoutLine* line = nullptr;
  double x = 0;         ///< of its left end on the page
  double baseline = 0;  ///< below the top of the strip
  double grey = 0;
};

/// What stands side by side and is never torn apart by the end of a page.
struct Strip {
  double above = 0;  ///< space, left out at the top of a page
  double height = 0;
  std::vector<Piece> pieces;
  std::vector<std::pair<double, double>> rules;  ///< from x to x, at the upper edge
  bool keep_with_next = false;
  bool new_page = false;
};

struct TextLook {
  double size = 11;
  bool bold = false;
  double grey = 0;
};

class Typesetter {
 public:
  /// `right_to_left`: of a language; `page_language`: decides on which side lines begin.
  Typesetter(bool (*right_to_left)(std::string_view), std::string_view page_language);

  /// The lines of the text between x and x + width, each a strip with one piece.
  std::vector<Strip> lines(const PaperText& text, TextLook look, double x, double width);
  /// How wide the text is on one line.
  double natural_width(const PaperText& text, TextLook look);

  bool page_runs_left() const { return page_right_to_left_; }
  /// Letters that no font has, of all texts until now.
  const std::set<char32_t>& missing() const { return missing_; }

 private:
  std::shared_ptr<PangoLayout> layout(const PaperText& text, TextLook look);
  void note_missing(PangoLayout* layout);

  bool (*right_to_left_)(std::string_view);
  bool page_right_to_left_;
  Object<PangoFontMap> fonts_;
  Object<PangoContext> context_;
  std::set<char32_t> missing_;
};

/// The strips of all blocks, from top to bottom, without pages.
std::vector<Strip> strips_of(const Paper& paper, Typesetter& typesetter);

}  // namespace inact::paper_module
