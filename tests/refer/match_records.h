// Directories made from a few words, for the tests of matching.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inact/config/vocabularies.h"
#include "inact/refer/match_search.h"
#include "inact/store/query.h"

namespace match_test {

using namespace inact;

inline const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};
inline const Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

std::vector<std::string> split(std::string_view text, char separator);

/// "pc=12043 virtual" as keys and values; what stands alone is "1".
using Facts = std::map<std::string, std::string>;
Facts facts_of(std::string_view text);

/// One service that differs from the usual one (match_cases.txt), of an institution of its own or named by `org`.
ServiceId add_service(Transaction& tx, const std::string& name, const Facts& facts);
void add_volunteer(Transaction& tx, const std::string& language);
/// `services`: for `without`.
Wish wish_of(const Facts& facts, const std::map<std::string, ServiceId>& services);

}  // namespace match_test
