#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "inact/report/network_map.h"
#include "inact/table/html.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using NodeKind = NetworkMap::Node::Kind;

// Lengths are pixels of the drawing, which scales.
constexpr double kWidth = 1200, kTop = 96, kRow = 24, kHeading = 30, kLegend = 56;
constexpr double kWayX = 250, kAssociationX = 520, kInstitutionX = 800;
constexpr double kSmallest = 4, kLargest = 22;
constexpr int kLabel = 42;  ///< columns of text; the whole name is in the title

/// Told apart with most kinds of colour blindness, and dark enough on white (Okabe and Ito, darkened).
constexpr std::array<const char*, 8> kColours = {"#0a5c91", "#b34700", "#00735c", "#8a4a78",
                                                 "#7a6200", "#2a6fa8", "#a03030", "#4d4d4d"};
constexpr const char* kOurs = "#1a1a1a";
constexpr const char* kWay = "#5a5a5a";
constexpr const char* kFont = "'Noto Sans', 'DejaVu Sans', sans-serif";

struct Place {
  double x = 0, y = 0, radius = kSmallest;
  std::string colour;
};

std::string px(double value) { return fmt::format("{:.1f}", value); }

class Drawing {
 public:
  Drawing(const NetworkMap& map, const Words& words) : map_(map), words_(words), places_(map.nodes.size()) {
    for (const NetworkMap::Node& node : map.nodes) most_ = std::max(most_, node.count);
    for (const NetworkMap::Edge& edge : map.edges) widest_ = std::max(widest_, edge.count);
    lay_out();
  }

