#include "inact/imports/rows.h"

#include <algorithm>
#include <utility>

#include "inact/imports/caption.h"
#include "inact/imports/controls.h"
#include "inact/imports/minutes.h"
#include "inact/table/csv.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

/// Two columns of these fields must say the same; of others (telephone and mobile) the first that says something
/// counts.
bool strict(AttendeeField field) {
  switch (field) {
    case AttendeeField::GivenName:
    case AttendeeField::FamilyName:
    case AttendeeField::Email:
    case AttendeeField::BirthYear:
    case AttendeeField::Status:
    case AttendeeField::Day:
    case AttendeeField::Workshop: return true;
    default: return false;
  }
}

/// What only a first conversation says, and what it says in other words.
bool of_answers(AttendeeField field) {
  return !has_field(RowKind::Attendees, field) || field == AttendeeField::Language || field == AttendeeField::BirthYear;
}

/// Fields of which each column says something more.
bool several(AttendeeField field) {
  return field == AttendeeField::Need || field == AttendeeField::Language || field == AttendeeField::Note;
}

bool digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Nothing at its ends to trim, and letters that Normal Form C leaves as they are: below U+0300, or Cyrillic of U+0400
/// to U+047F. The text has no control characters.
bool stored_as_it_is(std::string_view text) {
  if (text.empty()) return true;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto blank = [&](std::size_t at) { return byte(at) == 0xC2 && (byte(at + 1) == 0xA0 || byte(at + 1) == 0x85); };
  const std::size_t last = text.size() - 1;
  if (byte(0) <= ' ' || byte(last) <= ' ' || (last > 0 && (blank(0) || blank(last - 1)))) return false;
  bool simple = true;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    simple &= b < 0xCC || b == 0xD0 || b == 0xD1;
  }
  return simple;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The form under which addresses are compared.
void set_email_key(std::string_view email, std::string& key) {
  if (!is_ascii(email)) {
    key = caption_key(email);
    return;
  }
  key = email;
  for (char& c : key) c = lower(c);
}

/// something@something, without blanks
bool email_like(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos &&
         std::ranges::none_of(text, [](char c) {
           return c == ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '"' || c == '(' || c == ')' ||
                  (c >= 0 && c < ' ');
         });
}

/// 4,93023E+11: what a spreadsheet makes of a long number.
bool damaged_number(std::string_view text) {
  const auto e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0 || e + 2 >= text.size() || text[e + 1] != '+') return false;
  const std::string_view mantissa = text.substr(0, e);
  return digits(text.substr(e + 2)) && mantissa.find_first_not_of("0123456789,.") == std::string_view::npos;
}

bool only_question_marks(std::string_view text) {
  return text.find('?') != std::string_view::npos && text.find_first_not_of("? -.'") == std::string_view::npos;
}

/// The number of somebody who called in: a telephone number, parts of it hidden.
bool number_alone(std::string_view name) {
  std::size_t digits = 0;
  for (const char c : name) digits += c >= '0' && c <= '9';
  return digits >= 3 && name.find_first_not_of("0123456789+-()/*.xX ") == std::string_view::npos;
}

std::string_view without_remarks(std::string_view name) {
  while (name.ends_with(')') && name.rfind('(') != name.npos) {
    name = name.substr(0, name.rfind('('));
    while (name.ends_with(' ')) name.remove_suffix(1);
  }
  return name;
}

/// One word for each status and mark, as our own exports write them.
std::string status_codes() {
  std::string list;
  const auto add = [&](std::string_view code) { (list += list.empty() ? "" : ", ") += code; };
  for (const std::string_view status : kWords<AttendanceStatus>) add(status);
  for (const Mark mark : {Mark::Late, Mark::LeftEarly, Mark::Excused}) add(word(mark));
  return list;
}

}  // namespace

FewWords::FewWords(const std::vector<std::string>& words) : words_(words) {
  for (const std::string& word : words) {
    const auto first = static_cast<unsigned char>(word[0]);
    begins_[first] = true;
    if (first >= 'a' && first <= 'z') begins_[first - 'a' + 'A'] = true;
  }
}

