// Who refers where: how people come to us, and where we refer them, as a picture that shows no person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/store/store.h"
#include "inact/table/document.h"
#include "inact/text/words.h"

namespace inact {

/// Numbers are rounded down to a multiple of the base of public reports. Below it nothing is said: 0 means “fewer than
/// the base, or none”, and no line is drawn, so that nobody can be told by having been the only one.
struct NetworkMap {
  struct Node {
    enum class Kind { Way, Association, Institution };
    Kind kind = Kind::Institution;
    std::string id;    ///< "O7"; of a way and an association their code
    std::string name;  ///< as people read it
    std::string code;  ///< of an institution: its kind
    std::int64_t count = 0;
  };
  /// From one to another, by their places in `nodes`.
  struct Edge {
    std::size_t from = 0, to = 0;
    std::int64_t count = 0;
  };
  std::vector<Node> nodes;  ///< ways, associations, institutions; by kind, then the largest first
  std::vector<Edge> edges;
  std::int64_t left_out = 0;  ///< institutions below the base that are not drawn, because there are too many
  std::int64_t base = 0;
  std::optional<Date> since, until;
};

/// Counts first conversations by the way on which people came, and referrals made: from an association to an
/// institution, and from one that turned somebody away to the next. Drafts, what was entered in error, and people who
/// do not want to be in statistics are left out. Both days are included; nothing: without an end.
NetworkMap network_map(const Store& store, const Words& words, int base, std::optional<Date> since,
                       std::optional<Date> until);

/// The picture alone, with titles that are read aloud. The same records give the same bytes.
std::string network_map_svg(const NetworkMap& map, const Words& words);
/// The same for Graphviz.
std::string network_map_dot(const NetworkMap& map, const Words& words);
/// From whom to whom, and how often.
Table network_map_edges(const NetworkMap& map);
/// inact.network_map/1
Document network_map_document(const NetworkMap& map);

}  // namespace inact
