// A form to fill in by hand, from a template that a project may change (examples/consent-form.de.txt explains the
// lines).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inact/paper/paper.h"

namespace inact {

struct PaperForm {
  std::string version;   ///< as the template names it
  std::string language;  ///< of the template, BCP 47
  Paper paper;
};

/// What goes into each {place}; empty: a line to write on.
using FormValues = std::map<std::string, std::string, std::less<>>;

/// Throws Refused, naming `file:line`, for a place without a value, and for a template without version or language.
PaperForm fill_form(std::string_view form, const std::string& file, FormValues values, Date date);

/// The languages of the forms that are built in, German first.
std::vector<std::string> built_in_form_languages();
/// The template of one; empty where there is none.
std::string_view built_in_form(std::string_view language);

}  // namespace inact
