// A paper as PDF: A4, fonts embedded, the same bytes for the same paper.
#include <cairo-pdf.h>

#include <stdexcept>
#include <string>

#include "layout.h"

namespace inact::paper_module {
namespace {

constexpr TextLook kFooterLook{8, false, 0.35};
constexpr double kRule = 0.5, kRuleGrey = 0.6;

/// The strips of each page, with the heights at which they stand.
using Page = std::vector<std::pair<double, const Strip*>>;

/// Strips that stay together move to the next page together, unless no page is long enough for them.
std::vector<Page> pages_of(const std::vector<Strip>& strips) {
  std::vector<Page> pages(1);
  double y = kMargin;
  for (std::size_t i = 0; i < strips.size();) {
    std::size_t end = i + 1;
    while (end < strips.size() && strips[end - 1].keep_with_next && !strips[end].new_page) ++end;
    double height = 0;
    for (std::size_t k = i; k < end; ++k) height += strips[k].above + strips[k].height;
    const bool fits_nowhere = height > kBottom - kMargin;
    if (!pages.back().empty() && (strips[i].new_page || (y + height > kBottom && !fits_nowhere))) {
      pages.emplace_back();
      y = kMargin;
    }
    for (; i < end; ++i) {
      const Strip& strip = strips[i];
      if (!pages.back().empty() && y + strip.above + strip.height > kBottom) {
        pages.emplace_back();
        y = kMargin;
      }
      if (!pages.back().empty()) y += strip.above;
      pages.back().emplace_back(y, &strip);
      y += strip.height;
    }
  }
  return pages;
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

void draw(cairo_t* page, double y, const Strip& strip) {
  for (const auto& [from, to] : strip.rules) {
    cairo_set_source_rgb(page, kRuleGrey, kRuleGrey, kRuleGrey);
    cairo_set_line_width(page, kRule);
    cairo_move_to(page, from, y);
    cairo_line_to(page, to, y);
    cairo_stroke(page);
  }
  for (const Piece& piece : strip.pieces) {
    cairo_set_source_rgb(page, piece.grey, piece.grey, piece.grey);
    cairo_move_to(page, piece.x, y + piece.baseline);
    pango_cairo_show_layout_line(page, piece.line);
  }
}

/// The line at the foot of a page: what the paper says there where lines begin, the number at the other end.
void draw_footer(cairo_t* page, Typesetter& set, const Paper& paper, const std::string& number) {
  const double width = kRight - kLeft, number_width = set.natural_width({number, "de"}, kFooterLook) + 1;
  const double number_x = set.page_runs_left() ? kLeft : kRight - number_width;
  const double y = kHeight - kMargin;
  for (const Strip& line : set.lines({number, "de"}, kFooterLook, number_x, number_width)) draw(page, y, line);
  if (paper.footer.empty()) return;
  const double x = set.page_runs_left() ? kLeft + number_width + 14 : kLeft;
  double below = y;
  for (const Strip& line : set.lines({paper.footer, "de"}, kFooterLook, x, width - number_width - 14)) {
    draw(page, below, line);
    below += line.height;
  }
}

}  // namespace

void write_pdf(const Paper& paper, const std::string& created, bool (*right_to_left)(std::string_view),
               std::string& bytes, std::vector<PaperMissing>& missing) {
  Typesetter set(right_to_left, paper.language);
  const std::vector<Strip> strips = strips_of(paper, set);
  const std::vector<Page> pages = pages_of(strips);

  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, kWidth, kHeight);
  check(cairo_surface_status(surface));
  // The clock must not decide on a byte.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  cairo_t* page = cairo_create(surface);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const auto& [y, strip] : pages[i]) draw(page, y, *strip);
    draw_footer(page, set, paper, std::to_string(i + 1) + " / " + std::to_string(pages.size()));
    cairo_show_page(page);
  }
  cairo_destroy(page);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  check(status);
  for (const char32_t letter : set.missing()) missing.push_back({letter});
}

}  // namespace inact::paper_module

/// paper_pdf() of lib/inact/paper/paper.h.
extern "C" __attribute__((visibility("default"))) void inact_paper_pdf(const inact::Paper& paper,
                                                                       const std::string& created,
                                                                       bool (*right_to_left)(std::string_view),
                                                                       std::string& bytes,
                                                                       std::vector<inact::PaperMissing>& missing) {
  inact::paper_module::write_pdf(paper, created, right_to_left, bytes, missing);
}