bool FewWords::contains(std::string_view text) const {
  return !text.empty() && begins_[static_cast<unsigned char>(text[0])] &&
         std::ranges::any_of(words_, [&](std::string_view word) { return std::ranges::equal(text, word, {}, lower); });
}

RowReader::RowReader(std::string_view text, const Header& header, const ReadOptions& options, Findings& findings)
    : header_(header),
      profile_(*header.profile),
      options_(options),
      words_(import_words()),
      missing_(words_.missing),
      anonymous_(words_.anonymous),
      findings_(&findings),
      dates_(text, header, options),
      has_controls_(first_control(text, options.read_up_to) != std::string_view::npos) {
  for (const bool fallback : {false, true})
    for (const AttendeeColumn& column : header.columns)
      if (column.fallback == fallback) columns_[static_cast<std::size_t>(column.field)].push_back(&column);
  for (std::size_t i = 0; i < header.captions.size() && !profile_.finished.empty(); ++i)
    if (std::ranges::find(profile_.finished, caption_key(header.captions[i])) != profile_.finished.end())
      finished_.push_back(i);
}

void RowReader::read(const CsvReader& record, Attendee& attendee) {
  record_ = &record;
  attendee_ = &attendee;
  attendee.line = record.line();
  attendee.offset = record.offset();
  attendee.rejected = attendee.skipped = false;
  attendee.sessions.clear();
  attendee.answers.clear();
  for (std::string* text :
       {&attendee.given_name, &attendee.family_name, &attendee.raw_name, &attendee.email, &attendee.organization,
        &attendee.phone, &attendee.postcode, &attendee.external_id, &attendee.language, &attendee.workshop,
        &attendee.status_word, &attendee.email_key, &attendee.name_key})
    text->clear();
  attendee.birth_year = attendee.minutes = attendee.same_as = std::nullopt;
  attendee.status = profile_.default_status;
  attendee.mark = std::nullopt;
  attendee.date = std::nullopt;
  attendee.attended_at = attendee.registered_at = std::nullopt;
  if (well_formed() && without_controls() && wide_enough() && is_finished()) {
    read_names();
    read_contact();
    if (attendee.skipped) return;
    read_numbers();
    if (profile_.rows == RowKind::Intakes)
      read_answers();
    else
      read_status();
    read_dates();
    read_sessions();
  }
}

void RowReader::read_again(const CsvReader& record, Attendee& attendee) {
  Findings* const heard = std::exchange(findings_, &unheard_);
  read(record, attendee);
  findings_ = heard;
}

// --- What makes a row unreadable -------------------------------------------------------------------------------------

bool RowReader::well_formed() {
  const auto& fault = record_->problem();
  if (!fault) return true;
  refuse(fault->line, fault->column,
         fault->fault == CsvFault::TextAfterQuote
             ? tr("text after a closing quote: a quote within a cell is written twice")
             : tr("the quote that opens here is never closed: the rest of the file would be one cell"));
  return false;
}

bool RowReader::without_controls() {
  if (!has_controls_) return true;
  const std::string_view record = record_->record();
  const std::size_t found = first_control(record);
  if (found == std::string_view::npos) return true;
  const char* const place = record.data() + found;
  const std::size_t base = record_->cells().front().offset;
  int column = 0, line = record_->line();
  for (const CsvCell& cell : record_->cells())
    if (cell.offset - base <= found) {
      ++column;
      line = cell.line;
    }
  std::size_t at = found;
  const char32_t c = next_code_point(record, at);
  refuse(line, column,
         c == 0 ? tr("NUL byte: the file is damaged, or not in the encoding it was read in")
                : tr("control character {character}", {{"character", shown({place, at - found})}}));
  return false;
}

bool RowReader::wide_enough() {
  const auto& cells = record_->cells();
  if (cells.size() < header_.width && !profile_.short_rows) {
    if (!options_.lenient) {
      refuse(attendee_->line, 0,
             trn("one cell, but the header has {width}", "{n} cells, but the header has {width}",
                 static_cast<std::int64_t>(cells.size()), {{"width", header_.width}}));
      return false;
    }
    note(tr("cells missing at the end of the row taken as empty"));
  }
  for (std::size_t i = header_.captions.size(); i < cells.size(); ++i)
    if (!caption_key(cells[i].text).empty()) {
      refuse(cells[i].line, static_cast<int>(i) + 1,
             tr("{cells} cells, but the header has {width}: a delimiter within a cell needs quotes around the cell",
                {{"cells", cells.size()}, {"width", header_.captions.size()}}));
      return false;
    }
  return true;
}

