// The records of a comma-separated file, strictly and with exact positions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inact {

struct Dialect {
  char delimiter = ',';
  bool quotes = true;  ///< false: `"` is a character like any other (Moodle writes such files)
  friend bool operator==(const Dialect&, const Dialect&) = default;
};

struct CsvCell {
  std::string_view text;   ///< without the outer quotes, doubled quotes made single; valid until the next record
  std::size_t offset = 0;  ///< in the file's text, of its first character or opening quote
  int line = 0;            ///< the physical line on which it begins
};

enum class CsvFault { TextAfterQuote, UnterminatedQuote };

struct CsvProblem {
  CsvFault fault;
  int line = 0;    ///< where the quote opens
  int column = 0;  ///< of the cell in its record, from 1
};

/// Reads one record after another. Records end with CRLF, LF or CR outside quotes only, and each of the three is one
/// physical line wherever it stands. A quote opens a quoted cell only as its first character. Cells are views into the
/// text: nothing is copied unless a cell has doubled quotes.
class CsvReader {
 public:
  /// The text must live as long as the reader. Begins with the record at `offset`, which stands on that line.
  CsvReader(std::string_view text, Dialect dialect, std::size_t offset = 0, int line = 1);
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// Goes on to the next record; false at the end of the text. An empty line is a record of one empty cell.
  bool next();

  const std::vector<CsvCell>& cells() const { return cells_; }
  /// The physical line on which the record begins, from 1.
  int line() const { return line_; }
  /// Where it begins in the text.
  std::size_t offset() const { return static_cast<std::size_t>(begin_ - text_); }
  /// The record as it stands in the text, without its line end.
  std::string_view record() const { return {begin_, static_cast<std::size_t>(record_end_ - begin_)}; }
  /// The first fault of the record. Behind text after a closing quote the rest of the physical line is left out, behind
  /// a quote that never closes everything is.
  const std::optional<CsvProblem>& problem() const { return problem_; }

 private:
  void read_quoted();
  void read_plain();
  void add(const char* begin, const char* end, const char* cell_begin, int line);
  void unescape();
  const char* cell_end(const char* from) const;

  const char* const text_;
  const char* const end_;
  const char* at_;
  const Dialect dialect_;
  int next_line_;

  const char* begin_;
  const char* record_end_;
  int line_ = 0;
  std::vector<CsvCell> cells_;
  std::vector<std::size_t> doubled_;  ///< indices of cells with doubled quotes
  std::string unescaped_;
  std::optional<CsvProblem> problem_;
};

struct CsvPosition {
  int line = 0;
  int column = 0;  ///< of the cell, from 1
};
/// The physical line and the cell in which the byte at `offset` stands.
CsvPosition locate(std::string_view text, Dialect dialect, std::size_t offset);

/// One record with CRLF at its end, quoted only where it must be: reading it gives the same cells.
std::string csv_record(const std::vector<std::string_view>& cells, char delimiter);

/// The delimiter a person names: one character, `tab`, `comma`, `semicolon` or `\t`. Throws Usage.
char parse_delimiter(std::string_view text);

}  // namespace inact
