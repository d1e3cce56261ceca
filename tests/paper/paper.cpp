#include "inact/paper/paper.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "inact/base/error.h"

using namespace inact;

namespace {

Paper of(PaperLines lines, std::string language = "de") {
  Paper paper;
  paper.language = std::move(language);
  paper.title = "Zettel";
  paper.date = parse_iso_date("2026-11-22").value();
  paper.blocks.emplace_back(PaperParagraph{std::move(lines)});
  return paper;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::int64_t count(std::string_view text, std::string_view part) {
  std::int64_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}

/// A form of every kind of block.
Paper everything(std::string language) {
  Paper paper = of({{"Ein Absatz.", "de"}, {"klein", "de", PaperStyle::Small}}, std::move(language));
  paper.footer = "InAct";
  paper.blocks.insert(paper.blocks.begin(), PaperHeading{{{"Titel", "de"}, {"Untertitel", "de"}}, 1});
  paper.blocks.emplace_back(PaperRow{{{"Wann", "de", PaperStyle::Strong}}, {{"Dienstag", "de"}}});
  paper.blocks.emplace_back(PaperTable{"de", {"Name", "Unterschrift"}, {{"Ana", ""}, {"Ben", "x"}}});
  paper.blocks.emplace_back(PaperSignature{{{"Ort", "de"}, {"Name", "de"}}});
  paper.blocks.emplace_back(PaperPageBreak{});
  paper.blocks.emplace_back(PaperHeading{{{"Zwei", "de"}}, 2});
  return paper;
}

}  // namespace

TEST_CASE("which languages run from right to left is known by their script") {
  for (const char* right : {"ar", "fa", "fa-AF", "prs", "ckb", "ps", "ur", "he"}) CHECK(runs_right_to_left(right));
  for (const char* left : {"de", "de-simple", "en", "tr", "ti", "ku", "uk", "so", "nonsense", ""})
    CHECK_FALSE(runs_right_to_left(left));
}

TEST_CASE("a paper is text with its blocks one below the other") {
  CHECK(paper_text(everything("de")) ==
        "Titel\nUntertitel\n\nEin Absatz.\nklein\n\nWann\n  Dienstag\n\nName  Unterschrift\nAna\nBen   x\n\n\n"
        "______________________________\nOrt\n\n\n______________________________\nName\n\nZwei\n\nInAct\n");
}

TEST_CASE("the page says the direction of each text, and lines begin where the paper's language begins") {
  const std::string page = paper_html(of({{"مرحبا", "ar"}, {"Hallo", "de"}}, "ar"));
  CHECK(has(page, "<html lang=\"ar\">"));
  CHECK(has(page, "<div class=\"paper right\" dir=\"rtl\">"));
  CHECK(has(page, "<p lang=\"ar\" dir=\"rtl\" class=\"plain\">مرحبا</p>"));
  CHECK(has(page, "<p lang=\"de\" dir=\"ltr\" class=\"plain\">Hallo</p>"));
  CHECK(has(paper_html(of({})), "<div class=\"paper left\" dir=\"ltr\">"));
}

TEST_CASE("what people wrote is no element of a page, and nothing a terminal obeys") {
  const Paper paper = of({{"<b>x</b>\x1b[31m\u202e", "de\" onload=\"x"}});
  CHECK_FALSE(has(paper_html(paper), "<b>"));
  CHECK_FALSE(has(paper_html(paper), "\" onload=\""));
  CHECK(has(paper_text(paper), "\\x1b[31m\\u202e"));
}

TEST_CASE("the same paper is the same PDF, with its fonts in it, and no other date than its own") {
  const std::string pdf = paper_pdf(everything("de"));
  CHECK(pdf.starts_with("%PDF-1."));
  CHECK(pdf == paper_pdf(everything("de")));
  CHECK(has(pdf, "/CreationDate (20261122"));
  CHECK(count(pdf, "/FontFile") > 0);
  CHECK(count(pdf, "/Type /Page %") == 2);
  CHECK(pdf != paper_pdf(everything("ar")));
}

TEST_CASE("every script of the languages that slips have is in some font") {
  for (const auto& [text, language] :
       std::initializer_list<std::pair<const char*, const char*>>{{"Straße ☐ • – „…“ 12 345", "de"},
                                                                  {"مرحبا، الساعة", "ar"},
                                                                  {"می‌آید؟ گچپژ", "fa"},
                                                                  {"Їжак щоп’ятниці", "uk"},
                                                                  {"Ёлка", "ru"},
                                                                  {"İğüşçö", "tr"},
                                                                  {"ሓበሬታ ንዓኻትኩም፣ ኣኽሱም", "ti"},
                                                                  {"não às", "pt"},
                                                                  {"œuvre nº", "fr"},
                                                                  {"नमस्ते", "hi"},
                                                                  {"გამარჯობა", "ka"},
                                                                  {"שלום", "he"}})
    CHECK_NOTHROW(paper_pdf(of({{text, language}}, language)));
}

TEST_CASE("a letter that no font has is an error, never a box") {
  // Of a plane for private use: nobody has it.
  try {
    paper_pdf(of({{"a\U000F1234b", "de"}}));
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Unavailable);
    CHECK(std::get<std::string>(error.message().arguments.back().value) == "U+F1234");
    CHECK(std::get<std::string>(error.hint().arguments.back().value) == "fonts-noto-core");
  }
}

TEST_CASE("a long paper has as many pages as it needs, and loses nothing at their ends") {
  PaperLines lines;
  for (int i = 0; i < 150; ++i) lines.push_back({"Zeile " + std::to_string(i), "de"});
  Paper paper = of(lines);
  CHECK(count(paper_pdf(paper), "/Type /Page %") == 4);
  paper.blocks = {PaperRow{{{"Name", "de"}}, lines}};
  CHECK(count(paper_pdf(paper), "/Type /Page %") == 4);
}
