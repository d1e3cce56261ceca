#include "inact/network/hours.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "inact/base/error.h"
#include "inact/base/time.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestNote = 200;
constexpr std::array kCodes = {"MO"sv, "TU"sv, "WE"sv, "TH"sv, "FR"sv, "SA"sv, "SU"sv};
constexpr std::array kEnglish = {"Mo"sv, "Tu"sv, "We"sv, "Th"sv, "Fr"sv, "Sa"sv, "Su"sv};
constexpr std::array kGerman = {"Mo"sv, "Di"sv, "Mi"sv, "Do"sv, "Fr"sv, "Sa"sv, "So"sv};

struct DayName {
  std::string_view name;
  int day;
};
/// In this order: "so" is Sunday, "sonna" Saturday.
constexpr DayName kDayNames[] = {
    {"monday", 0},     {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3}, {"friday", 4},
    {"saturday", 5},   {"sunday", 6},  {"montag", 0},    {"dienstag", 1}, {"mittwoch", 2},
    {"donnerstag", 3}, {"freitag", 4}, {"samstag", 5},   {"sonntag", 6},  {"sonnabend", 5},
};
struct Ordinal {
  std::string_view begins;
  int nth;
};
constexpr Ordinal kOrdinals[] = {{"1st", 1},    {"2nd", 2},    {"3rd", 3},    {"4th", 4},    {"5th", 5},
                                 {"first", 1},  {"second", 2}, {"third", 3},  {"fourth", 4}, {"fifth", 5},
                                 {"last", -1},  {"erste", 1},  {"zweite", 2}, {"dritte", 3}, {"vierte", 4},
                                 {"fünfte", 5}, {"letzte", -1}};
constexpr std::string_view kFillers[] = {"every", "each", "jeden", "jede",  "jeder",  "on",  "am",  "im",     "of",
                                         "in",    "the",  "month", "monat", "monats", "des", "and", "und",    "&",
                                         "from",  "von",  "ab",    "uhr",   "h",      "at",  "um",  "o’clock"};

template <class One, class List>
bool among(const One& word, const List& list) {
  return std::ranges::find(list, word) != std::end(list);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

struct Word {
  std::string text;  ///< lower case
  std::size_t at;    ///< where it begins
};

bool is_span_of_days(std::string_view word) {
  return !word.empty() && is_digit(word.front()) && word.find("..") != word.npos;
}

/// Words apart at blanks and commas, a dash between two as a word of its own.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;\t\n\r", at), text.size());
    const std::string word = lower(text.substr(at, end - at));
    if (is_span_of_days(word) || parse_iso_date(word) || word.starts_with("-1")) {
      words.push_back({word, at});
    } else {
      for (std::size_t begin = 0; begin < word.size();) {
        const std::size_t dash = std::min(word.find('-', begin), word.size());
        if (dash > begin) words.push_back({word.substr(begin, dash - begin), at + begin});
        if (dash < word.size()) words.push_back({"-", at + dash});
        begin = dash + 1;
      }
    }
    at = end + 1;
  }
  return words;
}

/// With dashes of every kind as "-".
std::string plain_dashes(std::string text) {
  for (const std::string_view dash : {"–"sv, "—"sv, "‑"sv})
    for (std::size_t at = 0; (at = text.find(dash, at)) != std::string::npos;) text.replace(at, dash.size(), "-");
  return text;
}

std::optional<int> day_of(std::string_view word) {
  while (word.ends_with('.') || (word.ends_with('s') && word.size() > 4)) word.remove_suffix(1);
  if (word.size() < 2) return std::nullopt;
  for (const DayName& day : kDayNames)
    if (day.name.starts_with(word)) return day.day;
  return std::nullopt;
}

std::optional<int> nth_of(std::string_view word) {
  if (word.size() == 2 && word[0] >= '1' && word[0] <= '5' && word[1] == '.') return word[0] - '0';
  for (const Ordinal& ordinal : kOrdinals)
    if (word == ordinal.begins || (ordinal.begins.size() > 4 && word.starts_with(ordinal.begins))) return ordinal.nth;
  return std::nullopt;
}

std::optional<int> time_of(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return std::nullopt;
  if (word.ends_with("uhr")) word.remove_suffix(3);
  if (word.ends_with('h')) word.remove_suffix(1);
  std::string time(word);
  std::ranges::replace(time, '.', ':');
  if (time.ends_with(':')) time.pop_back();
  if (time.find(':') == std::string::npos) time += ":00";
  return parse_time_of_day(time);
}

