// Planning a workshop and changing the plan.

#include <algorithm>
#include <charconv>

#include "inact/base/day_of_work.h"
#include "inact/base/error.h"
#include "inact/people/person.h"
#include "inact/seal/sealed.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"
#include "inact/text/fold.h"
#include "inact/workshop/meeting.h"
#include "inact/workshop/registration.h"
#include "inact/workshop/workshop.h"

namespace inact {
namespace {

constexpr int kMostUnits = 99;
constexpr int kMostSeats = 100'000;
constexpr std::size_t kLongestCode = 40;

bool code_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string checked_code(const std::string& typed) {
  if (typed.empty()) return typed;
  const bool number = std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
  if (typed.size() > kLongestCode || !std::ranges::all_of(typed, code_character) || number || looks_like_id(typed))
    throw usage("“{code}” cannot be the code of a workshop: letters, digits, - and _ as in 2026-M1-03, no id.",
                {{"code", cut_to_width(shown(typed), 40)}});
  return typed;
}

std::optional<int> checked_capacity(const std::string& typed) {
  if (typed.empty() || typed == "none") return std::nullopt;
  int seats = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), seats);
  if (error != std::errc{} || end != typed.data() + typed.size() || seats < 0 || seats > kMostSeats)
    throw usage("“{typed}” is no number of seats: 0 to {most} or none was expected.",
                {{"typed", cut_to_width(shown(typed), 40)}, {"most", kMostSeats}});
  return seats;
}

std::optional<int> checked_time(const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  const auto minutes = parse_time_of_day(typed);
  if (!minutes)
    throw usage("“{typed}” is no time of day: 14:30 was expected.", {{"typed", cut_to_width(shown(typed), 40)}});
  return minutes;
}

WorkshopKind checked_kind(const std::string& typed, const Vocabularies& vocabularies) {
  const WorkshopKind kind = *from_word<WorkshopKind>(vocabularies["workshop_kind"].accept(typed));
  if (kind == WorkshopKind::GroupMeeting)
    throw usage("A meeting belongs to an exchange group.").remedy(tr("`inact network group meet G2` plans one."));
  return kind;
}

/// Whom a workshop of this kind is for, where nobody says it.
std::string usual_audience(WorkshopKind kind) { return kind == WorkshopKind::Event ? "" : "volunteers"; }

std::vector<std::string> topics_of(const std::string& module, const Vocabularies& vocabularies) {
  std::vector<std::string> topics;
  for (const Term& term : vocabularies["topic"].terms)
    if (!module.empty() && term.group == module && !term.retired) topics.push_back(term.code);
  std::ranges::sort(topics);
  return topics;
}

std::vector<std::string> checked_topics(const std::vector<std::string>& typed, const Vocabularies& vocabularies) {
  std::vector<std::string> topics;
  for (const std::string& one : typed)
    if (!one.empty()) topics.push_back(vocabularies["topic"].accept(one));
  std::ranges::sort(topics);
  const auto repeated = std::ranges::unique(topics);
  topics.erase(repeated.begin(), repeated.end());
  return topics;
}

std::vector<Trainer> checked_trainers(const Store& store, const std::vector<std::string>& typed) {
  std::vector<Trainer> trainers;
  for (const std::string& one : typed) {
    Trainer trainer;
    if (looks_like_id(one)) {
      trainer.person = PersonId::parse(one);
      require_person(store, *trainer.person);
    } else {
      trainer.name = stored_text(one);
      if (trainer.name.empty()) continue;
    }
    if (std::ranges::find(trainers, trainer) == trainers.end()) trainers.push_back(std::move(trainer));
  }
  return trainers;
}

/// Whole units between two times; 0 where one of them is not known.
int units_between(std::optional<int> start, std::optional<int> end, int unit_minutes) {
  return start && end ? std::min((*end - *start) / unit_minutes, kMostUnits) : 0;
}

/// Puts what was said of times and units into a session.
void apply_times(const WorkshopAnswers& answers, int unit_minutes, WorkshopSession& session) {
  const bool units_followed = session.units == units_between(session.starts_at, session.ends_at, unit_minutes);
  if (answers.starts_at) session.starts_at = checked_time(*answers.starts_at);
  if (answers.ends_at) session.ends_at = checked_time(*answers.ends_at);
  if (session.starts_at && session.ends_at && *session.ends_at <= *session.starts_at)
    throw usage("A session ends after it starts: {start} to {end} does not.",
                {{"start", time_of_day(*session.starts_at)}, {"end", time_of_day(*session.ends_at)}});
  if (answers.units) {
    if (*answers.units < 0 || *answers.units > kMostUnits)
      throw usage("A session has 0 to {most} units, not {units}.", {{"most", kMostUnits}, {"units", *answers.units}});
    session.units = *answers.units;
  } else if (units_followed) {
    session.units = units_between(session.starts_at, session.ends_at, unit_minutes);
  }
}

