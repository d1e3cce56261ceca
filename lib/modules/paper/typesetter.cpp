#include <algorithm>
#include <string>

#include "layout.h"

namespace inact::paper_module {
namespace {

constexpr const char* kFamilies =
    "Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Noto Sans Hebrew, Noto Sans Devanagari, Noto Sans Bengali, "
    "Noto Sans Georgian, Noto Sans Armenian, sans-serif";

constexpr double kHighest = 1.5;  ///< of a line, by the size of its letters

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

Typesetter::Typesetter(bool (*right_to_left)(std::string_view), std::string_view page_language)
    : right_to_left_(right_to_left),
      page_right_to_left_(right_to_left(page_language)),
      fonts_(pango_cairo_font_map_new()),
      context_(pango_font_map_create_context(fonts_.get())) {
  pango_cairo_context_set_resolution(context_.get(), 72);  // a unit is a point
  // Letters stand where the shapes say, not where a screen would have its pixels.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

std::shared_ptr<PangoLayout> Typesetter::layout(const PaperText& text, TextLook look) {
  const bool rtl = right_to_left_(text.language);
  pango_context_set_base_dir(context_.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language(context_.get(), pango_language_from_string(text.language.c_str()));
  std::shared_ptr<PangoLayout> made(pango_layout_new(context_.get()), g_object_unref);
  const Font font(pango_font_description_new());
  pango_font_description_set_family(font.get(), kFamilies);
  pango_font_description_set_absolute_size(font.get(), look.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(made.get(), font.get());
  pango_layout_set_auto_dir(made.get(), FALSE);
  pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
  // Lines begin where the page begins: a German line in an Arabic paper begins at the right.
  pango_layout_set_alignment(made.get(), page_right_to_left_ ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text(made.get(), text.text.data(), static_cast<int>(text.text.size()));
  return made;
}

std::vector<Strip> Typesetter::lines(const PaperText& text, TextLook look, double x, double width) {
  const auto made = layout(text, look);
  pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
  note_missing(made.get());
  std::vector<Strip> strips;
  PangoLayoutIter* at = pango_layout_get_iter(made.get());
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(at, nullptr, &extents);
    int top = 0, bottom = 0;
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    // Fonts of some scripts leave room for marks above marks, more than a line of ours needs.
    const double height = points(bottom - top), surplus = std::max(0.0, height - kHighest * look.size);
    Strip& strip = strips.emplace_back();
    strip.height = height - surplus;
    strip.pieces.push_back({made, pango_layout_iter_get_line_readonly(at), x + points(extents.x),
                            points(pango_layout_iter_get_baseline(at) - top) - surplus / 2, look.grey});
  } while (pango_layout_iter_next_line(at));
  pango_layout_iter_free(at);
  return strips;
}

double Typesetter::natural_width(const PaperText& text, TextLook look) {
  const auto made = layout(text, look);
  int width = 0;
  pango_layout_get_size(made.get(), &width, nullptr);
  return points(width);
}

void Typesetter::note_missing(PangoLayout* layout) {
  if (pango_layout_get_unknown_glyphs_count(layout) == 0) return;
  for (const GSList* line = pango_layout_get_lines_readonly(layout); line; line = line->next)
    for (const GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run; run = run->next) {
      const PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(run->data)->glyphs;
      for (int i = 0; i < glyphs->num_glyphs; ++i)
        if (const PangoGlyph glyph = glyphs->glyphs[i].glyph;
            glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          missing_.insert(static_cast<char32_t>(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
    }
}

}  // namespace inact::paper_module
