// What a row of a table says of a first conversation, as `intake add` would take it.
#pragma once

#include <optional>
#include <string>

#include "inact/imports/attendees.h"
#include "inact/imports/labels.h"
#include "inact/intake/first_conversation.h"

namespace inact {

/// Whose table it is, and what holds where it says nothing.
struct IntakeTarget {
  const Vocabularies& vocabularies;
  Date today{};
  std::string partner;             ///< of rows that name none
  std::string form = "not_asked";  ///< of the conversation
  bool residence = false;          ///< residence may be recorded
};

/// One row, understood.
struct IntakeSaid {
  FirstConversation first;
  std::string partner;
  PersonRules rules(const IntakeTarget& target) const {
    return {target.vocabularies, target.today, partner, target.residence};
  }
};

/// 0: the file has none for it.
int column_of(const AttendeeFile& file, AttendeeField field);

class IntakeAnswers {
 public:
  /// All must live as long as this.
  IntakeAnswers(const AttendeeFile& file, const IntakeTarget& target, Findings& findings);

  /// Nothing where what the row says cannot be recorded: a problem says why, for each cell.
  std::optional<IntakeSaid> read(const Attendee& row);

 private:
  using Text = std::optional<std::string> PersonAnswers::*;
  void take(const CellSaid& said);
  void take_whole_row(const Attendee& row);
  void take_needs(const std::string& text);
  void take_languages(const std::string& text);
  void person(Text member, const std::string& text);
  Urgency urgency(const std::string& text) const;

  /// Does the work; what it refuses is a problem of this cell.
  template <class Work>
  void at(int line, int column, Work&& work);

  const AttendeeFile& file_;
  const IntakeTarget& target_;
  Findings& findings_;
  Labels labels_;

  IntakeSaid said_;
  std::optional<Urgency> urgency_;  ///< of the needs that have none of their own
  std::vector<bool> own_urgency_;   ///< by need
  bool wrong_ = false;
};

}  // namespace inact