/// Puts the answers into a workshop: all but times and units.
void apply_answers(const Store& store, const WorkshopAnswers& answers, const WorkshopRules& rules, Workshop& workshop) {
  const Vocabularies& words = rules.vocabularies;
  const auto code_of = [&](const char* vocabulary, const std::string& typed) {
    return typed.empty() ? std::string() : words[vocabulary].accept(typed);
  };
  if (answers.title) workshop.title = stored_text(*answers.title);
  if (workshop.title.empty()) throw usage("A workshop needs a title.").remedy(tr("Say `--title TEXT`."));
  if (answers.code) workshop.code = checked_code(stored_text(*answers.code));
  if (answers.kind) {
    if (workshop.group)
      throw usage("{workshop} is a meeting of {group} and stays one.",
                  {{"workshop", workshop.name()}, {"group", workshop.group->str()}});
    workshop.kind = checked_kind(*answers.kind, words);
  }
  if (answers.audience) workshop.audience = code_of("audience", *answers.audience);
  if (answers.language) workshop.language = answers.language->empty() ? "" : accept_language(words, *answers.language);
  if (answers.place) workshop.place = stored_text(*answers.place);
  if (answers.capacity) workshop.capacity = checked_capacity(*answers.capacity);
  if (answers.partner) workshop.partner = code_of("partner", *answers.partner);
  if (workshop.partner.empty())
    throw usage("Which association is it?")
        .remedy(tr("Say `--partner CODE`, or write `partner` under [user] in the configuration."));
  const bool topics_followed = workshop.topics == topics_of(workshop.module, words);
  if (answers.module) workshop.module = code_of("module", *answers.module);
  if (!answers.topics.empty())
    workshop.topics = checked_topics(answers.topics, words);
  else if (topics_followed)
    workshop.topics = topics_of(workshop.module, words);
  if (!answers.trainers.empty()) workshop.trainers = checked_trainers(store, answers.trainers);
}

