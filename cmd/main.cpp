// Reads the command line, runs one verb, turns what goes wrong into a message and an exit code.
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "cmd/commands.h"
#include "cmd/help/pages.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/config/load.h"
#include "inact/table/render.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

constexpr int kFault = 70;

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage: return 2;
    case ErrorKind::Refused: return 3;
    case ErrorKind::Unavailable: return 4;
    case ErrorKind::Machine: break;
  }
  return kFault;
}

/// A stream that is closed must stay closed: a file opened in its place would be written into.
void keep_standard_streams_closed() {
  for (int descriptor = 0; descriptor < 3; ++descriptor)
    if (fcntl(descriptor, F_GETFD) == -1) open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

std::string login_name() {
  for (const char* name : {"LOGNAME", "USER"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  const passwd* user = getpwuid(getuid());
  return user == nullptr ? "" : user->pw_name;
}

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (quoted += '\\') += c;
    else if (c == '\n')
      quoted += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      quoted += ' ';
    else
      quoted += c;
  }
  return quoted + '"';
}

/// What goes wrong, in the language and form that the command line asked for.
struct Complaint {
  Language language = Language::English;
  bool json = false;
  bool stored = false;  ///< what was asked is done, only the answer is lost

  int say(const Error& error) const {
    static const Vocabularies none;
    return say(error, Words(language, none));
  }
  /// The details of an error stand below its sentence, one line each.
  int say(const Error& error, const Words& words) const {
    std::string text = words.say(error.message());
    for (const Message& detail : error.details()) text += '\n' + words.say(detail);
    std::string hint = words.say(error.hint());
    if (stored) {
      if (!hint.empty()) hint += '\n';
      hint += words.say(tr("It is stored: only the answer could not be written. Do not enter it again."));
    }
    return say(exit_code(error.kind()), text, hint);
  }

 private:
  int say(int code, const std::string& message, const std::string& hint) const {
    if (json) {
      const std::string document = "{\"error\":{\"code\":" + std::to_string(code) +
                                   ",\"message\":" + json_text(message) +
                                   ",\"hint\":" + (hint.empty() ? "null" : json_text(hint)) + "}}";
      std::fprintf(stderr, "%s\n", document.c_str());
    } else {
      std::fprintf(stderr, "inact: %s\n", shown_text(message).c_str());
      if (!hint.empty()) std::fprintf(stderr, "%s\n", shown_text(hint).c_str());
    }
    return code;
  }
};

Sources sources_of(const Parsed& parsed) {
  Sources sources;
  sources.environment = [](const char* name) -> const char* { return std::getenv(name); };
  sources.login = login_name();
  for (const auto& [option, values] : parsed.given)
    if (!values.empty() && !option->argument()) sources.switches[option->name()] = values.back();
  return sources;
}

/// Where a configuration would be read from, which is where `init` writes it; it is not read then.
std::filesystem::path take_configuration_to_make(Sources& sources) {
  const auto variable = [&sources](const char* name) {
    const char* value = sources.environment(name);
    return std::string(value == nullptr ? "" : value);
  };
  std::filesystem::path file;
  if (const auto given = sources.switches.find("--config"); given != sources.switches.end()) {
    file = given->second;
    sources.switches.erase(given);
  } else if (!variable("INACT_CONFIG").empty()) {
    file = variable("INACT_CONFIG");
  } else if (!variable("XDG_CONFIG_HOME").empty()) {
    file = std::filesystem::path(variable("XDG_CONFIG_HOME")) / "inact" / "inact.toml";
  } else if (!variable("HOME").empty()) {
    file = std::filesystem::path(variable("HOME")) / ".config" / "inact" / "inact.toml";
  }
  sources.environment = [all = sources.environment](const char* name) -> const char* {
    return std::string_view(name) == "INACT_CONFIG" ? nullptr : all(name);
  };
  return file;
}

std::vector<Format> formats_of(const Parsed& parsed) {
  std::vector<Format> formats;
  if (parsed.find("--json")) formats.push_back(Format::Json);
  const auto* given = parsed.find("--format");
  if (given == nullptr) return formats;
  std::string_view list = given->back();
  for (;;) {
    const auto comma = list.find(',');
    const auto name = list.substr(0, comma);
    const auto format = from_word<Format>(name);
    if (!format)
      throw suggesting(usage("--format: “{format}” is not a format. Expected: text, json, csv, markdown, html or pdf.",
                             {{"format", name}}),
                       name, {kWords<Format>.begin(), kWords<Format>.end()});
    if (std::ranges::find(formats, *format) == formats.end()) formats.push_back(*format);
    if (comma == std::string_view::npos) return formats;
    list = list.substr(comma + 1);
  }
}

Globals globals_of(const Parsed& parsed) {
  Globals globals;
  globals.formats = formats_of(parsed);
  if (const auto* file = parsed.find("--output")) globals.output = file->back();
  globals.dry_run = parsed.find("--dry-run") != nullptr;
  globals.yes = parsed.find("--yes") != nullptr;
  globals.no_input = parsed.find("--no-input") != nullptr;
  globals.quiet = parsed.find("--quiet") != nullptr;
  if (const auto* when = parsed.find("--color")) {
    globals.color = when->back();
    const std::vector<std::string> known = {"auto", "always", "never"};
    if (std::ranges::find(known, globals.color) == known.end())
      throw suggesting(
          usage("--color: “{when}” is unknown. Expected: auto, always or never.", {{"when", globals.color}}),
          globals.color, known);
  }
  return globals;
}

/// Which verb a selection without one stands for: bare `inact` is `inact today`.
Selection with_default(Selection selection) {
  if (selection.path.size() == 1)
    if (const Command* today = selection.path.back()->find("today")) selection.path.push_back(today);
  return selection;
}

int run(const std::vector<std::string>& arguments, Complaint& complaint) {
  const std::vector<Option>& global = global_switches();
  const Parsed early = parse(arguments, global, {}, true);
  complaint.language = terminal_language(sources_of(early));
  const auto* format = early.find("--format");
  complaint.json = early.find("--json") != nullptr || (format != nullptr && format->back() == "json");

  const Selection selection = select(program(), arguments, global);
  Verb verb;
  const Selection chosen = with_default(selection);
  const Command& command = *chosen.path.back();
  if (command.describe() != nullptr) command.describe()(verb);

  const auto asks_for = [&](const char* a, const char* b) {
    const auto end = std::ranges::find(selection.rest, "--");
    return std::find_if(selection.rest.begin(), end, [&](const std::string& r) { return r == a || r == b; }) != end;
  };
  const bool version = asks_for("--version", "--version") && selection.path.size() == 1;
  if (version || asks_for("--help", "-h")) {
    require_language(sources_of(early));
    static const Vocabularies none;
    const Words words(complaint.language, none);
    Terminal terminal("auto");
    const std::string text =
        version ? "inact " INACT_VERSION "\n" : help_page(selection, words, complaint.json ? 0 : terminal.width());
    const Document document = version ? version_document() : help_document(selection.words(), text);
    terminal.write(complaint.json ? render(document, Format::Json, words, {}) : text, !version);
    return 0;
  }
  if (command.describe() == nullptr) {
    const std::string words = selection.words();
    if (words.empty()) throw usage("No command was given.").remedy(tr("See `inact --help`."));
    throw usage("“inact {command}” needs a verb.", {{"command", words}})
        .remedy(tr("See `inact {command} --help`.", {{"command", words}}));
  }

  const Parsed parsed = parse(selection.rest, global, verb.options());
  Sources sources = sources_of(parsed);
  const std::filesystem::path to_make = verb.is_making_configuration() ? take_configuration_to_make(sources) : "";
  Config config = load_config(sources);
  if (parsed.find("--names")) config.user.names = true;
  complaint.language = config.language;
  Globals globals = globals_of(parsed);
  globals.configuration_to_make = to_make;
  if (!verb.is_writing_pdf() && std::ranges::find(globals.formats, Format::Pdf) != globals.formats.end())
    throw usage("“inact {command}” writes no PDF. Expected: text, json, csv, markdown or html.",
                {{"command", chosen.words()}});
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (config.shared) umask(007);
  Session session(std::move(globals), std::move(config), chosen.words(), now);
  try {
    take_values(parsed, verb.options(), session);
    return verb.work()(session);
  } catch (const Error& error) {
    complaint.stored = session.stored_unanswered();
    return complaint.say(error, session.words());
  } catch (...) {
    complaint.stored = session.stored_unanswered();
    throw;
  }
}

}  // namespace
}  // namespace inact

int main(int count, char** values) {
  using namespace inact;
  keep_standard_streams_closed();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file grown too large is an error of the write, which can be said and undone
  umask(077);
  Complaint complaint;
  try {
    return run({values + 1, values + count}, complaint);
  } catch (const Error& error) {
    return complaint.say(error);
  } catch (const ReaderGone&) {
    // Nobody is there to be told, unless it matters.
    return complaint.stored ? complaint.say(machine_failed("Nobody read the answer to its end.")) : kFault;
  } catch (const std::filesystem::filesystem_error& failure) {
    return complaint.say(
        machine_failed("The machine could not do it: {path}: {reason}.",
                       {{"path", failure.path1().string()}, {"reason", reason_of(failure.code().value())}}));
  } catch (const std::system_error& failure) {
    return complaint.say(
        machine_failed("The machine could not do it: {reason}.", {{"reason", reason_of(failure.code().value())}}));
  } catch (const std::exception& failure) {
    return complaint.say(
        machine_failed("This is a fault of inact, not of yours: {what}", {{"what", failure.what()}})
            .remedy(tr("Nothing half-done was stored. Please report it with the command that you typed.")));
  }
}
