#include "inact/text/fold.h"

#include <doctest/doctest.h>

#include <vector>

using namespace inact;

namespace {

void same(const std::vector<std::string>& spellings) {
  for (const std::string& spelling : spellings) {
    CAPTURE(spelling);
    CHECK(search_key(spelling) == search_key(spellings.front()));
  }
}

}  // namespace

TEST_CASE("spellings of one name in Latin letters have one search key") {
  same({"Müller", "Mueller", "Muller", "MÜLLER", "Mu\u0308ller", "  Müller\u00A0", "MUELLER"});
  same({"Özdemir", "Oezdemir", "Ozdemir", "ÖZDEMİR", "özdemir", "OZDEMIR"});
  same({"Jäger", "Jaeger", "Jager"});
  same({"Weiß", "Weiss", "WEISS", "WEIẞ"});
  same({"Søren", "Sören", "Soeren", "Soren"});
  same({"Bjørn Åse", "Bjorn Ase", "BJÖRN ÅSE"});
  same({"Łukasz Đorđević", "Lukasz Dordevic", "ŁUKASZ ĐORĐEVIĆ"});
  same({"Yıldız", "Yildiz", "YILDIZ", "yıldız"});
  same({"Nguyễn Thị Hương", "Nguyen Thi Huong"});
  same({"Ægir", "Aegir", "Agir", "Ägir"});
  same({"Zoë", "Zoe"});
  same({"Günther", "Guenther", "Gunther"});
  same({"Ｍｕｅｌｌｅｒ", "Müller"});
}

TEST_CASE("blanks, hyphens and apostrophes do not make another name") {
  same({"Anna-Maria", "Anna Maria", "Anna – Maria", "anna   maria", "Anna\tMaria", "Anna\u2011Maria",
        "Anna\u3000Maria"});
  same({"O'Connor", "O’Connor", "OConnor", "O`Connor", "OʼConnor", "O´Connor"});
  same({"J.R. Weber", "J. R. Weber", "J R Weber"});
  same({"Zero\u200BWidth", "ZeroWidth", "Zero\u00ADWidth"});
}

TEST_CASE("an e behind another vowel or q is no umlaut") {
  CHECK(search_key("Bauer") == "bauer");
  CHECK(search_key("Neuer") == "neuer");
  CHECK(search_key("Enrique") == "enrique");
  CHECK(search_key("Una Erk") == "una erk");
  CHECK(search_key("Bauer") != search_key("Baur"));
}

TEST_CASE("a name of signs alone keeps them, and none is none") {
  CHECK(search_key("") == "");
  CHECK(search_key("  ") == "");
  CHECK(search_key("-") == "-");
  CHECK(search_key("...") != search_key("-"));
  CHECK(search_key("???") == "???");
  CHECK(search_key("\u2013") == "\u2013");
  CHECK(search_key("\u00A0\u2003") == "");
  CHECK(search_key("\u200C\u0308") == "");
}

TEST_CASE("names in other scripts have the key of their Latin spelling") {
  same({"Олександра Шевченко", "Oleksandra Shevchenko", "ОЛЕКСАНДРА ШЕВЧЕНКО"});
  same({"Юлія", "Юлия", "Yuliia"});
  same({"Анна-Юлія", "Анна Юлія", "Анна–Ю\u200Bлія", "-Анна \u200B-Юлія", "Anna-Yuliia"});
  same({"Мар'яна Згурська", "Мар’яна Згурська", "Mariana Zghurska"});
  same({"Сергій Їжак", "Serhii Yizhak", "Сергі\u0438\u0306 Їжак"});
  same({"Галина Євтушенко", "Halyna Yevtushenko"});
  same({"Сергей Григорьев", "Sergei Grigorev"});
  same({"Мария Фёдорова", "Mariia Fedorova"});
  same({"Јелена Ђорђевић", "Jelena Đorđević", "Jelena Dordevic"});
  same({"Ελένη Παπαδοπούλου", "Eleni Papadopoulou", "ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΥ"});
  same({"Μπάμπης Ευαγγέλου", "Bampis Evangelou"});
  same({"გიორგი მელაძე", "Giorgi Meladze", "ᲒᲘᲝᲠᲒᲘ ᲛᲔᲚᲐᲫᲔ"});
  same({"Արմեն Սարգսյան", "Armen Sargsyan"});
  same({"ሰላም ተስፋዬ", "Selam Tesfaye"});
  same({"סבא", "Sba"});
}

TEST_CASE("Arabic and Persian spellings of one name have one key") {
  same({"علي", "علی", "Ali"});
  same({"سعيد", "Said", "سَعيد"});
  same({"أحمد", "احمد", "أَحْمَد"});
  same({"فاطمة", "فاطمه", "Fatma"});
  same({"عائشة", "Aisha"});
  same({"كريم", "کریم"});
  same({"می\u200Cخواهم", "میخواهم"});
  same({"محـــمد", "محمد"});
}

TEST_CASE("a script without a table keeps its letters and its vowel signs") {
  CHECK(search_key("王 小明") == "王 小明");
  CHECK(search_key("がか") == "がか");
  CHECK(search_key("नमिता") == "नमिता");
  CHECK(search_key("나미") == "나미");
  CHECK(search_key("१२३") == "123");
}

TEST_CASE("folding a key again changes nothing") {
  for (const char* name :
       {"Aeeda Ueeueue", "Queen", "Bauer", "aeueoe", "Zoë-Marie", "Ольга",         "ΑΎΛΟΣ",   "محمد العلي",
        "ተስፋዬ",          "ﷺ",     "ﬁne",   "ǅ",      "がか",      "a\u0301\u0327", "--",      "\xFF\xFE",
        "e\u200De",      "Ω",     "ſt",    "ŉ",      "´",         "\u1FBD",        "\u0345x", "İI\u0307"}) {
    CAPTURE(name);
    const std::string key = search_key(name);
    CHECK(search_key(key) == key);
  }
}

TEST_CASE("the key of a very long name is that of its letters") {
  CHECK(search_key(std::string(10'000, 'X')) == std::string(10'000, 'x'));
  std::string wide;
  for (int i = 0; i < 10'000; ++i) wide += "ж";
  CHECK(search_key(wide).size() == 20'000);
}

TEST_CASE("similarity is that of Jaro and Winkler") {
  CHECK(similarity("martha", "marhta") == doctest::Approx(0.9611).epsilon(0.0001));
  CHECK(similarity("dwayne", "duane") == doctest::Approx(0.84).epsilon(0.0001));
  CHECK(similarity("dixon", "dicksonx") == doctest::Approx(0.8133).epsilon(0.0001));
  CHECK(similarity("", "") == 1);
  CHECK(similarity("a", "") == 0);
  CHECK(similarity("abc", "xyz") == 0);
  CHECK(similarity("a", "b") == 0);
  CHECK(similarity("王小明", "王小朋") > 0.7);
  CHECK(similarity("duane", "dwayne") == similarity("dwayne", "duane"));
}