bool RowReader::is_finished() {
  const auto& cells = record_->cells();
  const auto holds_something = [&](std::size_t i) { return i < cells.size() && !caption_key(cells[i].text).empty(); };
  if (finished_.empty() || std::ranges::any_of(finished_, holds_something)) return true;
  skip(tr("an answer that was never sent, not read"));
  return false;
}

void RowReader::skip(Message message) {
  attendee_->skipped = true;
  note(std::move(message));
}

// --- Cells -----------------------------------------------------------------------------------------------------------

const CsvCell* RowReader::cell_of(const AttendeeColumn& column) const {
  const auto index = static_cast<std::size_t>(column.column - 1);
  return index < record_->cells().size() ? &record_->cells()[index] : nullptr;
}

const AttendeeColumn* RowReader::take(AttendeeField field, std::string& text) {
  text.clear();
  const AttendeeColumn* from = nullptr;
  for (const AttendeeColumn* column : columns_[static_cast<std::size_t>(field)]) {
    const CsvCell* cell = cell_of(*column);
    if (!cell || cell->text.empty()) continue;
    if (!from) {
      store(cell->text, text);
      if (!text.empty()) from = column;
      continue;
    }
    if (!strict(field) || column->fallback) break;
    store(cell->text, other_);
    if (!other_.empty() && caption_key(other_) != caption_key(text)) differ(*from, *column);
  }
  return from;
}

void RowReader::differ(const AttendeeColumn& first, const AttendeeColumn& second) {
  problem(second, tr("columns {first} and {second} both hold {field}, and differ: say which with --map {field}={first}",
                     {{"first", first.column}, {"second", second.column}, {"field", word(first.field)}}));
}

/// An id of several columns is one id.
void RowReader::take_id(std::string& id) {
  id.clear();
  for (const AttendeeColumn* column : columns_[static_cast<std::size_t>(AttendeeField::ExternalId)]) {
    const CsvCell* cell = cell_of(*column);
    if (!cell || cell->text.empty()) continue;
    store(cell->text, other_);
    if (!id.empty() && !other_.empty()) id += '-';
    id += other_;
  }
}

void RowReader::keep(std::string_view cell, std::string& text) {
  const std::string_view value = unguarded(cell);
  if (stored_as_it_is(value)) {
    text = value;
  } else {
    text = stored_text(value);
    if (has_bidi_control(text)) note(tr("a cell holds characters that turn the direction of writing"));
  }
}

void RowReader::store(std::string_view cell, std::string& text) {
  keep(cell, text);
  if (missing_.contains(text)) text.clear();
}

/// The apostrophe that tools put before what a spreadsheet would take for a formula is not part of the cell.
std::string_view RowReader::unguarded(std::string_view cell) {
  if (!cell.starts_with('\'')) return cell;
  if (profile_.guarded.empty()) return inact::unguarded(cell);
  const std::string_view rest = cell.substr(1);
  if (std::ranges::none_of(profile_.guarded, [&](const auto& begin) { return rest.starts_with(begin); })) return cell;
  if (!profile_.escaped_pipes || rest.find("\\|") == std::string_view::npos) return rest;
  unescaped_.clear();
  for (std::size_t at = 0; at < rest.size(); ++at)
    if (rest.substr(at, 2) != "\\|") unescaped_ += rest[at];
  return unescaped_;
}

// --- Fields ----------------------------------------------------------------------------------------------------------

/// The name in the cell of a tool that adds what is none.
std::string_view RowReader::name_in(std::string_view cell) {
  organization_in_name_.clear();
  if (profile_.parentheses == Parentheses::Original) return original_name(cell, words_);
  if (profile_.parentheses == Parentheses::Remark) cell = without_remarks(cell);
  const auto close = cell.find(']');
  if (!profile_.organization_in_brackets || !cell.starts_with('[') || close == cell.npos) return cell;
  organization_in_name_ = stored_text(cell.substr(1, close - 1));
  return cell.substr(close + 1);
}

