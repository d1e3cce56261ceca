#include "report/recount.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace worlds {

using namespace inact;

namespace {

struct Span {
  Date from, until;
  bool has(Date day) const { return from <= day && day < until; }
};

struct Recount {
  const World& world;
  const Vocabularies& vocabularies;
  const ReportRequest& request;
  Date until = std::min(request.period.until, add_days(request.as_of, 1));
  Span period{request.period.from, until};
  Span previous{request.previous.from, std::min(request.previous.until, until)};
  Span year{request.year_to_date, until};
  Report report{request, {}, {}, {}, {}};

  template <class T>
  static const T& at(const std::vector<T>& all, int place) {
    return all[static_cast<std::size_t>(place)];
  }
  bool ours(const std::string& partner) const { return request.partner.empty() || partner == request.partner; }
  bool counts(int person) const { return !at(world.persons, person).is_void; }
  bool counts(const Intake& intake) const { return !intake.is_void && ours(intake.partner) && counts(intake.person); }
  const Intake& intake_of(const Need& need) const { return at(world.intakes, need.intake); }
  int person_of(const Referral& referral) const { return intake_of(at(world.needs, referral.need)).person; }

  /// Whether the person is set apart at the end of the span.
  bool apart(int person, const Span& span) const {
    const Person& one = at(world.persons, person);
    if (one.restricted && *one.restricted < span.until) return true;
    const Consent* newest = nullptr;
    for (const Consent& consent : world.consents)
      if (consent.person == person && consent.purpose == "statistics" && consent.day < span.until &&
          (!newest || consent.day >= newest->day))
        newest = &consent;
    return newest && newest->decision != "given";
  }

  void set(Figure figure, const std::function<std::int64_t(const Span&)>& of) {
    report.figures[static_cast<std::size_t>(figure)] = {of(period), of(previous), of(year)};
  }

  std::vector<const Conversation*> talks(const Span& span) const {
    std::vector<const Conversation*> all;
    for (const Conversation& talk : world.conversations) {
      const Intake& intake = at(world.intakes, talk.intake);
      if (span.has(talk.day) && !talk.is_void && ours(talk.partner) && !intake.is_void && counts(intake.person))
        all.push_back(&talk);
    }
    std::ranges::stable_sort(all, {}, [](const Conversation* talk) { return std::pair(talk->day, talk->intake); });
    return all;
  }
  int person_of(const Conversation* talk) const { return at(world.intakes, talk->intake).person; }

  /// Each person with the intake of the first conversation.
  std::vector<std::pair<int, const Intake*>> advised(const Span& span) const {
    std::vector<std::pair<int, const Intake*>> all;
    std::set<int> seen;
    for (const Conversation* talk : talks(span))
      if (seen.insert(person_of(talk)).second) all.emplace_back(person_of(talk), &at(world.intakes, talk->intake));
    return all;
  }
  std::int64_t open_before(Date day) const {
    std::int64_t open = 0;
    for (const Intake& intake : world.intakes)
      if (counts(intake))
        for (const Event& event : intake.events)
          if (event.day < day) open += event.step;
    return open;
  }
  std::vector<const Need*> needs_left(const std::string& status, const Span& span) const {
    std::vector<const Need*> all;
    for (const Need& need : world.needs) {
      if (need.is_void || !counts(intake_of(need))) continue;
      const NeedEvent* last = nullptr;
      for (const NeedEvent& event : need.events)
        if (span.has(event.day)) last = &event;
      if (last && last->status == status) all.push_back(&need);
    }
    return all;
  }