bool is_until(const Word& word) {
  return word.text == "-" || word.text == "bis" || word.text == "to" || word.text == "until";
}

Error no_opening_time(std::string_view typed) {
  return usage("“{typed}” is no opening time.", {{"typed", cut_to_width(shown(typed), 60)}})
      .remedy(tr("Expected: days, then hours, as “Mo, We 10:00-13:00”, “Mo-Fr 9-12” or “1st Tue 14:00-16:00”."));
}

std::pair<Date, Date> span_of(std::string_view word, Date today) {
  const std::size_t dots = word.find("..");
  const Date from = parse_date(word.substr(0, dots), today);
  const Date last = dots == word.npos ? from : parse_date(word.substr(dots + 2), today);
  if (last < from) throw usage("{from} to {last} ends before it begins.", {{"from", iso(from)}, {"last", iso(last)}});
  return {from, last};
}

/// What looks like a time and is none.
bool is_number(std::string_view word) { return word.find_first_not_of("0123456789:.") == word.npos; }

std::string note_of(std::string_view typed) {
  const std::string note = stored_text(typed);
  if (code_points(note).size() > kLongestNote || note.find('\n') != std::string::npos)
    throw usage("The note of an opening time has at most {most} letters on one line.", {{"most", kLongestNote}});
  return note;
}

class Reader {
 public:
  Reader(const std::string& text, Date today) : text_(text), today_(today), words_(words_of(text)) {}

  std::vector<OpeningTime> read() {
    read_days();
    OpeningTime base;
    base.days = std::move(days_);
    read_times();
    if (base.days.empty()) throw no_opening_time(text_);
    if (at_ < words_.size() && is_span_of_days(words_[at_].text))
      std::tie(base.from, base.last) = span_of(words_[at_++].text, today_);
    if (at_ < words_.size() && is_number(words_[at_].text)) throw no_opening_time(text_);
    if (at_ < words_.size()) base.note = note_of(std::string_view(text_).substr(words_[at_].at));
    if (times_.empty()) times_.emplace_back();
    if (nths_.empty()) nths_.push_back(0);
    std::vector<OpeningTime> all;
    for (const int nth : nths_)
      for (const auto& [opens, closes] : times_) {
        all.push_back(base);
        all.back().nth = nth;
        all.back().opens = opens;
        all.back().closes = closes;
      }
    return all;
  }

 private:
  void add_day(int day) {
    if (!among(day, days_)) days_.push_back(day);
  }

  /// "1tu" and "-1fr", as RFC 5545 writes them.
  bool read_numbered_day(const std::string& word) {
    const bool last = word.starts_with("-1");
    const std::size_t digits = last ? 2 : 1;
    if (word.size() != digits + 2 || (!last && (word[0] < '1' || word[0] > '5'))) return false;
    const auto day = day_of(std::string_view(word).substr(digits));
    if (!day) return false;
    const int nth = last ? -1 : word[0] - '0';
    if (!among(nth, nths_)) nths_.push_back(nth);
    add_day(*day);
    return true;
  }

  void read_days() {
    for (; at_ < words_.size(); ++at_) {
      const std::string& word = words_[at_].text;
      if (word == "daily" || word == "täglich") {
        for (int day = 0; day < 7; ++day) add_day(day);
      } else if (word == "weekdays" || word == "werktags") {
        for (int day = 0; day < 5; ++day) add_day(day);
      } else if (read_numbered_day(word) || among(word, kFillers)) {
        continue;
      } else if (const auto nth = nth_of(word)) {
        if (!among(*nth, nths_)) nths_.push_back(*nth);
      } else if (const auto day = day_of(word)) {
        add_day(*day);
      } else if (is_until(words_[at_]) && !days_.empty() && at_ + 1 < words_.size() && day_of(words_[at_ + 1].text)) {
        for (int next = days_.back(); next != *day_of(words_[at_ + 1].text);) add_day(next = (next + 1) % 7);
      } else {
        break;
      }
    }
    std::ranges::sort(days_);
  }

