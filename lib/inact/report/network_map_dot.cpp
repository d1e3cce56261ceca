#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "inact/report/network_map.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using NodeKind = NetworkMap::Node::Kind;

/// In double quotation marks, with nothing that Graphviz would read as more than text.
std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : shown(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string name_of(const NetworkMap::Node& node) {
  if (node.kind == NodeKind::Institution) return node.id;
  return fmt::format("{}_{}", node.kind == NodeKind::Way ? "way" : "association", node.id);
}

}  // namespace

std::string network_map_dot(const NetworkMap& map, const Words& words) {
  std::int64_t most = 1;
  for (const NetworkMap::Edge& edge : map.edges) most = std::max(most, edge.count);
  std::string out = fmt::format("digraph {} {{\n  rankdir=LR;\n  node [fontname=\"Noto Sans\"];\n",
                                dot_text(words.say(tr("Who refers where"))));
  for (const NetworkMap::Node& node : map.nodes) {
    const std::string label = node.count == 0 ? node.name : fmt::format("{} · {}", node.name, words.number(node.count));
    out += fmt::format("  {} [label={}, shape={}", dot_text(name_of(node)), dot_text(label),
                       node.kind == NodeKind::Association ? "doublecircle"
                       : node.kind == NodeKind::Way       ? "plaintext"
                                                          : "box");
    if (node.kind == NodeKind::Institution) out += fmt::format(", group={}", dot_text(node.code));
    if (node.count == 0) out += ", style=dashed";
    out += "];\n";
  }
  for (const NetworkMap::Edge& edge : map.edges)
    out += fmt::format("  {} -> {} [label=\"{}\", penwidth={:.1f}];\n", dot_text(name_of(map.nodes[edge.from])),
                       dot_text(name_of(map.nodes[edge.to])), edge.count,
                       1 + 4 * std::sqrt(static_cast<double>(edge.count) / static_cast<double>(most)));
  return out + "}\n";
}

}  // namespace inact
