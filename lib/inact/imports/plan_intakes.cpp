#include "inact/imports/plan_intakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "inact/base/error.h"
#include "inact/imports/plan_batches.h"
#include "inact/imports/plan_intake_known.h"
#include "inact/imports/plan_people.h"
#include "inact/intake/checks.h"
#include "inact/seal/hash.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

template <class Texts>
std::string list_of(const Texts& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string ids(const std::vector<PersonId>& people) {
  std::vector<std::string> texts;
  for (const PersonId person : people) texts.push_back(person.str());
  return list_of(texts);
}

/// Answers by the names that a contradiction has. The first of them say who somebody is.
struct NamedAnswer {
  std::string_view name;
  std::optional<std::string> PersonAnswers::*text;
};
constexpr std::array kAnswers = {NamedAnswer{"given_name", &PersonAnswers::given_name},
                                 NamedAnswer{"family_name", &PersonAnswers::family_name},
                                 NamedAnswer{"original_name", &PersonAnswers::original_name},
                                 NamedAnswer{"birth_year", &PersonAnswers::birth_year},
                                 NamedAnswer{"birth_date", &PersonAnswers::birth_date},
                                 NamedAnswer{"email", &PersonAnswers::email},
                                 NamedAnswer{"phone", &PersonAnswers::phone},
                                 NamedAnswer{"postcode", &PersonAnswers::postcode},
                                 NamedAnswer{"district", &PersonAnswers::district},
                                 NamedAnswer{"gender", &PersonAnswers::gender},
                                 NamedAnswer{"country", &PersonAnswers::country},
                                 NamedAnswer{"residence", &PersonAnswers::residence},
                                 NamedAnswer{"arrived_year", &PersonAnswers::arrived_year},
                                 NamedAnswer{"raw_name", &PersonAnswers::raw_name}};
constexpr std::size_t kWho = 5;

bool says_who(const std::string& field) {
  return std::ranges::find(kAnswers.begin(), kAnswers.begin() + kWho, field, &NamedAnswer::name) !=
         kAnswers.begin() + kWho;
}

void forget(PersonAnswers& answers, const std::string& field) {
  const auto found = std::ranges::find(kAnswers, field, &NamedAnswer::name);
  if (found != kAnswers.end()) (answers.*found->text).reset();
}

/// Somebody who can be told from others by more than a name.
bool certain(const Attendee& row) { return !row.email_key.empty() || !row.external_id.empty() || row.birth_year; }
bool nameless(const Attendee& row) { return row.name_key.empty() && row.email_key.empty() && row.external_id.empty(); }

class IntakePlanner {
 public:
  IntakePlanner(const Store& store, std::string_view bytes, const ReadOptions& reading, const IntakeTarget& target)
      : store_(store), target_(target), dated_(reading.date), known_(store), findings_(reading.all_problems) {
    ReadOptions options = reading;
    if (!options.profiles) options.profiles = &built_in_profiles(RowKind::Intakes);
    AttendeeReader reader(bytes, options);
    for (PlannedIntake one; reader.next(one.row);) plan_.rows.push_back(one);
    plan_.file = reader.finish();
  }

  IntakePlan make() {
    plan_.notes = plan_.file.notes;
    IntakeAnswers answers(plan_.file, target_, findings_);
    PeopleMatcher people(store_, plan_.file);
    people_ = &people;
    const bool readable = has_columns();
    for (std::size_t at = 0; at < plan_.rows.size(); ++at) {
      PlannedIntake& row = plan_.rows[at];
      if (row.row.skipped) {
        row.action = RowAction::Skipped;
      } else if (row.row.rejected || !readable) {
        row.action = RowAction::Rejected;
      } else if (auto said = answers.read(row.row)) {
        row.said = std::move(*said);
        row.needs = row.said.first.needs;
        find_person(row);
        if (row.action == RowAction::New) fold(at);
      } else {
        row.action = RowAction::Rejected;
      }
    }
    for (PlannedIntake& row : plan_.rows)
      if (row.action == RowAction::New) decide(row);
    for (const PlannedIntake& row : plan_.rows) ++plan_.counts[row.action];
    collect_findings();
    return std::move(plan_);
  }

 private:
  void refuse(PlannedIntake& row, RowAction action, Message message) {
    row.action = action;
    findings_.problem(row.row.line, 0, std::move(message));
  }
  void note(const PlannedIntake& row, Message message) { findings_.note(row.row.line, std::move(message)); }

  /// What no row can do without.
  bool has_columns() {
    const AttendeeFile& file = plan_.file;
    if (!file.profile) return false;
    const bool needs = column_of(file, AttendeeField::Need) > 0;
    const bool day =
        column_of(file, AttendeeField::Day) + column_of(file, AttendeeField::RegisteredAt) > 0 || dated_.has_value();
    if (!needs)
      findings_.problem(file.header_line, 0,
                        tr("no column holds what people came for: say which with --map need=COLUMN"));
    if (!day)
      findings_.problem(file.header_line, 0,
                        tr("no column holds the day of the conversation: say which with --map date=COLUMN, or say the "
                           "day of all with --date DATE"));
    return needs && day;
  }

  // --- Who is who ----------------------------------------------------------------------------------------------------

  Person person_of(const IntakeSaid& said) const {
    Person person;
    inact::apply(said.first.answers, said.rules(target_), person);
    return person;
  }

  void known(PlannedIntake& row, PersonId person) {
    const auto [found, fresh] = known_people_.try_emplace(person, plan_.people.size());
    if (fresh) plan_.people.push_back({person, get_person(store_, person)});
    row.who = found->second;
  }

  void somebody_new(PlannedIntake& row, const std::vector<PersonId>& namesakes = {}) {
    row.who = plan_.people.size();
    plan_.people.emplace_back();
    if (!namesakes.empty())
      note(row,
           tr("the same name as {people}, taken for another person: maybe a duplicate", {{"people", ids(namesakes)}}));
  }

  void find_person(PlannedIntake& row) {
    if (!nameless(row.row)) {
      if (same_as_before(row)) return;
      const Match match = people_->by_address(row.row);
      if (match.kind == Match::Kind::Several) return several(row, match.candidates);
      if (match.kind == Match::Kind::Known) return known(row, match.person);
    }
    const FirstConversation& first = row.said.first;
    if (row.row.email_key.empty() && row.row.external_id.empty())
      if (const auto before = known_.claim(person_of(row.said), first.held_on, row.said.partner, first.needs)) {
        known(row, before->person);
        return same(row, before->intake);
      }
    if (nameless(row.row)) return somebody_new(row);
    find_by_name(row);
  }

  void several(PlannedIntake& row, const std::vector<PersonId>& people) {
    refuse(row, RowAction::Conflict,
           tr("several people may be meant, known are {people}; an e-mail address or the birth year would decide",
              {{"people", ids(people)}}));
  }

  /// An earlier row of the file is of the same person.
  bool same_as_before(PlannedIntake& row) {
    if (!row.row.same_as) return false;
    const auto before = std::ranges::lower_bound(plan_.rows, *row.row.same_as, {},
                                                 [](const PlannedIntake& other) { return other.row.line; });
    if (before == plan_.rows.end() || !before->who) return false;
    const bool same_name = row.row.name_key == before->row.name_key || row.row.name_key.empty();
    const bool by_id = !row.row.external_id.empty() && row.row.external_id == before->row.external_id;
    const bool same_address = !row.row.email_key.empty() && row.row.email_key == before->row.email_key;
    if (by_id && !same_name && !same_address) {
      refuse(row, RowAction::Conflict,
             tr("the same id as on line {line}, but another name and address", {{"line", before->row.line}}));
      return true;
    }
    const bool other_year =
        row.row.birth_year && before->row.birth_year && *row.row.birth_year != *before->row.birth_year;
    const bool says_the_same =
        before->said.first.held_on == row.said.first.held_on && before->said.first.needs == row.said.first.needs &&
        std::ranges::equal(before->row.answers, row.row.answers, {}, &CellSaid::text, &CellSaid::text);
    if (other_year || !(certain(row.row) || says_the_same)) {
      note(row, tr("the same name as on line {line}, taken for another person", {{"line", before->row.line}}));
      return false;
    }
    row.who = before->who;
    return true;
  }

  void find_by_name(PlannedIntake& row) {
    const FirstConversation& first = row.said.first;
    const auto has_it = [&](PersonId person) {
      return std::ranges::any_of(known_.of(person, first.held_on, row.said.partner),
                                 [&](const KnownIntake& intake) { return intake.has_all(first.needs); });
    };
    const auto taken = [&](PersonId person) {
      const auto who = known_people_.find(person);
      return who != known_people_.end() && folds_.contains({who->second, first.held_on, row.said.partner});
    };
    const Match match = people_->by_name(row.row, 1, taken, has_it).front();
    if (match.kind == Match::Kind::Known && (!match.by_name_alone || has_it(match.person)))
      known(row, match.person);
    else if (match.kind == Match::Kind::Known)
      somebody_new(row, {match.person});
    else if (match.kind == Match::Kind::Several && row.row.birth_year)
      several(row, match.candidates);
    else
      somebody_new(row, match.kind == Match::Kind::Several ? match.candidates : match.namesakes);
  }

  /// What one person came for on one day is one conversation, in however many rows.
  void fold(std::size_t at) {
    PlannedIntake& row = plan_.rows[at];
    const auto [found, fresh] = folds_.try_emplace({*row.who, row.said.first.held_on, row.said.partner}, at);
    if (fresh) return;
    PlannedIntake& first = plan_.rows[found->second];
    row.action = RowAction::Skipped;
    row.same_as = first.row.line;
    FirstConversation& whole = first.said.first;
    for (const NewNeed& need : row.said.first.needs)
      if (std::ranges::find(whole.needs, need.code, &NewNeed::code) == whole.needs.end()) whole.needs.push_back(need);
    for (const NamedAnswer& one : kAnswers)
      if (!(whole.answers.*one.text)) whole.answers.*one.text = row.said.first.answers.*one.text;
    for (const ExternalName& name : row.said.first.answers.external_names) whole.answers.external_names.push_back(name);
    const auto code = [](const std::string& language) { return language.substr(0, language.find(':')); };
    for (const std::string& language : row.said.first.answers.languages)
      if (std::ranges::find(whole.answers.languages, code(language), code) == whole.answers.languages.end())
        whole.answers.languages.push_back(language);
    const std::string& more = row.said.first.note;
    if (whole.note.empty())
      whole.note = more;
    else if (!more.empty() && more != whole.note)
      whole.note += '\n' + more;
    note(row, tr("the same person and day as on line {line}: one conversation", {{"line", first.row.line}}));
  }

  // --- What changes --------------------------------------------------------------------------------------------------

  void same(PlannedIntake& row, const KnownIntake& intake) {
    row.action = RowAction::Same;
    row.intake = intake.id;
    if (intake.is_void) note(row, tr("{intake} is void, and stays so", {{"intake", intake.id.str()}}));
  }

  void decide(PlannedIntake& row) {
    PlannedPerson& who = plan_.people[*row.who];
    const FirstConversation& first = row.said.first;
    if (who.id) {
      const auto intakes = known_.of(*who.id, first.held_on, row.said.partner);
      for (const KnownIntake& intake : intakes)
        if (intake.has_all(first.needs)) {
          same(row, intake);
          return name_person(row, who);
        }
      if (!intakes.empty() && !intakes.front().is_void)
        return refuse(row, RowAction::Conflict,
                      tr("{person} has {intake} of {day} already, with other needs: {needs}; `inact intake need add "
                         "{intake} CODE` adds one",
                         {{"person", who.id->str()},
                          {"intake", intakes.front().id.str()},
                          {"day", first.held_on},
                          {"needs", list_of(intakes.front().needs)}}));
    }
    agree(row, who);
  }

  /// Of a conversation that is known, the id in the other program may be new.
  void name_person(PlannedIntake& row, PlannedPerson& who) {
    auto& names = who.now.identity.emplace(who.now.identity.value_or(Identity{})).external_names;
    for (const ExternalName& name : row.said.first.answers.external_names)
      if (std::ranges::find(names, name) == names.end()) {
        names.push_back(name);
        row.action = RowAction::Updated;
      }
  }

  /// The row and what is known of the person by now become one, or a conflict.
  void agree(PlannedIntake& row, PlannedPerson& who) {
    PersonAnswers& answers = row.said.first.answers;
    const PersonRules rules = row.said.rules(target_);
    const Identity known = who.now.identity.value_or(Identity{});
    // a name that is the same in another spelling, or divided in another way
    const bool same_name =
        search_key(full_name(known)) == row.row.name_key || search_key(known.original_name) == row.row.name_key;
    if (same_name && !row.row.name_key.empty())
      for (const char* name : {"given_name", "family_name", "raw_name"}) forget(answers, name);
    std::vector<std::string> others, stay;
    for (const std::string& field : settle(answers, who.now, rules)) (says_who(field) ? others : stay).push_back(field);
    const std::string person = who.id ? who.id->str() : std::string();
    if (!others.empty())
      return refuse(
          row, RowAction::Conflict,
          who.id ? tr("{person} is recorded otherwise: {fields}. Is it another person?",
                      {{"person", person}, {"fields", list_of(others)}})
                 : tr("an earlier row says otherwise of the same person: {fields}", {{"fields", list_of(others)}}));
    for (const std::string& field : stay) forget(answers, field);
    if (!stay.empty())
      note(row, who.id ? tr("{person} stays as recorded: {fields}", {{"person", person}, {"fields", list_of(stay)}})
                       : tr("an earlier row says otherwise of the same person, and stands: {fields}",
                            {{"fields", list_of(stay)}}));
    Person after = who.now;
    try {
      inact::apply(answers, rules, after);
      require_person_here(after.facts, row.said.first.held_on);
    } catch (const Error& error) {
      return refuse(row, RowAction::Rejected, error.message());
    }
    who.now = std::move(after);
  }

  void collect_findings() {
    const AttendeeFile& file = plan_.file;
    plan_.problem_count = file.problem_count + findings_.problem_count();
    plan_.problems = file.problems;
    for (Problem& problem : findings_.take_problems()) plan_.problems.push_back(std::move(problem));
    for (Notice& note : findings_.take_notes()) plan_.notes.push_back(std::move(note));
    std::ranges::stable_sort(plan_.problems, {}, &Problem::line);
    std::ranges::stable_sort(plan_.notes, {}, &Notice::line);
    if (!file.all_problems && plan_.problems.size() > kProblemsShown) plan_.problems.resize(kProblemsShown);
  }

  const Store& store_;
  const IntakeTarget& target_;
  const std::optional<Date> dated_;
  KnownIntakes known_;
  PeopleMatcher* people_ = nullptr;
  Findings findings_;
  IntakePlan plan_;
  std::map<PersonId, std::size_t> known_people_;
  std::map<std::tuple<std::size_t, Date, std::string>, std::size_t> folds_;  ///< the first row of each conversation
};

}  // namespace

