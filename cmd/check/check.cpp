// inact check: what is wrong in the work itself.
#include "inact/check/check.h"

#include <algorithm>

#include "cmd/commands.h"
#include "cmd/session.h"

namespace inact {
namespace {

int run_check(Session& session) {
  const auto findings = check_work(session.records(), session.config(), session.today());
  session.show(check_document(findings));
  return std::ranges::count(findings, FindingLevel::Error, &WorkFinding::level) > 0 ? 1 : 0;
}

void describe(Verb& verb) { verb.example("inact check").example("inact check --json").run(run_check); }

}  // namespace

void add_check(Command& program) {
  program.verb("check", tr("Says what is wrong in the work: referrals and centres, each with its command."), describe);
}

}  // namespace inact