void RowReader::read_names() {
  Attendee& a = *attendee_;
  take(AttendeeField::GivenName, a.given_name);
  take(AttendeeField::FamilyName, a.family_name);
  take(AttendeeField::RawName, a.raw_name);
  if (anonymous_.contains(a.raw_name)) a.raw_name.clear();
  if (anonymous_.contains(a.given_name) || anonymous_.contains(a.family_name)) {
    a.given_name.clear();
    a.family_name.clear();
  }
  if (!a.given_name.empty() || !a.family_name.empty()) {
    if (a.raw_name.empty()) {
      a.raw_name = a.given_name;
      if (!a.given_name.empty() && !a.family_name.empty()) a.raw_name += ' ';
      a.raw_name += a.family_name;
    }
  } else if (!a.raw_name.empty()) {
    SplitName split = split_name(name_in(a.raw_name), words_);
    a.given_name = std::move(split.given);
    a.family_name = std::move(split.family);
  }
  if (only_question_marks(a.given_name) || only_question_marks(a.family_name))
    note(tr("the name has only question marks: its letters were lost when the file was saved, save it as “CSV UTF-8”"));
  text_ = a.given_name;
  text_ += ' ';
  text_ += a.family_name;
  if (text_.size() > 1) a.name_key = search_key(text_);
}

void RowReader::read_contact() {
  Attendee& a = *attendee_;
  take(AttendeeField::Email, a.email);
  if (!a.email.empty() && !email_like(a.email)) {
    if (!anonymous_.contains(a.email))
      note(tr("“{text}” is not an e-mail address, and was left out", {{"text", extract(a.email)}}));
    a.email.clear();
  }
  set_email_key(a.email, a.email_key);
  if (profile_.fold == FoldRule::Join && a.email.empty() && number_alone(name_in(a.raw_name)))
    return skip(tr("somebody who called in, without a name: not read"));
  if (a.email.empty() && a.name_key.empty() && profile_.continued)
    return skip(tr("a row that continues the one above, not read"));
  if (a.email.empty() && a.name_key.empty() && profile_.rows == RowKind::Attendees)
    refuse(a.line, 0, tr("the row has neither a name nor an e-mail address"));
  take(AttendeeField::Organization, a.organization);
  if (a.organization.empty()) a.organization = organization_in_name_;
  take(AttendeeField::Language, a.language);
  take(AttendeeField::Workshop, a.workshop);
  take(AttendeeField::Phone, a.phone);
  if (damaged_number(a.phone)) {
    note(tr("a spreadsheet has damaged the telephone number “{text}”; it was left out", {{"text", a.phone}}));
    a.phone.clear();
  }
  take(AttendeeField::Postcode, a.postcode);
  if (digits(a.postcode) && a.postcode.size() < 5)
    note(tr("the postcode {text} has fewer than five digits: a spreadsheet may have taken its leading zeros",
            {{"text", extract(a.postcode)}}));
  take_id(a.external_id);
  if (!a.external_id.empty() && !profile_.external_id.empty()) a.external_id.insert(0, profile_.external_id + ":");
}

void RowReader::read_numbers() {
  if (const AttendeeColumn* column = take(AttendeeField::BirthYear, text_)) {
    if (digits(text_) && text_.size() == 4 && text_ >= "1900" && text_ < "2100")
      attendee_->birth_year = std::stoi(text_);
    else if (profile_.rows == RowKind::Attendees)
      problem(*column, tr("“{text}” is not a year of birth", {{"text", extract(text_)}}));
  }
  if (take(AttendeeField::Minutes, text_)) {
    attendee_->minutes = minutes_in(text_);
    if (!attendee_->minutes) note(tr("“{text}” is no duration, and was left out", {{"text", extract(text_)}}));
  }
}

