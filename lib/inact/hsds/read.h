// Files of HSDS 3.x become a feed: nested records, pages of an API, tabular JSON, and tables as CSV.
#pragma once

#include <string>
#include <string_view>

#include "inact/hsds/feed.h"
#include "inact/network/field.h"
#include "inact/text/words.h"

namespace inact {

/// Larger files are refused.
inline constexpr std::size_t kLargestFeedFile = std::size_t{64} << 20;
/// Deeper nesting is refused before it is followed.
inline constexpr int kDeepestFeed = 64;

/// Reads one document: a record with all that is nested in it, a list of such, a page (`contents`), or lists by the
/// name of their table. What a record is, is told by where it stands, else by its fields. A record that stands in
/// several places is one row; where it says two things of one field, that is a problem, and so is a key that occurs
/// twice in one object. A file that is no JSON gives a problem and no row.
void read_feed_json(Feed& feed, const std::string& name, std::string_view bytes);

/// Reads one table of a tabular package, which its file name tells; other files are noted and left out.
void read_feed_csv(Feed& feed, const std::string& name, std::string_view bytes);

/// Reads a plain list, one row a service or an institution without one, with the columns of empty_feed_list(); captions
/// are the keys or titles of fields, in either language, and several values of a cell stand between semicolons. What
/// the cells may hold is what the verbs take. Ids are made of the names, so that the list can be read again.
void read_feed_list(Feed& feed, const std::string& name, std::string_view bytes, const NetworkRules& rules);
/// Its header alone, to be filled in with a spreadsheet: semicolons, and a byte order mark, without which some read it
/// as Windows-1252.
std::string empty_feed_list(const Words& words);

/// Ids of other kinds than UUIDs ("7", "org-12") become UUIDs of version 5, from the namespace of the records, the
/// table, the publisher and the id: the same feed has the same ones whenever it is read. Keys follow.
void name_rows(Feed& feed, std::string_view space, std::string_view source);

/// Makes rows of one service at one place one row, under the id that is recorded for the two, or else the first. A
/// row whose id is recorded for another pair of the feed gets one that is free.
void join_places(Feed& feed, const Feed& recorded);

/// After the last file, before check_feed(): values that cannot be true together or that no list has (a minimum above
/// its maximum, hours that end before they begin, languages that nobody knows) are problems, and their rows are
/// rejected. Languages get the tag under which they are stored.
void check_values(Feed& feed, const Vocabularies& vocabularies);

/// After the last file: what is missing, and keys that lead nowhere. `known` tells whether the records have a row of
/// this table and id. A parent outside the feed is a note and left out; a key that leads nowhere is a problem, and the
/// row is rejected unless it can do without. Rows that hang on a rejected one are rejected with it.
using KnownRow = bool (*)(const void* context, int table, std::string_view id);
void check_feed(Feed& feed, KnownRow known, const void* context);

}  // namespace inact
