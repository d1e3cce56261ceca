

#include "inact/refer/slip.h"

namespace inact {
namespace {

/// The same as lines of a paper, which know their language.
class Voice {
 public:
  Voice(const HandoutLanguage& language, const HandoutLanguage& german) : voice_(language, german) {}

  PaperText say(std::string_view key, const TextPlaces& places = {}, PaperStyle style = PaperStyle::Plain) const {
    return {voice_.say(key, places), voice_.tag_of(key), style};
  }
  std::string word(std::string_view key) const { return voice_.say(key); }

  PaperText time(LocalTime time) const {
    return say("date_time", {{"weekday", voice_.weekday(weekday_from_monday(time.date))},
                             {"date", with_dots(time.date)},
                             {"time", time_of_day(time.minutes)}});
  }

  /// "Monday, Tuesday 10:00–12:00"
  PaperText hours(const OpeningTime& time) const {
    if (time.closed)
      return say("closed",
                 {{"from", with_dots(time.from.value_or(Date{}))}, {"until", with_dots(time.last.value_or(Date{}))}});
    std::string days;
    for (const int day : time.days) {
      (days += days.empty() ? "" : comma()) += voice_.weekday(day);
    }
    PaperText line = time.nth > 0   ? say("monthly", {{"n", std::to_string(time.nth)}, {"weekday", days}})
                     : time.nth < 0 ? say("monthly_last", {{"weekday", days}})
                                    : say("weekly", {{"weekday", days}});
    line.text += comma();
    line.text += time.opens && time.closes
                     ? say("time_span", {{"from", time_of_day(*time.opens)}, {"until", time_of_day(*time.closes)}}).text
                     : word("by_arrangement");
    if (time.from && time.last)
      line.text += comma() + say("valid", {{"from", with_dots(*time.from)}, {"until", with_dots(*time.last)}}).text;
    return line;
  }

 private:
  std::string comma() const {
    if (voice_.language().tag == "ti" || voice_.language().tag == "am") return "፣ ";
    return runs_right_to_left(voice_.language().tag) && voice_.language().tag != "he" ? "، " : ", ";
  }

  HandoutVoice voice_;
};

class Writer {
 public:
  Writer(const SlipFacts& facts, const SlipRequest& request, const HandoutLanguage& language,
         const HandoutLanguage& german)
      : facts_(facts),
        request_(request),
        own_(language, german),
        german_(german, german),
        unchecked_(language.tag != german.tag && !language.checked.value_or(false)),
        beside_(unchecked_ && !language.tag.starts_with("de-")),
        tag_(language.tag) {}

  Paper write() {
    paper_.language = tag_;
    paper_.date = request_.today;
    paper_.footer = request_.project;
    const auto title = [&](const Voice& voice) {
      return voice.say(request_.for_companion ? "title_companion" : "title");
    };
    paper_.title = title(own_).text;
    PaperLines titles{title(own_)};
    if (beside_) titles.push_back(small(title(german_)));
    paper_.blocks.emplace_back(PaperHeading{std::move(titles), 1});
    if (request_.for_companion) {
      together();
      meeting();
    }
    when();
    where();
    who();
    if (!request_.for_companion) {
      companion();
      meeting();
    }
    closing();
    return std::move(paper_);
  }

 private:
  static PaperText small(PaperText text) {
    text.style = PaperStyle::Small;
    return text;
  }

  /// In the language, and in German where that must stand beside it.
  template <class Make>
  void add_made(PaperLines& lines, const Make& make) const {
    lines.push_back(make(own_));
    if (!beside_) return;
    PaperText german = make(german_);
    if (german.text != lines.back().text) lines.push_back(small(std::move(german)));
  }
  void add(PaperLines& lines, std::string_view key, const TextPlaces& places = {},
           PaperStyle style = PaperStyle::Plain) const {
    add_made(lines, [&](const Voice& voice) { return voice.say(key, places, style); });
  }
  /// What people wrote in the directory stands as it is.
  static void add_plain(PaperLines& lines, const std::string& text, PaperStyle style = PaperStyle::Plain) {
    if (!text.empty()) lines.push_back({text, "de", style});
  }

