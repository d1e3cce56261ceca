#include "inact/config/load.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "inact/base/error.h"
#include "inact/text/words.h"

using namespace inact;
namespace fs = std::filesystem;

namespace {

/// A folder to write configurations in, an environment of its own, and nothing of the machine's.
struct World {
  fs::path folder;
  std::map<std::string, std::string, std::less<>> environment;
  Sources sources;

  World() {
    char name[] = "/tmp/inact-config-XXXXXX";
    folder = mkdtemp(name);
    environment["HOME"] = (folder / "home").string();
    sources.environment = [this](const char* variable) {
      const auto found = environment.find(variable);
      return found == environment.end() ? nullptr : found->second.c_str();
    };
    sources.login = "ana";
    sources.system_file = folder / "etc.toml";
  }
  ~World() { fs::remove_all(folder); }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  fs::path write(const fs::path& name, const std::string& text) const {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
  }
  Config load() const { return load_config(sources); }
  Config load(const std::string& text) {
    sources.switches["--config"] = write("inact.toml", text).string();
    return load();
  }
  /// What a person reads of the refusal, without the name of the folder, one problem a line.
  std::string problems() const {
    try {
      load();
      return "";
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Usage);
      const Vocabularies none;
      const Words words(Language::English, none);
      std::string text = words.say(error.message());
      for (const Message& detail : error.details()) text += "\n" + words.say(detail);
      const std::string here = folder.string() + "/";
      for (auto at = text.find(here); at != std::string::npos; at = text.find(here)) text.erase(at, here.size());
      return text;
    }
  }
  std::string problems(const std::string& text) {
    sources.switches["--config"] = write("inact.toml", text).string();
    return problems();
  }
};

}  // namespace

TEST_CASE("without any configuration the defaults hold, in the folders of the XDG specification") {
  World world;
  const Config config = world.load();
  CHECK(config.file.empty());
  CHECK(config.records == world.folder / "home/.local/share/inact/inact.db");
  CHECK(config.language == Language::English);
  CHECK(config.time_zone == "Europe/Berlin");
  CHECK(config.user.name == "ana");
  CHECK(config.origin("user.name").kind == Origin::Kind::Login);
  CHECK(config.origin("report.base").kind == Origin::Kind::BuiltIn);
  world.environment["XDG_DATA_HOME"] = "/data";
  CHECK(world.load().records == "/data/inact/inact.db");
  world.environment["XDG_DATA_HOME"] = "relative";
  CHECK(world.load().records == world.folder / "home/.local/share/inact/inact.db");
  world.environment.clear();
  CHECK(world.load().records.empty());
}

TEST_CASE("the first configuration in the order of the contract is read, and one in the working folder is not") {
  World world;
  world.write("etc.toml", "[project]\nplace = \"machine\"\n");
  CHECK(world.load().project.place == "machine");
  world.write("home/.config/inact/inact.toml", "[project]\nplace = \"home\"\n");
  CHECK(world.load().project.place == "home");
  world.environment["XDG_CONFIG_HOME"] = (world.folder / "xdg").string();
  CHECK(world.load().project.place == "machine");
  world.write("xdg/inact/inact.toml", "[project]\nplace = \"xdg\"\n");
  CHECK(world.load().project.place == "xdg");
  world.environment["INACT_CONFIG"] = world.write("named.toml", "[project]\nplace = \"variable\"\n").string();
  CHECK(world.load().project.place == "variable");
  world.sources.switches["--config"] = world.write("given.toml", "[project]\nplace = \"switch\"\n").string();
  const Config config = world.load();
  CHECK(config.project.place == "switch");
  CHECK(config.origin("project.place").place() == (world.folder / "given.toml").string() + ":2");

  const fs::path before = fs::current_path();
  world.sources.switches.clear();
  world.environment.clear();
  world.write("inact.toml", "[project]\nplace = \"working folder\"\n");
  fs::remove(world.folder / "etc.toml");
  fs::current_path(world.folder);
  const Config bare = world.load();
  fs::current_path(before);
  CHECK(bare.project.place == "Berlin");
}

