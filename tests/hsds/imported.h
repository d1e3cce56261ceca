// Feeds imported into records in memory.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "inact/config/vocabularies.h"
#include "inact/hsds/plan.h"
#include "inact/hsds/read.h"
#include "inact/hsds/terms.h"
#include "inact/hsds/write.h"
#include "inact/store/query.h"

namespace hsds_test {

using namespace inact;

inline std::string sample(const std::string& name) {
  std::ifstream file(std::filesystem::path(SOURCE_DIR) / "tests/hsds/samples" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const std::string kHarbour = sample("json/harbour.json");
inline const Vocabularies kVocabularies = built_in_vocabularies();

/// One import in a transaction of its own.
struct Done {
  Feed feed;
  FeedPlan plan;
};

inline Done import(Store& store, const std::vector<FeedFile>& files, const std::string& source = "harbour") {
  Done done;
  for (const FeedFile& file : files)
    if (file.name.ends_with(".csv")) {
      read_feed_csv(done.feed, file.name, file.bytes);
    } else if (file.name != "datapackage.json") {
      read_feed_json(done.feed, file.name, file.bytes);
    }
  Transaction tx(store, {"Ana", "network import", {}});
  done.plan = plan_feed(tx, done.feed, source, kVocabularies);
  apply_feed(tx, done.feed, done.plan, "hope", {"feed", "00"});
  tx.commit();
  return done;
}

inline Done import_text(Store& store, const std::string& text, const std::string& source = "harbour") {
  return import(store, {{"feed.json", text}}, source);
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

inline Feed public_feed(const Store& store) {
  Feed feed = read_public_feed(store);
  name_own_terms(feed, Words(Language::English, kVocabularies));
  return feed;
}

inline void write(Store& store, const char* sql) {
  Transaction tx(store, {"Ana", "test", {}});
  run(tx, sql);
  tx.commit();
}

inline std::string all_bytes(const std::vector<FeedFile>& files) {
  std::string bytes;
  for (const FeedFile& file : files) bytes += file.name + "\n" + file.bytes;
  return bytes;
}

inline std::int64_t changes(const FeedPlan& plan) {
  return plan.counts[FeedAction::New] + plan.counts[FeedAction::Changed] + plan.counts[FeedAction::Gone] +
         plan.counts[FeedAction::Conflict] + plan.counts[FeedAction::Rejected];
}

}  // namespace hsds_test
