#include "inact/config/settings.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/base/time.h"
#include "inact/text/fold.h"
#include "inact/text/words.h"

namespace inact {
namespace {

constexpr int kLongestText = 200;
constexpr int kOldest = 120;

std::string codes_in_use(const Vocabulary& vocabulary) {
  std::string codes;
  for (const Term& term : vocabulary.terms)
    if (!term.retired) codes += (codes.empty() ? "" : ", ") + term.code;
  return codes;
}

bool in_use(const Vocabulary& vocabulary, const std::string& code) {
  const Term* term = vocabulary.find(code);
  return term && !term->retired;
}

/// Text as it is stored, on one line and not empty; else nothing.
std::optional<std::string> one_line(const TomlValue& value) {
  const auto* text = std::get_if<std::string>(&value.value);
  if (!text || text->size() > 4 * kLongestText || text->find_first_of("\t\n\r") != std::string::npos)
    return std::nullopt;
  try {
    std::string stored = stored_text(*text);
    if (stored.empty() || display_width(stored) > kLongestText) return std::nullopt;
    return stored;
  } catch (const Error&) {
    return std::nullopt;
  }
}

struct Setter {
  Config& config;
  const TomlValue& value;

  bool operator()(const TextSetting& setting) const {
    const auto text = one_line(value);
    if (text) setting.at(config) = *text;
    return text.has_value();
  }
  bool operator()(const PathSetting& setting) const {
    const auto* path = std::get_if<std::string>(&value.value);
    if (!path || path->empty() || std::ranges::any_of(*path, [](char c) { return c >= 0 && c < ' '; })) return false;
    setting.at(config) = *path;
    return true;
  }
  bool operator()(const FlagSetting& setting) const {
    const auto* flag = std::get_if<bool>(&value.value);
    if (flag) setting.at(config) = *flag;
    return flag != nullptr;
  }
  bool operator()(const NumberSetting& setting) const {
    const auto* number = std::get_if<std::int64_t>(&value.value);
    if (!number || *number < setting.least || *number > setting.most) return false;
    setting.at(config) = static_cast<int>(*number);
    return true;
  }
  bool operator()(const LanguageSetting& setting) const {
    const auto* tag = std::get_if<std::string>(&value.value);
    if (!tag || (*tag != "en" && *tag != "de")) return false;
    setting.at(config) = *tag == "de" ? Language::German : Language::English;
    return true;
  }
  bool operator()(const ZoneSetting& setting) const {
    const auto* name = std::get_if<std::string>(&value.value);
    if (!name || !is_time_zone(*name)) return false;
    setting.at(config) = *name;
    return true;
  }
  bool operator()(const CodeSetting& setting) const {
    const auto* code = std::get_if<std::string>(&value.value);
    if (!code || code->empty()) return false;
    setting.at(config) = *code;
    return true;
  }
  bool operator()(const CodesSetting& setting) const {
    const auto* list = std::get_if<TomlList>(&value.value);
    if (!list || list->empty()) return false;
    std::vector<std::string> codes;
    for (const TomlValue& element : *list) {
      const auto* code = std::get_if<std::string>(&element.value);
      if (!code || std::ranges::count(codes, *code) > 0) return false;
      codes.push_back(*code);
    }
    setting.at(config) = std::move(codes);
    return true;
  }
  bool operator()(const EdgesSetting& setting) const {
    const auto* list = std::get_if<TomlList>(&value.value);
    if (!list || list->empty()) return false;
    std::vector<int> edges;
    for (const TomlValue& element : *list) {
      const auto* edge = std::get_if<std::int64_t>(&element.value);
      if (!edge || *edge > kOldest || (edges.empty() ? *edge != 0 : *edge <= edges.back())) return false;
      edges.push_back(static_cast<int>(*edge));
    }
    setting.at(config) = std::move(edges);
    return true;
  }
};

struct Getter {
  Config& config;