void require_free_code(const Store& store, const Workshop& workshop) {
  if (workshop.code.empty()) return;
  Query other(store, "SELECT id FROM workshop WHERE lower(code) = lower(:code) AND id <> :id ORDER BY id",
              {{"code", workshop.code}, {"id", workshop.id}});
  if (const auto row = other.one<WorkshopId>())
    throw refused("The code “{code}” is that of {id}.", {{"code", workshop.code}, {"id", std::get<0>(*row).str()}});
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void bind_workshop(Query& query, const Workshop& workshop) {
  query.bind({{"code", or_null(workshop.code)},
              {"title", workshop.title},
              {"kind", workshop.kind},
              {"module", or_null(workshop.module)},
              {"audience", or_null(workshop.audience)},
              {"language", or_null(workshop.language)},
              {"place", or_null(workshop.place)},
              {"capacity", workshop.capacity},
              {"partner", workshop.partner}});
}

void write_topics(Transaction& transaction, const Workshop& workshop) {
  run(transaction, "DELETE FROM workshop_topic WHERE workshop_id = :id", {{"id", workshop.id}});
  Query add(transaction, "INSERT INTO workshop_topic (workshop_id, topic) VALUES (:id, :topic)");
  for (const std::string& topic : workshop.topics) add.bind({{"id", workshop.id}, {"topic", topic}}).run();
}

void write_trainers(Transaction& transaction, const Workshop& workshop) {
  run(transaction, "DELETE FROM workshop_trainer WHERE workshop_id = :id", {{"id", workshop.id}});
  Query add(transaction,
            "INSERT INTO workshop_trainer (workshop_id, person_id, sealed_name) VALUES (:id, :person, :name)");
  for (const Trainer& trainer : workshop.trainers)
    add.bind({{"id", workshop.id},
              {"person", trainer.person},
              {"name", trainer.person ? std::nullopt : std::optional(seal(trainer.name))}})
        .run();
}

std::optional<std::string> clock(std::optional<int> minutes) {
  return minutes ? std::optional(time_of_day(*minutes)) : std::nullopt;
}

void add_session(Transaction& transaction, WorkshopId workshop, const WorkshopSession& session) {
  insert(transaction,
         "INSERT INTO session (workshop_id, held_on, starts_at, ends_at, units) "
         "VALUES (:workshop, :day, :start, :end, :units)",
         {{"workshop", workshop},
          {"day", session.date},
          {"start", clock(session.starts_at)},
          {"end", clock(session.ends_at)},
          {"units", session.units}});
}

void write_session(Transaction& transaction, const WorkshopSession& session) {
  run(transaction,
      "UPDATE session SET held_on = :day, starts_at = :start, ends_at = :end, units = :units WHERE id = :id",
      {{"day", session.date},
       {"start", clock(session.starts_at)},
       {"end", clock(session.ends_at)},
       {"units", session.units},
       {"id", session.id}});
}

/// Throws Refused for a session somebody was at.
void require_no_marks(const Store& store, const Workshop& workshop, const WorkshopSession& session) {
  const auto refuse = [&](const std::variant<PersonId, std::string>& who) {
    return refused("The session of {workshop} on {day} has marks.",
                   {{"workshop", workshop.name()}, {"day", session.date}})
        .remedy(how_to_unmark(workshop, session.date, who));
  };
  Query marked(store, "SELECT person_id FROM attendance WHERE session_id = :session ORDER BY person_id LIMIT 1",
               {{"session", session.id}});
  if (const auto row = marked.one<PersonId>()) throw refuse(std::get<0>(*row));
  Query unnamed(store, "SELECT audience FROM unnamed_attendance WHERE session_id = :session ORDER BY audience LIMIT 1",
                {{"session", session.id}});
  if (const auto row = unnamed.one<std::string>()) throw refuse(std::get<0>(*row));
}

/// Applies what is said of the sessions; true when it changed anything.
bool edit_sessions(Transaction& transaction, const Workshop& workshop, const WorkshopAnswers& answers,
                   const SessionChanges& changes, const WorkshopRules& rules) {
  std::vector<WorkshopSession> after = workshop.sessions;
  for (const Date day : changes.remove) {
    const WorkshopSession& gone = session_of(workshop, day);
    std::erase_if(after, [&](const WorkshopSession& session) { return session.id == gone.id; });
  }
  const SessionId chosen = changes.session || changes.move_to ? session_of(workshop, changes.session).id : 0;
  for (WorkshopSession& session : after) {
    if (chosen != 0 && session.id != chosen) continue;
    if (changes.move_to) session.date = *changes.move_to;
    if (changes.move_to) require_day_of_work(session.date);
    apply_times(answers, rules.unit_minutes, session);
  }
  for (const Date day : changes.add) {
    WorkshopSession session;
    if (!after.empty()) session = after.back();  // at the same time of day, as long
    session.id = 0;
    session.date = day;
    require_day_of_work(day);
    if (chosen == 0) apply_times(answers, rules.unit_minutes, session);
    after.push_back(session);
  }
  if (after.empty())
    throw refused("A workshop has at least one session.")
        .remedy(tr("`inact workshop cancel {id}` calls it off.", {{"id", workshop.id.str()}}));
  for (std::size_t i = 0; i < after.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (after[i].date == after[j].date)
        throw refused("{workshop} would have two sessions on {day}.",
                      {{"workshop", workshop.name()}, {"day", after[i].date}});
  if (after == workshop.sessions) return false;
  for (const WorkshopSession& session : workshop.sessions)
    if (std::ranges::find(after, session.id, &WorkshopSession::id) == after.end()) {
      require_no_marks(transaction, workshop, session);
      run(transaction, "DELETE FROM session WHERE id = :session", {{"session", session.id}});
    } else if (session.id == chosen && changes.move_to > std::optional(rules.today)) {
      require_no_marks(transaction, workshop, session);
    }
  for (const WorkshopSession& session : after) {
    if (session.id == 0)
      add_session(transaction, workshop.id, session);
    else
      write_session(transaction, session);
  }
  return true;
}

std::vector<std::string> changed_fields(const Workshop& before, const Workshop& after) {
  std::vector<std::string> fields;
  const auto compare = [&](const char* name, const auto& a, const auto& b) {
    if (!(a == b)) fields.emplace_back(name);
  };
  compare("code", before.code, after.code);
  compare("title", before.title, after.title);
  compare("kind", before.kind, after.kind);
  compare("module", before.module, after.module);
  compare("topics", before.topics, after.topics);
  compare("audience", before.audience, after.audience);
  compare("language", before.language, after.language);
  compare("place", before.place, after.place);
  compare("capacity", before.capacity, after.capacity);
  compare("trainers", before.trainers, after.trainers);
  compare("partner", before.partner, after.partner);
  return fields;
}

void require_seats(const Store& store, const Workshop& workshop) {
  if (!workshop.capacity) return;
  const int taken = seats_taken(store, workshop.id);
  if (taken > *workshop.capacity)
    throw refused("{workshop} has {taken} seats taken: its capacity cannot be {capacity}.",
                  {{"workshop", workshop.name()}, {"taken", taken}, {"capacity", *workshop.capacity}})
        .remedy(tr("`inact workshop mark {id} P12 waitlisted` puts somebody on the waiting list first.",
                   {{"id", workshop.id.str()}}));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) (text += text.empty() ? "" : ",") += word;
  return text;
}

WorkshopId plan_as(Transaction& transaction, Workshop workshop, const WorkshopAnswers& answers,
                   const std::vector<Date>& days, const WorkshopRules& rules) {
  workshop.partner = rules.partner;
  apply_answers(transaction, answers, rules, workshop);
  if (!answers.audience) workshop.audience = usual_audience(workshop.kind);
  require_free_code(transaction, workshop);

  WorkshopSession session;
  apply_times(answers, rules.unit_minutes, session);
  std::vector<Date> sorted = days;
  std::ranges::sort(sorted);
  if (sorted.empty()) throw usage("A workshop needs a day.").remedy(tr("Say `--date DATE`."));
  require_day_of_work(sorted.front());
  if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
    throw usage("The day {day} is given twice.", {{"day", *twice}});

  Query add(transaction,
            "INSERT INTO workshop (code, title, kind, module, group_id, audience, language, place, capacity, partner, "
            "entered_by, entered_at) VALUES (:code, :title, :kind, :module, :group, :audience, :language, :place, "
            ":capacity, :partner, :entered_by, :entered_at)");
  bind_workshop(add, workshop);
  workshop.id = WorkshopId{add.insert(
      {{"group", workshop.group}, {"entered_by", transaction.author().who}, {"entered_at", transaction.entered_at()}})};
  write_topics(transaction, workshop);
  write_trainers(transaction, workshop);
  for (const Date day : sorted) {
    session.date = day;
    add_session(transaction, workshop.id, session);
  }
  transaction.log(Action::Add, workshop.id.str());
  return workshop.id;
}

}  // namespace

