#include "cmd/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "cmd/session.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

template <class N>
N read_number(const std::string& text) {
  N value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty())
    throw usage("“{text}” is not a whole number.", {{"text", text}});
  return value;
}

bool is_switch(std::string_view argument) { return argument.size() > 1 && argument.front() == '-' && argument != "--"; }

/// The option a typed switch names, alone or with =VALUE behind it.
const Option* named(const std::vector<Option>& options, std::string_view argument) {
  const auto name = argument.substr(0, argument.find('='));
  for (const Option& option : options) {
    std::string_view names = option.names;
    while (!names.empty()) {
      const auto comma = names.find(',');
      if (names.substr(0, comma) == name) return &option;
      names = comma == std::string_view::npos ? std::string_view() : names.substr(comma + 1);
    }
  }
  return nullptr;
}

std::vector<std::string> switch_names(const std::vector<Option>& global, const std::vector<Option>& own) {
  std::vector<std::string> names;
  for (const auto* list : {&own, &global})
    for (const Option& option : *list)
      if (!option.argument()) names.push_back(option.name());
  return names;
}

Error no_such_switch(const std::string& typed, const std::vector<Option>& global, const std::vector<Option>& own) {
  const std::string name = typed.substr(0, typed.find('='));
  return suggesting(usage("There is no switch {switch} here. See --help.", {{"switch", name}}), name,
                    switch_names(global, own));
}

}  // namespace

Error suggesting(Error error, std::string_view typed, const std::vector<std::string>& words) {
  const std::string near = nearest(typed, words);
  if (near.empty()) return error;
  return std::move(error).remedy(tr("Did you mean “{word}”?", {{"word", near}}));
}

Verb& Verb::flag(std::string names, bool& to, Message help) {
  options_.push_back({std::move(names), "", std::move(help), false, false, "",
                      [&to](const std::vector<std::string>&, const Session&) { to = true; }});
  return *this;
}

Verb& Verb::needed() {
  options_.back().required = true;
  return *this;
}

Verb& Verb::optional() {
  options_.back().required = false;
  return *this;
}

Verb& Verb::shown_as(std::string value) {
  options_.back().value = std::move(value);
  return *this;
}

Verb& Verb::makes_configuration() {
  makes_configuration_ = true;
  return *this;
}

Verb& Verb::writes_pdf() {
  writes_pdf_ = true;
  return *this;
}

Verb& Verb::example(std::string line) {
  examples_.push_back(std::move(line));
  return *this;
}

Verb& Verb::run(std::function<int(Session&)> work) {
  work_ = std::move(work);
  return *this;
}

Verb& Verb::add_values(std::string names, std::string value, Message help, bool needed, bool repeated,
                       std::function<void()> reset, Read read) {
  options_.push_back({std::move(names), std::move(value), std::move(help), needed, repeated, "",
                      [reset = std::move(reset), read = std::move(read)](const std::vector<std::string>& values,
                                                                         const Session& session) {
                        reset();
                        for (const std::string& one : values) read(one, session);
                      }});
  return *this;
}

Verb& Verb::of_vocabulary(std::string vocabulary, bool missing) {
  Option& option = options_.back();
  option.vocabulary = vocabulary;
  option.value = "CODE";
  option.take = [vocabulary, missing, put = std::move(option.take)](const std::vector<std::string>& values,
                                                                    const Session& session) {
    std::vector<std::string> codes;
    for (const std::string& text : values) codes.push_back(session.code(vocabulary, text, missing));
    put(codes, session);
  };
  return *this;
}

std::string Verb::read_value(const std::string& text, const Session&, std::string*) { return stored_text(text); }
int Verb::read_value(const std::string& text, const Session&, int*) { return read_number<int>(text); }
std::int64_t Verb::read_value(const std::string& text, const Session&, std::int64_t*) {
  return read_number<std::int64_t>(text);
}
Date Verb::read_value(const std::string& text, const Session& session, Date*) {
  return parse_date(text, session.today());
}
Month Verb::read_value(const std::string& text, const Session& session, Month*) {
  return parse_month(text, session.today());
}
LocalTime Verb::read_value(const std::string& text, const Session&, LocalTime*) {
  if (const auto time = parse_iso_local_time(text)) return *time;
  throw usage("“{text}” is not a day with a time. Expected: 2026-11-22T14:30.", {{"text", text}});
}

Command& Command::verb(std::string name, Message about, Describe does) {
  Command& word = words_.emplace_back(std::move(name), std::move(about));
  word.describe_ = does;
  return *this;
}

Command& Command::group(std::string name, Message about, Fill fill, Describe does) {
  Command& word = words_.emplace_back(std::move(name), std::move(about));
  word.fill_ = fill;
  word.describe_ = does;
  return *this;
}

const std::vector<Command>& Command::words() const {
  if (fill_ != nullptr) {
    Command filled;
    std::exchange(fill_, nullptr)(filled);
    words_ = std::move(filled.words_);
  }
  return words_;
}

const Command* Command::find(std::string_view name) const {
  const auto found = std::ranges::find(words(), name, &Command::name);
  return found == words_.end() ? nullptr : &*found;
}

std::string Selection::words() const {
  std::string all;
  for (std::size_t i = 1; i < path.size(); ++i) all += (i > 1 ? " " : "") + path[i]->name();
  return all;
}