  TomlValue operator()(const TextSetting& setting) const { return {setting.at(config)}; }
  TomlValue operator()(const PathSetting& setting) const { return {setting.at(config).string()}; }
  TomlValue operator()(const FlagSetting& setting) const { return {setting.at(config)}; }
  TomlValue operator()(const NumberSetting& setting) const { return {std::int64_t{setting.at(config)}}; }
  TomlValue operator()(const LanguageSetting& setting) const {
    return {std::string(setting.at(config) == Language::German ? "de" : "en")};
  }
  TomlValue operator()(const ZoneSetting& setting) const { return {setting.at(config)}; }
  TomlValue operator()(const CodeSetting& setting) const { return {setting.at(config)}; }
  TomlValue operator()(const CodesSetting& setting) const {
    TomlList list;
    for (const std::string& code : setting.at(config)) list.emplace_back().value = code;
    return {std::move(list)};
  }
  TomlValue operator()(const EdgesSetting& setting) const {
    TomlList list;
    for (const int edge : setting.at(config)) list.emplace_back().value = std::int64_t{edge};
    return {std::move(list)};
  }
};

struct Expectation {
  const Config& config;

  Message operator()(const TextSetting&) const {
    return tr("text on one line, at most {most} letters", {{"most", kLongestText}});
  }
  Message operator()(const PathSetting&) const { return tr("the path of a file"); }
  Message operator()(const FlagSetting&) const { return tr("true or false"); }
  Message operator()(const NumberSetting& setting) const {
    return tr("a whole number from {least} to {most}", {{"least", setting.least}, {"most", setting.most}});
  }
  Message operator()(const LanguageSetting&) const { return tr("“en” or “de”"); }
  Message operator()(const ZoneSetting&) const { return tr("the name of a time zone, such as “Europe/Berlin”"); }
  Message operator()(const CodeSetting& setting) const {
    return tr("one of {codes}", {{"codes", codes_in_use(config.vocabularies[setting.vocabulary])}});
  }
  Message operator()(const CodesSetting& setting) const {
    return tr("a list of some of {codes}", {{"codes", codes_in_use(config.vocabularies[setting.vocabulary])}});
  }
  Message operator()(const EdgesSetting&) const {
    return tr("an ascending list of whole numbers that begins with 0, such as [0, 18, 65]");
  }
};

/// The members as the table names them; get() only reads through them.
Config& writable(const Config& config) { return const_cast<Config&>(config); }

}  // namespace

const std::vector<Setting>& settings() {
  using C = Config;
  static const std::vector<Setting> all = {{"records", PathSetting{[](C & c) -> auto& {return c.records;
}
}  // namespace inact
,
    tr("The file of the records. A relative path counts from the folder of this configuration. Default: "
       "inact/inact.db in $XDG_DATA_HOME or ~/.local/share."),
    "\"inact.db\"", "--records", "INACT_RECORDS"
}
, {"language", LanguageSetting{[](C & c) -> auto& {return c.language;
}
}
, tr("The language of the terminal. Default: that of the system, where it is German, else English."), "\"de\"",
    "--lang", "INACT_LANG"
}
, {"time_zone", ZoneSetting{[](C & c) -> auto& {return c.time_zone;
}
}
, tr("Where the project works: decides when a day begins.")
}
, {"shared", FlagSetting{[](C & c) -> auto& {return c.shared;
}
}
, tr("Several accounts of one group work on these records: the files may be read and written by the group. The "
     "folder belongs to that group and has its setgid bit.")
}
, {"as_of", TextSetting{[](C & c) -> auto& {return c.as_of;
}
}
, tr("The day that is taken for today, so that a result can be had again. Default: the day it is."), "", "--as-of",
    "INACT_TODAY", false
}
,

    {"user.name", TextSetting{[](C & c) -> auto& {return c.user.name;
}
}
, tr("Who works with this configuration: stored with every change. Default: the login name."), "\"Ana Gomes\"", "--by"
}
, {"user.partner", CodeSetting{[](C & c) -> auto& {return c.user.partner;
}
, "partner"
}
, tr("The association for which this person enters records, unless a command says otherwise by --partner."), "\"hope\""
}
, {"user.names", FlagSetting{[](C & c) -> auto& {return c.user.names;
}
}
, tr("Lists show names without being asked by --names. Every such list is recorded as a reading of names.")
}
,

    {"project.name", TextSetting{[](C & c) -> auto& {return c.project.name;
}
}
, tr("The name of the project, as reports print it.")
}
, {"project.place", TextSetting{[](C & c) -> auto& {return c.project.place;
}
}
, tr("Where the project is, as reports print it.")
}
, {"project.phone", TextSetting{[](C & c) -> auto& {return c.project.phone;
}
}
, tr("The telephone number at which the project can be reached: slips print it for questions. Default: none."),
    "\"030 1234567\""
}
,

    {"intake.residence", FlagSetting{[](C & c) -> auto& {return c.intake.residence;
}
}
, tr("First conversations ask for the residence status. Only its group (secure, temporary, insecure) is ever "
     "counted.")
}
, {"intake.form", CodeSetting{[](C & c) -> auto& {return c.intake.form;
}
, "conversation_form"
}
, tr("The form of a conversation where none is given.")
}
,

    {"today.quiet_days", NumberSetting{[](C& c) -> int& { return c.today.quiet_days; }, 1, 3650},
     tr("`inact today` lists open intakes without a conversation for so many days.")},
    {"today.urgent_days", NumberSetting{[](C& c) -> int& { return c.today.urgent_days; }, 0, 365},
     tr("Days until an urgent need that nobody works on is overdue.")},
    {"today.emergency_days", NumberSetting{[](C& c) -> int& { return c.today.emergency_days; }, 0, 365},
     tr("Days until an emergency that nobody works on is overdue.")},
    {"today.ahead_days", NumberSetting{[](C& c) -> int& { return c.today.ahead_days; }, 0, 365},
     tr("`inact today` lists workshops so many days ahead.")},

    {"refer.answer_days_emergency", NumberSetting{[](C& c) -> int& { return c.refer.answer_days_emergency; }, 0, 365},
     tr("Days within which a counselling centre answers in an emergency.")},
    {"refer.answer_days_urgent", NumberSetting{[](C& c) -> int& { return c.refer.answer_days_urgent; }, 0, 365},
     tr("Days within which a counselling centre answers when it is urgent.")},
    {"refer.answer_days", NumberSetting{[](C& c) -> int& { return c.refer.answer_days; }, 0, 365},
     tr("Days within which a counselling centre answers otherwise.")},
    {"refer.escalate_days", NumberSetting{[](C& c) -> int& { return c.refer.escalate_days; }, 0, 365},
     tr("So many days after that the second person is told, too.")},
    {"refer.expire_days", NumberSetting{[](C& c) -> int& { return c.refer.expire_days; }, 1, 3650},
     tr("Days after which a referral without an answer has expired.")},
    {"refer.follow_up_days", NumberSetting{[](C& c) -> int& { return c.refer.follow_up_days; }, 0, 365},
     tr("Days after the appointment, or the referral, on which the person is asked how it went.")},
    {"refer.attempts", NumberSetting{[](C& c) -> int& { return c.refer.attempts; }, 1, 20},
     tr("Attempts in vain, on so many different days, before a referral ends because nobody could be reached.")},
    {"refer.accompaniment_hours", NumberSetting{[](C& c) -> int& { return c.refer.accompaniment_hours; }, 1, 720},
     tr("Hours before an appointment at which a companion must have agreed.")},
    {"refer.load_days", NumberSetting{[](C& c) -> int& { return c.refer.load_days; }, 1, 365},
     tr("The days before, of which it counts what a volunteer has done.")},
    {"refer.load_most", NumberSetting{[](C& c) -> int& { return c.refer.load_most; }, 1, 100},
     tr("So many accompaniments, done in these days or open, are much for one volunteer.")},
    {"refer.heavy_most", NumberSetting{[](C& c) -> int& { return c.refer.heavy_most; }, 1, 100},
     tr("What they weighed in these days, 0 to 2 each, is heavy from this sum on.")},
    {"refer.companion_topics", CodesSetting{[](C & c) -> auto& {return c.refer.companion_topics;
}
, "topic"
}
, tr("The topics of trainings that a companion must have attended. Default: none."), "[\"trauma\"]"
}
,

    {"workshop.unit_minutes", NumberSetting{[](C& c) -> int& { return c.workshop.unit_minutes; }, 15, 240},
     tr("Minutes of one teaching unit.")},
    {"workshop.count_as_attended", CodesSetting{[](C & c) -> auto& {return c.workshop.count_as_attended;
}
, "attendance_mark"
}
, tr("The marks with which a session counts as attended.")
}
,

    {"network.capacity_days", NumberSetting{[](C& c) -> int& { return c.network.capacity_days; }, 1, 365},
     tr("For how many days it is believed that a service has room or is full, where nobody said until when.")},
    {"network.contact_every_days", NumberSetting{[](C& c) -> int& { return c.network.contact_every_days; }, 1, 3650},
     tr("After how many days an institution should be called again, where nothing else is recorded of it.")},
    {"match.weights.fit", NumberSetting{[](C& c) -> int& { return c.match.weights.fit; }, 0, 1000},
     tr("`inact refer match` weighs how exactly a service answers the need so much; only the shares of all weights "
        "matter.")},
    {"match.weights.language", NumberSetting{[](C& c) -> int& { return c.match.weights.language; }, 0, 1000},
     tr("How well one can talk there.")},
    {"match.weights.reach", NumberSetting{[](C& c) -> int& { return c.match.weights.reach; }, 0, 1000},
     tr("How near it is.")},
    {"match.weights.soonest", NumberSetting{[](C& c) -> int& { return c.match.weights.soonest; }, 0, 1000},
     tr("How soon somebody has time; for emergencies twice as much.")},
    {"match.weights.capacity", NumberSetting{[](C& c) -> int& { return c.match.weights.capacity; }, 0, 1000},
     tr("Whether there are free places.")},
    {"match.weights.track_record", NumberSetting{[](C& c) -> int& { return c.match.weights.track_record; }, 0, 1000},
     tr("How it went with our own referrals: how many were accepted, and how fast.")},
    {"match.weights.freshness", NumberSetting{[](C& c) -> int& { return c.match.weights.freshness; }, 0, 1000},
     tr("How recently somebody there confirmed what we know.")},
    {"match.weights.cost", NumberSetting{[](C& c) -> int& { return c.match.weights.cost; }, 0, 1000},
     tr("Whether it is free of charge.")},

    {"report.language", LanguageSetting{[](C & c) -> auto& {return c.report.language;
}
}
, tr("The language of reports and papers. Default: that of the terminal."), "\"de\"", "--lang"
}
,
    {"report.base", NumberSetting{[](C& c) -> int& { return c.report.base; }, 3, 100},
     tr("Published breakdowns hide smaller counts and round the others down to a multiple of this.")},
    {"report.percent_from", NumberSetting{[](C& c) -> int& { return c.report.percent_from; }, 3, 1000},
     tr("Published percentages and averages need a group of at least so many.")},
    {"report.age_classes", EdgesSetting{[](C & c) -> auto& {return c.report.age_classes;
}
}
, tr("The ages with which the classes of quarterly and yearly reports begin.")
}
, {"report.age_classes_coarse", EdgesSetting{[](C & c) -> auto& {return c.report.age_classes_coarse;
}
}
, tr("The ages with which the classes of monthly reports begin: fewer, so that groups stay large.")
}
,
}
;
return all;
}

const Setting* find_setting(std::string_view key) {
  const auto found = std::ranges::find(settings(), key, &Setting::key);
  return found == settings().end() ? nullptr : &*found;
}

bool set(Config& config, const Setting& setting, const TomlValue& value) {
  return std::visit(Setter{config, value}, setting.kind);
}

bool has_known_codes(const Config& config, const Setting& setting) {
  Config& c = writable(config);
  if (const auto* one = std::get_if<CodeSetting>(&setting.kind))
    return one->at(c).empty() || in_use(c.vocabularies[one->vocabulary], one->at(c));
  if (const auto* many = std::get_if<CodesSetting>(&setting.kind))
    return std::ranges::all_of(many->at(c),
                               [&](const std::string& code) { return in_use(c.vocabularies[many->vocabulary], code); });
  return true;
}

TomlValue get(const Config& config, const Setting& setting) {
  return std::visit(Getter{writable(config)}, setting.kind);
}

Message expected(const Config& config, const Setting& setting) { return std::visit(Expectation{config}, setting.kind); }

}  // namespace inact
