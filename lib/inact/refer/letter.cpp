#include "inact/refer/letter.h"

#include <utility>

#include "inact/paper/paper.h"
#include "inact/table/cells.h"
#include "inact/table/html.h"

namespace inact {
namespace {

bool is_call(const Letter& letter) { return letter.channel == "phone"; }

std::string text_of(const Letter& letter, const Words& words) {
  std::string text = letter.sender + "\n\n";
  for (const std::string& line : letter.recipient) text += line + "\n";
  text += "\n" + words.date(letter.date) + "\n\n" + words.say(letter.subject) + "\n\n";
  if (!is_call(letter)) text += words.say(letter.salutation) + "\n\n";
  text += words.say(letter.opening) + "\n\n";
  for (const Field& fact : letter.facts)
    text += (is_call(letter) ? "- " : "  ") + words.say(fact.title) + ": " + in_words(fact.value, words) + "\n";
  for (const Message& paragraph : letter.closing) text += "\n" + words.say(paragraph) + "\n";
  if (!is_call(letter)) text += "\n" + letter.signature + "\n";
  return text;
}

std::string html_of(const Letter& letter, const Words& words) {
  const std::string subject = words.say(letter.subject);
  Html page = Html::page(words.tag(), subject);
  page.leaf("p", letter.sender).open("address");
  for (const std::string& line : letter.recipient) page.text(line).empty("br");
  page.close().leaf("p", words.date(letter.date)).leaf("h1", subject);
  if (!is_call(letter)) page.leaf("p", words.say(letter.salutation));
  page.leaf("p", words.say(letter.opening)).open("dl");
  for (const Field& fact : letter.facts) {
    page.leaf("dt", words.say(fact.title));
    page.open("dd").isolated(in_words(fact.value, words)).close();
  }
  page.close();
  for (const Message& one : letter.closing) page.leaf("p", words.say(one));
  if (!is_call(letter)) page.leaf("p", letter.signature);
  return std::move(page).take();
}

std::string pdf_of(const Letter& letter, const Words& words) {
  const std::string tag(words.tag());
  Paper paper;
  paper.language = tag;
  paper.title = words.say(letter.subject);
  paper.date = letter.date;
  paper.footer = letter.sender;
  const auto paragraph = [&](std::vector<std::string> lines) {
    PaperLines all;
    for (std::string& line : lines) all.push_back({std::move(line), tag});
    paper.blocks.emplace_back(PaperParagraph{std::move(all)});
  };
  paragraph({letter.sender});
  paragraph(letter.recipient);
  paragraph({words.date(letter.date)});
  paper.blocks.emplace_back(PaperHeading{{{paper.title, tag}}, 2});
  if (!is_call(letter)) paragraph({words.say(letter.salutation)});
  paragraph({words.say(letter.opening)});
  for (const Field& fact : letter.facts)
    paper.blocks.emplace_back(
        PaperRow{{{words.say(fact.title), tag, PaperStyle::Strong}}, {{in_words(fact.value, words), tag}}});
  for (const Message& one : letter.closing) paragraph({words.say(one)});
  if (!is_call(letter)) paragraph({letter.signature});
  return paper_pdf(paper);
}

Document parts_of(const Letter& letter, const Words& words) {
  Document document;
  document.schema = "letter";
  document.fields = {
      {"id", tr("Referral"), letter.id},          {"channel", tr("How"), Coded{"channel", letter.channel}},
      {"date", tr("Day"), letter.date},           {"recipient", tr("Recipient"), letter.recipient},
      {"subject", tr("Subject"), letter.subject}, {"categories", tr("Data"), letter.categories},
      {"text", {}, text_of(letter, words)}};
  return document;
}

}  // namespace

std::string render(const Letter& letter, Format format, const Words& words, Layout layout) {
  if (format == Format::Text) return text_of(letter, words);
  if (format == Format::Html) return html_of(letter, words);
  if (format == Format::Pdf) return pdf_of(letter, words);
  return render(parts_of(letter, words), format, words, layout);
}

}  // namespace inact
