// Text that stays text, in the Markdown of CommonMark and of GitHub.
#pragma once

#include <string>
#include <string_view>

namespace inact {

/// No HTML, emphasis, link, reference or cell edge; what a terminal would obey is shown as \x1b.
std::string escaped_markdown(std::string_view text);
/// The same where a line begins: no heading, list, quotation, rule or code either.
std::string escaped_markdown_line(std::string_view text);

}  // namespace inact
