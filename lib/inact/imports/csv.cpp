#include "inact/imports/csv.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "inact/base/error.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace inact {
namespace {

bool line_break(char c) { return c == '\n' || c == '\r'; }

/// CRLF, LF and CR count once each.
int line_breaks(const char* at, const char* end) {
  int lines = 0;
  while ((at = std::find_if(at, end, line_break)) != end) {
    if (*at++ == '\r' && at != end && *at == '\n') ++at;
    ++lines;
  }
  return lines;
}

const char* find_quote(const char* at, const char* end) {
  if (at == end) return nullptr;
  return static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
}

}  // namespace

CsvReader::CsvReader(std::string_view text, Dialect dialect, std::size_t offset, int line)
    : text_(text.data()),
      end_(text.data() + text.size()),
      at_(text.data() + offset),
      dialect_(dialect),
      next_line_(line),
      begin_(at_),
      record_end_(at_) {}

bool CsvReader::next() {
  if (at_ == end_) return false;
  cells_.clear();
  doubled_.clear();
  problem_.reset();
  begin_ = at_;
  line_ = next_line_;
  for (;;) {
    if (dialect_.quotes && at_ != end_ && *at_ == '"')
      read_quoted();
    else
      read_plain();
    record_end_ = at_;
    if (at_ == end_) break;
    const char c = *at_++;
    if (c == dialect_.delimiter) continue;
    if (c == '\r' && at_ != end_ && *at_ == '\n') ++at_;
    ++next_line_;
    break;
  }
  if (!doubled_.empty()) unescape();
  return true;
}

void CsvReader::read_plain() {
  const char* const begin = at_;
  at_ = cell_end(begin);
  add(begin, at_, begin, next_line_);
}

void CsvReader::read_quoted() {
  const char* const opening = at_;
  const int line = next_line_;
  bool doubled = false;
  const char* quote = find_quote(opening + 1, end_);
  while (quote != nullptr && quote + 1 != end_ && quote[1] == '"') {
    doubled = true;
    quote = find_quote(quote + 2, end_);
  }
  const auto fault = [&](CsvFault kind) {
    if (!problem_) problem_ = {kind, line, static_cast<int>(cells_.size())};
  };
  const char* const closing = quote != nullptr ? quote : end_;
  add(opening + 1, closing, opening, line);
  if (doubled) doubled_.push_back(cells_.size() - 1);
  next_line_ += line_breaks(opening, closing);
  if (quote == nullptr) {
    at_ = end_;
    return fault(CsvFault::UnterminatedQuote);
  }
  at_ = closing + 1;
  if (at_ == end_ || *at_ == dialect_.delimiter || line_break(*at_)) return;
  fault(CsvFault::TextAfterQuote);
  at_ = std::find_if(at_, end_, line_break);
}

void CsvReader::add(const char* begin, const char* end, const char* cell_begin, int line) {
  cells_.push_back(
      {{begin, static_cast<std::size_t>(end - begin)}, static_cast<std::size_t>(cell_begin - text_), line});
}

/// All of a record at once, so that the buffer does not move under its views.
void CsvReader::unescape() {
  std::size_t size = 0;
  for (const std::size_t i : doubled_) size += cells_[i].text.size();
  unescaped_.clear();
  unescaped_.reserve(size);
  for (const std::size_t i : doubled_) {
    const std::size_t begin = unescaped_.size();
    const std::string_view raw = cells_[i].text;
    for (std::size_t at = 0; at < raw.size(); ++at) {
      unescaped_ += raw[at];
      if (raw[at] == '"') ++at;
    }
    cells_[i].text = {unescaped_.data() + begin, unescaped_.size() - begin};
  }
}

/// The delimiter or line break that ends an unquoted cell.
const char* CsvReader::cell_end(const char* at) const {
#ifdef __SSE2__
  const __m128i delimiters = _mm_set1_epi8(dialect_.delimiter);
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  for (; end_ - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters),
                                      _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(ends));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#endif
  while (at != end_ && *at != dialect_.delimiter && !line_break(*at)) ++at;
  return at;
}

CsvPosition locate(std::string_view text, Dialect dialect, std::size_t offset) {
  CsvReader reader(text, dialect);
  CsvPosition position{1, 1};
  while (reader.next()) {
    const auto begin = static_cast<std::size_t>(reader.record().data() - text.data());
    if (begin > offset) break;
    if (begin + reader.record().size() + 1 < offset) continue;
    position.line = reader.line() + line_breaks(text.data() + begin, text.data() + std::min(offset, text.size()));
    position.column = 0;
    for (const CsvCell& cell : reader.cells()) position.column += cell.offset <= offset;
  }
  return position;
}

std::string csv_record(const std::vector<std::string_view>& cells, char delimiter) {
  const std::string special{delimiter, '"', '\r', '\n'};
  std::string record;
  for (const std::string_view& cell : cells) {
    if (&cell != cells.data()) record += delimiter;
    // one empty cell alone would be an empty line
    if (cell.find_first_of(special) == std::string_view::npos && !(cell.empty() && cells.size() == 1)) {
      record += cell;
      continue;
    }
    record += '"';
    for (const char c : cell) record.append(c == '"' ? 2 : 1, c);
    record += '"';
  }
  return record + "\r\n";
}

char parse_delimiter(std::string_view text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text == "comma") return ',';
  if (text == "semicolon") return ';';
  if (text.size() == 1 && text[0] != '"' && text[0] != '\r' && text[0] != '\n' && text[0] != '\0') return text[0];
  throw usage("“{text}” is not a delimiter. Expected: one character, comma, semicolon or tab.", {{"text", text}});
}

}  // namespace inact