  struct Held {
    const Workshop* workshop;
    const Session* session;
    int place;
    bool meeting() const { return workshop->kind == "group_meeting"; }
  };
  std::vector<Held> held(const Span& span, bool meetings) const {
    std::vector<Held> all;
    for (int place = 0; place < static_cast<int>(world.workshops.size()); ++place) {
      const Workshop& workshop = at(world.workshops, place);
      for (const Session& session : workshop.sessions)
        if (!workshop.cancelled && ours(workshop.partner) && span.has(session.day) &&
            (workshop.kind == "group_meeting") == meetings)
          all.push_back({&workshop, &session, place});
    }
    return all;
  }
  bool attended(const Mark& mark) const {
    return counts(mark.person) && std::ranges::find(request.attended, mark.mark) != request.attended.end();
  }
  std::int64_t named(const Session& session) const {
    return std::ranges::count_if(session.marks, [&](const Mark& mark) { return attended(mark); });
  }
  static std::int64_t unnamed(const Session& session) {
    std::int64_t sum = 0;
    for (const Unnamed& one : session.unnamed) sum += one.count;
    return sum;
  }
  std::int64_t heads(const std::vector<Held>& all) const {
    std::set<int> persons;
    for (const Held& one : all)
      for (const Mark& mark : one.session->marks)
        if (attended(mark)) persons.insert(mark.person);
    return static_cast<std::int64_t>(persons.size());
  }
  std::set<int> volunteers(const Span& span) const {
    std::set<int> all;
    for (const Held& one : held(span, false))
      if (one.workshop->kind != "event")
        for (const Mark& mark : one.session->marks)
          if (attended(mark)) all.insert(mark.person);
    for (const Hours& one : world.hours)
      if (span.has(one.day) && !one.is_void && ours(one.partner) && counts(one.person)) all.insert(one.person);
    for (const Training& one : world.trainings)
      if (span.has(one.day) && !one.is_void && ours(one.partner) && counts(one.person)) all.insert(one.person);
    return all;
  }
  std::vector<const Referral*> referrals(const Span& span, bool closed) const {
    std::vector<const Referral*> all;
    for (const Referral& one : world.referrals)
      if (!one.is_void && one.status != "entered_in_error" && (closed || one.status != "draft") && ours(one.partner) &&
          counts(person_of(one)) && (!closed || one.outcome) && span.has(closed ? *one.outcome_day : one.day))
        all.push_back(&one);
    return all;
  }

  /// Rows of (code, how many), of those who are not set apart.
  struct Tally {
    std::map<std::string, std::int64_t> counts;
    std::int64_t apart = 0;
    std::int64_t valid = -1;  ///< as counted, unless it is said
  };
  void table(Breakdown breakdown, const std::string& vocabulary, Tally tally) {
    BreakdownCount count;
    count.breakdown = breakdown;
    count.vocabulary = vocabulary;
    count.apart = tally.apart;
    for (const Term& term : vocabularies[vocabulary].terms) {
      const std::int64_t n = tally.counts[term.code];
      tally.counts.erase(term.code);
      if (term.code == "missing" || (info(breakdown).sparse && n == 0)) continue;
      count.rows.push_back({term.code, n});
      count.valid += n;
    }
    for (int i = 0; i < 4; ++i) {
      const std::string code(kWords<Missing>[static_cast<std::size_t>(i)]);
      count.missing[static_cast<std::size_t>(i)] = tally.counts[code];
      tally.counts.erase(code);
    }
    count.missing[2] += tally.counts[""];
    tally.counts.erase("");
    for (const auto& [code, n] : tally.counts) {
      count.rows.push_back({code, n});
      count.valid += n;
    }
    if (tally.valid >= 0) count.valid = tally.valid;
    report.breakdowns.push_back(count);
  }

  static std::string since(std::optional<int> from, const std::optional<std::string>& missing, int year_of_reference,
                           const Vocabulary& classes) {
    if (from && *from > year_of_reference) return "unknown";
    if (!from) return missing.value_or("not_asked");
    std::string code;
    for (const Term& term : classes.terms)
      if (term.from && *term.from <= year_of_reference - *from) code = term.code;
    return code;
  }

