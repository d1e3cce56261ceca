// inact refer: to the counselling centre that fits.
#include "cmd/commands.h"
#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/people/person.h"

namespace inact {
namespace refer {

StepRules rules(const Session& session) {
  return {session.vocabularies(), session.today(), session.config().refer.attempts};
}

namespace {

void fill(Command& commands) {
  commands.verb("match", tr("Finds the services that fit a need, best first."), match)
      .verb("make", tr("Refers a person with a need to a service."), make)
      .verb("set", tr("Says how a referral goes on or ends."), set)
      .verb("bounce", tr("Ends a referral that was turned away, and says what next."), bounce)
      .verb("send", tr("Writes what goes to the centre, as far as the person allows."), send)
      .verb("slip", tr("Prints where to go and when, in the person’s language."), slip)
      .group("accompany", tr("Proposes who could go along, or says who does."), fill_accompany, accompany)
      .verb("due", tr("Shows what waits in referrals; ends with 1 when something is overdue."), due)
      .verb("attempt", tr("Records that somebody tried to reach the person."), attempt)
      .verb("edit", tr("Corrects a referral, or adds its appointment."), edit)
      .verb("void", tr("Makes a referral not count."), void_one)
      .verb("show", tr("Shows a referral and its history."), show)
      .verb("list", tr("Lists referrals by day."), list);
}

}  // namespace
}  // namespace refer

void add_refer(Command& program) {
  program.group("refer", tr("Referrals to the counselling centre that fits."), refer::fill);
}

}  // namespace inact
