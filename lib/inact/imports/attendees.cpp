#include "inact/imports/attendees.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

#include "inact/imports/caption.h"
#include "inact/imports/encoding.h"
#include "inact/imports/rows.h"
#include "inact/imports/same.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

bool blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool space = c <= ' ' || c == 0x85 || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x202F ||
                       c == 0x2060 || c == 0x3000 || c == 0xFEFF;
    if (!space) return false;
  }
  return true;
}

bool blank(const CsvReader& record) {
  return std::ranges::all_of(record.cells(), [](const CsvCell& cell) { return blank(cell.text); });
}

/// "Summe;10": a word for sums, and otherwise numbers only.
bool totals(const CsvReader& record) {
  constexpr std::string_view kOfNumbers = "0123456789., %/";
  std::string_view first;
  for (const CsvCell& cell : record.cells()) {
    if (cell.text.empty()) continue;
    if (first.empty())
      first = cell.text;
    else if (kOfNumbers.find(cell.text[0]) == std::string_view::npos ||
             cell.text.find_first_not_of(kOfNumbers) != std::string_view::npos)
      return false;
  }
  constexpr std::size_t kLongest = 24;
  if (first.size() > kLongest) return false;
  std::string word = caption_key(first);
  if (word.ends_with(':')) word.pop_back();
  const auto& words = import_words().totals;
  return std::ranges::find(words, word) != words.end();
}

/// A letter that no name holds when Windows-1252 was the right guess: a symbol, or one of the capitals that stand for
/// small umlauts in other encodings, within a word (JŸrgen is Jürgen written by an old Macintosh).
std::string foreign_letter(std::string_view name) {
  constexpr std::u32string_view kMarks = U"·’‘´–-ªº";
  char32_t before = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(name, at);
    const bool letter = c >= 0xC0 || c == 0x160 || c == 0x161 || c == 0x17D || c == 0x17E || c == 0x152 || c == 0x153;
    const bool symbol = c >= 0x80 && kMarks.find(c) == std::u32string_view::npos &&
                        (!letter || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2122));
    const bool capital = (c == 0x160 || c == 0x17D || c == 0x178) && before >= 'a' && before <= 'z';
    const bool before_small = (c == 0x160 || c == 0x17D || c == 0x178) && before != 0 && before != ' ' &&
                              before != '-' && at < name.size() && name[at] >= 'a' && name[at] <= 'z';
    if (symbol || capital || before_small) return std::string(name.substr(begin, at - begin));
    before = c;
  }
  return {};
}

/// Texts one after the other, none of which can run into the next.
void join_texts(std::string& all, std::initializer_list<std::string_view> texts) {
  all.clear();
  for (const std::string_view text : texts) {
    all += text;
    all += '\0';
  }
}

}  // namespace

struct AttendeeReader::State {
  State(std::string_view bytes, const ReadOptions& o)
      : options(o), decoded(decode(bytes, o.encoding, o.read_up_to)), findings(o.all_problems) {}

  bool open();
  bool next(Attendee& attendee);
  bool read_header();
  bool guess_holds();
  bool says_status() const;
  void whole_file(int line, int column, Message message);
  void no_header();
  void no_column(const std::string& column, const std::string& columns);
  void preamble(std::vector<std::size_t>& date_columns);
  bool is_row();
  bool begins_another() const;
  void find_same(Attendee& attendee);
  void survey_joins();
  bool has_address(const std::string& name);
  void show_letters(const Attendee& attendee);

  const ReadOptions options;
  Decoded decoded;
  Header header;
  Findings findings;
  AttendeeFile file;
  std::optional<CsvReader> csv;
  std::optional<RowReader> rows;
  std::string_view header_record;
  bool table_ended = false;
  std::size_t told = 0;        ///< how far the file was read, as was last told
  std::size_t read_again = 0;  ///< rows

  PeopleSeen people;
  PeopleSeen ids;
  PeopleSeen callers;  ///< of a call, by what tells them apart alone
  std::string key, identity;
  std::optional<std::unordered_set<std::string>> names_with_address;  ///< of a call, once somebody has no address
};

void AttendeeReader::State::whole_file(int line, int column, Message message) {
  file.refused = true;
  findings.problem(line, column, std::move(message));
}

// --- Before the first row --------------------------------------------------------------------------------------------

