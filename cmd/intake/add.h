// What `inact intake add` takes, from the command line or question by question.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cmd/options.h"
#include "inact/intake/first_conversation.h"

namespace inact {

struct IntakeAddOptions {
  PersonAnswers answers;
  std::optional<PersonId> person;
  std::optional<Date> date;
  std::optional<std::string> spoken, interpreter, form, access, partner;
  std::optional<int> minutes, relatives;
  std::vector<std::string> needs, consents;
  std::string note;
};

/// The switches, and where their values go.
void take_intake_add_options(Verb& verb, IntakeAddOptions& to);

/// What the options say, with the defaults of the configuration. Throws Usage for needs that are none.
FirstConversation first_conversation_of(const Session& session, const IntakeAddOptions& options);
/// What it is checked against.
PersonRules intake_rules(const Session& session, const IntakeAddOptions& options);

/// Asks question by question and gives what was answered, beside what is there already. Throws Refused when whoever
/// answers does not want to store it.
IntakeAddOptions ask_for_intake(Session& session, const IntakeAddOptions& given);

}  // namespace inact
