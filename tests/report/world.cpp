#include "report/world.h"

#include "inact/store/query.h"
#include "inact/store/transaction.h"
#include "inact/text/vocabulary.h"

namespace worlds {

using namespace inact;

namespace {

const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};

std::optional<std::string> reason_if(bool is_void) {
  return is_void ? std::optional<std::string>("entered twice") : std::nullopt;
}
std::optional<std::string> optional_text(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write(Transaction& tx, const World& world) {
  const std::string at = tx.entered_at();
  int number = 0;
  const auto uuid = [&] { return "u" + std::to_string(++number); };
  for (const Organization& one : world.organizations) {
    const auto id = insert(tx,
                           "INSERT INTO organization (uuid, name, kind, partner, entered_by, entered_at)"
                           " VALUES (:uuid, 'House', :kind, 'hope', 'kim', :at)",
                           {{"uuid", uuid()}, {"kind", one.kind}, {"at", at}});
    insert(tx, "INSERT INTO service (uuid, organization_id, name) VALUES (:uuid, :organization, 'Advice')",
           {{"uuid", uuid()}, {"organization", id}});
  }
  for (const Person& one : world.persons)
    insert(
        tx,
        "INSERT INTO person (birth_year, birth_year_missing, gender, country, residence_group, arrived_year,"
        " arrived_missing, district, organization_id, organization_missing, restricted_since, partner, entered_by,"
        " entered_at, void_reason) VALUES (:born, :born_missing, :gender, :country, :residence, :arrived,"
        " :arrived_missing, :district, :organization, :organization_missing, :restricted, 'hope', 'kim', :at, :void)",
        {{"born", one.born},
         {"born_missing", one.born_missing},
         {"gender", one.gender},
         {"country", one.country},
         {"residence", one.residence},
         {"arrived", one.arrived},
         {"arrived_missing", one.arrived_missing},
         {"district", one.district},
         {"organization", one.organization ? std::optional(*one.organization + 1) : std::nullopt},
         {"organization_missing", one.organization ? std::nullopt : one.organization_missing},
         {"restricted", one.restricted},
         {"at", at},
         {"void", reason_if(one.is_void)}});
  for (const Consent& one : world.consents)
    insert(tx,
           "INSERT INTO consent (person_id, purpose, decision, recipient_type, decided_on, mode, partner, entered_by,"
           " entered_at) VALUES (:person, :purpose, :decision, 'own', :day, 'oral', 'hope', 'kim', :at)",
           {{"person", one.person + 1},
            {"purpose", one.purpose},
            {"decision", one.decision},
            {"day", one.day},
            {"at", at}});
  for (const Intake& one : world.intakes) {
    const auto closed = one.is_open() ? std::nullopt : std::optional(one.events.back().day);
    const auto id = insert(tx,
                           "INSERT INTO intake (person_id, opened_on, access_path, status, closed_on, partner,"
                           " entered_by, entered_at, void_reason) VALUES (:person, :opened, :path, :status, :closed,"
                           " :partner, 'kim', :at, :void)",
                           {{"person", one.person + 1},
                            {"opened", one.opened},
                            {"path", one.access_path},
                            {"status", one.is_open() ? "open" : "closed"},
                            {"closed", closed},
                            {"partner", one.partner},
                            {"at", at},
                            {"void", reason_if(one.is_void)}});
    for (const Event& event : one.events)
      insert(tx,
             "INSERT INTO intake_event (intake_id, happened_on, step, entered_by, entered_at)"
             " VALUES (:intake, :day, :step, 'kim', :at)",
             {{"intake", id}, {"day", event.day}, {"step", event.step}, {"at", at}});
  }
  for (const Conversation& one : world.conversations)
    insert(tx,
           "INSERT INTO conversation (intake_id, held_on, first, form, language, interpreter, relatives, partner,"
           " entered_by, entered_at, void_reason) VALUES (:intake, :day, :first, :form, :language, :interpreter,"
           " :relatives, :partner, 'kim', :at, :void)",
           {{"intake", one.intake + 1},
            {"day", one.day},
            {"first", one.first ? 1 : 0},
            {"form", one.form},
            {"language", one.language},
            {"interpreter", one.interpreted ? std::optional<std::string>("ar") : std::nullopt},
            {"relatives", one.relatives},
            {"partner", one.partner},
            {"at", at},
            {"void", reason_if(one.is_void)}});
  for (const Need& one : world.needs) {
    const auto& last = one.events.back();
    const auto id =
        insert(tx,
               "INSERT INTO need (intake_id, code, urgency, status, reason, raised_on, status_on, entered_by,"
               " entered_at, void_reason) VALUES (:intake, :code, 'normal', :status, :reason, :raised,"
               " :status_on, 'kim', :at, :void)",
               {{"intake", one.intake + 1},
                {"code", one.code},
                {"status", last.status},
                {"reason", optional_text(last.reason)},
                {"raised", one.raised},
                {"status_on", last.day},
                {"at", at},
                {"void", reason_if(one.is_void)}});
    for (const NeedEvent& event : one.events)
      insert(tx,
             "INSERT INTO need_event (need_id, happened_on, to_status, reason, entered_by, entered_at)"
             " VALUES (:need, :day, :status, :reason, 'kim', :at)",
             {{"need", id},
              {"day", event.day},
              {"status", event.status},
              {"reason", optional_text(event.reason)},
              {"at", at}});
  }
  for (const ShortQuestion& one : world.questions)
    insert(
        tx,
        "INSERT INTO short_question (asked_on, need, partner, entered_by, entered_at, void_reason)"
        " VALUES (:day, :need, :partner, 'kim', :at, :void)",
        {{"day", one.day}, {"need", one.need}, {"partner", one.partner}, {"at", at}, {"void", reason_if(one.is_void)}});
  for (const Referral& one : world.referrals)
    insert(
        tx,
        "INSERT INTO referral (person_id, need_id, service_id, kind, channel, referred_on, status, status_on, outcome,"
        " outcome_on, owner, partner, entered_by, entered_at, void_reason) VALUES (:person, :need, :service, :kind,"
        " 'phone', :day, :status, :day, :outcome, :outcome_on, 'kim', :partner, 'kim', :at, :void)",
        {{"person",
          world.intakes[static_cast<std::size_t>(world.needs[static_cast<std::size_t>(one.need)].intake)].person + 1},
         {"need", one.need + 1},
         {"service", one.organization + 1},
         {"kind", one.kind},
         {"day", one.day},
         {"status", one.status},
         {"outcome", one.outcome},
         {"outcome_on", one.outcome_day},
         {"partner", one.partner},
         {"at", at},
         {"void", reason_if(one.is_void)}});
  for (const Accompaniment& one : world.accompaniments)
    insert(tx,
           "INSERT INTO accompaniment (referral_id, status, status_on, minutes, partner, entered_by, entered_at,"
           " void_reason) VALUES (:referral, :status, :day, :minutes, 'hope', 'kim', :at, :void)",
           {{"referral", one.referral + 1},
            {"status", one.status},
            {"day", one.day},
            {"minutes", one.minutes},
            {"at", at},
            {"void", reason_if(one.is_void)}});
  for (const Workshop& one : world.workshops) {
    const auto id = insert(tx,
                           "INSERT INTO workshop (title, kind, module, audience, status, cancel_reason, partner,"
                           " entered_by, entered_at) VALUES (:title, :kind, :module, :audience, :status, :reason,"
                           " :partner, 'kim', :at)",
                           {{"title", one.title},
                            {"kind", one.kind},
                            {"module", optional_text(one.module)},
                            {"audience", optional_text(one.audience)},
                            {"status", one.cancelled ? "cancelled" : "planned"},
                            {"reason", one.cancelled ? std::optional<std::string>("ill") : std::nullopt},
                            {"partner", one.partner},
                            {"at", at}});
    for (const std::string& topic : one.topics)
      run(tx, "INSERT INTO workshop_topic (workshop_id, topic) VALUES (:workshop, :topic)",
          {{"workshop", id}, {"topic", topic}});
    for (const Session& session : one.sessions) {
      const auto session_id =
          insert(tx, "INSERT INTO session (workshop_id, held_on, units) VALUES (:workshop, :day, :units)",
                 {{"workshop", id}, {"day", session.day}, {"units", session.units}});
      for (const Mark& mark : session.marks)
        run(tx,
            "INSERT INTO attendance (session_id, person_id, mark, source, entered_by, entered_at)"
            " VALUES (:session, :person, :mark, 'manual', 'kim', :at)",
            {{"session", session_id}, {"person", mark.person + 1}, {"mark", mark.mark}, {"at", at}});
      for (const Unnamed& unnamed : session.unnamed)
        run(tx,
            "INSERT INTO unnamed_attendance (session_id, audience, count, entered_by, entered_at)"
            " VALUES (:session, :audience, :count, 'kim', :at)",
            {{"session", session_id}, {"audience", unnamed.audience}, {"count", unnamed.count}, {"at", at}});
    }
  }
  for (const Hours& one : world.hours)
    insert(tx,
           "INSERT INTO volunteer_hours (person_id, done_on, activity, minutes, partner, entered_by, entered_at,"
           " void_reason) VALUES (:person, :day, :activity, :minutes, :partner, 'kim', :at, :void)",
           {{"person", one.person + 1},
            {"day", one.day},
            {"activity", one.activity},
            {"minutes", one.minutes},
            {"partner", one.partner},
            {"at", at},
            {"void", reason_if(one.is_void)}});
  for (const Training& one : world.trainings)
    insert(tx,
           "INSERT INTO external_training (person_id, held_on, title, partner, entered_by, entered_at, void_reason)"
           " VALUES (:person, :day, 'First aid', :partner, 'kim', :at, :void)",
           {{"person", one.person + 1},
            {"day", one.day},
            {"partner", one.partner},
            {"at", at},
            {"void", reason_if(one.is_void)}});
  for (const Call& one : world.calls)
    insert(tx,
           "INSERT INTO call (organization_id, called_on, reached, partner, entered_by, entered_at, void_reason)"
           " VALUES (:organization, :day, :reached, :partner, 'kim', :at, :void)",
           {{"organization", one.organization + 1},
            {"day", one.day},
            {"reached", one.reached ? 1 : 0},
            {"partner", one.partner},
            {"at", at},
            {"void", reason_if(one.is_void)}});
}

/// Chance by a seed, the same on every machine: the distributions of the standard library are not.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  bool percent(int n) { return below(100) < n; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }
  /// One of the first few mostly: as needs, languages and districts are.
  std::string skewed(const std::vector<std::string>& all) {
    const int n = static_cast<int>(all.size());
    return all[static_cast<std::size_t>(std::min(below(n), below(n)))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> kGenders = {"f", "f", "f", "m", "m", "d", "x", "unknown", "refused", "not_asked"};
const std::vector<std::string> kCountries = {"SY", "GW", "AF", "UA", "NG", "BR", "DE", "not_asked", "ZZ"};
const std::vector<std::string> kResidence = {"secure", "temporary", "insecure", "not_asked", "refused"};
const std::vector<std::string> kDistricts = {"neukoelln", "mitte", "pankow", "spandau", "elsewhere", "unknown"};
const std::vector<std::string> kPaths = {"friends_family", "volunteer", "internet", "self", "not_asked", "old_path"};
const std::vector<std::string> kForms = {"in_person", "phone", "video", "group", "not_asked"};
const std::vector<std::string> kLanguages = {"ar", "pt", "pov", "uk", "de", "not_asked", "gn"};
const std::vector<std::string> kNeeds = {"housing", "residence", "forms", "work", "health", "other", "retired_need"};
const std::vector<std::string> kKinds = {"information", "recommendation", "warm_handover", "accompanied"};
const std::vector<std::string> kOrganizations = {"mbe", "jobcenter", "migrant_org", "school", "debt_advice"};
const std::vector<std::string> kOutcomes = {"got_help", "unknown", "no_capacity"};
const std::vector<std::string> kMarks = {"present", "present", "present", "late", "left_early", "excused", "absent"};
const std::vector<std::string> kPartners = {"hope", "hope", "nolanta"};
const Date kBegin = std::chrono::year{2025} / 10 / 1;
constexpr int kDays = 210;

}  // namespace

Store records_of(const World& world) {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  write(tx, world);
  tx.commit();
  return store;
}

World random_world(unsigned seed, int size) {
  World world;
  Chance chance(seed);
  const auto day = [&] { return add_days(kBegin, chance.below(kDays)); };
  const auto later = [&](Date from, int days) { return add_days(from, chance.below(days)); };
  const auto some = [&](int times) { return chance.below(2 * times + 1); };
  const auto count = [](const auto& all) { return static_cast<int>(all.size()); };
  for (const std::string& kind : kOrganizations) world.organizations.push_back({kind});

  const int months = kDays / 30;
  for (int i = 0; i < size * months; ++i) {
    Person person;
    person.gender = chance.of(kGenders);
    person.country = chance.skewed(kCountries);
    person.residence = chance.of(kResidence);
    person.district = chance.skewed(kDistricts);
    if (chance.percent(85))
      person.born = 1940 + chance.below(88);
    else if (chance.percent(50))
      person.born_missing = "refused";
    if (chance.percent(70))
      person.arrived = 2008 + chance.below(20);
    else if (chance.percent(60))
      person.arrived_missing = "not_applicable";
    if (chance.percent(40))
      person.organization = chance.below(count(world.organizations));
    else if (chance.percent(70))
      person.organization_missing = "not_applicable";
    if (chance.percent(3)) person.restricted = day();
    person.is_void = chance.percent(3);
    world.persons.push_back(person);
    for (int n = chance.percent(20) ? 1 + chance.below(3) : 0; n > 0; --n)
      world.consents.push_back({i, chance.percent(80) ? "statistics" : "referral",
                                chance.of<std::string>({"given", "refused", "withdrawn"}), day()});
  }
  const int persons = count(world.persons);
  for (int i = 0; i < persons; ++i) {
    Intake intake;
    intake.person = chance.below(persons);
    intake.opened = day();
    intake.access_path = chance.skewed(kPaths);
    intake.partner = chance.of(kPartners);
    intake.is_void = chance.percent(5);
    intake.events.push_back({intake.opened, 1});
    while (chance.percent(60))
      intake.events.push_back({later(intake.events.back().day, 40), -intake.events.back().step});
    world.intakes.push_back(intake);
    for (int n = 0; n == 0 || chance.percent(40); ++n) {
      Conversation talk;
      talk.intake = i;
      talk.first = n == 0;
      talk.day = n == 0 ? intake.opened : later(intake.opened, 60);
      talk.form = chance.skewed(kForms);
      talk.language = chance.skewed(kLanguages);
      talk.interpreted = chance.percent(20);
      talk.relatives = chance.percent(30) ? chance.below(4) : 0;
      talk.partner = intake.partner;
      talk.is_void = chance.percent(4);
      world.conversations.push_back(talk);
    }
    for (int n = 0; n == 0 || chance.percent(35); ++n) {
      Need need;
      need.intake = i;
      need.code = chance.skewed(kNeeds);
      need.raised = later(intake.opened, 5);
      need.is_void = chance.percent(4);
      need.events.push_back({need.raised, "open", ""});
      while (chance.percent(55)) {
        const auto status =
            chance.of<std::string>({"in_work", "met", "partly_met", "unmet", "unmet", "withdrawn", "open"});
        need.events.push_back({later(need.events.back().day, 20), status,
                               status == "unmet" ? chance.skewed({"no_service", "no_capacity", "other"}) : ""});
      }
      world.needs.push_back(need);
      while (chance.percent(30)) {
        Referral referral;
        referral.need = count(world.needs) - 1;
        referral.organization = chance.below(count(world.organizations));
        referral.day = later(need.raised, 10);
        referral.kind = chance.skewed(kKinds);
        referral.status = chance.of<std::string>({"requested", "requested", "completed", "draft", "entered_in_error"});
        referral.partner = chance.of(kPartners);
        referral.is_void = chance.percent(5);
        if (referral.status == "completed") {
          referral.outcome = chance.skewed(kOutcomes);
          referral.outcome_day = later(referral.day, 30);
        }
        world.referrals.push_back(referral);
        if (chance.percent(30))
          world.accompaniments.push_back(
              {count(world.referrals) - 1, later(referral.day, 10), chance.percent(70) ? "done" : "declined",
               chance.percent(80) ? std::optional(30 + chance.below(200)) : std::nullopt, chance.percent(5)});
      }
    }
  }
  for (int n = some(size * months); n > 0; --n)
    world.questions.push_back({day(), chance.skewed(kNeeds), chance.of(kPartners), chance.percent(4)});
  for (int i = 0; i < 2 * months; ++i) {
    Workshop workshop;
    workshop.title = "Workshop " + std::to_string(i);
    workshop.kind =
        chance.of<std::string>({"training", "training", "supervision", "external", "event", "group_meeting"});
    workshop.module = chance.of<std::string>({"M1", "M2", "M3", ""});
    workshop.audience = chance.of<std::string>({"migrants", "volunteers", ""});
    workshop.partner = chance.of(kPartners);
    workshop.cancelled = chance.percent(10);
    for (const char* topic : {"diversity", "authorities", "trauma"})
      if (chance.percent(30)) workshop.topics.emplace_back(topic);
    Date held = day();
    for (int n = 0; n == 0 || chance.percent(40); ++n) {
      held = n == 0 ? held : add_days(held, 1 + chance.below(20));
      Session session{held, chance.below(7), {}, {}};
      for (int person = 0; person < persons; ++person)
        if (chance.below(persons) < size) session.marks.push_back({person, chance.of(kMarks)});
      if (chance.percent(40)) session.unnamed.push_back({"migrants", 1 + chance.below(9)});
      if (chance.percent(20)) session.unnamed.push_back({"volunteers", 1 + chance.below(9)});
      workshop.sessions.push_back(session);
    }
    world.workshops.push_back(workshop);
  }
  for (int n = some(size * months); n > 0; --n)
    world.hours.push_back({chance.below(persons), day(),
                           chance.skewed({"accompaniment", "training", "office", "other"}), 15 * (1 + chance.below(20)),
                           chance.of(kPartners), chance.percent(4)});
  for (int n = some(months); n > 0; --n)
    world.trainings.push_back({chance.below(persons), day(), chance.of(kPartners), chance.percent(4)});
  for (int n = some(size * months); n > 0; --n)
    world.calls.push_back(
        {chance.below(count(world.organizations)), day(), chance.percent(60), chance.of(kPartners), chance.percent(4)});
  return world;
}

}  // namespace worlds