TEST_CASE("a configuration that is named and missing, or a folder, is refused by its name") {
  World world;
  world.environment["INACT_CONFIG"] = (world.folder / "none.toml").string();
  CHECK(world.problems() == "none.toml cannot be read: it does not exist.");
  world.environment.clear();
  fs::create_directory(world.folder / "sub");
  world.sources.switches["--config"] = (world.folder / "sub").string();
  CHECK(world.problems() == "sub cannot be read: it is a folder.");
}

TEST_CASE("a pipe is no configuration, and is not waited for") {
  World world;
  REQUIRE(mkfifo((world.folder / "pipe").c_str(), 0600) == 0);
  world.sources.switches["--config"] = (world.folder / "pipe").string();
  CHECK(world.problems() == "pipe is a pipe; a file was expected.");
}

TEST_CASE("a language that help cannot speak is refused, by switch and by variable") {
  World world;
  CHECK_NOTHROW(require_language(world.sources));
  world.environment["LANG"] = "fr_FR.UTF-8";
  CHECK_NOTHROW(require_language(world.sources));
  world.environment["INACT_LANG"] = "fr";
  CHECK_THROWS_AS(require_language(world.sources), Error);
  world.sources.switches["--lang"] = "de";
  CHECK_NOTHROW(require_language(world.sources));
  world.sources.switches["--lang"] = "fr";
  CHECK_THROWS_AS(require_language(world.sources), Error);
}

TEST_CASE("a switch beats a variable, a variable beats the file, and each value knows where it came from") {
  World world;
  const std::string file = "records = \"own/inact.db\"\nlanguage = \"de\"\n[user]\nname = \"Ana Gomes\"\n";
  Config config = world.load(file);
  CHECK(config.records == world.folder / "own/inact.db");
  CHECK(config.language == Language::German);
  CHECK(config.report.language == Language::German);
  CHECK(config.origin("report.language").place() == (world.folder / "inact.toml").string() + ":2");
  CHECK(config.user.name == "Ana Gomes");

  world.environment["INACT_RECORDS"] = "here.db";
  world.environment["INACT_LANG"] = "en";
  world.environment["INACT_TODAY"] = "2026-11-22";
  config = world.load(file);
  CHECK(config.records == "here.db");
  CHECK(config.language == Language::English);
  CHECK(config.report.language == Language::English);
  CHECK(config.as_of == "2026-11-22");
  CHECK(config.origin("records").place() == "INACT_RECORDS");

  config = world.load(file + "[report]\nlanguage = \"de\"\n");
  CHECK(config.report.language == Language::German);

  world.sources.switches["--records"] = "there.db";
  world.sources.switches["--lang"] = "de";
  world.sources.switches["--by"] = "Iryna";
  world.sources.switches["--as-of"] = "yesterday";
  config = world.load(file + "[report]\nlanguage = \"en\"\n");
  CHECK(config.records == "there.db");
  CHECK(config.language == Language::German);
  CHECK(config.report.language == Language::German);
  CHECK(config.user.name == "Iryna");
  CHECK(config.as_of == "yesterday");
  CHECK(config.origin("user.name").place() == "--by");
}

TEST_CASE("the first locale variable that is set decides the language") {
  World world;
  world.environment["LANG"] = "de_DE.UTF-8";
  CHECK(world.load().language == Language::German);
  CHECK(world.load().origin("language").place() == "LANG");
  CHECK(world.load().report.language == Language::German);
  world.environment["LC_ALL"] = "C.UTF-8";
  CHECK(world.load().language == Language::English);
  CHECK(world.load("language = \"de\"\n").language == Language::German);
  CHECK(terminal_language(world.sources) == Language::English);
  world.environment["LC_ALL"] = "";
  CHECK(terminal_language(world.sources) == Language::German);
  world.environment["INACT_LANG"] = "en";
  CHECK(terminal_language(world.sources) == Language::English);
  world.sources.switches["--lang"] = "de";
  CHECK(terminal_language(world.sources) == Language::German);
}

