// What is to be said about a file: problems, which refuse, and notes, which do not.
#pragma once

#include <string>
#include <vector>

#include "inact/base/message.h"

namespace inact {

struct Problem {
  int line = 0;    ///< physical line, from 1; 0: the whole file
  int column = 0;  ///< of the cell, from 1; 0: the whole row
  Message message;
};

struct Notice {
  int line = 0;
  Message message;
};

/// How many problems of a file are shown; of the rest, how many there are.
inline constexpr int kProblemsShown = 50;

/// Collects both without growing with the file: the first 50 problems (or all, for a file of what was rejected), and
/// the first 50 notes of each kind.
class Findings {
 public:
  explicit Findings(bool all_problems = false) : all_problems_(all_problems) {}
  void problem(int line, int column, Message message);
  void note(int line, Message message);

  int problem_count() const { return problem_count_; }
  std::vector<Problem> take_problems() { return std::move(problems_); }
  /// Ends with one note for each kind of which there were more.
  std::vector<Notice> take_notes();

 private:
  struct Kind {
    Message message;
    int count = 0;
  };
  const bool all_problems_;
  std::vector<Problem> problems_;
  int problem_count_ = 0;
  std::vector<Notice> notes_;
  std::vector<Kind> kinds_;
};

/// A value of a file for a message: one line, safe to show, at most 40 columns.
std::string extract(std::string_view value);

}  // namespace inact
