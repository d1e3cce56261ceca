// What the parts of the demo share while it is made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inact/demo/chance.h"
#include "inact/demo/demo.h"
#include "inact/people/identity.h"
#include "inact/people/person.h"

namespace inact::demo {

struct Volunteer {
  PersonId id;
  Identity identity;
  Date since;
  std::string language;
};

struct Service {
  ServiceId id;
  std::string need;
  bool open;  ///< has room
};

/// A group of people with names in one script.
struct Origin {
  int weight = 0;
  std::string country;
  std::vector<std::string> languages;
  struct Name {
    std::string latin;
    std::string own;  ///< in its own script; empty: the same
  };
  std::vector<Name> women, men, families;
};

struct World {
  Transaction& tx;
  const DemoPlan& plan;
  Chance chance;
  Date first;  ///< first day
  std::vector<Origin> origins;
  std::vector<Volunteer> volunteers;
  std::vector<std::string> staff;  ///< who enters what
  std::vector<PersonId> trainers;
  std::vector<Service> services;

  /// Of the next row of that table.
  std::string uuid(const char* table);
  /// Somebody of the staff: for entered_by and steward.
  const std::string& somebody() { return chance.one_of(staff); }
  const std::string& partner();
  /// The instant of an entry made on that day, in office hours, as it is stored.
  std::string entered(Date day);
  /// A day of work in the month, not after today.
  Date working_day(Month month);
  bool past(Date day) const { return day <= plan.today; }
};

std::vector<std::string_view> split(std::string_view line, char separator);
/// The lines of an embedded file of this room, without comments.
std::vector<std::string_view> lines(std::string_view file);

/// A name of somebody from there, with an address on the mail domain that is reserved for examples.
Identity invent_identity(World& world, const Origin& origin, bool woman);

/// A training whose people are not marked yet.
struct Planned {
  std::int64_t id = 0;
  std::string code;
  std::vector<std::pair<std::int64_t, Date>> sessions;
  std::vector<const Volunteer*> registered;
};

/// Its people as three programs export them.
DemoFile pretix_file(World& world, const Planned& planned);
DemoFile zoom_file(World& world, const Planned& planned);
DemoFile excel_file(World& world, const Planned& planned);

void make_centres(World& world);
void make_volunteers(World& world, int count);
void make_intakes(World& world, int clients);
/// Trainings, and the meetings of exchange groups.
std::vector<DemoFile> make_workshops(World& world);
/// What the groups are beside their meetings: who belongs to them, what is talked about, who is invited next.
void make_groups(World& world);

}  // namespace inact::demo