  void intakes() {
    set(Figure::IntakeConversations, [&](const Span& s) { return static_cast<std::int64_t>(talks(s).size()); });
    set(Figure::IntakeFollowUps,
        [&](const Span& s) { return std::ranges::count_if(talks(s), [](auto* talk) { return !talk->first; }); });
    set(Figure::IntakeInterpreted,
        [&](const Span& s) { return std::ranges::count_if(talks(s), [](auto* talk) { return talk->interpreted; }); });
    set(Figure::IntakeRelatives, [&](const Span& s) {
      std::int64_t sum = 0;
      for (auto* talk : talks(s)) sum += talk->relatives;
      return sum;
    });
    set(Figure::IntakePersons, [&](const Span& s) { return static_cast<std::int64_t>(advised(s).size()); });
    set(Figure::IntakeWithoutStatistics, [&](const Span& s) {
      return std::ranges::count_if(advised(s), [&](const auto& one) { return apart(one.first, s); });
    });
    set(Figure::IntakeNew, [&](const Span& s) {
      return std::ranges::count_if(world.intakes, [&](const Intake& one) { return counts(one) && s.has(one.opened); });
    });
    set(Figure::IntakeOpenStart, [&](const Span& s) { return open_before(std::min(s.from, s.until)); });
    set(Figure::IntakeOpenEnd, [&](const Span& s) { return open_before(s.until); });
    for (const int step : {1, -1})
      set(step > 0 ? Figure::IntakeAdditions : Figure::IntakeDepartures, [&](const Span& s) {
        std::int64_t sum = 0;
        for (const Intake& intake : world.intakes)
          if (counts(intake))
            sum += std::ranges::count_if(intake.events,
                                         [&](const Event& event) { return event.step == step && s.has(event.day); });
        return sum;
      });

    Tally gender, age, region, residence, stay, district, path, language, form;
    for (const auto& [person, intake] : advised(period)) {
      if (apart(person, period)) {
        for (Tally* tally : {&gender, &age, &region, &residence, &stay, &district, &path}) ++tally->apart;
        continue;
      }
      const Person& one = at(world.persons, person);
      const int of = static_cast<int>(request.reference_day == ReferenceDay::PeriodEnd ? request.period.last().year()
                                                                                       : intake->opened.year());
      ++gender.counts[one.gender];
      ++age.counts[since(one.born, one.born_missing, of, vocabularies[request.age_classes])];
      const Term* country = vocabularies["country_region"].find(one.country);
      ++region.counts[country && !request.countries ? country->group : one.country];
      ++residence.counts[one.residence];
      ++stay.counts[one.arrived_missing == "not_applicable"
                        ? "born_here"
                        : since(one.arrived, one.arrived_missing, of, vocabularies["stay_class"])];
      ++district.counts[one.district];
      ++path.counts[intake->access_path];
    }
    table(Breakdown::PersonsByGender, "gender", gender);
    table(Breakdown::PersonsByAge, request.age_classes, age);
    if (request.countries)
      table(Breakdown::PersonsByCountry, "country", region);
    else
      table(Breakdown::PersonsByRegion, "region", region);
    if (request.residence) table(Breakdown::PersonsByResidence, "residence_aggregate", residence);
    table(Breakdown::PersonsByStay, "stay_class", stay);
    table(Breakdown::PersonsByDistrict, "district", district);
    table(Breakdown::PersonsByAccessPath, "access_path", path);
    for (const Conversation* talk : talks(period)) {
      if (apart(person_of(talk), period)) {
        ++language.apart;
        ++form.apart;
      } else {
        ++language.counts[talk->language];
        ++form.counts[talk->form];
      }
    }
    table(Breakdown::ConversationsByLanguage, "language", language);
    table(Breakdown::ConversationsByForm, "conversation_form", form);

    Tally questions;
    const auto asked = [&](const ShortQuestion& one, const Span& s) {
      return !one.is_void && ours(one.partner) && s.has(one.day);
    };
    set(Figure::IntakeShortQuestions, [&](const Span& s) {
      return std::ranges::count_if(world.questions, [&](const ShortQuestion& one) { return asked(one, s); });
    });
    for (const ShortQuestion& one : world.questions)
      if (asked(one, period)) ++questions.counts[one.need];
    table(Breakdown::ShortQuestionsByNeed, "need", questions);
  }

