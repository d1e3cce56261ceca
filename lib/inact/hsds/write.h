// A feed as files of HSDS 3.0.
#pragma once

#include <string>
#include <vector>

#include "inact/hsds/feed.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

struct FeedFile {
  std::string name;
  std::string bytes;
};

/// One nested record an organization, ORGANIZATION-UUID.json, in the order of the feed. What hangs on several records
/// stands in each.
std::vector<FeedFile> hsds_json(const Feed& feed);

/// The tabular package: a CSV (RFC 4180, UTF-8) for each table that has rows, and datapackage.json, which describes
/// them.
std::vector<FeedFile> hsds_csv(const Feed& feed);
/// The names of all files that it may write.
std::vector<std::string> hsds_csv_names();

/// Institutions, then contact persons, as vCards 4.0 (RFC 6350).
std::string vcards(const Feed& feed);

/// One row a service, for spreadsheets and mail merge.
Document services_of(const Feed& feed, const Words& words);

}  // namespace inact
