// inact demo: a folder to try everything in.
#include "inact/demo/demo.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "cmd/commands.h"
#include "cmd/files.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/config/starting.h"

namespace inact {
namespace {

struct Options {
  std::string folder;
  DemoPlan plan;
};

/// The folder in a shell's words.
std::string quoted(const std::string& path) {
  std::string text = "'";
  for (const char c : path) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// The demo alone dates its own log.
Author author_of(const DemoPlan& plan, const Session& session) {
  return {"demo", session.command(), demo_instant(plan)};
}

/// Fills `making`, which will be called `folder`.
void fill_folder(const Session& session, const std::filesystem::path& making, const std::filesystem::path& folder,
                 const DemoPlan& plan) {
  const Words& words = session.words();
  make_folder(making / "attendees");
  std::vector<DemoFile> files;
  Store::create(making / "inact.db", demo_info(plan), [&](Store& store) {
    Transaction transaction(store, author_of(plan, session));
    files = make_demo(transaction, plan);
    transaction.commit();
  });
  for (const DemoFile& file : files) write_file(making / "attendees" / file.name, file.bytes);
  write_file(making / "inact.toml", starting_configuration(words, {{"records", "inact.db"},
                                                                   {"user.name", "Kim Example"},
                                                                   {"user.partner", "hope"},
                                                                   {"language", std::string(words.tag())}}));
  const auto import = [&](const DemoFile& file) {
    return "inact workshop import " + quoted((folder / "attendees" / file.name).string()) + " --workshop " +
           file.workshop + "\n";
  };
  write_file(making / "README.txt",
             "export INACT_CONFIG=" + quoted((folder / "inact.toml").string()) + "\ninact today\n" + import(files[0]) +
                 import(files[2]) +
                 "inact intake add --need housing --language ar --birth-year 1990\n"
                 "inact report monthly --month last\n\n" +
                 words.say(tr("All people in here are invented. The folder may be deleted at any time.")) + "\n");
}

/// What is removed when the command is interrupted.
const char* half_made = nullptr;

/// Removes the half-made folder and ends by the same signal. Only what is allowed in the handler of a signal: `rm` does
/// the rest.
void remove_half_made(int signal) {
  if (const pid_t child = fork(); child == 0) {
    execl("/bin/rm", "rm", "-rf", "--", half_made, nullptr);
    _exit(127);
  } else if (child > 0) {
    waitpid(child, nullptr, 0);
  }
  std::signal(signal, SIG_DFL);
  raise(signal);
}

/// All of the folder or none of it: it is made under another name beside it, or within it where it is there already.
void make_all(const Session& session, const std::filesystem::path& folder, const DemoPlan& plan) {
  const bool existed = std::filesystem::exists(folder);
  const std::string name = ".new-" + std::to_string(getpid());
  const std::string making = existed ? (folder / name).string() : folder.string() + name;
  half_made = making.c_str();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, remove_half_made);
  try {
    fill_folder(session, making, folder, plan);
    if (existed)
      for (const char* part : {"attendees", "inact.db", "inact.toml", "README.txt"})
        std::filesystem::rename(std::filesystem::path(making) / part, folder / part);
    else
      std::filesystem::rename(making, folder);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(making, ignored);
    throw;
  }
  std::error_code ignored;
  if (existed) std::filesystem::remove(making, ignored);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
}

int run(Session& session, const Options& options) {
  std::filesystem::path folder = std::filesystem::absolute(options.folder).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // written with a slash at the end
  if (std::filesystem::exists(folder) && (!std::filesystem::is_directory(folder) || !std::filesystem::is_empty(folder)))
    throw refused("{path} is not an empty folder; nothing in it is touched.", {{"path", folder.string()}})
        .remedy(tr("Name a folder that does not exist yet."));
  DemoPlan plan = options.plan;
  plan.today = session.today();
  check(plan);
  if (session.dry_run()) {
    Store trial = Store::in_memory(demo_info(plan));
    Transaction transaction(trial, author_of(plan, session));
    make_demo(transaction, plan);
  } else {
    make_all(session, folder, plan);
    session.has_stored();
  }
  Document made;
  made.schema = "demo";
  made.fields = {{"folder", tr("Folder"), folder.string()},
                 {"people", tr("People"), std::int64_t{plan.people}},
                 {"months", tr("Months"), std::int64_t{plan.months}}};
  session.done(tr("Made a demo of {months} months; begin with {readme}",
                  {{"months", plan.months}, {"readme", (folder / "README.txt").string()}}),
               made);
  return 0;
}

void describe(Verb& verb) {
  auto options = std::make_shared<Options>();
  auto seed = std::make_shared<std::int64_t>(1);
  verb.argument("DIR", options->folder, tr("the folder to make"))
      .option("--people", options->plan.people, tr("how many people"))
      .option("--months", options->plan.months, tr("how many months; the last one is this month"))
      .option("--workshops", options->plan.workshops, tr("how many trainings; otherwise two a month"))
      .option("--seed", *seed, tr("another number makes other records"))
      .example("inact demo ~/inact-demo")
      .example("inact demo big --people 20000 --months 120")
      .run([options, seed](Session& session) {
        options->plan.seed = static_cast<std::uint64_t>(*seed);
        return run(session, *options);
      });
}

}  // namespace

void add_demo(Command& program) {
  program.verb("demo", tr("Makes a folder with invented records to try everything in."), describe);
}

}  // namespace inact
