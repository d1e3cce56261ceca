#include "inact/group/invitation_texts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "inact/base/embedded.h"
#include "inact/config/toml.h"

namespace inact {
namespace {

using Places = std::vector<std::pair<std::string_view, std::string>>;

std::vector<InvitationLanguage> read_languages() {
  constexpr const char* kFile = "lib/inact/group/invitation_texts.toml";
  std::vector<InvitationLanguage> languages;
  for (const TomlEntry& entry : parse_toml(embedded::file(kFile), kFile)) {
    InvitationLanguage& language = languages.emplace_back();
    language.tag = entry.key;
    for (const TomlEntry& value : std::get<TomlTable>(entry.value.value)) {
      if (value.key == "checked")
        language.checked = std::get<bool>(value.value.value);
      else if (value.key == "instead")
        language.instead = std::get<std::string>(value.value.value);
      else if (value.key != "name")
        language.texts[value.key] = std::get<std::string>(value.value.value);
    }
  }
  return languages;
}

/// German first.
const std::vector<InvitationLanguage>& all_languages() {
  static const std::vector<InvitationLanguage> all = read_languages();
  return all;
}

const InvitationLanguage* language_of(std::string_view tag) {
  const auto found = std::ranges::find(all_languages(), tag, &InvitationLanguage::tag);
  return found == all_languages().end() ? nullptr : &*found;
}

/// What fills a place is never read for places itself.
std::string say(const InvitationLanguage& language, std::string_view key, const Places& places = {}) {
  const auto found = language.texts.find(key);
  std::string_view text = found != language.texts.end() ? found->second : german_invitation().texts.find(key)->second;
  std::string result;
  while (!text.empty()) {
    const auto brace = text.find('{');
    result += text.substr(0, brace);
    if (brace == text.npos) break;
    const auto end = text.find('}', brace);
    const std::string_view name = text.substr(brace + 1, end - brace - 1);
    for (const auto& [place, value] : places)
      if (place == name) result += value;
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return result;
}

/// "Tuesday, 08.12.2026", and below it from when until when.
std::string times(const InvitationLanguage& language, const WorkshopSession& session) {
  constexpr std::array kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const std::string weekday = say(language, kDays.at(static_cast<std::size_t>(weekday_from_monday(session.date))));
  const std::string date =
      fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(session.date.day()),
                  static_cast<unsigned>(session.date.month()), static_cast<int>(session.date.year()));
  if (session.starts_at && !session.ends_at)
    return say(language, "date_time",
               {{"weekday", weekday}, {"date", date}, {"time", time_of_day(*session.starts_at)}});
  std::string text = say(language, "day", {{"weekday", weekday}, {"date", date}});
  if (session.starts_at)
    text += "\n" + say(language, "time_span",
                       {{"from", time_of_day(*session.starts_at)}, {"until", time_of_day(*session.ends_at)}});
  return text;
}

std::string in_one_language(const InvitationLanguage& language, const Workshop& meeting, std::string_view given_name,
                            std::string_view project) {
  std::string text = given_name.empty() ? say(language, "greeting_unnamed")
                                        : say(language, "greeting", {{"name", std::string(given_name)}});
  text += "\n\n" + say(language, "text") + "\n" + meeting.title + "\n\n" + say(language, "when") + ":\n";
  for (const WorkshopSession& session : meeting.sessions) text += times(language, session) + "\n";
  if (!meeting.place.empty()) text += "\n" + say(language, "where") + ":\n" + meeting.place + "\n";
  return fmt::format("{}\n{}\n\n{}\n{}\n", text, say(language, "come"), say(language, "welcome"), project);
}

}  // namespace

const InvitationLanguage& german_invitation() { return all_languages().front(); }

const InvitationLanguage* find_invitation_language(std::string_view tag) {
  const InvitationLanguage* found = language_of(tag);
  if (!found) found = language_of(tag.substr(0, tag.find('-')));
  if (found && !found->instead.empty()) found = language_of(found->instead);
  return found;
}

std::string invitation_subject(const InvitationLanguage& language, const Workshop& meeting) {
  return say(language, "invitation", {{"group", meeting.title}});
}

std::string invitation_text(const InvitationLanguage& language, const Workshop& meeting, std::string_view given_name,
                            std::string_view project) {
  std::string text = in_one_language(language, meeting, given_name, project);
  if (language.checked) return text;
  const InvitationLanguage& german = german_invitation();
  return fmt::format("{}\n{}\n\n---\n\n{}\n\n{}", text, say(language, "unchecked"), invitation_subject(german, meeting),
                     in_one_language(german, meeting, given_name, project));
}

std::string invitation_note(const InvitationLanguage& language, std::string_view project) {
  const auto note = [&](const InvitationLanguage& in) { return fmt::format("{}\n{}", say(in, "come"), project); };
  if (language.checked) return note(language);
  return fmt::format("{}\n\n{}\n\n{}", note(language), say(language, "unchecked"), note(german_invitation()));
}

}  // namespace inact
