// inact network import: directories of other publishers, as a plan and in one transaction.
#include <algorithm>
#include <filesystem>
#include <future>

#include "cmd/files.h"
#include "cmd/imports/run.h"
#include "cmd/network/exchange.h"
#include "cmd/network/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/hsds/plan.h"
#include "inact/hsds/read.h"
#include "inact/seal/hash.h"
#include "inact/text/answer.h"

namespace inact::network {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownProblems = 50;

struct Options {
  std::string path;
  std::optional<std::string> empty_list, source, partner;
  bool keep_going = false;
};

/// The files of a folder that may be a feed, by name; or the one file.
std::vector<fs::path> files_of(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path)) {
    const auto kind = entry.path().extension();
    if (entry.is_regular_file() && (kind == ".csv" || kind == ".json") && entry.path().filename() != "datapackage.json")
      files.push_back(entry.path());
  }
  std::ranges::sort(files);
  if (files.empty()) throw refused("The folder {path} holds neither .json nor .csv files.", {{"path", path.string()}});
  return files;
}

FeedSource read_files(Session& session, Feed& feed, const fs::path& path) {
  FeedSource source{path.lexically_normal().filename().string(), {}};
  if (source.file.empty()) source.file = path.lexically_normal().parent_path().filename().string();
  std::string hashes;
  const auto files = files_of(path);
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    std::error_code unknown;
    if (fs::exists(file, unknown) && !fs::is_regular_file(file, unknown)) {
      feed.unreadable(name, 0, tr("no file that can be read as a whole"));
      continue;
    }
    if (const auto size = fs::file_size(file, unknown); !unknown && size > kLargestFeedFile) {
      feed.unreadable(name, 0, tr("larger than 64 MiB; split it into several files"));
      continue;
    }
    const std::string bytes = read_file(file, kLargestFeedFile);
    // Hashing takes a seventh of the time that reading does.
    auto hash = std::async(std::launch::async, [&bytes] { return sha256(bytes); });
    if (file.extension() == ".csv" && files.size() == 1 && !fs::is_directory(path) && feed_table(name) < 0) {
      source.profile = "list";
      read_feed_list(feed, name, bytes, rules(session));
    } else if (file.extension() == ".csv") {
      source.profile = "hsds-csv";
      read_feed_csv(feed, name, bytes);
    } else {
      read_feed_json(feed, name, bytes);
    }
    hashes += hash.get();
  }
  source.sha256 = files.size() == 1 ? hashes : sha256(hashes);
  return source;
}

Message in_words(const FeedProblem& one) {
  std::vector<Argument> arguments = {{"file", one.file},
                                     {"line", std::to_string(one.line)},
                                     {"record", one.record},
                                     {"field", one.field},
                                     {"what", one.message}};
  if (one.line == 0) return tr("{file}: {what}", arguments);
  if (one.record.empty()) return tr("{file}:{line}: {what}", arguments);
  if (one.field.empty()) return tr("{file}:{line}: {record}: {what}", arguments);
  return tr("{file}:{line}: {record}: {field}: {what}", arguments);
}

/// What keeps the feed from being taken as it is.
std::vector<Message> objections(const Feed& feed) {
  std::vector<Message> all;
  for (const FeedProblem& one : feed.problems) all.push_back(in_words(one));
  return all;
}

/// Whom the feed is from: as given, else as known, else as the file is called.
std::string publisher(const Store& store, const Feed& feed, const std::optional<std::string>& given, std::string file) {
  return given ? accept_line(*given, 200, tr("Source")) : known_publisher(store, feed).value_or(std::move(file));
}

Error refusal(const Options& options, std::vector<Message> wrong, bool committed) {
  const auto count = static_cast<std::int64_t>(wrong.size());
  const std::vector<Argument> arguments = {{"file", options.path}};
  Error error(ErrorKind::Refused, committed
                                      ? trn("{file} has 1 problem; its good rows were stored.",
                                            "{file} has {n} problems; its good rows were stored.", count, arguments)
                                      : trn("{file} has 1 problem; nothing of it was stored.",
                                            "{file} has {n} problems; nothing of it was stored.", count, arguments));
  if (wrong.size() > kShownProblems) {
    const auto more = static_cast<std::int64_t>(wrong.size() - kShownProblems);
    wrong.resize(kShownProblems);
    wrong.push_back(trn("and 1 more problem", "and {n} more problems", more));
  }
  if (options.keep_going) return std::move(error).with(std::move(wrong));
  return std::move(error).with(std::move(wrong)).remedy(tr("--keep-going takes the good rows."));
}

int run(Session& session, const Options& options) {
  const fs::path path = options.path;
  if (!fs::exists(path)) throw refused("There is no file or folder {path}.", {{"path", options.path}});
  const std::string partner = session.partner(options.partner);
  session.records_to_write();
  Feed feed;
  const FeedSource source = read_files(session, feed, path);
  FeedPlan plan;
  std::vector<Message> wrong;
  std::optional<BatchId> batch = session.write([&](Transaction& tx) -> std::optional<BatchId> {
    plan = plan_feed(tx, feed, publisher(tx, feed, options.source, fs::path(source.file).stem().string()),
                     session.vocabularies());
    wrong = objections(feed);
    if (!wrong.empty() && !options.keep_going) return std::nullopt;
    return apply_feed(tx, feed, plan, partner, source);
  });
  const bool committed = !session.dry_run() && (wrong.empty() || options.keep_going);
  if (session.dry_run()) {
    batch.reset();
    plan.new_ids.clear();
  }
  const bool for_people = session.format() != Format::Json && session.format() != Format::Csv;
  if (!for_people)
    session.show(feed_document(feed, plan, source, committed, batch));
  else if (!session.globals().quiet)
    session.show(feed_summary(feed, plan, source, batch));
  if (session.dry_run() && for_people) session.note(tr("Dry run: nothing was stored."));
  if (wrong.empty()) return 0;
  throw refusal(options, std::move(wrong), committed);
}

}  // namespace

void import_directory(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument(
          "PATH", options->path,
          tr("a JSON file of HSDS 3.x, a folder of such files or of its CSV tables, or a list as --template writes"))
      .optional();
  verb.option("--template", options->empty_list,
              tr("writes an empty list to fill in, one row a service, and reads nothing"))
      .shown_as("FILE");
  verb.option(
          "--source", options->source,
          tr("the publisher; if not given, the one its records came from before, or the name of the file or folder"))
      .shown_as("NAME");
  verb.flag("--keep-going", options->keep_going, tr("stores the good rows of a feed with problems; exit 3"));
  verb.code("--partner", "partner", options->partner, tr("the association that enters it"));
  verb.example("inact network import directory --source berlin --dry-run")
      .example("inact network import services.json --source bristol --keep-going")
      .example("inact network import --template centres.csv")
      .run([options](Session& session) {
        if (options->empty_list)
          return imports::write_empty_table(session, *options->empty_list, empty_feed_list(session.words()));
        if (options->path.empty()) throw usage("PATH is missing: which file or folder is to be read?");
        return run(session, *options);
      });
}

}  // namespace inact::network