std::optional<StatusMeaning> RowReader::meaning(const std::string& word) {
  constexpr std::size_t kRemembered = 1000;  // words of a file that has something else in this column
  const auto known = meanings_.find(word);
  if (known != meanings_.end()) return known->second;
  auto found = profile_.meaning_of(caption_key(word));
  if (!found && profile_.questions) found = header_.table->meaning_of(caption_key(word));
  if (meanings_.size() < kRemembered) meanings_.emplace(word, found);
  return found;
}

void RowReader::refuse_word(const AttendeeColumn& column, const std::string& word) {
  if (profile_.status_words.empty())
    problem(column, tr("“{text}” is not a date", {{"text", extract(word)}}));
  else if (const std::string meant = nearest(caption_key(word), profile_.known_words()); !meant.empty())
    problem(column,
            tr("unknown status “{word}”. Did you mean “{nearest}”?", {{"word", extract(word)}, {"nearest", meant}}));
  else if (std::exchange(told_words_, true))
    problem(column, tr("unknown status “{word}”", {{"word", extract(word)}}));
  else
    problem(column,
            tr("unknown status “{word}”. Expected: {words}; `inact help profiles` lists every word that is read",
               {{"word", extract(word)}, {"words", status_codes()}}));
}

void RowReader::read_status() {
  Attendee& a = *attendee_;
  StatusMeaning said, seen;
  if (const AttendeeColumn* column = take(AttendeeField::Status, a.status_word)) {
    if (const auto known = meaning(a.status_word))
      said = *known;
    else
      refuse_word(*column, a.status_word);
  }
  const AttendeeColumn* says = nullptr;
  for (const AttendeeColumn* column : columns_[static_cast<std::size_t>(AttendeeField::Attended)]) {
    const CsvCell* cell = cell_of(*column);
    if (!cell || cell->text.empty()) continue;
    store(cell->text, text_);
    if (text_.empty()) continue;
    if (const auto known = meaning(text_)) {
      if (says && *known != seen) differ(*says, *column);
      seen = *known;
      says = column;
    } else if (!WrittenDate::read(text_)) {
      refuse_word(*column, text_);
    } else if (!a.attended_at) {
      a.attended_at = day(*column, text_);
    }
  }
  if (a.attended_at) seen.status = AttendanceStatus::Attended;
  const bool only_expected = said.status == AttendanceStatus::Registered || said.status == AttendanceStatus::Invited;
  if (seen.status == AttendanceStatus::Attended) {
    a.status = AttendanceStatus::Attended;
    a.mark = seen.mark || said.status != AttendanceStatus::Attended ? seen.mark : said.mark;
  } else if (const StatusMeaning& one = said.status && (!only_expected || !seen.status) ? said : seen; one.status) {
    a.status = *one.status;
    a.mark = one.mark;
  }
  if (options_.final && a.status == AttendanceStatus::Registered) a.status = AttendanceStatus::NoShow;
}

void RowReader::read_dates() {
  Attendee& a = *attendee_;
  if (const AttendeeColumn* column = take(AttendeeField::RegisteredAt, text_)) {
    take(AttendeeField::RegisteredTime, other_);
    std::string whole = text_ + ' ' + other_;
    a.registered_at = day(*column, !other_.empty() && WrittenDate::read(whole) ? whole : text_);
  }
  std::optional<Stamp> event;
  if (const AttendeeColumn* column = take(AttendeeField::Day, text_)) event = day(*column, text_);
  if (a.attended_at)
    a.date = a.attended_at->date;
  else if (event)
    a.date = event->date;
  else if (event_day_)
    a.date = event_day_;
  else if (a.registered_at)
    a.date = a.registered_at->date;
  else
    a.date = options_.date;
}

std::optional<Stamp> RowReader::day(const AttendeeColumn& column, const std::string& text) {
  if (const auto date = WrittenDate::read(text)) return decided(column, text, *date);
  problem(column, tr("“{text}” is not a date", {{"text", extract(text)}}));
  return std::nullopt;
}