bool AttendeeReader::State::open() {
  file.all_problems = options.all_problems;
  file.encoding = decoded.encoding;
  file.bom = decoded.bom;
  HeaderRequest request;
  request.profiles = options.profiles;
  if (options.profile)
    request.profile = &profile_named(*options.profile, options.profiles ? *options.profiles : built_in_profiles());
  request.map = options.map;
  request.delimiter = options.delimiter;
  const std::string_view text = decoded.text();
  if (decoded.problem && !decoded.problem->offset) {
    whole_file(0, 0, decoded.problem->message);
    return false;
  }
  header = find_header(text, request);
  file.delimiter = header.dialect.delimiter;
  if (decoded.problem) {
    const auto [line, column] = locate(text, header.dialect, *decoded.problem->offset);
    whole_file(line, column, decoded.problem->message);
    return false;
  }
  if (header.line == 0 || !header.unresolved.empty()) {
    no_header();
    return false;
  }
  file.profile = header.profile;
  file.header_line = header.line;
  file.columns = header.columns;
  file.session_columns = !header.sessions.empty();
  if (header.profile->orders) {
    whole_file(
        header.line, 0,
        tr("a row of this export is an order and not a person: export the order positions, or the check-in list"));
    return false;
  }
  rows.emplace(text, header, options, findings);
  if (decoded.guessed && !guess_holds()) return false;
  if (decoded.guessed)
    findings.note(
        0, tr("the file does not say its encoding; it was read as {encoding}", {{"encoding", decoded.encoding}}));
  if (!says_status()) findings.note(0, tr("no column with a status was found: everybody is taken as registered"));
  csv.emplace(text, header.dialect);
  return read_header();
}

/// Whether anything decides who registered and who came: a column, the format, or the event being over.
bool AttendeeReader::State::says_status() const {
  return header.profile->rows == RowKind::Intakes || !header.profile->plain() || options.final ||
         !header.sessions.empty() || std::ranges::any_of(header.columns, [](const AttendeeColumn& column) {
           return column.field == AttendeeField::Status || column.field == AttendeeField::Attended;
         });
}

/// Windows-1252 fits nearly every file of one byte a character. Names show whether it was meant.
bool AttendeeReader::State::guess_holds() {
  CsvReader reader(decoded.text(), header.dialect);
  while (reader.next()) {
    if (reader.line() <= header.line) continue;
    for (const AttendeeColumn& column : header.columns) {
      const auto index = static_cast<std::size_t>(column.column) - 1;
      if (column.field != AttendeeField::GivenName && column.field != AttendeeField::FamilyName &&
          column.field != AttendeeField::RawName)
        continue;
      if (index >= reader.cells().size() || is_ascii(reader.cells()[index].text)) continue;
      const std::string letter = foreign_letter(reader.cells()[index].text);
      if (letter.empty()) continue;
      whole_file(
          reader.cells()[index].line, column.column,
          tr("the file is not UTF-8, and read as {encoding} this name would hold “{letter}”: name its encoding with "
             "--encoding (macroman, cp850 …)",
             {{"encoding", decoded.encoding}, {"letter", shown(letter)}}));
      return false;
    }
  }
  return true;
}

void AttendeeReader::State::no_header() {
  if (decoded.text().find('\0') != std::string_view::npos) {
    whole_file(0, 0, tr("this is not a text file: it holds NUL bytes"));
    return;
  }
  if (header.captions.empty()) {
    whole_file(0, 0, tr("no header row found: the file holds nothing but blanks"));
    return;
  }
  std::string list;
  for (const std::string& caption : header.captions)
    if (!caption_key(caption).empty()) list += (list.empty() ? "" : ", ") + extract(caption);
  // a row with an address in it is somebody, and no header
  if (list.find('@') != std::string::npos)
    whole_file(0, 0, tr("no header row found: the first row of the table must say what its columns hold"));
  else if (!header.unresolved.empty())
    for (const std::string& column : header.unresolved) no_column(column, list);
  else if (options.profile)
    whole_file(0, 0,
               tr("no header row of the profile {profile} found. The file has these columns: {columns}",
                  {{"profile", *options.profile}, {"columns", list}}));
  else
    whole_file(0, 0,
               tr("no header row found: no column is known to hold a name or an e-mail address. The file has these "
                  "columns: {columns}. Say what they hold with --map given_name=COLUMN",
                  {{"columns", list}}));
}

