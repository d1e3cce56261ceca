// Many institutions: lists, and finding one by what one remembers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inact/base/id.h"
#include "inact/store/store.h"
#include "inact/table/document.h"

namespace inact {

/// Codes as they are stored. Nothing: any.
struct OrganizationFilter {
  std::optional<std::string> kind = {}, need = {}, language = {}, district = {}, steward = {}, partner = {};
  bool stale = false;        ///< not reached for longer than it should be called
  bool do_not_list = false;  ///< those that are never proposed
  bool voided = false;       ///< those that are void instead of those that count
};

/// By name, as collation_key() has it. Of a protected place neither address nor district is shown, nor found by.
/// `every_days`: how often to call those that do not say it.
Table list_organizations(const Store& store, const OrganizationFilter& filter, Date today, int every_days);

/// What a text may mean: an id, words of a name, another name, a service or a contact person, in any spelling and
/// script.
struct FoundInNetwork {
  OrganizationId organization;
  std::string id;    ///< of what was found: O7, S9, K6
  std::string name;  ///< of what was found
  double alike = 0;  ///< 0 … 1
};
/// Best first, at most `limit`, each institution once.
std::vector<FoundInNetwork> find_in_network(const Store& store, std::string_view text, std::size_t limit = 50);
/// The name that is most like the text, where nothing was found; empty: none is like it.
std::string nearest_in_network(const Store& store, std::string_view text);

/// Columns id, name, kind, district, found, by.
Table found_table(const Store& store, const std::vector<FoundInNetwork>& found);

}  // namespace inact
