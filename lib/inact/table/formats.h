// The formats behind render(), one file each.
#pragma once

#include <string>

#include "inact/table/document.h"
#include "inact/table/render.h"

namespace inact {

std::string text_of(const Document& document, const Words& words, Layout layout);
std::string json_of(const Document& document, const Words& words);
std::string csv_of(const Document& document, const Words& words);
std::string markdown_of(const Document& document, const Words& words);
std::string html_of(const Document& document, const Words& words);

/// What people see of a document: parts without a title, empty fields and empty lists are left out.
struct Visible {
  Visible(const Document& document, const Words& words);

  struct Line {
    std::string title;
    std::string value;
    bool is_text;
  };
  struct List {
    std::string title;
    const Table* table;
    std::vector<std::size_t> columns;  ///< those with a title
    std::vector<std::string> titles;   ///< theirs
  };
  std::vector<Line> lines;
  std::vector<List> lists;
  std::string empty;  ///< said instead of lists, when all are empty and there is something to say
  std::vector<std::string> notes;
};

}  // namespace inact