/// A column that --map names and the file does not have.
void AttendeeReader::State::no_column(const std::string& column, const std::string& columns) {
  const std::string meant = nearest(column, header.captions);
  whole_file(header.line, 0,
             meant.empty() ? tr("the file has no column “{column}”, but these: {columns}",
                                {{"column", extract(column)}, {"columns", columns}})
                           : tr("the file has no column “{column}”. Did you mean “{nearest}”?",
                                {{"column", extract(column)}, {"nearest", extract(meant)}}));
}

bool AttendeeReader::State::read_header() {
  std::vector<std::size_t> date_columns;
  while (csv->next()) {
    if (csv->line() == header.line) {
      header_record = csv->record();
      if (const auto& fault = csv->problem()) {
        whole_file(fault->line, fault->column, tr("the header is not well-formed: its quotes do not match"));
        return false;
      }
      return true;
    }
    preamble(date_columns);
  }
  return false;
}

/// A line above the table. The day of the event may stand in one, below its caption or beside it.
void AttendeeReader::State::preamble(std::vector<std::size_t>& date_columns) {
  const auto& captions = header.profile->event_date;
  const auto& cells = csv->cells();
  const auto take_day = [&](std::size_t column) {
    if (column >= cells.size()) return;
    if (const auto date = WrittenDate::read(cells[column].text))
      if (const auto stamp = FileDates(decoded.text(), header, options).day(*date)) rows->event_day(stamp->date);
  };
  for (const std::size_t column : date_columns) take_day(column);
  date_columns.clear();
  for (std::size_t i = 0; i < cells.size() && !captions.empty(); ++i)
    if (std::ranges::find(captions, caption_key(cells[i].text)) != captions.end()) {
      date_columns.push_back(i);
      take_day(i + 1);
    }
  findings.note(csv->line(), blank(*csv) ? tr("empty row, not read") : tr("line above the table, not read"));
}

// --- Rows ------------------------------------------------------------------------------------------------------------

bool AttendeeReader::State::next(Attendee& attendee) {
  while (csv && csv->next()) {
    if (csv->offset() > told + kWindow && options.read_up_to) options.read_up_to(told = csv->offset());
    if (!is_row()) continue;
    rows->read(*csv, attendee);
    if (csv->problem()) file.refused = true;
    if (!attendee.rejected && !attendee.skipped) {
      find_same(attendee);
      show_letters(attendee);
    }
    return true;
  }
  file.refused = file.refused || (rows && rows->dates_are_open());
  return false;
}

/// A record of one cell that is the title of the next table.
bool AttendeeReader::State::begins_another() const {
  const auto& titles = header.profile->ends_at;
  const auto& cells = csv->cells();
  return !titles.empty() && std::ranges::find(titles, caption_key(cells.front().text)) != titles.end() &&
         std::all_of(cells.begin() + 1, cells.end(), [](const CsvCell& cell) { return blank(cell.text); });
}

bool AttendeeReader::State::is_row() {
  const int line = csv->line();
  if (table_ended) {
    findings.note(line, tr("line below the table, not read"));
    return false;
  }
  if (csv->problem()) return true;
  if (begins_another()) {
    table_ended = true;
    findings.note(line, tr("line below the table, not read"));
    return false;
  }
  if (blank(*csv)) {
    table_ended = header.profile->ends_at_empty_row;
    findings.note(line, tr("empty row, not read"));
    return false;
  }
  if (csv->record() == header_record) {
    findings.note(line, tr("repeated header, not read"));
    return false;
  }
  if (totals(*csv)) {
    findings.note(line, tr("totals row, not read"));
    return false;
  }
  return true;
}

// --- The same person twice -------------------------------------------------------------------------------------------

void AttendeeReader::State::find_same(Attendee& a) {
  if (!a.external_id.empty()) {
    join_texts(key, {a.external_id, a.workshop});
    a.same_as = ids.see(key, {}, a.line).person;
  }
  const bool call = header.profile->fold == FoldRule::Join;
  if (!a.email_key.empty() || call) {
    join_texts(identity, {a.email_key});
  } else {
    // without an address, rows are one person only when nothing tells them apart
    const std::string year = a.birth_year ? std::to_string(*a.birth_year) : "";
    join_texts(identity, {{}, a.external_id, a.organization, a.phone, a.postcode, year});
  }
  join_texts(key, {a.name_key.empty() ? a.email_key : a.name_key, a.workshop});
  const SeenBefore seen = people.see(key, identity, a.line);
  std::optional<int> person = seen.person;
  if (call) {
    const bool by_address = !a.email_key.empty();
    join_texts(key, {by_address ? a.email_key : a.name_key, by_address ? "@" : ""});
    person = by_address || !has_address(a.name_key) ? callers.see(key, {}, a.line).person : std::nullopt;
  }
  if (!a.same_as) a.same_as = person;
  if (seen.namesake && !a.same_as && !a.name_key.empty())
    findings.note(a.line, tr("the same name as on line {line}, taken for another person", {{"line", *seen.namesake}}));
}