WorkshopId plan_workshop(Transaction& transaction, const WorkshopAnswers& answers, const std::vector<Date>& days,
                         const WorkshopRules& rules) {
  return plan_as(transaction, {}, answers, days, rules);
}

WorkshopId plan_meeting(Transaction& transaction, GroupId group, const WorkshopAnswers& answers,
                        const std::vector<Date>& days, const WorkshopRules& rules) {
  Workshop meeting;
  meeting.kind = WorkshopKind::GroupMeeting;
  meeting.group = group;
  return plan_as(transaction, std::move(meeting), answers, days, rules);
}

std::vector<std::string> edit_workshop(Transaction& transaction, WorkshopId id, const WorkshopAnswers& answers,
                                       const SessionChanges& sessions, const WorkshopRules& rules) {
  const Workshop before = get_workshop(transaction, id);
  Workshop after = before;
  apply_answers(transaction, answers, rules, after);
  std::vector<std::string> fields = changed_fields(before, after);
  if (after.code != before.code) require_free_code(transaction, after);
  if (after.capacity != before.capacity) require_seats(transaction, after);
  if (!fields.empty()) {
    Query update(transaction,
                 "UPDATE workshop SET code = :code, title = :title, kind = :kind, module = :module, "
                 "audience = :audience, language = :language, place = :place, capacity = :capacity, "
                 "partner = :partner WHERE id = :id");
    bind_workshop(update, after);
    update.bind({{"id", id}}).run();
    if (after.topics != before.topics) write_topics(transaction, after);
    if (after.trainers != before.trainers) write_trainers(transaction, after);
  }
  if (edit_sessions(transaction, before, answers, sessions, rules)) fields.emplace_back("sessions");
  if (!fields.empty()) transaction.log(Action::Edit, id.str(), joined(fields));
  return fields;
}

}  // namespace inact
