#include "inact/imports/plan_intake_answers.h"

#include <algorithm>
#include <charconv>

#include "inact/base/error.h"
#include "inact/imports/caption.h"
#include "inact/imports/plan_people.h"
#include "inact/intake/checks.h"

namespace inact {
namespace {

constexpr std::size_t kLongestNote = 10'000;

bool one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::find(words, caption_key(text)) != words.end();
}

const std::vector<std::string> kYes = {"ja", "yes", "x", "true", "wahr", "✓"};
const std::vector<std::string> kNo = {"nein", "no", "keine", "none", "false", "falsch"};

int number_in(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw usage("“{text}” is not a number", {{"text", extract(text)}});
  return number;
}

/// A number of minutes and the like needs no answer; a code says why there is none.
bool may_be_missing(AttendeeField field) {
  switch (field) {
    case AttendeeField::BirthYear:
    case AttendeeField::BirthDate:
    case AttendeeField::Gender:
    case AttendeeField::Country:
    case AttendeeField::Residence:
    case AttendeeField::District:
    case AttendeeField::ArrivedYear:
    case AttendeeField::AccessPath:
    case AttendeeField::Form:
    case AttendeeField::Spoken: return true;
    default: return false;
  }
}

}  // namespace

int column_of(const AttendeeFile& file, AttendeeField field) {
  const auto found = std::ranges::find(file.columns, field, &AttendeeColumn::field);
  return found == file.columns.end() ? 0 : found->column;
}

IntakeAnswers::IntakeAnswers(const AttendeeFile& file, const IntakeTarget& target, Findings& findings)
    : file_(file), target_(target), findings_(findings), labels_(target.vocabularies) {}

template <class Work>
void IntakeAnswers::at(int line, int column, Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    findings_.problem(line, column, error.message());
    wrong_ = true;
  }
}

std::optional<IntakeSaid> IntakeAnswers::read(const Attendee& row) {
  said_ = {};
  said_.partner = target_.partner;
  said_.first.conversation.form = target_.form;
  urgency_.reset();
  own_urgency_.clear();
  wrong_ = false;
  for (const CellSaid& cell : row.answers) at(cell.line, cell.column, [&] { take(cell); });
  take_whole_row(row);
  for (std::size_t i = 0; i < said_.first.needs.size(); ++i)
    if (urgency_ && !own_urgency_[i]) said_.first.needs[i].urgency = *urgency_;
  if (std::ranges::find(row.answers, AttendeeField::Need, &CellSaid::field) == row.answers.end() ||
      (said_.first.needs.empty() && !wrong_))
    at(row.line, column_of(file_, AttendeeField::Need),
       [] { throw usage("the row does not say what the person came for: at least one need is necessary"); });
  if (!wrong_) at(row.line, 0, [&] { check(said_.first, said_.rules(target_)); });
  return wrong_ ? std::nullopt : std::optional(std::move(said_));
}

/// What is not among the cells of its own: who it is, when it was, how long.
void IntakeAnswers::take_whole_row(const Attendee& row) {
  const auto text = [&](AttendeeField field, Text member, const std::string& value) {
    if (!value.empty()) at(row.line, column_of(file_, field), [&] { person(member, value); });
  };
  text(AttendeeField::GivenName, &PersonAnswers::given_name, row.given_name);
  text(AttendeeField::FamilyName, &PersonAnswers::family_name, row.family_name);
  if (column_of(file_, AttendeeField::RawName) > 0)
    text(AttendeeField::RawName, &PersonAnswers::raw_name, row.raw_name);
  text(AttendeeField::Email, &PersonAnswers::email, row.email);
  text(AttendeeField::Phone, &PersonAnswers::phone, row.phone);
  text(AttendeeField::Postcode, &PersonAnswers::postcode, row.postcode);
  said_.first.answers.external_names = identity_in(row, file_).external_names;
  said_.first.conversation.minutes = row.minutes;
  const int day = std::max(column_of(file_, AttendeeField::Day), column_of(file_, AttendeeField::RegisteredAt));
  at(row.line, day, [&] {
    if (!row.date) throw usage("the row does not say on which day the conversation was; --date DATE says it for all");
    said_.first.held_on = *row.date;
    require_happened(*row.date, target_.today);
  });
}

