#include "inact/config/vocabularies.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "inact/config/config.h"
#include "inact/people/person.h"
#include "inact/store/transaction.h"
#include "inact/text/answer.h"

using namespace inact;

namespace {

const Vocabularies& all() {
  static const Vocabularies built_in = built_in_vocabularies();
  return built_in;
}

bool plain(std::string_view code) {
  return code.front() >= 'a' && code.front() <= 'z' &&
         std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

TEST_CASE("every built-in code has a label in both languages, is written plainly, and stands once in its vocabulary") {
  const std::set<std::string> own_shape = {"module",         "language",       "country",
                                           "country_region", "language_level", "age_class_coarse",
                                           "age_class",      "stay_class",     "weekday"};
  for (const auto& [name, vocabulary] : all().all()) {
    std::set<std::string> codes;
    for (const Term& term : vocabulary.terms) {
      CAPTURE(name);
      CAPTURE(term.code);
      CHECK(codes.insert(term.code).second);
      if (!own_shape.contains(name)) CHECK(plain(term.code));
      if (name == "country_region") continue;
      CHECK_FALSE(term.english.empty());
      CHECK_FALSE(term.german.empty());
    }
  }
}

TEST_CASE("the vocabularies of the design are there, in their order and with what code needs to know of them") {
  CHECK(all()["need"].terms.size() == 25);
  CHECK(all()["need"].terms.front().code == "residence");
  CHECK(all()["need"].terms.back().code == "other");
  std::vector<std::string> sensitive;
  std::vector<std::string> confidential;
  for (const Term& need : all()["need"].terms) {
    if (need.sensitive) sensitive.push_back(need.code);
    if (need.confidential) confidential.push_back(need.code);
  }
  CHECK(sensitive == std::vector<std::string>{"health", "psychosocial", "disability_care", "violence"});
  CHECK(confidential == std::vector<std::string>{"residence", "asylum"});
  CHECK(all()["need"].find("housing")->terms ==
        std::vector<std::string>{"open-eligibility:1103", "open-eligibility:1136"});
  CHECK(all()["organization_kind"].terms.size() == 45);
  CHECK(all()["organization_kind"].find("jobcenter")->public_body);
  CHECK_FALSE(all()["organization_kind"].find("mbe")->public_body);
  CHECK(all()["district"].terms.size() == 13);
  CHECK(all()["referral_status"].terms.size() == 12);
  CHECK(all()["referral_status"].fixed);
  CHECK_FALSE(all()["need"].fixed);
  CHECK(all()["gender"].terms.size() == 4);
  CHECK(all()["stay_class"].find("3_to_5")->from == 3);
  CHECK_FALSE(all()["stay_class"].find("born_here")->from);
  CHECK(all()["language"].accept("kmr") == "ku");
}

TEST_CASE("codes on which code branches are the words of its enumerations") {
  const auto check = [](std::string_view name, const auto& words) {
    CAPTURE(name);
    CHECK(all()[name].fixed);
    REQUIRE(all()[name].terms.size() == words.size());
    for (const std::string_view word : words) {
      CAPTURE(word);
      CHECK(all()[name].find(word));
    }
  };
  check("missing", kWords<Missing>);
  check("log_action", kWords<Action>);
  check("role", kWords<Role>);
  check("setting_origin", kWords<Origin::Kind>);
}

TEST_CASE("every group is a code of the vocabulary of groups") {
  const auto check = [](const char* codes, const char* groups) {
    for (const Term& term : all()[codes].terms) {
      CAPTURE(term.code);
      CHECK(all()[groups].find(term.group));
    }
  };
  check("topic", "module");
  check("residence_group", "residence_aggregate");
  check("country_region", "region");
  for (const Term& country : all()["country"].terms) CHECK(all()["country_region"].find(country.code));
  CHECK(all()["country_region"].terms.size() == 249);
}

TEST_CASE("classes of ages close below the next one and the last is open") {
  const Vocabulary classes = age_classes("age_class", {0, 12, 18, 19});
  REQUIRE(classes.terms.size() == 4);
  CHECK(classes.terms[0].code == "0_11");
  CHECK(classes.terms[0].german == "0–11");
  CHECK(classes.terms[2].code == "18");
  CHECK(classes.terms[3].code == "19_plus");
  CHECK(classes.terms[3].german == "19 und älter");
  CHECK(classes.terms[3].from == 19);
  CHECK(all()["age_class"].terms.size() == 8);
}