/// Whether anybody of this name joined with an address: then one without cannot be told from him.
bool AttendeeReader::State::has_address(const std::string& name) {
  if (!names_with_address) survey_joins();
  return names_with_address->contains(name);
}

void AttendeeReader::State::survey_joins() {
  names_with_address.emplace();
  Findings unheard;
  RowReader reader(decoded.text(), header, options, unheard);
  CsvReader records(decoded.text(), header.dialect);
  Attendee attendee;
  while (records.next()) {
    if (records.line() <= header.line) continue;
    reader.read(records, attendee);
    if (!attendee.email_key.empty()) names_with_address->insert(attendee.name_key);
  }
}

void AttendeeReader::State::show_letters(const Attendee& attendee) {
  constexpr std::size_t kEnough = 5;
  if (file.letters_read.size() >= kEnough || is_ascii(attendee.given_name)) return;
  if (std::ranges::find(file.letters_read, attendee.given_name) == file.letters_read.end())
    file.letters_read.push_back(attendee.given_name);
}

// --- The public face -------------------------------------------------------------------------------------------------

AttendeeReader::AttendeeReader(std::string_view bytes, const ReadOptions& options)
    : state_(std::make_unique<State>(bytes, options)) {
  state_->open();
}

AttendeeReader::~AttendeeReader() = default;

bool AttendeeReader::next(Attendee& attendee) { return state_->next(attendee); }

const AttendeeFile& AttendeeReader::file() const { return state_->file; }

std::size_t AttendeeReader::rows_expected() const {
  const std::string_view text = state_->decoded.text();
  const std::string_view first = text.substr(0, std::size_t{1} << 20);
  const auto lines = static_cast<std::size_t>(std::ranges::count(first, '\n')) + 1;
  return text.size() / (first.size() / lines + 1) + lines;
}

AttendeeFile AttendeeReader::finish() {
  AttendeeFile file = state_->file;
  file.problem_count = state_->findings.problem_count();
  file.problems = state_->findings.take_problems();
  file.notes = state_->findings.take_notes();
  return file;
}

void AttendeeReader::again(std::size_t offset, int line, Attendee& attendee) {
  CsvReader record(state_->decoded.text(), state_->header.dialect, offset, line);
  record.next();
  state_->rows->read_again(record, attendee);
  constexpr std::size_t kOften = 1 << 16;
  if (++state_->read_again % kOften == 0 && state_->options.read_up_to)
    state_->options.read_up_to(state_->decoded.text().size());
}

AttendeeList read_attendees(std::string_view bytes, const ReadOptions& options) {
  AttendeeReader reader(bytes, options);
  AttendeeList list;
  for (Attendee attendee; reader.next(attendee);) list.attendees.push_back(attendee);
  static_cast<AttendeeFile&>(list) = reader.finish();
  return list;
}

bool stronger(const SessionSaid& one, const SessionSaid& other) {
  return one.status && (!other.status || strength(*one.status) > strength(*other.status));
}

void absorb(Attendee& first, const Attendee& again, FoldRule rule) {
  if (strength(again.status) > strength(first.status)) {
    first.status = again.status;
    first.mark = again.mark;
    first.date = again.date;
    first.attended_at = again.attended_at;
    first.status_word = again.status_word;
  }
  for (const SessionSaid& one : again.sessions)
    for (SessionSaid& known : first.sessions)
      if (known.day == one.day && stronger(one, known)) known = one;
  if (again.minutes) {
    const int minutes = first.minutes.value_or(0);
    first.minutes = rule == FoldRule::Join ? minutes + *again.minutes : std::max(minutes, *again.minutes);
  }
  if (!first.birth_year) first.birth_year = again.birth_year;
  if (!first.registered_at) first.registered_at = again.registered_at;
  for (const auto text : {&Attendee::given_name, &Attendee::family_name, &Attendee::raw_name, &Attendee::email,
                          &Attendee::organization, &Attendee::phone, &Attendee::postcode, &Attendee::external_id,
                          &Attendee::language, &Attendee::email_key, &Attendee::name_key})
    if ((first.*text).empty()) first.*text = again.*text;
}

}  // namespace inact