  void read_times() {
    while (at_ < words_.size()) {
      std::size_t at = at_;
      while (at < words_.size() && among(words_[at].text, kFillers)) ++at;
      const auto opens = at < words_.size() ? time_of(words_[at].text) : std::nullopt;
      if (!opens) break;
      for (++at; at < words_.size() && among(words_[at].text, kFillers);) ++at;
      if (at + 1 >= words_.size() || !is_until(words_[at])) throw no_opening_time(text_);
      const auto closes = time_of(words_[at + 1].text);
      if (!closes || *closes <= *opens) throw no_opening_time(text_);
      times_.emplace_back(*opens, *closes);
      for (at_ = at + 2; at_ < words_.size() && (words_[at_].text == "uhr" || words_[at_].text == "h");) ++at_;
    }
  }

  const std::string& text_;
  Date today_;
  std::vector<Word> words_;
  std::size_t at_ = 0;
  std::vector<int> days_, nths_;
  std::vector<std::pair<std::optional<int>, std::optional<int>>> times_;
};

std::string span_text(const OpeningTime& time) {
  if (!time.from && !time.last) return {};
  return (time.from ? iso(*time.from) : "0001-01-01") +
         (time.from == time.last ? "" : ".." + (time.last ? iso(*time.last) : "9999-12-31"));
}

std::string joined(std::string text, const OpeningTime& time) {
  const auto add = [&text](const std::string& part) {
    if (!part.empty()) (text += text.empty() ? "" : " ") += part;
  };
  if (time.opens && time.closes) add(time_of_day(*time.opens) + "-" + time_of_day(*time.closes));
  const std::string span = span_text(time);
  // A single day is written as a span, so that it is not taken for a note.
  add(time.closed || span.find("..") != std::string::npos || span.empty() ? span : span + ".." + span);
  add(time.note);
  return text;
}

}  // namespace

std::vector<OpeningTime> parse_hours(std::string_view typed, Date today) {
  const std::string text = plain_dashes(stored_text(typed));
  return Reader(text, today).read();
}

OpeningTime parse_closing(std::string_view typed, Date today) {
  const std::string text = plain_dashes(stored_text(typed));
  std::size_t end = std::min(text.find(' '), text.size());
  std::string span = text.substr(0, end);
  // "24.12.2026 - 1.1.2027" and "24.12.2026 bis 1.1.2027"
  const std::vector<Word> words = words_of(std::string_view(text).substr(end));
  if (words.size() >= 2 && is_until(words[0]) && is_digit(words[1].text.front())) {
    const std::size_t begin = end + words[1].at;
    end = std::min(text.find(' ', begin), text.size());
    span += ".." + text.substr(begin, end - begin);
  }
  OpeningTime time;
  time.closed = true;
  std::tie(time.from, time.last) = span_of(span, today);
  time.note = note_of(std::string_view(text).substr(end));
  return time;
}

std::string byday_of(const OpeningTime& time) {
  std::string text;
  for (const int day : time.days)
    text += fmt::format("{}{}{}", text.empty() ? "" : ",", time.nth == 0 ? "" : std::to_string(time.nth),
                        kCodes.at(static_cast<std::size_t>(day)));
  return text;
}

std::optional<OpeningTime> from_byday(std::string_view byday) {
  OpeningTime time;
  bool first = true;
  while (!byday.empty()) {
    const std::string_view part = byday.substr(0, byday.find(','));
    byday.remove_prefix(std::min(part.size() + 1, byday.size()));
    int nth = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), nth);
    const auto code = std::ranges::find(kCodes, part.substr(static_cast<std::size_t>(end - part.data())));
    if (code == kCodes.end() || nth < -1 || nth > 5 || (!first && nth != time.nth)) return std::nullopt;
    first = false;
    time.nth = nth;
    time.days.push_back(static_cast<int>(code - kCodes.begin()));
  }
  std::ranges::sort(time.days);
  return time;
}

std::string hours_code(const OpeningTime& time) { return joined(time.closed ? "" : byday_of(time), time); }

std::string hours_text(const OpeningTime& time, Language language) {
  const auto& names = language == Language::German ? kGerman : kEnglish;
  std::string text;
  if (time.nth == -1) text = language == Language::German ? "letzter " : "last ";
  if (time.nth > 0) {
    constexpr std::array kEnds = {"st", "nd", "rd", "th", "th"};
    text = fmt::format("{}{} ", time.nth,
                       language == Language::German ? "." : kEnds.at(static_cast<std::size_t>(time.nth - 1)));
  }
  bool first = true;
  for (const int day : time.days) {
    text += fmt::format("{}{}", first ? "" : ", ", names.at(static_cast<std::size_t>(day)));
    first = false;
  }
  return joined(std::move(text), time);
}

}  // namespace inact