IntakePlan make_intake_plan(const Store& store, std::string_view bytes, const ReadOptions& reading,
                            const IntakeTarget& target) {
  return IntakePlanner(store, bytes, reading, target).make();
}

std::string decisions_of(const IntakePlan& plan) {
  std::string text;
  for (const PlannedIntake& row : plan.rows) {
    text += fmt::format("{} {} {} {} {} {}", word(row.action), row.who ? static_cast<std::int64_t>(*row.who) : -1,
                        row.who && plan.people[*row.who].id ? plan.people[*row.who].id->value : 0,
                        row.same_as.value_or(0), row.intake ? row.intake->value : 0, row.said.partner);
    if (row.action == RowAction::New) text += ' ' + iso(row.said.first.held_on);
    for (const NewNeed& need : row.said.first.needs) text += fmt::format(" {}:{}", need.code, word(need.urgency));
    text += '\n';
  }
  return sha256(text);
}

std::optional<BatchId> apply(Transaction& tx, IntakePlan& plan, const IntakeTarget& target,
                             const ImportSource& source) {
  const auto writes = [](const PlannedIntake& row) {
    return row.action == RowAction::New || row.action == RowAction::Updated;
  };
  const auto written = std::ranges::count_if(plan.rows, writes);
  if (written == 0 || plan.file.refused) return std::nullopt;
  const BatchId batch = add_batch(tx, "intakes", plan.file, plan.counts, {}, target.partner, source);
  for (PlannedIntake& row : plan.rows) {
    if (!writes(row)) continue;
    PlannedPerson& who = plan.people[*row.who];
    FirstConversation& first = row.said.first;
    const PersonRules rules = row.said.rules(target);
    if (row.action == RowAction::Updated) {
      PersonAnswers names;
      names.external_names = first.answers.external_names;
      edit_person(tx, *who.id, names, rules);
      continue;
    }
    first.person = who.id;
    first.batch = batch;
    const RecordedIntake recorded = add_intake(tx, first, rules);
    who.id = recorded.person;
    row.intake = recorded.id;
  }
  tx.log(Action::Import, batch.str(), {}, written);
  return batch;
}

}  // namespace inact