void IntakeAnswers::take(const CellSaid& said) {
  const std::string text = labels_.no_answer(said.text);
  if (one_of(text, import_words().missing) || (missing_answer(text) && !may_be_missing(said.field))) return;
  const auto code = [&](const char* vocabulary) {
    return accept_answer(target_.vocabularies[vocabulary], labels_.code(vocabulary, text));
  };
  ConversationFacts& conversation = said_.first.conversation;
  switch (said.field) {
    case AttendeeField::OriginalName: return person(&PersonAnswers::original_name, text);
    case AttendeeField::BirthYear: return person(&PersonAnswers::birth_year, text);
    case AttendeeField::BirthDate: return person(&PersonAnswers::birth_date, text);
    case AttendeeField::ArrivedYear: return person(&PersonAnswers::arrived_year, text);
    case AttendeeField::Gender: return person(&PersonAnswers::gender, labels_.code("gender", text));
    case AttendeeField::District: return person(&PersonAnswers::district, labels_.code("district", text));
    case AttendeeField::Residence: return person(&PersonAnswers::residence, labels_.code("residence_group", text));
    case AttendeeField::Country: return person(&PersonAnswers::country, labels_.country(text));
    case AttendeeField::Language: return take_languages(text);
    case AttendeeField::Need: return take_needs(text);
    case AttendeeField::Urgency: urgency_ = urgency(text); return;
    case AttendeeField::AccessPath: said_.first.access_path = code("access_path"); return;
    case AttendeeField::Form: conversation.form = code("conversation_form"); return;
    case AttendeeField::Spoken: {
      const std::string tag = labels_.language(text);
      conversation.language = missing_answer(tag) ? tag : accept_language(target_.vocabularies, tag);
      return;
    }
    case AttendeeField::Interpreter:
      if (!one_of(text, kNo)) conversation.interpreter = accept_language(target_.vocabularies, labels_.language(text));
      return;
    case AttendeeField::Relatives: conversation.relatives = number_in(text); return;
    case AttendeeField::Partner:
      said_.partner = target_.vocabularies["partner"].accept(labels_.code("partner", text));
      return;
    case AttendeeField::Note: {
      std::string& note = said_.first.note;
      note = accept_text(note.empty() ? text : note + '\n' + text, kLongestNote, tr("Note"));
      return;
    }
    default: return;
  }
}

/// Checked by itself, so that what is wrong has a place.
void IntakeAnswers::person(Text member, const std::string& text) {
  PersonAnswers one;
  one.*member = text;
  Person nobody;
  apply(one, said_.rules(target_), nobody);
  said_.first.answers.*member = text;
}

void IntakeAnswers::take_languages(const std::string& text) {
  auto& languages = said_.first.answers.languages;
  for (std::string& language : labels_.languages(text)) {
    const std::string_view tag = std::string_view(language).substr(0, language.find(':'));
    PersonAnswers one;
    one.languages = {language};
    Person nobody;
    apply(one, said_.rules(target_), nobody);
    if (std::ranges::none_of(languages, [&](const std::string& known) {
          return std::string_view(known).substr(0, known.find(':')) == tag;
        }))
      languages.push_back(std::move(language));
  }
}

Urgency IntakeAnswers::urgency(const std::string& text) const {
  if (one_of(text, kYes)) return Urgency::Urgent;
  if (one_of(text, kNo)) return Urgency::Normal;
  return from_word<Urgency>(target_.vocabularies["urgency"].accept(labels_.code("urgency", text))).value();
}

void IntakeAnswers::take_needs(const std::string& text) {
  auto& needs = said_.first.needs;
  for (const std::string& one : labels_.needs(text)) {
    const NewNeed need = accept_need(target_.vocabularies, one);
    const auto known = std::ranges::find(needs, need.code, &NewNeed::code);
    if (known != needs.end()) continue;
    needs.push_back(need);
    own_urgency_.push_back(one.find(':') != std::string::npos);
  }
}

}  // namespace inact