Selection select(const Command& program, const std::vector<std::string>& arguments, const std::vector<Option>& global) {
  Selection found{{&program}, {}};
  std::size_t i = 0;
  for (; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (is_switch(argument)) {
      const Option* option = named(global, argument);
      if (option == nullptr) break;  // the verb's own switches begin
      found.rest.push_back(argument);
      if (!option->value.empty() && argument.find('=') == std::string::npos && i + 1 < arguments.size())
        found.rest.push_back(arguments[++i]);
      continue;
    }
    const Command& here = *found.path.back();
    if (here.words().empty() || argument == "--") break;
    if (const Command* below = here.find(argument)) {
      found.path.push_back(below);
      continue;
    }
    if (here.describe() != nullptr) break;
    std::vector<std::string> known;
    for (const Command& word : here.words()) known.push_back(word.name());
    const std::string words = found.words();
    throw suggesting(words.empty() ? usage("There is no command “{word}”. See `inact --help`.", {{"word", argument}})
                                   : usage("“inact {command}” has no verb “{word}”. See `inact {command} --help`.",
                                           {{"command", words}, {"word", argument}}),
                     argument, known);
  }
  found.rest.insert(found.rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.end());
  return found;
}

const std::vector<std::string>* Parsed::find(std::string_view name) const {
  for (const auto& [option, values] : given)
    if (option->name() == name) return &values;
  return nullptr;
}

Parsed parse(const std::vector<std::string>& rest, const std::vector<Option>& global, const std::vector<Option>& own,
             bool lenient) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  struct Slot {
    const Option* option;
    std::vector<std::string> values;
    CLI::Option* cli = nullptr;
  };
  std::vector<std::unique_ptr<Slot>> slots;
  for (const auto* list : {&global, &own})
    for (const Option& option : *list) {
      Slot& slot = *slots.emplace_back(std::make_unique<Slot>(Slot{&option, {}, nullptr}));
      if (option.value.empty() && !option.argument()) {
        slot.cli = app.add_flag(option.names);
        slot.cli->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)->disable_flag_override();
      } else {
        slot.cli = app.add_option(option.names, slot.values);
        // CLI11's vectors are greedy: without this `--need a --need b P12` would eat P12.
        if (!option.argument())
          slot.cli->allow_extra_args(false);
        else if (!option.repeated)
          slot.cli->expected(1)->allow_extra_args(false);  // else the first of two would take what is the second's
      }
    }
  std::vector<std::string> reversed(rest.rbegin(), rest.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    if (lenient) return {};
    // A switch that nobody knows, whose value stands there as one argument too many.
    for (const std::string& argument : rest) {
      if (argument == "--") break;
      if (is_switch(argument) && named(global, argument) == nullptr && named(own, argument) == nullptr)
        throw no_such_switch(argument, global, own);
    }
    // The last switch stands there without its value, or a flag was given one.
    for (const auto& slot : slots) {
      if (slot->option->argument()) continue;
      for (std::size_t i = 0; i < rest.size(); ++i)
        if (named({*slot->option}, rest[i]) != nullptr) {
          if (slot->option->value.empty() && rest[i].find('=') != std::string::npos)
            throw usage("{option} takes no value.", {{"option", slot->option->name()}});
          if (!slot->option->value.empty() && i + 1 == rest.size() && rest[i].find('=') == std::string::npos)
            throw usage("{option} needs a value: {option} {value}.",
                        {{"option", slot->option->name()}, {"value", slot->option->value}});
        }
    }
    throw usage("The command line cannot be understood. See --help.");
  }
  Parsed parsed;
  for (const auto& slot : slots) {
    if (slot->cli->count() == 0) continue;
    const Option& option = *slot->option;
    if (option.value.empty() && !option.argument()) {
      parsed.given.emplace_back(&option, std::vector<std::string>{});
    } else {
      if (slot->values.size() > 1 && !option.repeated && !lenient)
        throw usage("{option} is given more than once.", {{"option", option.name()}});
      parsed.given.emplace_back(&option, slot->values);
    }
  }
  if (lenient) return parsed;
  for (const std::string& extra : app.remaining()) {
    if (extra == "--") continue;
    if (is_switch(extra)) throw no_such_switch(extra, global, own);
    throw usage("“{word}” is one argument too many. See --help.", {{"word", extra}});
  }
  for (const Option& option : own)
    if (option.required && parsed.find(option.name()) == nullptr)
      throw usage("{option} is missing: {help}.", {{"option", option.name()}, {"help", option.help}});
  return parsed;
}

void take_values(const Parsed& parsed, const std::vector<Option>& own, const Session& session) {
  for (const auto& [option, values] : parsed.given) {
    const bool mine = option >= own.data() && option < own.data() + own.size();
    if (!mine) continue;
    try {
      option->take(values, session);
    } catch (const Error& error) {
      // The name of an argument is a placeholder, which nobody typed.
      if (option->argument()) throw Error(ErrorKind::Usage, error.message()).remedy(error.hint());
      throw Error(ErrorKind::Usage,
                  tr("{option}: {problem}", {{"option", option->name()}, {"problem", error.message()}}))
          .remedy(error.hint());
    }
  }
}

}  // namespace inact
