#include "inact/table/html.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace inact;

TEST_CASE("every text and attribute is escaped, and line breaks stay") {
  Html html;
  html.leaf("p", "<b>\"a\" & 'b'</b>\n\x1b[0m\u202E", {{"title", "\"><script>&\n"}});
  CHECK(std::move(html).take() ==
        "<p title=\"&quot;&gt;&lt;script&gt;&amp;\\x0a\">&lt;b&gt;&quot;a&quot; &amp; 'b'&lt;/b&gt;\n"
        "\\x1b[0m\\u202e</p>\n");
}

TEST_CASE("addresses are the harmless ones, or left out") {
  const auto link = [](std::string_view address) {
    Html html;
    html.leaf("a", "x", {{"href", address}});
    return std::move(html).take();
  };
  CHECK(link("https://example.org/?a=1&b=\"") == "<a href=\"https://example.org/?a=1&amp;b=&quot;\">x</a>");
  CHECK(link("mailto:anna@example.org") == "<a href=\"mailto:anna@example.org\">x</a>");
  CHECK(link("#part") == "<a href=\"#part\">x</a>");
  for (const char* address :
       {"javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//x", "file:///x", ""})
    CHECK(link(address) == "<a>x</a>");
}

TEST_CASE("elements are closed in order, and parts stay parts") {
  Html drawing;
  drawing.open("svg", {{"viewBox", "0 0 10 10"}, {"role", "img"}}).empty("path", {{"d", "M0 0"}}).leaf("text", "5 < 6");
  Html page = Html::page("de", "Zahlen & mehr", "p { margin: 0; }");
  page.open("section").add(std::move(drawing)).isolated("محمد");
  const std::string bytes = std::move(page).take();
  CHECK(bytes.find("<html lang=\"de\">") != std::string::npos);
  CHECK(bytes.find("<title>Zahlen &amp; mehr</title>") != std::string::npos);
  CHECK(bytes.find("p { margin: 0; }</style>") != std::string::npos);
  CHECK(
      bytes.ends_with("<main>\n<section>\n<svg viewBox=\"0 0 10 10\" role=\"img\">\n<path d=\"M0 0\"/>\n"
                      "<text>5 &lt; 6</text></svg>\n<bdi>محمد</bdi></section>\n</main>\n</body>\n</html>\n"));
}

TEST_CASE("closing what is not open is a fault of ours") {
  Html html;
  CHECK_THROWS_AS(html.close(), std::logic_error);
}
