// One record becomes one attendee.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inact/imports/attendees.h"
#include "inact/imports/csv.h"
#include "inact/imports/file_dates.h"

namespace inact {

/// A few words, to be looked up millions of times. Letters of ASCII compare without case.
class FewWords {
 public:
  explicit FewWords(const std::vector<std::string>& words);
  bool contains(std::string_view text) const;

 private:
  const std::vector<std::string>& words_;
  std::array<bool, 256> begins_{};  ///< by the first byte
};

class RowReader {
 public:
  /// All must live as long as this. `text` is the file's.
  RowReader(std::string_view text, const Header& header, const ReadOptions& options, Findings& findings);

  /// Fills the attendee from the record that the reader is at; what is wrong becomes a problem and rejects it.
  void read(const CsvReader& record, Attendee& attendee);
  /// The same for a record that was read before: nothing is said of it again.
  void read_again(const CsvReader& record, Attendee& attendee);

  /// The day of the event as the lines above the table give it, for rows that name no day.
  void event_day(Date day) { event_day_ = day; }
  /// The file as a whole does not say what its dates mean.
  bool dates_are_open() const { return !open_columns_.empty(); }

 private:
  bool well_formed();
  bool without_controls();
  bool wide_enough();
  void read_names();
  std::string_view name_in(std::string_view cell);
  void read_contact();
  void read_numbers();
  void read_status();
  void read_dates();
  void read_sessions();
  void read_answers();
  bool answer(const AttendeeColumn& column);
  std::optional<StatusMeaning> session_meaning(const SessionColumn& column, const std::string& cell);
  bool is_finished();
  void skip(Message message);

  /// The text of a field into `text`, empty where nothing was given, and the column it came from. Where several columns
  /// hold the field, the first that says something; a problem where they must not differ and do.
  const AttendeeColumn* take(AttendeeField field, std::string& text);
  void take_id(std::string& id);
  void differ(const AttendeeColumn& first, const AttendeeColumn& second);
  void keep(std::string_view cell, std::string& text);
  void store(std::string_view cell, std::string& text);
  std::string_view unguarded(std::string_view cell);
  std::optional<StatusMeaning> meaning(const std::string& word);
  void refuse_word(const AttendeeColumn& column, const std::string& word);
  std::optional<Stamp> day(const AttendeeColumn& column, const std::string& text);
  std::optional<Stamp> decided(const AttendeeColumn& column, const std::string& text, const WrittenDate& date);
  const CsvCell* cell_of(const AttendeeColumn& column) const;
  void problem(const AttendeeColumn& column, Message message);
  void refuse(int line, int column, Message message);
  void note(Message message) { findings_->note(attendee_->line, std::move(message)); }

  const Header& header_;
  const Profile& profile_;
  const ReadOptions& options_;
  const ImportWords& words_;
  const FewWords missing_;
  const FewWords anonymous_;
  Findings* findings_;
  Findings unheard_;
  FileDates dates_;
  const bool has_controls_;
  std::array<std::vector<const AttendeeColumn*>, kWords<AttendeeField>.size()> columns_;  ///< by field
  std::unordered_map<std::string, std::optional<StatusMeaning>> meanings_;                ///< of the words met so far
  bool told_words_ = false;        ///< what a status column can say
  std::vector<int> open_columns_;  ///< of dates that can be read in two ways, told once each
  std::optional<Date> event_day_;
  std::vector<std::size_t> finished_;      ///< columns of which one holds something where the row counts
  std::vector<std::optional<Date>> days_;  ///< of the sessions, once a row was read

  const CsvReader* record_ = nullptr;
  Attendee* attendee_ = nullptr;
  std::string text_, other_, unescaped_, organization_in_name_;
};

}  // namespace inact
