// inact demo: a folder to try everything in.
#include "inact/demo/demo.h"

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

void fill_folder(const Session& session, const std::filesystem::path& folder, const DemoPlan& plan) {
  const Words& words = session.words();
  std::filesystem::create_directories(folder / "attendees");
  const auto records = folder / "inact.db";
  Store::create(records, demo_info(plan));
  Store store = Store::open(records, Store::Access::Write);
  Transaction transaction(store, author_of(plan, session));
  const auto files = make_demo(transaction, plan);
  transaction.commit();
  for (const DemoFile& file : files) write_file(folder / "attendees" / file.name, file.bytes);
  write_file(folder / "inact.toml", starting_configuration(words, {{"records", "inact.db"},
                                                                   {"user.name", "Kim Example"},
                                                                   {"user.partner", "hope"},
                                                                   {"language", std::string(words.tag())}}));
  const auto import = [&](const DemoFile& file) {
    return "inact workshop import " + quoted((folder / "attendees" / file.name).string()) + " --workshop " +
           file.workshop + "\n";
  };
  write_file(folder / "README.txt",
             "export INACT_CONFIG=" + quoted((folder / "inact.toml").string()) + "\ninact today\n" + import(files[0]) +
                 import(files[2]) +
                 "inact intake add --need housing --language ar --birth-year 1990\n"
                 "inact report monthly --month last\n\n" +
                 words.say(tr("All people in here are invented. The folder may be deleted at any time.")) + "\n");
}

/// All of the folder or none of it.
void make_folder(const Session& session, const std::filesystem::path& folder, const DemoPlan& plan) {
  const bool existed = std::filesystem::exists(folder);
  try {
    fill_folder(session, folder, plan);
  } catch (...) {
    std::error_code ignored;
    if (!existed) std::filesystem::remove_all(folder, ignored);
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
      std::filesystem::remove_all(entry.path(), ignored);
    throw;
  }
}

int run(Session& session, const Options& options) {
  const std::filesystem::path folder = std::filesystem::absolute(options.folder).lexically_normal();
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
    make_folder(session, folder, plan);
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
