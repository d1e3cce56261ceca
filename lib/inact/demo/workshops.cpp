// Trainings in three modules, exchange groups, and the files other programs exported of the newest trainings.
#include <algorithm>
#include <map>
#include <set>

#include "inact/demo/world.h"
#include "inact/store/query.h"

namespace inact::demo {
namespace {

struct Training {
  const char* title;
  const char* module;
  std::vector<const char*> topics;
  int days;
};
const std::array<Training, 3> kTrainings = {
    Training{"Vielfalt und gesundes Engagement", "M1", {"diversity", "burnout_prevention"}, 1},
    Training{"Arbeitsmarkt und Behörden", "M2", {"labour_market", "authorities"}, 2},
    Training{"Umgang mit Traumatisierten", "M3", {"trauma"}, 1}};
constexpr int kCapacity = 14;

struct Statements {
  Query workshop, topic, trainer, session, registration, attendance, unnamed, group, log;
  explicit Statements(Transaction& tx)
      : workshop(
            tx,
            "INSERT INTO workshop (code, title, kind, module, group_id, audience, language, place, capacity, partner,"
            " entered_by, entered_at) VALUES (:code, :title, :kind, :module, :group, :audience, 'de', :place,"
            " :capacity, :partner, :by, :at)"),
        topic(tx, "INSERT INTO workshop_topic (workshop_id, topic) VALUES (:workshop, :topic)"),
        trainer(tx, "INSERT INTO workshop_trainer (workshop_id, person_id) VALUES (:workshop, :person)"),
        session(tx,
                "INSERT INTO session (workshop_id, held_on, starts_at, ends_at, units)"
                " VALUES (:workshop, :day, :starts, :ends, :units)"),
        registration(
            tx,
            "INSERT INTO registration (workshop_id, person_id, status, status_on, registered_on, position, source,"
            " entered_by, entered_at) VALUES (:workshop, :person, :status, :day, :day, :position, 'manual', :by,"
            " :at)"),
        attendance(tx,
                   "INSERT INTO attendance (session_id, person_id, mark, minutes, source, entered_by, entered_at)"
                   " VALUES (:session, :person, :mark, :minutes, 'sheet', :by, :at)"),
        unnamed(tx,
                "INSERT INTO unnamed_attendance (session_id, audience, count, entered_by, entered_at)"
                " VALUES (:session, :audience, :count, :by, :at)"),
        group(tx,
              "INSERT INTO exchange_group (name, audience, language, place, steward, partner, entered_by, entered_at)"
              " VALUES (:name, :audience, 'de', 'Projektbüro', :by, :partner, :by, :at)"),
        log(tx,
            "INSERT INTO log (at, who, command, action, record) VALUES (:at, :by, 'workshop plan', 'add', :record)") {}
};

class Workshops {
 public:
  explicit Workshops(World& world) : world_(world), chance_(world.chance), sql_(world.tx) {}

  Planned training(Date day, const Training& what) {
    Planned planned;
    const int year = static_cast<int>(day.year());
    const std::string prefix = std::to_string(year) + "-" + what.module + "-";
    const int number = ++numbers_[prefix];
    planned.code = prefix + (number < 10 ? "0" : "") + std::to_string(number);
    const Date entered = std::min(add_days(day, -30), world_.plan.today);
    planned.id = plan(planned.code, what.title, "training", what.module, std::nullopt, "volunteers",
                      "Projektbüro, Seminarraum", kCapacity, std::max(entered, world_.first));
    for (const char* topic : what.topics) sql_.topic.insert({{"workshop", planned.id}, {"topic", topic}});
    if (!world_.trainers.empty())
      sql_.trainer.insert({{"workshop", planned.id}, {"person", chance_.one_of(world_.trainers)}});
    for (int i = 0; i < what.days; ++i)
      planned.sessions.emplace_back(session(planned.id, add_days(day, i), "10:00", "16:00", 7), add_days(day, i));
    register_some(planned, day);
    return planned;
  }

  /// Everybody who was registered gets a mark for every session.
  void mark(const Planned& planned) {
    for (const auto& [session, day] : planned.sessions)
      for (const Volunteer* volunteer : planned.registered) {
        constexpr std::array<const char*, 5> kMarks = {"present", "late", "left_early", "excused", "absent"};
        const std::size_t mark = chance_.weighted({78, 6, 3, 6, 7});
        std::optional<std::int64_t> minutes;
        if (mark == 1 || mark == 2) minutes = chance_.number(8, 20) * 15;
        sql_.attendance.insert({{"session", session},
                                {"person", volunteer->id},
                                {"mark", kMarks[mark]},
                                {"minutes", minutes},
                                {"by", world_.somebody()},
                                {"at", world_.entered(day)}});
      }
  }