  void needs() {
    const auto raised = [&](const Need& need, const Span& s) {
      return !need.is_void && counts(intake_of(need)) && s.has(need.raised);
    };
    set(Figure::NeedRaised, [&](const Span& s) {
      return std::ranges::count_if(world.needs, [&](const Need& need) { return raised(need, s); });
    });
    const auto left = [&](const std::string& status) {
      return [this, status](const Span& s) { return static_cast<std::int64_t>(needs_left(status, s).size()); };
    };
    set(Figure::NeedMet, left("met"));
    set(Figure::NeedPartlyMet, left("partly_met"));
    set(Figure::NeedUnmet, left("unmet"));

    std::map<std::string, std::set<int>> by_code;
    std::set<int> valid, set_apart;
    for (const Need& need : world.needs) {
      if (!raised(need, period)) continue;
      const int person = intake_of(need).person;
      if (apart(person, period)) {
        set_apart.insert(person);
      } else {
        by_code[need.code].insert(person);
        valid.insert(person);
      }
    }
    Tally needs;
    for (const auto& [code, persons] : by_code) needs.counts[code] = static_cast<std::int64_t>(persons.size());
    needs.valid = static_cast<std::int64_t>(valid.size());
    needs.apart = static_cast<std::int64_t>(set_apart.size());
    table(Breakdown::NeedsByCode, "need", needs);
    Tally reasons;
    for (const Need* need : needs_left("unmet", period)) {
      const NeedEvent* last = nullptr;
      for (const NeedEvent& event : need->events)
        if (event.day < until) last = &event;
      if (apart(intake_of(*need).person, period))
        ++reasons.apart;
      else
        ++reasons.counts[last->reason];
    }
    table(Breakdown::NeedsUnmetByReason, "need_unmet_reason", reasons);
  }

  void refer() {
    for (const bool closed : {false, true})
      set(closed ? Figure::ReferralClosed : Figure::ReferralMade,
          [&](const Span& s) { return static_cast<std::int64_t>(referrals(s, closed).size()); });
    Tally kinds, organizations, outcomes;
    for (const Referral* one : referrals(period, false)) {
      const bool is_apart = apart(person_of(*one), period);
      (is_apart ? kinds.apart : kinds.counts[one->kind])++;
      (is_apart ? organizations.apart : organizations.counts[at(world.organizations, one->organization).kind])++;
    }
    for (const Referral* one : referrals(period, true))
      (apart(person_of(*one), period) ? outcomes.apart : outcomes.counts[*one->outcome])++;
    table(Breakdown::ReferralsByKind, "referral_kind", kinds);
    table(Breakdown::ReferralsByOrganizationKind, "organization_kind", organizations);
    // Its own code `unknown` is an answer: nobody at the institution said what became of it.
    table(Breakdown::ReferralsByOutcome, "referral_outcome", outcomes);
    const auto done = [&](const Accompaniment& one, const Span& s) {
      const Referral& referral = at(world.referrals, one.referral);
      return !one.is_void && !referral.is_void && one.status == "done" && s.has(one.day) && ours("hope") &&
             counts(person_of(referral));
    };
    set(Figure::AccompanimentDone, [&](const Span& s) {
      return std::ranges::count_if(world.accompaniments, [&](const Accompaniment& one) { return done(one, s); });
    });
    set(Figure::AccompanimentHours, [&](const Span& s) {
      std::int64_t sum = 0;
      for (const Accompaniment& one : world.accompaniments) sum += done(one, s) ? one.minutes.value_or(0) : 0;
      return sum;
    });
  }