TEST_CASE("paths of the configuration count from its folder, and ~ is the home folder") {
  World world;
  CHECK(world.load("records = \"../x.db\"\n").records == (world.folder / "../x.db").lexically_normal());
  CHECK(world.load("records = \"/var/x.db\"\n").records == "/var/x.db");
  CHECK(world.load("records = \"~/x.db\"\n").records == world.folder / "home/x.db");
}

TEST_CASE("all problems are said at once, in the order of the file, with the nearest right key") {
  World world;
  world.environment["INACT_LANG"] = "fr";
  world.sources.switches["--by"] = "two\nlines";
  CHECK(world.problems("langauge = \"de\"\n"
                       "time_zone = \"Europe/Berln\"\n"
                       "shared = \"yes\"\n"
                       "name = \"Ana\"\n"
                       "report = 3\n"
                       "[usr]\n"
                       "name = \"Ana\"\n"
                       "[workshop]\n"
                       "unit_minutes = 5\n"
                       "count_as_attended = [\"present\", \"here\"]\n"
                       "[user]\n"
                       "partner = \"hopee\"\n"
                       "[intake.form]\n"
                       "x = 1\n"
                       "[zzz]\n") ==
        "The configuration has 13 problems:\n"
        "INACT_LANG is \"fr\". Expected: “en” or “de”.\n"
        "--by is \"two\\u000Alines\". Expected: text on one line, at most 200 letters.\n"
        "inact.toml:1: Unknown key “langauge”. Did you mean “language”?\n"
        "inact.toml:2: “time_zone” is \"Europe/Berln\". Expected: the name of a time zone, such as “Europe/Berlin”.\n"
        "inact.toml:3: “shared” is \"yes\". Expected: true or false.\n"
        "inact.toml:4: Unknown key “name”. Did you mean “user.name”?\n"
        "inact.toml:5: “report” is 3. Expected: a table.\n"
        "inact.toml:6: Unknown key “usr”. Did you mean “user”?\n"
        "inact.toml:9: “workshop.unit_minutes” is 5. Expected: a whole number from 15 to 240.\n"
        "inact.toml:10: “workshop.count_as_attended” is [\"present\", \"here\"]. Expected: a list of some of present, "
        "late, left_early, excused, absent.\n"
        "inact.toml:12: “user.partner” is \"hopee\". Expected: one of hope, nolanta.\n"
        "inact.toml:13: “intake.form” is {x = 1}. Expected: one of in_person, phone, video, email, chat, outreach, "
        "group.\n"
        "inact.toml:15: Unknown key “zzz”.");
}

TEST_CASE("a value out of range or of the wrong type is refused alone and whole") {
  World world;
  const auto refused = [&](const std::string& line) { return !world.problems(line + "\n").empty(); };
  for (const char* line : {"report.base = 2",
                           "report.base = 101",
                           "report.base = 5.0",
                           "report.base = \"5\"",
                           "report.base = 99999999999",
                           "report.age_classes = []",
                           "report.age_classes = [1, 18]",
                           "report.age_classes = [0, 18, 18]",
                           "report.age_classes = [0, 200]",
                           "report.age_classes = [0, \"18\"]",
                           "language = \"DE\"",
                           "records = \"\"",
                           "records = \"a\\u0000b\"",
                           "project.name = \"\"",
                           "project.name = \"a\\u001b[31m\"",
                           "as_of = \"2026-11-22\"",
                           "project.name = 2026-11-22",
                           "workshop.count_as_attended = []",
                           "workshop.count_as_attended = \"present\"",
                           "workshop.count_as_attended = [\"present\", \"present\"]",
                           "user.partner = \"\"",
                           "vocabulary = 1",
                           "time_zone = \"../../etc/passwd\"",
                           "time_zone = \"\""}) {
    CAPTURE(line);
    CHECK(refused(line));
  }
  CHECK(world.problems("report.base = 2\n").starts_with("inact.toml:1: “report.base” is 2."));
  CHECK(world.problems("project.name = \"" + std::string(5000, 'x') + "\"\n").size() < 200);
}

