#include "report/attacker.h"

#include <algorithm>
#include <stdexcept>

namespace attack {

using nlohmann::json;

namespace {

constexpr std::int64_t kMany = 1'000'000;

std::int64_t divided_down(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
std::int64_t divided_up(std::int64_t a, std::int64_t b) { return -divided_down(-a, b); }

/// The figure that counts the same things as a table.
std::string total_of(const std::string& table) {
  const auto begins = [&](const char* with) { return table.rfind(with, 0) == 0; };
  if (begins("persons_by_")) return "intake.persons";
  if (begins("conversations_by_")) return "intake.conversations";
  if (begins("short_questions_by_")) return "intake.short_questions";
  if (table == "referrals_by_kind" || table == "referrals_by_organization_kind") return "referral.made";
  if (table == "referrals_by_outcome") return "referral.closed";
  if (table == "needs_unmet_by_reason") return "need.unmet";
  if (table == "attendances_by_audience") return "group.attendances";
  if (table == "volunteers_by_kind") return "volunteer.active";
  return "";
}

}  // namespace

std::size_t Attacker::add(std::string name, std::int64_t low, std::int64_t high) {
  unknowns_.push_back({std::move(name), low, high});
  return unknowns_.size() - 1;
}

void Attacker::know(std::vector<std::pair<std::size_t, std::int64_t>> sum, std::int64_t low, std::int64_t high) {
  facts_.push_back({std::move(sum), low, high});
}

void Attacker::solve() {
  for (bool moved = true; moved;) {
    moved = false;
    for (const Fact& fact : facts_) {
      std::int64_t low = 0;
      std::int64_t high = 0;
      for (const auto& [unknown, factor] : fact.sum) {
        low += factor * (factor > 0 ? unknowns_[unknown].low : unknowns_[unknown].high);
        high += factor * (factor > 0 ? unknowns_[unknown].high : unknowns_[unknown].low);
      }
      for (const auto& [unknown, factor] : fact.sum) {
        Unknown& one = unknowns_[unknown];
        const std::int64_t own_low = factor * (factor > 0 ? one.low : one.high);
        const std::int64_t own_high = factor * (factor > 0 ? one.high : one.low);
        const std::int64_t least = fact.low - (high - own_high);  // of factor × unknown
        const std::int64_t most = fact.high - (low - own_low);
        const std::int64_t new_low = factor > 0 ? divided_up(least, factor) : divided_up(-most, -factor);
        const std::int64_t new_high = factor > 0 ? divided_down(most, factor) : divided_down(-least, -factor);
        if (new_low > one.low || new_high < one.high) {
          one.low = std::max(one.low, new_low);
          one.high = std::min(one.high, new_high);
          if (one.low > one.high) throw std::logic_error("the documents contradict themselves at " + one.name);
          moved = true;
          break;  // the sums above have changed
        }
      }
    }
  }
}

std::vector<std::string> told(const std::vector<json>& documents, const Totals& totals) {
  Attacker attacker;
  std::int64_t base = 5;
  std::vector<std::size_t> watched;
  for (const json& document : documents) {
    const std::string month = document["from"].get<std::string>().substr(0, 7);
    if (document["base"].is_number()) base = document["base"];
    const bool rounded = document["public"];
    // A number of a breakdown, or a figure that is not exact.
    const auto number = [&](const std::string& name, const json& value, bool withheld, bool exact, std::int64_t scale) {
      std::size_t unknown = 0;
      if (withheld)
        unknown = attacker.add(name, 0, kMany);
      else if (value.is_null())
        unknown = attacker.add(name, 1, base * scale - 1);
      else if (exact || value == 0)
        unknown = attacker.add(name, value.get<std::int64_t>() * scale, value.get<std::int64_t>() * scale);
      else
        unknown = attacker.add(name, value.get<std::int64_t>() * scale, (value.get<std::int64_t>() + base) * scale - 1);
      watched.push_back(unknown);
      return unknown;
    };
    std::map<std::string, std::size_t> figures;
    for (const json& figure : document["figures"]) {
      const std::string id = figure["id"];
      if (figure["unit"] == "hours") continue;
      const json& withheld = figure["withheld"];
      const bool hidden = std::find(withheld.begin(), withheld.end(), "value") != withheld.end();
      // Exact are the figures that have a running total.
      const bool exact = !figure["year_to_date"].is_null();
      figures[id] = number(month + "/" + id, figure["value"], hidden, exact || !rounded, 1);
      if (exact) watched.pop_back();  // said openly
    }
    // Whoever refuses statistics has had a conversation; at most all have refused.
    attacker.know({{figures["intake.without_statistics"], 1}, {figures["intake.persons"], -1}}, -kMany, 0);
    attacker.know({{figures["intake.interpreted"], 1}, {figures["intake.conversations"], -1}}, -kMany, 0);
    attacker.know({{figures["volunteer.without_statistics"], 1}, {figures["volunteer.active"], -1}}, -kMany, 0);
    for (const json& table : document["tables"]) {
      const std::string id = table["id"];
      if (table["columns"][2] != "count") continue;
      const json& unseen = table["withheld"];
      const auto is_withheld = [&](const char* key) {
        return std::find(unseen.begin(), unseen.end(), key) != unseen.end();
      };
      if (is_withheld("rows")) continue;
      const std::string name = month + "/" + id;
      const bool margins = !is_withheld("valid");
      const std::int64_t scale = table["unit"] == "hours" ? 60 : 1;
      if (scale > 1 && !rounded) continue;
      std::vector<std::pair<std::size_t, std::int64_t>> rows;
      std::vector<std::size_t> row_unknowns;
      for (const json& row : table["rows"]) {
        row_unknowns.push_back(number(name + "/" + row[0].get<std::string>(), row[2], false, !rounded, scale));
        rows.emplace_back(row_unknowns.back(), 1);
      }
      const std::size_t valid = number(name + "/valid", table["valid"], !margins, !rounded, scale);
      const std::size_t missing = number(name + "/missing", table["missing"], !margins, !rounded, scale);
      if (!margins) watched.resize(watched.size() - 2);  // not printed
      auto sum = rows;
      sum.emplace_back(valid, -1);
      attacker.know(sum, 0, table["multiple"] ? kMany : 0);
      if (table["multiple"]) {
        for (const std::size_t row : row_unknowns) attacker.know({{row, 1}, {valid, -1}}, -kMany, 0);
        if (id == "needs_by_code") {
          auto needs = rows;
          needs.emplace_back(figures["need.raised"], -1);
          attacker.know(needs, -kMany, 0);
        }
      }
      const auto total = totals.find(name);
      if (total != totals.end()) attacker.know({{valid, 1}, {missing, 1}}, total->second, total->second);
      const auto figure = figures.find(total_of(id));
      if (figure == figures.end()) continue;
      if (total_of(id) == "intake.persons" || total_of(id) == "volunteer.active") {
        const auto apart =
            figures[total_of(id) == "intake.persons" ? "intake.without_statistics" : "volunteer.without_statistics"];
        attacker.know({{valid, 1}, {missing, 1}, {apart, 1}, {figure->second, -1}}, 0, 0);
      } else {
        // What people without statistics did is not in the table: of conversations each of them has had at least one.
        const std::size_t apart = attacker.add(name + "/apart", 0, kMany);
        attacker.know({{valid, 1}, {missing, 1}, {apart, 1}, {figure->second, -1}}, 0, 0);
        if (total_of(id) != "intake.conversations") continue;
        const std::size_t without = figures["intake.without_statistics"];
        attacker.know({{without, 1}, {apart, -1}}, -kMany, 0);
        attacker.know({{apart, 1}, {without, -kMany}}, -kMany * kMany, 0);
      }
    }
  }
  attacker.solve();
  std::vector<std::string> names;
  for (const std::size_t one : watched) {
    const Unknown& unknown = attacker.unknowns()[one];
    if (unknown.low == unknown.high && unknown.low > 0 && unknown.low < base) names.push_back(unknown.name);
  }
  return names;
}

}  // namespace attack
