#include "inact/paper/form.h"

#include <fmt/core.h>

#include "inact/base/embedded.h"
#include "inact/base/error.h"
#include "inact/table/cells.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr std::string_view kLine = "______________________________";
constexpr std::string_view kBox = "☐";
constexpr std::string_view kBullet = "•  ";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

/// What stands behind the mark; nothing where the line does not begin with it.
bool take_mark(std::string_view& line, std::string_view mark) {
  if (!line.starts_with(mark)) return false;
  line = trimmed(line.substr(mark.size()));
  return true;
}

class Reader {
 public:
  Reader(const std::string& file, FormValues values) : file_(file), values_(std::move(values)) {}

  PaperForm read(std::string_view text, Date date) {
    for (const std::string_view line : lines_of(text)) {
      ++number_;
      take(trimmed(line));
    }
    end_paragraph();
    if (form_.version.empty() || form_.language.empty())
      throw refused("{file} is no template of a form: it does not begin with version: and language:.",
                    {{"file", file_}})
          .remedy(tr("The templates that come along show how: examples/consent-form.de.txt."));
    form_.paper.language = form_.language;
    form_.paper.date = date;
    return std::move(form_);
  }

 private:
  void take(std::string_view line) {
    if (line.starts_with('%')) return;
    if (form_.version.empty() && take_mark(line, "version:")) {
      form_.version = line;
      values_["version"] = line;
    } else if (form_.language.empty() && take_mark(line, "language:")) {
      form_.language = line;
    } else if (line.empty()) {
      end_paragraph();
    } else if (line == "---") {
      end_paragraph();
      form_.paper.blocks.emplace_back(PaperPageBreak{});
    } else if (take_mark(line, "___")) {
      end_paragraph();
      sign(line);
    } else if (take_mark(line, "##")) {
      heading(line, 2);
    } else if (take_mark(line, "#")) {
      heading(line, 1);
    } else if (take_mark(line, "!")) {
      add(filled(line), PaperStyle::Small);
    } else if (take_mark(line, "- ")) {
      add(std::string(kBullet) + filled(line), PaperStyle::Plain);
    } else {
      add(filled(line), PaperStyle::Plain);
    }
  }

  void heading(std::string_view line, int level) {
    end_paragraph();
    const std::string text = filled(line);
    if (form_.paper.title.empty()) form_.paper.title = text;
    form_.paper.blocks.emplace_back(PaperHeading{{{text, form_.language}}, level});
  }

  void sign(std::string_view line) {
    PaperSignature signature;
    for (;;) {
      const auto bar = line.find('|');
      signature.below.push_back({filled(trimmed(line.substr(0, bar))), form_.language});
      if (bar == line.npos) break;
      line = line.substr(bar + 1);
    }
    form_.paper.blocks.emplace_back(std::move(signature));
  }

  void add(std::string text, PaperStyle style) { paragraph_.push_back({std::move(text), form_.language, style}); }

  void end_paragraph() {
    if (!paragraph_.empty()) form_.paper.blocks.emplace_back(PaperParagraph{std::move(paragraph_)});
    paragraph_.clear();
  }

  /// What fills a place is never read for places itself.
  std::string filled(std::string_view line) const {
    std::string text;
    while (!line.empty()) {
      if (line.starts_with("[ ]")) {
        text += kBox;
        line.remove_prefix(3);
      } else if (const auto end = line.find('}'); line.front() == '{' && end != line.npos) {
        const std::string_view name = line.substr(1, end - 1);
        const auto value = values_.find(name);
        if (value == values_.end()) refuse(name);
        text += value->second.empty() ? kLine : value->second;
        line.remove_prefix(end + 1);
      } else {
        text += line.front();
        line.remove_prefix(1);
      }
    }
    return text;
  }

  [[noreturn]] void refuse(std::string_view name) const {
    std::string names;
    for (const auto& [known, value] : values_) (names += names.empty() ? "" : ", ") += known;
    throw refused("{file}:{line}: there is no place “{name}” to fill. There are: {names}.",
                  {{"file", file_}, {"line", number_}, {"name", name}, {"names", names}});
  }

  const std::string& file_;
  FormValues values_;
  PaperForm form_;
  PaperLines paragraph_;
  int number_ = 0;
};

constexpr std::string_view kPrefix = "examples/consent-form.";
constexpr std::string_view kEnding = ".txt";

}  // namespace

PaperForm fill_form(std::string_view form, const std::string& file, FormValues values, Date date) {
  return Reader(file, std::move(values)).read(form, date);
}

std::vector<std::string> built_in_form_languages() {
  std::vector<std::string> tags;
  for (const embedded::File& file : embedded::files())
    if (file.path.starts_with(kPrefix))
      tags.emplace_back(file.path.substr(kPrefix.size(), file.path.size() - kPrefix.size() - kEnding.size()));
  return tags;
}

std::string_view built_in_form(std::string_view language) {
  return embedded::file(fmt::format("{}{}{}", kPrefix, language, kEnding));
}

}  // namespace inact