TEST_CASE("classes of ages follow their edges") {
  World world;
  const Config config =
      world.load("report.age_classes = [0, 18, 60]\n[vocabulary.age_class.60_plus]\nen = \"seniors\"\n");
  REQUIRE(config.vocabularies["age_class"].terms.size() == 3);
  CHECK(config.vocabularies["age_class"].terms[1].code == "18_59");
  CHECK(config.vocabularies["age_class"].terms[2].english == "seniors");
}

TEST_CASE("codes are added, relabelled and retired in the configuration") {
  World world;
  const Config config = world.load(
      "[user]\npartner = \"third\"\n"
      "[vocabulary.partner.third]\nen = \"Third e.V.\"\n"
      "[vocabulary.need.zebra]\nde = \"Zebra\"\nsensitive = true\nterms = [\"own:1\"]\n"
      "[vocabulary.need.aardvark]\nen = \"Aardvark\"\nde = \"Erdferkel\"\n"
      "[vocabulary.need.debt]\nretired = true\nsuccessor = \"social_benefits\"\n"
      "[vocabulary.need_status.met]\nde = \"geschafft\"\n"
      "[vocabulary.topic]\ntrauma.group = \"M4\"\n"
      "[vocabulary.module.M4]\nen = \"Module 4\"\nde = \"Modul 4\"\n"
      "[vocabulary.country_region]\nTR.group = \"other_europe\"\n"
      "[vocabulary.language.pap]\nen = \"Papiamento\"\n"
      "[vocabulary.stay_class.7_to_10]\nen = \"7 to 10\"\nfrom = 7\n");
  CHECK(config.user.partner == "third");
  const auto& need = config.vocabularies["need"];
  REQUIRE(need.terms.size() == 27);
  CHECK(need.terms[24].code == "zebra");
  CHECK(need.terms[24].english == "Zebra");
  CHECK(need.terms[24].sensitive);
  CHECK(need.terms[24].terms == std::vector<std::string>{"own:1"});
  CHECK(need.terms[25].code == "aardvark");
  CHECK(need.terms[26].code == "other");
  CHECK(need.find("debt")->retired);
  CHECK(need.find("debt")->german == "Finanzen und Schulden");
  CHECK_THROWS_AS(need.accept("debt"), Error);
  CHECK(config.vocabularies["need_status"].find("met")->german == "geschafft");
  CHECK(config.vocabularies["need_status"].find("met")->english == "met");
  CHECK(config.vocabularies["topic"].find("trauma")->group == "M4");
  CHECK(config.vocabularies["country_region"].find("TR")->group == "other_europe");
  CHECK(config.vocabularies["stay_class"].position("7_to_10") == 4);
  CHECK(config.vocabularies["stay_class"].terms.back().code == "born_here");
  CHECK(config.origin("vocabulary.need.debt").line == 12);
}