  void row(std::string_view key, PaperLines value) {
    if (value.empty()) return;
    PaperLines name;
    add(name, key, {}, PaperStyle::Strong);
    paper_.blocks.emplace_back(PaperRow{std::move(name), std::move(value)});
  }

  void when() {
    PaperLines value;
    if (facts_.appointment)
      add_made(value, [&](const Voice& voice) { return voice.time(*facts_.appointment); });
    else if (facts_.by_appointment)
      add(value, "no_appointment");
    // Without an appointment, one goes when it is open; where nobody wrote that down, nothing is promised.
    row("when", std::move(value));
  }

  void where() {
    PaperLines value;
    add_plain(value, facts_.institution, PaperStyle::Strong);
    if (facts_.remote) add(value, "remote");
    for (const std::string& line : facts_.address) add_plain(value, line);
    if (facts_.secret) add(value, "secret");
    row(request_.for_companion ? "destination" : "where", std::move(value));
    value.clear();
    add_plain(value, facts_.transport);
    row("transport", std::move(value));
  }

  void who() {
    PaperLines value;
    add_plain(value, facts_.contact);
    row("ask_for", std::move(value));
    value.clear();
    for (const std::string& phone : facts_.phones) add_plain(value, phone);
    row("phone", std::move(value));
    value.clear();
    if (facts_.by_appointment && !facts_.hours.empty()) add(value, "by_appointment");
    for (const OpeningTime& time : facts_.hours) add_made(value, [&](const Voice& voice) { return voice.hours(time); });
    row("hours", std::move(value));
    value.clear();
    for (const std::string& document : facts_.documents) add_plain(value, document);
    row("bring", std::move(value));
  }

  void together() {
    PaperLines value;
    add_plain(value, facts_.person);
    row("you_accompany", std::move(value));
    value.clear();
    add_plain(value, facts_.language);
    row("language", std::move(value));
  }

  void companion() {
    if (!facts_.accompanied) return;
    PaperLines value;
    if (facts_.companion.empty())
      add(value, "companion_someone");
    else
      add(value, "companion_comes", {{"name", facts_.companion}});
    row("companion", std::move(value));
  }

  void meeting() {
    PaperLines value;
    if (facts_.meet_at) add_made(value, [&](const Voice& voice) { return voice.time(*facts_.meet_at); });
    add_plain(value, facts_.meeting_point);
    row("meeting", std::move(value));
  }

  void closing() {
    const auto paragraph = [&](std::string_view key, PaperStyle style = PaperStyle::Plain) {
      PaperLines lines;
      add(lines, key, {}, style);
      paper_.blocks.emplace_back(PaperParagraph{std::move(lines)});
    };
    if (request_.for_companion)
      paragraph("confidence");
    else if (facts_.appointment)
      paragraph("cannot_come");
    if (!request_.phone.empty()) {
      paragraph("questions");
      // A line of its own: within one that runs from right to left its groups would change places.
      add_plain(std::get<PaperParagraph>(paper_.blocks.back()).lines, request_.phone, PaperStyle::Strong);
    }
    if (unchecked_) paragraph("unchecked", PaperStyle::Small);
  }

  const SlipFacts& facts_;
  const SlipRequest& request_;
  Voice own_, german_;
  bool unchecked_;
  bool beside_;  ///< German stands beside; easy German needs none
  std::string tag_;
  Paper paper_;
};

}  // namespace

Paper slip_paper(const SlipFacts& facts, const SlipRequest& request, const HandoutLanguage& language,
                 const HandoutLanguage& german) {
  return Writer(facts, request, language, german).write();
}

}  // namespace inact
