#include "inact/config/toml.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "inact/base/error.h"

using namespace inact;

namespace {

/// What stands in a place of the message of the refusal; "accepted" when there was none.
std::string refusal(std::string_view text, std::string_view place) {
  try {
    parse_toml(text, "x.toml");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Usage);
    for (const Argument& argument : error.message().arguments) {
      if (argument.name != place) continue;
      if (const auto* number = std::get_if<std::int64_t>(&argument.value)) return std::to_string(*number);
      return std::get<std::string>(argument.value);
    }
    return "";
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a document is read in the order of the file, with the lines of its keys") {
  const TomlTable table = parse_toml("b = 1\n\n[z]\ny.x = [true, 1.5]\nd = 2026-11-22\n[a]\nt = \"ä\"\n", "x.toml");
  REQUIRE(table.size() == 3);
  CHECK(table[0].key == "b");
  CHECK(table[1].key == "z");
  CHECK(table[2].key == "a");
  const auto& z = std::get<TomlTable>(table[1].value.value);
  CHECK(z[0].line == 4);
  CHECK(z[1].line == 5);
  CHECK(toml_text(table[1].value) == "{y = {x = [true, 1.5]}, d = 2026-11-22}");
  CHECK(std::get<std::int64_t>(table[0].value.value) == 1);
}

TEST_CASE("a text of several lines keeps letters of any script after a folded line break") {
  const TomlTable table = parse_toml("a = \"\"\"x \\\n  éü\"\"\"", "x.toml");
  CHECK(std::get<std::string>(table.at(0).value.value) == "x éü");
}

TEST_CASE("what the parser says is a detail, and names nothing of its own") {
  const auto refused = [](const std::string& text) {
    try {
      parse_toml(text, "x.toml");
    } catch (const Error& error) {
      return error;
    }
    return usage("accepted");
  };
  CHECK(std::string_view(refused("a = 1\nb = = 2\n").what()) == "{file}:{line}:{column}: This is not valid TOML.");
  CHECK(refused("a = 1\nb = = 2\n").details().size() == 1);
  const Error deep = refused("a = " + std::string(100, '[') + std::string(100, ']'));
  CHECK(std::string_view(deep.what()) == "{file}:{line}:{column}: This is nested too deeply.");
  CHECK(deep.details().empty());
}

TEST_CASE("what is not TOML is refused with line and column") {
  CHECK(refusal("a = 1\nb = = 2\n", "line") == "2");
  CHECK(refusal("a = 1\nb = = 2\n", "column") == "5");
  CHECK(refusal("a = 1\na = 2\n", "line") == "2");
  CHECK(refusal("[a]\n[a]\n", "line") == "2");
  CHECK(refusal("a = \"\xff\"\n", "line") == "1");
  CHECK(refusal("a = \"\xed\xa0\x80\"\n", "line") == "1");
  CHECK(refusal("a = \"x\n", "line") == "1");
  CHECK(refusal("a = 1\n[[\n", "line") == "2");
  CHECK(refusal("[=", "line") == "1");
  CHECK(refusal("ä = 1\n", "line") == "1");
  CHECK(refusal("a = é\n", "line") == "1");
  CHECK(refusal(std::string_view("a = \"\0\"\n", 8), "line") == "1");
  CHECK(refusal("\xef\xbb\xbf"
                "a = 1\r\n",
                "line") == "accepted");
}

TEST_CASE("comments change no line, and a line that begins with # inside a text is no comment") {
  const TomlTable table = parse_toml("# one\n  # two\r\na = \"\"\"x\n# y\"\"\" # three\n#", "x.toml");
  REQUIRE(table.size() == 1);
  CHECK(table[0].line == 3);
  CHECK(std::get<std::string>(table[0].value.value) == "x\n# y");
  CHECK(parse_toml("# one\n\t# two\na = \"#\" # b\n#", "x.toml").at(0).line == 3);
  CHECK(refusal("# \xff\na = 1\n", "line") == "1");
  CHECK(refusal("a = [ 1,\n# b\n]\nc = = 1\n#", "line") == "4");
}

TEST_CASE("a document of a hundred thousand levels is refused before any recursion") {
  const auto many = [](std::string_view part) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += part;
    return text;
  };
  CHECK(refusal("a = " + many("["), "line") == "1");
  CHECK(refusal("a = " + many("{a="), "line") == "1");
  CHECK(refusal("\n" + many("a.") + "b = 1\n", "line") == "2");
  CHECK(refusal(many("a . ") + "b = 1\n", "line") == "1");
  CHECK(refusal(many("\"\".") + "b = 1\n", "line") == "1");
  CHECK(refusal("[" + many("a.") + "b]\n", "line") == "1");
  CHECK(refusal("x = \"#\" # '\n" + many("a.") + "b = 1\n", "line") == "2");
  CHECK(refusal("# " + many(".") + "\n", "line") == "accepted");
}

TEST_CASE("a file that is missing, a folder or larger than 1 MiB is refused by name") {
  char folder[] = "/tmp/inact-toml-XXXXXX";
  REQUIRE(mkdtemp(folder));
  const std::filesystem::path path = std::filesystem::path(folder) / "inact.toml";
  CHECK_THROWS_AS(read_toml(path), Error);
  CHECK_THROWS_AS(read_toml(folder), Error);
  std::ofstream(path) << "a = 1\n" << std::string(1 << 20, ' ');
  CHECK_THROWS_AS(read_toml(path), Error);
  std::ofstream(path) << "a = 1\n" << std::string((1 << 20) - 7, ' ') << '\n';
  CHECK(read_toml(path).size() == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("text is quoted so that TOML reads it back") {
  const std::string text = "a\"b\\c\n\x1b\x7f ü";
  const TomlTable table = parse_toml("t = " + toml_text(text) + "\n", "x.toml");
  CHECK(std::get<std::string>(table[0].value.value) == text);
}
