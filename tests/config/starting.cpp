#include "inact/config/starting.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "inact/config/load.h"
#include "inact/config/settings.h"

using namespace inact;
namespace fs = std::filesystem;

namespace {

std::string example() {
  std::ifstream file(SOURCE_DIR "/examples/inact.toml");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The example with every # before a key or section taken away; comments have a blank behind theirs.
std::string all_set(const std::string& text) {
  std::string set;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool key = i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\n';
    if (text[i] != '#' || !key || (i > 0 && text[i - 1] != '\n')) set += text[i];
  }
  return set;
}

Config load(const std::string& text) {
  char name[] = "/tmp/inact-starting-XXXXXX";
  const fs::path folder = mkdtemp(name);
  std::ofstream(folder / "inact.toml") << text;
  Sources sources;
  sources.switches["--config"] = (folder / "inact.toml").string();
  sources.system_file.clear();
  Config config = load_config(sources);
  fs::remove_all(folder);
  return config;
}

}  // namespace

TEST_CASE("examples/inact.toml is the starting configuration") {
  const Vocabularies none;
  CHECK(example() == starting_configuration(Words(Language::English, none)));
}

TEST_CASE("examples/inact.toml holds every setting with its default and a comment, and can be read as it is") {
  const std::string text = example();
  const Config untouched = load(text);
  CHECK(untouched.origins.size() == 1);  // the login name

  const Config config = load(all_set(text));
  const Config defaults;
  for (const Setting& setting : settings()) {
    CAPTURE(setting.key);
    if (!setting.in_file) continue;
    CHECK(config.origin(setting.key).kind == Origin::Kind::File);
    if (!*setting.example) CHECK(toml_text(get(config, setting)) == toml_text(get(defaults, setting)));
    const std::string name = setting.key.substr(setting.key.find('.') + 1);
    const auto at = text.find("\n#" + name + " = ");
    REQUIRE(at != std::string::npos);
    CHECK(text.compare(text.rfind('\n', at - 1) + 1, 2, "# ") == 0);
  }
  for (const Term& topic : defaults.vocabularies["topic"].terms) {
    CHECK(config.vocabularies["topic"].find(topic.code)->group == topic.group);
    CHECK(config.origin("vocabulary.topic." + topic.code).kind == Origin::Kind::File);
  }
}

TEST_CASE("a starting configuration holds what was given, quoted, and is read back") {
  const Vocabularies none;
  const std::string text = starting_configuration(
      Words(Language::German, none),
      {{"user.name", "Ana \"Nô\" Gomes\\"}, {"user.partner", "nolanta"}, {"language", "de"}, {"records", "inact.db"}});
  const Config config = load(text);
  CHECK(config.user.name == "Ana \"Nô\" Gomes\\");
  CHECK(config.user.partner == "nolanta");
  CHECK(config.language == Language::German);
  CHECK(config.records.filename() == "inact.db");
  CHECK(config.project.name == "InAct");
}