  void groups() {
    struct Group {
      const char* name;
      const char* audience;
    };
    for (const Group& group : {Group{"Austausch am Dienstag", "migrants"}, Group{"Ehrenamtstreff", "volunteers"},
                               Group{"Sprachcafé", "mixed"}}) {
      const auto id = sql_.group.insert({{"name", group.name},
                                         {"audience", group.audience},
                                         {"partner", world_.partner()},
                                         {"by", world_.somebody()},
                                         {"at", world_.entered(world_.first)}});
      for (int i = 0; i < world_.plan.months; ++i) {
        const Date day = world_.working_day(add_months(month_of(world_.first), i));
        if (!world_.past(day)) continue;
        const auto meeting = plan(std::nullopt, group.name, "group_meeting", std::nullopt, id, group.audience,
                                  "Projektbüro", std::nullopt, day);
        const auto held = session(meeting, day, "17:30", "19:00", 2);
        if (std::string_view(group.audience) != "volunteers")
          sql_.unnamed.insert({{"session", held},
                               {"audience", "migrants"},
                               {"count", chance_.number(4, 15)},
                               {"by", world_.somebody()},
                               {"at", world_.entered(day)}});
        for (const Volunteer* volunteer : some_volunteers(chance_.number(3, 8), day))
          sql_.attendance.insert({{"session", held},
                                  {"person", volunteer->id},
                                  {"mark", "present"},
                                  {"minutes", std::nullopt},
                                  {"by", world_.somebody()},
                                  {"at", world_.entered(day)}});
      }
    }
  }

 private:
  std::int64_t plan(std::optional<std::string> code, const char* title, const char* kind,
                    std::optional<std::string> module, std::optional<std::int64_t> group, const char* audience,
                    const char* place, std::optional<int> capacity, Date entered) {
    const std::string by = world_.somebody();
    const std::string at = world_.entered(entered);
    const auto id = sql_.workshop.insert({{"code", code},
                                          {"title", title},
                                          {"kind", kind},
                                          {"module", module},
                                          {"group", group},
                                          {"audience", audience},
                                          {"place", place},
                                          {"capacity", capacity},
                                          {"partner", world_.partner()},
                                          {"by", by},
                                          {"at", at}});
    sql_.log.insert({{"at", at}, {"by", by}, {"record", "W" + std::to_string(id)}});
    return id;
  }

  std::int64_t session(std::int64_t workshop, Date day, const char* starts, const char* ends, int units) {
    return sql_.session.insert(
        {{"workshop", workshop}, {"day", day}, {"starts", starts}, {"ends", ends}, {"units", units}});
  }

  std::vector<const Volunteer*> some_volunteers(int count, Date day) {
    std::vector<const Volunteer*> chosen;
    std::set<std::size_t> taken;
    for (int tries = 0; tries < 4 * count && static_cast<int>(chosen.size()) < count; ++tries) {
      const std::size_t index = chance_.next() % world_.volunteers.size();
      if (world_.volunteers[index].since <= day && taken.insert(index).second)
        chosen.push_back(&world_.volunteers[index]);
    }
    return chosen;
  }

  void register_some(Planned& planned, Date day) {
    const Date from = add_days(day, -28);
    int position = 0;
    for (const Volunteer* volunteer : some_volunteers(chance_.number(8, 18), day)) {
      const Date registered = std::min(std::max(from, volunteer->since), world_.plan.today);
      const bool full = static_cast<int>(planned.registered.size()) >= kCapacity;
      const bool cancelled = !full && chance_.percent(6);
      sql_.registration.insert({{"workshop", planned.id},
                                {"person", volunteer->id},
                                {"status", cancelled ? "cancelled"
                                           : full    ? "waitlisted"
                                                     : "registered"},
                                {"day", registered},
                                {"position", ++position},
                                {"by", world_.somebody()},
                                {"at", world_.entered(registered)}});
      if (!full && !cancelled) planned.registered.push_back(volunteer);
    }
  }

  World& world_;
  Chance& chance_;
  Statements sql_;
  std::map<std::string, int> numbers_;
};

Date saturday_on_or_after(Date day) { return add_days(day, (5 - weekday_from_monday(day) + 7) % 7); }

}  // namespace

std::vector<DemoFile> make_workshops(World& world) {
  Workshops workshops(world);
  const int count = world.plan.workshops > 0 ? world.plan.workshops : 2 * world.plan.months;
  const Date quiet = add_days(world.plan.today, -18);  // the newest trainings wait for their files
  const int span = std::max(1, days_between(world.first, quiet));
  for (int i = 0; i < count; ++i) {
    Date day =
        saturday_on_or_after(add_days(world.first, static_cast<int>(static_cast<std::int64_t>(i) * span / count)));
    if (day >= quiet) day = add_days(quiet, -1);
    if (day < world.first) continue;
    workshops.mark(workshops.training(day, kTrainings[static_cast<std::size_t>(i) % 3]));
  }
  workshops.groups();
  std::vector<DemoFile> files;
  const auto export_of = [&](int days_ago, std::size_t which) {
    Date day = saturday_on_or_after(add_days(world.plan.today, -days_ago));
    if (!world.past(day)) day = add_days(day, -7);
    return workshops.training(day, kTrainings[which]);
  };
  files.push_back(pretix_file(world, export_of(15, 0)));
  files.push_back(zoom_file(world, export_of(14, 2)));
  files.push_back(excel_file(world, export_of(8, 0)));
  for (const int days : {6, 13, 27})
    workshops.training(saturday_on_or_after(add_days(world.plan.today, days)),
                       kTrainings[static_cast<std::size_t>(days) % 3]);
  return files;
}

}  // namespace inact::demo