  void workshops() {
    for (const bool meetings : {false, true}) {
      set(meetings ? Figure::GroupMeetings : Figure::WorkshopHeld, [&](const Span& s) {
        std::set<int> places;
        for (const Held& one : held(s, meetings)) places.insert(one.place);
        return static_cast<std::int64_t>(places.size());
      });
      set(meetings ? Figure::GroupHeads : Figure::WorkshopHeads,
          [&](const Span& s) { return heads(held(s, meetings)); });
      set(meetings ? Figure::GroupUnnamed : Figure::WorkshopUnnamed, [&](const Span& s) {
        std::int64_t sum = 0;
        for (const Held& one : held(s, meetings)) sum += unnamed(*one.session);
        return sum;
      });
      set(meetings ? Figure::GroupAttendances : Figure::WorkshopAttendances, [&](const Span& s) {
        std::int64_t sum = 0;
        for (const Held& one : held(s, meetings)) sum += named(*one.session) + unnamed(*one.session);
        return sum;
      });
      std::map<int, std::vector<Held>> by_place;
      for (const Held& one : held(period, meetings)) by_place[one.place].push_back(one);
      for (const auto& [place, sessions] : by_place) {
        const Workshop& workshop = at(world.workshops, place);
        ListedEvent event{{place + 1},
                          sessions.front().session->day,
                          workshop.title,
                          workshop.kind,
                          workshop.module,
                          workshop.audience,
                          0,
                          0,
                          0,
                          0};
        event.sessions = static_cast<std::int64_t>(sessions.size());
        for (const Held& one : sessions) {
          event.units += one.session->units;
          event.attendances += named(*one.session) + unnamed(*one.session);
        }
        event.heads = heads(sessions);
        (meetings ? report.meetings : report.workshops).push_back(event);
      }
    }
    for (auto* list : {&report.workshops, &report.meetings})
      std::ranges::sort(*list, {}, [](const ListedEvent& one) { return std::pair(one.date, one.id); });
    set(Figure::WorkshopSessions, [&](const Span& s) { return static_cast<std::int64_t>(held(s, false).size()); });
    set(Figure::WorkshopUnits, [&](const Span& s) {
      std::int64_t sum = 0;
      for (const Held& one : held(s, false)) sum += one.session->units;
      return sum;
    });
    Tally modules, topics, audiences;
    topics.valid = 0;
    for (const ListedEvent& one : report.workshops) {
      if (!one.module.empty()) modules.counts[one.module] += one.attendances;
      const auto& codes = at(world.workshops, static_cast<int>(one.id.value) - 1).topics;
      for (const std::string& topic : codes) topics.counts[topic] += one.attendances;
      if (!codes.empty()) topics.valid += one.attendances;
    }
    for (const Held& one : held(period, true)) {
      audiences.counts[one.workshop->audience] += named(*one.session);
      for (const Unnamed& unnamed_ones : one.session->unnamed)
        audiences.counts[unnamed_ones.audience] += unnamed_ones.count;
    }
    table(Breakdown::AttendancesByModule, "module", modules);
    table(Breakdown::AttendancesByTopic, "topic", topics);
    table(Breakdown::AttendancesByAudience, "audience", audiences);
  }

  void people() {
    set(Figure::VolunteerActive, [&](const Span& s) { return static_cast<std::int64_t>(volunteers(s).size()); });
    set(Figure::VolunteerWithoutStatistics, [&](const Span& s) {
      return std::ranges::count_if(volunteers(s), [&](int person) { return apart(person, s); });
    });
    Tally kinds, activities;
    for (const int person : volunteers(period)) {
      const Person& one = at(world.persons, person);
      if (apart(person, period))
        ++kinds.apart;
      else if (one.organization)
        ++kinds.counts[at(world.organizations, *one.organization).kind == "migrant_org" ? "migrant_organization"
                                                                                        : "organization"];
      else
        ++kinds.counts[one.organization_missing == "not_applicable" ? "private" : *one.organization_missing];
    }
    const auto done = [&](const Hours& one, const Span& s) {
      return !one.is_void && ours(one.partner) && s.has(one.day) && counts(one.person);
    };
    set(Figure::VolunteerHours, [&](const Span& s) {
      std::int64_t sum = 0;
      for (const Hours& one : world.hours) sum += done(one, s) ? one.minutes : 0;
      return sum;
    });
    set(Figure::VolunteerExternalTrainings, [&](const Span& s) {
      return std::ranges::count_if(world.trainings, [&](const Training& one) {
        return !one.is_void && ours(one.partner) && s.has(one.day) && counts(one.person);
      });
    });
    for (const Hours& one : world.hours)
      if (done(one, period)) activities.counts[one.activity] += one.minutes;
    table(Breakdown::VolunteersByKind, "volunteer_kind", kinds);
    table(Breakdown::HoursByActivity, "activity", activities);
  }

  void network() {
    const auto called = [&](const Call& one, const Span& s) {
      return !one.is_void && ours(one.partner) && s.has(one.day);
    };
    for (const bool reached : {false, true})
      set(reached ? Figure::NetworkReached : Figure::NetworkCalls, [&](const Span& s) {
        return std::ranges::count_if(world.calls,
                                     [&](const Call& one) { return called(one, s) && (one.reached || !reached); });
      });
    set(Figure::NetworkOrganizations, [&](const Span& s) {
      std::set<int> all;
      for (const Call& one : world.calls)
        if (called(one, s) && one.reached) all.insert(one.organization);
      return static_cast<std::int64_t>(all.size());
    });
  }
};

}  // namespace

Report recount(const World& world, const Vocabularies& vocabularies, const ReportRequest& request) {
  Recount recount{world, vocabularies, request};
  recount.intakes();
  recount.needs();
  recount.refer();
  recount.workshops();
  recount.people();
  recount.network();
  return recount.report;
}

}  // namespace worlds