std::optional<Stamp> RowReader::decided(const AttendeeColumn& column, const std::string& text,
                                        const WrittenDate& date) {
  const auto stamp = dates_.day(date);
  if (stamp) return stamp;
  attendee_->rejected = true;
  if (!date.ambiguous() || options_.date_order) {
    problem(column, tr("“{text}” is not a day with --date-order {order}",
                       {{"text", extract(text)}, {"order", word(*options_.date_order)}}));
  } else if (std::ranges::find(open_columns_, column.column) == open_columns_.end()) {
    open_columns_.push_back(column.column);
    findings_->problem(
        0, column.column,
        tr("every date can be read day-first or month-first: say --date-order dmy or --date-order mdy (one "
           "row with a day above 12 would decide it)"));
  }
  return std::nullopt;
}

// --- Files of many sessions ------------------------------------------------------------------------------------------

void RowReader::read_sessions() {
  if (header_.sessions.empty()) return;
  if (days_.empty())
    for (const SessionColumn& column : header_.sessions) {
      const auto stamp = dates_.day(column.day);
      days_.push_back(stamp ? std::optional(stamp->date) : std::nullopt);
    }
  Attendee& a = *attendee_;
  std::string cell, left;
  for (std::size_t i = 0; i < header_.sessions.size(); ++i) {
    const SessionColumn& column = header_.sessions[i];
    const auto index = static_cast<std::size_t>(column.column - 1);
    cell.clear();
    if (index < record_->cells().size()) store(record_->cells()[index].text, cell);
    if (cell == "←") cell = left;
    left = cell;
    const auto said = session_meaning(column, cell);
    if (!days_[i]) continue;
    SessionSaid one{*days_[i], said ? said->status : std::nullopt, said ? said->mark : std::nullopt, {}};
    const auto known = std::ranges::find(a.sessions, one.day, &SessionSaid::day);
    if (known == a.sessions.end())
      a.sessions.push_back(one);
    else if (stronger(one, *known))
      *known = one;
  }
  const SessionSaid* strongest = nullptr;
  for (const SessionSaid& one : a.sessions)
    if (one.status && (!strongest || stronger(one, *strongest))) strongest = &one;
  if (!strongest) return;
  a.status = *strongest->status;
  a.mark = strongest->mark;
  a.date = strongest->day;
}

/// "P (2/2)" is P. What has no points is a mark that was deleted or a remark on the enrolment, and says nothing.
std::optional<StatusMeaning> RowReader::session_meaning(const SessionColumn& column, const std::string& cell) {
  const auto points = cell.find(" (");
  const std::string word = cell.substr(0, points);
  if (cell.empty()) return std::nullopt;
  if (const auto known = meaning(word)) return known;
  if (points == cell.npos || !cell.ends_with(')')) {
    note(tr("“{text}” is no mark, and was left out", {{"text", extract(cell)}}));
    return std::nullopt;
  }
  refuse_word({column.column, column.caption, AttendeeField::Status}, word);
  return std::nullopt;
}

// --- First conversations ---------------------------------------------------------------------------------------------

/// Why there is no answer is an answer, too: words for that are left for whoever knows the vocabularies.
void RowReader::read_answers() {
  for (const AttendeeColumn& column : header_.columns) {
    const CsvCell* cell = cell_of(column);
    if (!cell || cell->text.empty() || !of_answers(column.field)) continue;
    keep(cell->text, text_);
    if (text_.empty() || !answer(column)) continue;
    attendee_->answers.push_back({column.field, cell->line, column.column, text_});
  }
}

/// Whether the text of the column says something new.
bool RowReader::answer(const AttendeeColumn& column) {
  if (column.field == AttendeeField::BirthDate)
    if (const auto date = WrittenDate::read(text_)) {
      const auto day = decided(column, text_, *date);
      if (!day) return false;
      text_ = iso(day->date);
    }
  if (several(column.field)) return true;
  for (const CellSaid& before : attendee_->answers)
    if (before.field == column.field) {
      if (caption_key(before.text) != caption_key(text_)) differ({before.column, {}, column.field}, column);
      return false;
    }
  return true;
}

// --- Problems --------------------------------------------------------------------------------------------------------

void RowReader::problem(const AttendeeColumn& column, Message message) {
  const CsvCell* cell = cell_of(column);
  refuse(cell ? cell->line : attendee_->line, column.column, std::move(message));
}

void RowReader::refuse(int line, int column, Message message) {
  attendee_->rejected = true;
  findings_->problem(line, column, std::move(message));
}

}  // namespace inact