TEST_CASE("what a configuration cannot do to codes is refused with its line") {
  World world;
  CHECK(world.problems("[vocabulary.ned.x]\nen = \"X\"\n") ==
        "inact.toml:1: Unknown key “vocabulary.ned”. Did you mean “vocabulary.need”?");
  CHECK(world.problems("[vocabulary.need_status.opne]\nen = \"X\"\n") ==
        "inact.toml:1: Unknown key “vocabulary.need_status.opne”. Did you mean “vocabulary.need_status.open”?");
  CHECK(world.problems("[vocabulary.need_status.open]\nretired = true\n") ==
        "inact.toml:2: “vocabulary.need_status.open.retired” cannot be set: the program relies on the codes of "
        "“need_status”. They can have other labels.");
  CHECK(world.problems("[vocabulary.need.Big]\nen = \"X\"\n") ==
        "inact.toml:1: “vocabulary.need” is \"Big\". Expected: small letters, digits and _, beginning with a letter.");
  CHECK(world.problems("[vocabulary.need.x]\nsensitive = true\n") ==
        "inact.toml:1: “vocabulary.need.x” has no label. Expected: en, de, or both.");
  CHECK(world.problems("[vocabulary.need.debt]\nretired = true\nsuccessor = \"dbt\"\n") ==
        "inact.toml:3: “vocabulary.need.debt.successor” is \"dbt\". Expected: a code of “need” that is in use.");
  CHECK(world.problems("[vocabulary.need.debt]\nsuccessor = \"work\"\n") ==
        "inact.toml:1: “vocabulary.need.debt” has a successor and is still in use. Expected: retired = true.");
  CHECK(world.problems("[vocabulary.topic.trauma]\ngroup = \"M9\"\n") ==
        "inact.toml:2: “vocabulary.topic.trauma.group” is \"M9\". Expected: a code of “module” that is in use.");
  CHECK(world.problems("[vocabulary.need.debt]\npublic_body = true\nEN = \"x\"\n") ==
        "The configuration has 2 problems:\n"
        "inact.toml:2: Unknown key “vocabulary.need.debt.public_body”.\n"
        "inact.toml:3: Unknown key “vocabulary.need.debt.EN”. Did you mean “vocabulary.need.debt.en”?");
  CHECK(world.problems("[vocabulary.need.debt]\nen = \"\\u202e\"\n")
            .starts_with("inact.toml:2: “vocabulary.need.debt.en” is "));
  CHECK(world.problems("[vocabulary.conversation_form.in_person]\nretired = true\n")
            .starts_with("inact.toml: “intake.form” is \"in_person\". Expected: one of phone, "));
  CHECK(world.problems("[vocabulary]\nneed = 3\n") ==
        "inact.toml:2: “vocabulary.need” is 3. Expected: a table of codes.");
  CHECK_FALSE(world.problems("[vocabulary.country.germany]\nen = \"X\"\n").empty());
  CHECK_FALSE(world.problems("[vocabulary.country_region.QQ]\ngroup = \"eu\"\n").empty());
  CHECK_FALSE(world.problems("[vocabulary.language.\"a b\"]\nen = \"X\"\n").empty());
}

TEST_CASE("a configuration adds languages of slips, changes texts, and says which were checked") {
  World world;
  const Config config = world.load(
      "[handout.tr]\nchecked = true\nwhen = \"Ne zaman?\"\n[handout.so]\nname = \"Soomaali\"\nwhen = \"Goorma\"\n"
      "[handout.ckb]\ninstead = \"ar\"\n[handout.pov]\nwhen = \"Kal ora\"\n");
  const HandoutLanguages languages = handout_languages(config);
  const auto find = [&](const char* tag) { return find_handout_language(languages, tag); };
  CHECK(find("tr")->checked == true);
  CHECK(find("tr")->texts.at("when") == "Ne zaman?");
  CHECK(find("tr")->texts.at("where") == "Nerede");
  CHECK(find("so")->texts.at("when") == "Goorma");
  CHECK(find("ckb")->tag == "ar");
  CHECK(find("pov")->tag == "pov");
  CHECK(find("kea")->tag == "pt");
  CHECK(find("en-GB")->tag == "en");
  CHECK(find("sw") == nullptr);
  CHECK(handout_languages(Config{}).size() + 2 == languages.size());
}

TEST_CASE("a text of slips that has not the places of the German one is refused, and so are unknown keys") {
  World world;
  world.load("");
  world.write("inact.toml",
              "[handout.so]\ncompanion_comes = \"Su’aal\"\nwenn = \"x\"\nchecked = 1\n[handout.EN]\nname = \"x\"\n");
  const std::string problems = world.problems();
  CHECK(problems.find("inact.toml:2: ") != std::string::npos);
  CHECK(problems.find("{name}") != std::string::npos);
  CHECK(problems.find("inact.toml:3: ") != std::string::npos);
  CHECK(problems.find("handout.so.wenn") != std::string::npos);
  CHECK(problems.find("inact.toml:4: ") != std::string::npos);
  CHECK(problems.find("inact.toml:5: ") != std::string::npos);
}
