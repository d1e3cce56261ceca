#include <fmt/core.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "inact/base/error.h"
#include "inact/base/module.h"
#include "inact/paper/paper.h"
#include "inact/table/cells.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// The package whose font has the letter. Everything but the scripts of East Asia and pictures is in one.
const char* font_package(char32_t letter) {
  const auto code = static_cast<UChar32>(letter);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code, &status);
  if (script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
      script == USCRIPT_BOPOMOFO || script == USCRIPT_YI)
    return "fonts-noto-cjk";
  return u_hasBinaryProperty(code, UCHAR_EMOJI) && letter > 0xFF ? "fonts-noto-color-emoji" : "fonts-noto-core";
}

[[noreturn]] void refuse(const std::vector<PaperMissing>& missing) {
  const char32_t letter = missing.front().letter;
  std::string text;
  icu::UnicodeString(static_cast<UChar32>(letter)).toUTF8String(text);
  throw unavailable("No font on this machine has the letter “{letter}” ({code}).",
                    {{"letter", shown(text)}, {"code", fmt::format("U+{:04X}", static_cast<unsigned>(letter))}})
      .remedy(tr("Install one, `sudo apt install {packages}`; or take --format html.",
                 {{"packages", font_package(letter)}}));
}

/// What would mislead a reader is shown, as on a terminal.
struct Cleaner {
  static void clean(std::string& text) {
    std::string safe;
    for (const std::string_view line : lines_of(text)) (safe += safe.empty() ? "" : "\n") += shown(line);
    text = std::move(safe);
  }
  static void clean(PaperLines& lines) {
    for (PaperText& one : lines) clean(one.text);
  }
  static void clean(std::vector<std::string>& texts) {
    for (std::string& text : texts) clean(text);
  }
  void operator()(PaperHeading& block) const { clean(block.lines); }
  void operator()(PaperParagraph& block) const { clean(block.lines); }
  void operator()(PaperRow& block) const {
    clean(block.name);
    clean(block.value);
  }
  void operator()(PaperTable& block) const {
    clean(block.titles);
    for (auto& row : block.rows) clean(row);
  }
  void operator()(PaperSignature& block) const { clean(block.below); }
  void operator()(PaperPageBreak&) const {}
};

}  // namespace

std::string paper_pdf(const Paper& paper) {
  using Write =
      void (*)(const Paper&, const std::string&, bool (*)(std::string_view), std::string&, std::vector<PaperMissing>&);
  static const auto kWrite = reinterpret_cast<Write>(module_function("paper", "inact_paper_pdf", kPaperPackages));
  Paper clean = paper;
  for (PaperBlock& block : clean.blocks) std::visit(Cleaner{}, block);
  Cleaner::clean(clean.footer);
  Cleaner::clean(clean.title);
  std::string bytes;
  std::vector<PaperMissing> missing;
  kWrite(clean, iso(paper.date) + "T00:00:00Z", runs_right_to_left, bytes, missing);
  if (!missing.empty()) refuse(missing);
  return bytes;
}

}  // namespace inact
