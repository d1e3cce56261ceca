// What a project has configured: typed, with defaults, each value with the place it came from.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/named.h"
#include "inact/config/handout_texts.h"
#include "inact/config/toml.h"
#include "inact/config/vocabularies.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// Where a value came from.
struct Origin {
  enum class Kind { BuiltIn, Login, File, Environment, Switch };
  Kind kind = Kind::BuiltIn;
  std::string name;  ///< the file, variable or switch
  int line = 0;      ///< in the file
  /// inact.toml:12, INACT_LANG, --lang; empty for what is built in.
  std::string place() const { return line > 0 ? name + ":" + std::to_string(line) : name; }
};
template <>
inline constexpr auto kWords<Origin::Kind> =
    std::array<std::string_view, 5>{"built_in", "login", "file", "environment", "switch"};

/// Every member is explained in settings.cpp, where its key, its range and its text stand.
struct Config {
  std::filesystem::path records;  ///< empty when no folder for them is known (neither HOME nor XDG_DATA_HOME)
  Language language = Language::English;
  std::string time_zone = "Europe/Berlin";
  bool shared = false;
  std::string as_of;  ///< as typed; empty: the clock decides

  struct User {
    std::string name;
    std::string partner;
    bool names = false;
  } user;

  struct Project {
    std::string name = "InAct";
    std::string place = "Berlin";
    std::string phone;  ///< empty: none is printed
  } project;

  struct Intake {
    bool residence = false;
    std::string form = "in_person";
  } intake;

  struct Today {
    int quiet_days = 60;
    int urgent_days = 3;
    int emergency_days = 1;
    int ahead_days = 14;
  } today;

  struct Refer {
    int answer_days_emergency = 1;
    int answer_days_urgent = 3;
    int answer_days = 14;
    int escalate_days = 10;
    int expire_days = 30;
    int follow_up_days = 14;
    int attempts = 3;
    int accompaniment_hours = 48;
    int load_days = 30;
    int load_most = 4;
    int heavy_most = 2;
    std::vector<std::string> companion_topics = {};
  } refer;

  struct Workshop {
    int unit_minutes = 45;
    std::vector<std::string> count_as_attended = {"present", "late", "left_early"};
  } workshop;

  struct Network {
    int capacity_days = 30;
    int contact_every_days = 90;
  } network;

  /// What each criterion of a match is worth; only their shares matter.
  struct MatchWeights {
    int fit = 30;
    int language = 20;
    int reach = 12;
    int soonest = 12;
    int capacity = 10;
    int track_record = 8;
    int freshness = 5;
    int cost = 3;
  };
  struct Match {
    MatchWeights weights;
  } match;

  struct Report {
    Language language = Language::English;
    int base = 5;
    int percent_from = 10;
    std::vector<int> age_classes = kAgeClasses;
    std::vector<int> age_classes_coarse = kAgeClassesCoarse;
  } report;

  Vocabularies vocabularies = built_in_vocabularies();
  TomlTable attendee_profiles;  ///< [attendee_profile.NAME] as it stands: attendee_profiles() reads it
  HandoutLanguages handout;     ///< what the configuration says of them: handout_languages() has them all

  std::filesystem::path file;  ///< the configuration that was read; empty: none
  std::map<std::string, Origin, std::less<>>
      origins;  ///< by key ("user.name", "vocabulary.need.debt") where not built in
  const Origin& origin(std::string_view key) const;
};

}  // namespace inact
