// Decides for one file what its dates mean.
#pragma once

#include <optional>
#include <string_view>

#include "inact/imports/attendees.h"

namespace inact {

class FileDates {
 public:
  /// All must live as long as this.
  FileDates(std::string_view text, const Header& header, const ReadOptions& options)
      : text_(text), header_(header), options_(options) {}

  /// The day; nothing where nothing decides between two readings, or where the option makes it no day. What decides,
  /// in this order: the option; the profile; other rows of the file that can be read in one way only; the date given,
  /// then the days of the workshop, where one order alone gives any of them; AM and PM, which those write who write the
  /// month first. Each only where it does not contradict itself. At last the date given, where it is one of the two.
  std::optional<Stamp> day(const WrittenDate& date);

 private:
  void survey();
  std::string_view text_;
  const Header& header_;
  const ReadOptions& options_;
  bool surveyed_ = false;
  std::optional<DateOrder> order_;
  bool contradicted_ = false;
};

}  // namespace inact
