// inact config: every setting, its value and where it came from.
#include "cmd/commands.h"
#include "cmd/session.h"
#include "inact/config/describe.h"
#include "inact/imports/profile.h"

namespace inact {
namespace {

void show(Verb& verb) {
  verb.example("inact config show").example("inact config show --json").run([](Session& session) {
    for (const RowKind rows : {RowKind::Attendees, RowKind::Intakes})
      attendee_profiles(session.config(), rows);  // says what is wrong with them
    session.show(show_config(session.config()));
    return 0;
  });
}

void explain(Verb& verb) {
  auto key = std::make_shared<std::string>();
  verb.argument("KEY", *key, tr("a setting (report.base), a vocabulary (need) or a code (need.debt)"))
      .example("inact config explain report.base")
      .example("inact config explain need")
      .run([key](Session& session) {
        session.show(explain_config(session.config(), *key));
        return 0;
      });
}

void fill(Command& config) {
  config.verb("show", tr("Shows every setting, its value and where it came from."), show)
      .verb("explain", tr("Explains a setting, a vocabulary or a code."), explain);
}

}  // namespace

void add_config(Command& program) { program.group("config", tr("What is configured, and what can be."), fill); }

}  // namespace inact
