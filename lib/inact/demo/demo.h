// Invented records to try everything on: the same for the same plan, on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "inact/base/time.h"
#include "inact/store/store.h"
#include "inact/store/transaction.h"

namespace inact {

struct DemoPlan {
  int people = 240;   ///< at least 60: clients, volunteers, trainers and staff
  int months = 10;    ///< the last one is the month of `today`
  int workshops = 0;  ///< trainings; 0: two a month
  std::uint64_t seed = 1;
  Date today;
};

/// Throws Usage for a plan out of bounds.
void check(const DemoPlan& plan);

/// What the records are told about themselves; derived from the seed and the day.
RecordsInfo demo_info(const DemoPlan& plan);

/// The instant at which the demo seems to have been made: 8 in the morning, UTC.
Instant demo_instant(const DemoPlan& plan);

/// A file as another program would have exported it.
struct DemoFile {
  std::string name;  ///< "pretix-checkin.csv"
  std::string bytes;
  std::string workshop;  ///< the code of the workshop it belongs to
};

/// Fills empty records, which must have been made with demo_info(), and gives three attendee files that were not
/// imported yet.
std::vector<DemoFile> make_demo(Transaction& transaction, const DemoPlan& plan);

}  // namespace inact