  std::string draw() {
    const std::string width = px(kWidth), height = px(height_);
    svg_.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                      {"viewBox", fmt::format("0 0 {} {}", width, height)},
                      {"width", width},
                      {"height", height},
                      {"role", "img"},
                      {"aria-labelledby", "title description"},
                      {"lang", words_.tag()},
                      {"font-family", kFont},
                      {"font-size", "13"}});
    svg_.leaf("title", words_.say(tr("Who refers where")), {{"id", "title"}});
    svg_.leaf("desc", words_.say(description()), {{"id", "description"}});
    svg_.empty("rect", {{"width", width}, {"height", height}, {"fill", "#ffffff"}});
    arrow();
    captions();
    for (const NetworkMap::Edge& edge : map_.edges) line(edge);
    for (const auto& [y, kind, colour] : headings_) heading(y, kind, colour);
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) node(map_.nodes[i], places_[i]);
    legend();
    return std::move(svg_).take();
  }

 private:
  double radius(std::int64_t count) const {
    if (count == 0) return kSmallest;
    return kSmallest + 2 +
           (kLargest - kSmallest - 2) * std::sqrt(static_cast<double>(count) / static_cast<double>(most_));
  }
  /// How high a row is in which the circle and its text have room.
  static double row(double radius) { return std::max(kRow, 2 * radius + 6); }

  void lay_out() {
    std::map<std::string, std::size_t> kinds;
    double y = kTop;
    const NetworkMap::Node* above = nullptr;
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      const NetworkMap::Node& node = map_.nodes[i];
      Place& place = places_[i];
      place.radius = radius(node.count);
      if (node.kind != NodeKind::Institution) continue;
      const auto [kind, is_new] = kinds.emplace(node.code, kinds.size());
      place.colour = kColours[kind->second % kColours.size()];
      if (!above || above->code != node.code) {
        headings_.push_back({y + kHeading - 10, node.code, place.colour});
        y += kHeading;
      }
      above = &node;
      const double high = row(place.radius);
      place.x = kInstitutionX;
      place.y = y + high / 2;
      y += high;
    }
    height_ = std::max({y, kTop + column(NodeKind::Way), kTop + column(NodeKind::Association)}) + kLegend;
    stack(NodeKind::Way, kWayX, kWay);
    stack(NodeKind::Association, kAssociationX, kOurs);
  }

  /// Associations have their name above them.
  double high(std::size_t i) const {
    return map_.nodes[i].kind == NodeKind::Association ? 2 * places_[i].radius + 48 : row(places_[i].radius);
  }
  double column(NodeKind kind) const {
    double sum = 0;
    for (std::size_t i = 0; i < map_.nodes.size(); ++i)
      if (map_.nodes[i].kind == kind) sum += high(i);
    return sum;
  }
  /// In the middle of the height.
  void stack(NodeKind kind, double x, const char* colour) {
    double y = kTop + (height_ - kLegend - kTop - column(kind)) / 2;
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      if (map_.nodes[i].kind != kind) continue;
      Place& place = places_[i];
      place.x = x;
      place.y = y + high(i) / 2;
      place.colour = colour;
      y += high(i);
    }
  }

  Message period() const {
    if (map_.since && map_.until) return tr("{since} to {until}", {{"since", *map_.since}, {"until", *map_.until}});
    if (map_.since) return tr("since {since}", {{"since", *map_.since}});
    if (map_.until) return tr("until {until}", {{"until", *map_.until}});
    return tr("all years");
  }

  Message description() const {
    std::int64_t institutions = 0, referred = 0;
    for (const NetworkMap::Node& node : map_.nodes) {
      institutions += node.kind == NodeKind::Institution;
      referred += node.kind == NodeKind::Institution && node.count > 0;
    }
    return tr(
        "On the left the ways on which people come to us, in the middle we, on the right {institutions} institutions. "
        "{referred} of them had {base} referrals or more ({period}). Larger circles and wider lines are more "
        "referrals. Numbers are rounded down to a multiple of {base}.",
        {{"institutions", institutions}, {"referred", referred}, {"base", map_.base}, {"period", period()}});
  }

  void arrow() {
    svg_.open("defs");
    svg_.open("marker", {{"id", "arrow"},
                         {"viewBox", "0 0 8 8"},
                         {"refX", "7"},
                         {"refY", "4"},
                         {"markerWidth", "8"},
                         {"markerHeight", "8"},
                         {"markerUnits", "userSpaceOnUse"},
                         {"orient", "auto"}});
    svg_.empty("path", {{"d", "M0 0 L8 4 L0 8 z"}, {"fill", "#333333"}}).close().close();
  }

  void text(double x, double y, std::string_view words, std::string_view anchor, std::string_view fill,
            std::string_view size = "13", std::string_view weight = "400") {
    // White around the letters keeps them legible on lines.
    svg_.leaf("text", words,
              {{"x", px(x)},
               {"y", px(y)},
               {"text-anchor", anchor},
               {"fill", fill},
               {"stroke", "#ffffff"},
               {"stroke-width", "3"},
               {"paint-order", "stroke"},
               {"font-size", size},
               {"font-weight", weight}});
  }

  void captions() {
    text(24, 36, words_.say(tr("Who refers where")), "start", kOurs, "22", "700");
    text(24, 58, words_.say(period()), "start", kWay);
    text(kWayX, 84, words_.say(tr("How people come to us")), "end", kOurs, "13", "700");
    text(kAssociationX, 84, words_.say(tr("We")), "middle", kOurs, "13", "700");
    text(kInstitutionX, 84, words_.say(tr("Where we refer them")), "start", kOurs, "13", "700");
  }

  void heading(double y, const std::string& kind, const std::string& colour) {
    text(kInstitutionX + kLargest + 10, y, words_.label("organization_kind", kind), "start", colour, "12", "700");
  }

  void line(const NetworkMap::Edge& edge) {
    const Place &from = places_[edge.from], &to = places_[edge.to];
    const double width = 1 + 9 * std::sqrt(static_cast<double>(edge.count) / static_cast<double>(widest_));
    const bool sent_on = map_.nodes[edge.from].kind == NodeKind::Institution;
    std::string path;
    if (sent_on) {
      const double bend = std::min(150.0, 50 + std::abs(to.y - from.y) / 4);
      path = fmt::format("M{:.1f} {:.1f} C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", from.x - from.radius, from.y,
                         from.x - bend, from.y, to.x - bend, to.y, to.x - to.radius - 2, to.y);
    } else {
      const double x1 = from.x + from.radius, x2 = to.x - to.radius, middle = (x1 + x2) / 2;
      path = fmt::format("M{:.1f} {:.1f} C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", x1, from.y, middle, from.y,
                         middle, to.y, x2, to.y);
    }
    const std::string& colour = map_.nodes[edge.to].kind == NodeKind::Institution ? to.colour : from.colour;
    if (sent_on)
      svg_.open("path", {{"d", path},
                         {"fill", "none"},
                         {"stroke", "#333333"},
                         {"stroke-width", px(std::max(1.5, width / 3))},
                         {"stroke-dasharray", "5 3"},
                         {"marker-end", "url(#arrow)"}});
    else
      svg_.open(
          "path",
          {{"d", path}, {"fill", "none"}, {"stroke", colour}, {"stroke-opacity", "0.4"}, {"stroke-width", px(width)}});
    svg_.leaf(
        "title",
        words_.say(tr("{from} → {to}: {n}",
                      {{"from", map_.nodes[edge.from].name}, {"to", map_.nodes[edge.to].name}, {"n", edge.count}})));
    svg_.close();
  }

  /// "fewer than 5" is said in the legend once; beside the circle stands nothing.
  std::string number(const NetworkMap::Node& node) const { return node.count == 0 ? "" : words_.number(node.count); }

  void node(const NetworkMap::Node& node, const Place& place) {
    const bool hollow = node.count == 0;
    svg_.open("g");
    svg_.leaf("title",
              hollow ? words_.say(tr("{name}: fewer than {base}, or none", {{"name", node.name}, {"base", map_.base}}))
                     : words_.say(tr("{name}: {n}", {{"name", node.name}, {"n", node.count}})));
    svg_.empty("circle", {{"cx", px(place.x)},
                          {"cy", px(place.y)},
                          {"r", px(place.radius)},
                          {"fill", hollow ? std::string_view("#ffffff") : std::string_view(place.colour)},
                          {"stroke", place.colour},
                          {"stroke-width", "1.5"}});
    const std::string name = cut_to_width(node.name, kLabel);
    const std::string label = hollow ? name : fmt::format("{} · {}", name, number(node));
    if (node.kind == NodeKind::Way)
      text(place.x - place.radius - 6, place.y + 4.5, label, "end", kOurs);
    else if (node.kind == NodeKind::Association)
      text(place.x, place.y - place.radius - 8, label, "middle", kOurs, "14", "700");
    else
      text(place.x + kLargest + 10, place.y + 4.5, label, "start", kOurs);
    svg_.close();
  }

  void legend() {
    const double y = height_ - 30;
    svg_.empty("circle", {{"cx", "30"},
                          {"cy", px(y - 4)},
                          {"r", px(kSmallest)},
                          {"fill", "#ffffff"},
                          {"stroke", kWay},
                          {"stroke-width", "1.5"}});
    text(44, y, words_.say(tr("fewer than {base}, or none", {{"base", map_.base}})), "start", kWay);
    svg_.empty("path", {{"d", fmt::format("M300 {0} L340 {0}", px(y - 4))},
                        {"stroke", "#333333"},
                        {"stroke-width", "1.5"},
                        {"stroke-dasharray", "5 3"},
                        {"marker-end", "url(#arrow)"}});
    text(350, y, words_.say(tr("turned away, and sent on by us")), "start", kWay);
    text(kWidth - 24, y, words_.say(tr("Numbers are rounded down to a multiple of {base}.", {{"base", map_.base}})),
         "end", kWay);
    if (map_.left_out > 0)
      text(kWidth - 24, y + 18,
           words_.say(trn("Not drawn: 1 institution with fewer than {base} referrals, or none.",
                          "Not drawn: {n} institutions with fewer than {base} referrals, or none.", map_.left_out,
                          {{"base", map_.base}})),
           "end", kWay);
  }

  const NetworkMap& map_;
  const Words& words_;
  std::vector<Place> places_;
  struct Heading {
    double y;
    std::string kind, colour;
  };
  std::vector<Heading> headings_;
  std::int64_t most_ = 1, widest_ = 1;
  double height_ = 0;
  Html svg_;
};

}  // namespace

std::string network_map_svg(const NetworkMap& map, const Words& words) { return Drawing(map, words).draw(); }

}  // namespace inact
