#include "inact/group/invitation_texts.h"

#include <fmt/core.h>

namespace inact {
namespace {

HandoutVoice german_below(const HandoutVoice& voice) { return {voice.german(), voice.german()}; }

/// "Tuesday, 08.12.2026", and below it from when until when.
std::string times(const HandoutVoice& voice, const WorkshopSession& session) {
  const std::string weekday = voice.weekday(weekday_from_monday(session.date));
  const std::string date = with_dots(session.date);
  if (session.starts_at && !session.ends_at)
    return voice.say("date_time", {{"weekday", weekday}, {"date", date}, {"time", time_of_day(*session.starts_at)}});
  std::string text = voice.say("day", {{"weekday", weekday}, {"date", date}});
  if (session.starts_at)
    text += "\n" + voice.say("time_span",
                             {{"from", time_of_day(*session.starts_at)}, {"until", time_of_day(*session.ends_at)}});
  return text;
}

std::string in_one_language(const HandoutVoice& voice, const Workshop& meeting, std::string_view given_name,
                            std::string_view project) {
  std::string text =
      given_name.empty() ? voice.say("greeting_unnamed") : voice.say("greeting", {{"name", std::string(given_name)}});
  text += "\n\n" + voice.say("invited") + "\n" + meeting.title + "\n\n" + voice.say("when") + ":\n";
  for (const WorkshopSession& session : meeting.sessions) text += times(voice, session) + "\n";
  if (!meeting.place.empty()) text += "\n" + voice.say("where") + ":\n" + meeting.place + "\n";
  return fmt::format("{}\n{}\n\n{}\n{}\n", text, voice.say("come"), voice.say("welcome"), project);
}

}  // namespace

std::string invitation_subject(const HandoutVoice& voice, const Workshop& meeting) {
  return voice.say("invitation", {{"group", meeting.title}});
}

std::string invitation_text(const HandoutVoice& voice, const Workshop& meeting, std::string_view given_name,
                            std::string_view project) {
  std::string text = in_one_language(voice, meeting, given_name, project);
  if (voice.checked()) return text;
  const HandoutVoice german = german_below(voice);
  return fmt::format("{}\n{}\n\n---\n\n{}\n\n{}", text, voice.say("unchecked"), invitation_subject(german, meeting),
                     in_one_language(german, meeting, given_name, project));
}

std::string invitation_note(const HandoutVoice& voice, std::string_view project) {
  const auto note = [&](const HandoutVoice& in) { return fmt::format("{}\n{}", in.say("come"), project); };
  if (voice.checked()) return note(voice);
  return fmt::format("{}\n\n{}\n\n{}", note(voice), voice.say("unchecked"), note(german_below(voice)));
}

}  // namespace inact
