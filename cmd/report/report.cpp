// inact report: what funders and the team need.
#include "cmd/report/report.h"

#include "cmd/commands.h"
#include "cmd/session.h"
#include "inact/report/describe.h"

namespace inact {

void report_figures(Verb& verb) {
  verb.example("inact report figures")
      .example("inact report figures --lang de --format markdown")
      .run([](Session& session) {
        session.show(describe_figures());
        return 0;
      });
}

namespace {

void fill(Command& report) {
  report.verb("monthly", tr("The activity report of one month."), report_monthly)
      .verb("figures", tr("Lists every figure: its code, its unit and what it counts."), report_figures);
}

}  // namespace

void add_report(Command& program) { program.group("report", tr("What funders and the team need."), fill); }

}  // namespace inact
