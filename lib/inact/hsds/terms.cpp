#include "inact/hsds/terms.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "inact/imports/findings.h"
#include "inact/seal/uuid.h"

namespace inact {
namespace {

/// A namespace made once at random: below it our terms have the same ids in every project.
constexpr const char* kEverywhere = "b1f6a0de-3c57-4d0a-9a63-52f1c8e7d904";
constexpr const char* kTaxonomy = "inact";

struct Places {
  int link_id, term_id, type, entity, value, name, code, description, taxonomy_id, term_taxonomy, language, uri;
};
const Places& places() {
  static const Places all = [] {
    const FeedTableType& attribute = feed_tables()[static_cast<std::size_t>(feed_places().attribute)];
    const FeedTableType& term = feed_tables()[static_cast<std::size_t>(feed_places().taxonomy_term)];
    return Places{attribute.place("link_id"),   attribute.place("taxonomy_term_id"),
                  attribute.place("link_type"), attribute.place("link_entity"),
                  attribute.place("value"),     term.place("name"),
                  term.place("code"),           term.place("description"),
                  term.place("taxonomy_id"),    term.place("taxonomy"),
                  term.place("language"),       term.place("term_uri")};
  }();
  return all;
}

std::string taxonomy_uuid() { return uuid_v5(kEverywhere, "taxonomy/inact"); }
std::string term_uuid(std::string_view type, std::string_view code) {
  return uuid_v5(kEverywhere, fmt::format("taxonomy_term/{}/{}", type, code));
}

/// "Open Eligibility" as "open-eligibility".
std::string slug(std::string_view name) {
  std::string text;
  for (const char c : name)
    text += c == ' ' || c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// The addresses under which a term may be known.
std::vector<std::string> addresses(const Feed& feed, std::size_t term) {
  const Places& p = places();
  const FeedTables& t = feed_places();
  const FeedRows& terms = feed[t.taxonomy_term];
  std::string_view taxonomy = terms.at(term, p.term_taxonomy);
  const std::size_t found = feed[t.taxonomy].find(terms.at(term, p.taxonomy_id));
  if (found != FeedRows::npos) taxonomy = feed[t.taxonomy].at(found, 1);
  std::vector<std::string> all;
  const std::string_view code = terms.at(term, p.code);
  if (!code.empty()) all.push_back(fmt::format("{}:{}", slug(taxonomy), code));
  if (!terms.at(term, p.uri).empty()) all.emplace_back(terms.at(term, p.uri));
  all.push_back(fmt::format("{}:{}", slug(taxonomy), slug(terms.at(term, p.name))));
  return all;
}

std::vector<std::string> needs_of(const Feed& feed, std::size_t term, const Vocabulary& needs) {
  const auto known = addresses(feed, term);
  std::vector<std::string> codes;
  for (const Term& need : needs.terms) {
    const bool ours = std::ranges::find(known, std::string(kTaxonomy) + ":" + need.code) != known.end();
    if (!need.retired && (ours || std::ranges::find_first_of(known, need.terms) != known.end()))
      codes.push_back(need.code);
  }
  return codes;
}

}  // namespace

void name_own_terms(Feed& feed, const Words& words) {
  const Places& p = places();
  const FeedTables& t = feed_places();
  FeedRows& attributes = feed[t.attribute];
  for (std::size_t row = 0; row < attributes.size(); ++row) {
    const std::string_view type = attributes.at(row, p.type);
    const std::string_view code = attributes.at(row, p.value);
    if (!attributes.at(row, p.term_id).empty()) continue;
    if (type.empty() || code.empty()) {
      attributes.rejected[row] = true;
      continue;
    }
    const std::string id = term_uuid(type, code);
    std::size_t term = feed[t.taxonomy_term].find(id);
    if (term == FeedRows::npos) {
      const std::string_view taxonomy = feed.keep(taxonomy_uuid());
      if (feed[t.taxonomy].find(taxonomy) == FeedRows::npos) {
        const std::size_t made = feed.add(t.taxonomy, taxonomy, {});
        const FeedTableType& columns = feed_tables()[static_cast<std::size_t>(t.taxonomy)];
        feed[t.taxonomy].at(made, columns.place("name")) = kTaxonomy;
        feed[t.taxonomy].at(made, columns.place("description")) = "Needs and conditions as inact codes them";
        feed[t.taxonomy].at(made, columns.place("version")) = "1";
      }
      term = feed.add(t.taxonomy_term, feed.keep(id), {});
      FeedRows& terms = feed[t.taxonomy_term];
      const std::string_view label = feed.keep(words.label(std::string(type), std::string(code)));
      terms.at(term, p.code) = code;
      terms.at(term, p.name) = label;
      terms.at(term, p.description) = label;
      terms.at(term, p.term_taxonomy) = kTaxonomy;
      terms.at(term, p.language) = feed.keep(words.tag());
      terms.at(term, p.taxonomy_id) = taxonomy;
    }
    attributes.at(row, p.term_id) = feed[t.taxonomy_term].at(term, 0);
  }
  feed.drop_rejected(t.attribute);
}

void read_own_terms(Feed& feed) {
  const Places& p = places();
  const FeedTables& t = feed_places();
  FeedRows& attributes = feed[t.attribute];
  for (std::size_t row = 0; row < attributes.size(); ++row) {
    const std::string_view type = attributes.at(row, p.type);
    const std::string_view code = attributes.at(row, p.value);
    if (!type.empty() && !code.empty() && !attributes.at(row, p.term_id).empty() &&
        attributes.at(row, p.term_id)[14] == '5' && attributes.at(row, p.term_id) == term_uuid(type, code))
      attributes.at(row, p.term_id) = {};
  }
  const std::size_t own = feed[t.taxonomy].find(taxonomy_uuid());
  if (own == FeedRows::npos) return;
  const FeedRows& terms = feed[t.taxonomy_term];
  std::vector<bool> ours(terms.size()), taxonomy(feed[t.taxonomy].size());
  for (std::size_t row = 0; row < terms.size(); ++row)
    ours[row] = terms.at(row, p.taxonomy_id) == feed[t.taxonomy].at(own, 0);
  taxonomy[own] = true;
  feed.drop(t.taxonomy_term, ours);
  feed.drop(t.taxonomy, taxonomy);
}

void map_terms(Feed& feed, const Feed& recorded, const Vocabulary& needs) {
  const Places& p = places();
  const FeedTables& t = feed_places();
  FeedRows& attributes = feed[t.attribute];
  const std::size_t read = attributes.size();
  std::vector<std::optional<std::vector<std::string>>> meanings(feed[t.taxonomy_term].size());
  const auto derived = [](std::string_view service_and_need) {
    return uuid_v5(kEverywhere, fmt::format("need/{}", service_and_need));
  };
  std::unordered_set<std::string> there;
  for (std::size_t row = 0; row < read; ++row)
    if (attributes.at(row, p.type) == "need")
      there.insert(fmt::format("{}/{}", attributes.at(row, p.link_id), attributes.at(row, p.value)));
  const FeedRows& known = recorded[t.attribute];
  for (std::size_t row = 0; row < known.size(); ++row) {
    if (known.at(row, p.type) != "need") continue;
    std::string need = fmt::format("{}/{}", known.at(row, p.link_id), known.at(row, p.value));
    if (known.at(row, 0) != derived(need)) there.insert(std::move(need));
  }
  for (std::size_t row = 0; row < read; ++row) {
    if (attributes.rejected[row] || attributes.at(row, p.entity) != "service") continue;
    const std::size_t term = feed[t.taxonomy_term].find(attributes.at(row, p.term_id));
    if (term == FeedRows::npos) continue;
    if (!meanings[term]) {
      meanings[term] = needs_of(feed, term, needs);
      if (meanings[term]->empty())
        feed.note(tr("The term “{name}” ({address}) stands for no need here. Say so by terms in [vocabulary.need.…].",
                     {{"name", extract(feed[t.taxonomy_term].at(term, p.name))},
                      {"address", extract(addresses(feed, term).front())}}));
    }
    for (const std::string& need : *meanings[term]) {
      const std::string_view service = attributes.at(row, p.link_id);
      const std::string service_and_need = fmt::format("{}/{}", service, need);
      if (!there.insert(service_and_need).second) continue;
      const std::size_t made =
          feed.add(t.attribute, feed.keep(derived(service_and_need)), FeedPlace(attributes.places[row]));
      FeedRows& rows = feed[t.attribute];
      rows.at(made, p.link_id) = service;
      rows.at(made, p.entity) = "service";
      rows.at(made, p.type) = "need";
      rows.at(made, p.value) = feed.keep(need);
    }
  }
}

}  // namespace inact
