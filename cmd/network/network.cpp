// inact network: the counselling centres and the people there.
#include "cmd/commands.h"
#include "cmd/network/exchange.h"
#include "cmd/network/group.h"
#include "cmd/network/verbs.h"

namespace inact {
namespace network {
namespace {

void fill(Command& commands) {
  commands.verb("add", tr("Records an institution."), add)
      .verb("list", tr("Lists institutions by name."), list)
      .verb("show", tr("Shows an institution with its services, places, people and last calls."), show)
      .verb("find", tr("Finds institutions by name, service, person or id."), find)
      .verb("edit", tr("Changes an institution."), edit)
      .verb("void", tr("Takes an institution that should not exist out of the directory."), void_organization)
      .verb("merge", tr("Makes two records of one institution one."), merge)
      .verb("handover", tr("Moves everything that one of us holds to others."), handover)
      .verb("call", tr("Records that an institution was called."), call)
      .verb("due", tr("Shows who should be called this week, and why."), due)
      .verb("gaps", tr("Shows for which needs, languages and districts there is no service, and what stayed unmet."),
            gaps)
      .verb("import", tr("Reads the directory of another publisher: Open Referral HSDS 3.x."), import_directory)
      .verb("export", tr("Writes the directory for others: Open Referral HSDS 3.0."), export_directory)
      .verb("map", tr("Draws who refers where, as a picture (SVG)."), draw_map)
      .group("service", tr("The services of an institution."), fill_service)
      .group("location", tr("The places of an institution."), fill_location)
      .group("staff", tr("The contact persons of an institution."), fill_staff)
      .group("group", tr("Exchange groups for migrants, for volunteers or mixed, and supervision."), fill_group);
}

}  // namespace
}  // namespace network

void add_network(Command& program) {
  program.group("network", tr("The counselling centres and the people there."), network::fill);
}

}  // namespace inact
