#include "inact/imports/plan_people.h"

#include <algorithm>
#include <functional>

#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

std::string digits_of(const std::string& phone) {
  std::string digits;
  for (const char c : phone)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

bool differ(const std::optional<int>& a, const std::optional<int>& b) { return a && b && *a != *b; }

}  // namespace

bool is_ours(const AttendeeFile& file) { return file.profile && file.profile->external_id == "inact"; }

ExternalName external_name(const Attendee& attendee, const AttendeeFile& file) {
  const auto colon = attendee.external_id.rfind(':');
  if (colon == std::string::npos) return {file.profile ? file.profile->name : std::string(), attendee.external_id};
  return {attendee.external_id.substr(0, colon), attendee.external_id.substr(colon + 1)};
}

Identity identity_in(const Attendee& attendee, const AttendeeFile& file) {
  Identity identity;
  identity.given_name = attendee.given_name;
  identity.family_name = attendee.family_name;
  identity.raw_name = attendee.raw_name;
  identity.email = attendee.email;
  identity.phone = attendee.phone;
  identity.postcode = attendee.postcode;
  if (!attendee.external_id.empty() && !is_ours(file)) identity.external_names.push_back(external_name(attendee, file));
  return identity;
}

PeopleMatcher::PeopleMatcher(const Store& store, const AttendeeFile& file)
    : file_(file),
      finder_(store),
      birth_year_(store, "SELECT birth_year FROM person WHERE id = :person"),
      counts_(store, "SELECT EXISTS (SELECT 1 FROM person WHERE id = :person AND void_reason IS NULL)") {}

PeopleMatcher::Candidate PeopleMatcher::candidate(PersonId person) {
  const Identity identity = finder_.identity(person).value_or(Identity{});
  return {person, email_key(identity.email), digits_of(identity.phone), identity.postcode,
          birth_year_.bind({{"person", person}}).value<std::optional<int>>()};
}

bool PeopleMatcher::agrees(PersonId person, const Attendee& a) {
  const Identity identity = finder_.identity(person).value_or(Identity{});
  return (!a.email_key.empty() && email_key(identity.email) == a.email_key) ||
         (!a.name_key.empty() && search_key(full_name(identity)) == a.name_key);
}

std::optional<PersonId> PeopleMatcher::ours(const Attendee& a) {
  PersonId person;
  try {
    person = PersonId::parse(external_name(a, file_).id);
  } catch (const Error&) {
    return std::nullopt;
  }
  counts_.bind({{"person", person}});
  if (!counts_.value<bool>()) return std::nullopt;
  const auto identity = finder_.identity(person);
  const std::string name = identity ? full_name(*identity) : std::string();
  return search_key(name.empty() ? person.str() : name) == a.name_key ? std::optional(person) : std::nullopt;
}

Match PeopleMatcher::by_address(const Attendee& a) {
  const IdentityKeys& keys = finder_.keys();
  const auto settled = [](std::vector<PersonId> people) {
    return people.size() == 1 ? Match::known(people.front()) : Match::several(std::move(people));
  };
  if (is_ours(file_)) {
    if (const auto person = ours(a)) return Match::known(*person);
  } else if (!a.external_id.empty()) {
    const ExternalName name = external_name(a, file_);
    if (auto people = finder_.find(IdentityKeyKind::External, keys.external(name.source, name.id)); !people.empty()) {
      // A bare number may be the number of somebody else in another table: the name or the address must agree.
      const bool bare = a.external_id.find(':') == std::string::npos;
      if (people.size() == 1 && bare && !agrees(people.front(), a)) return Match::several(std::move(people));
      Match match = settled(std::move(people));
      match.by_id = true;
      return match;
    }
  }
  if (a.email_key.empty()) return {};
  const KeyedHash hash = a.name_key.empty() ? keys.email(a.email_key) : keys.folded_email_name(a.email_key, a.name_key);
  auto people = finder_.find(a.name_key.empty() ? IdentityKeyKind::Email : IdentityKeyKind::EmailName, hash);
  // Father and son may share name and address.
  if (a.birth_year)
    std::erase_if(people, [&](PersonId person) { return differ(candidate(person).birth_year, a.birth_year); });
  if (people.empty()) return {};
  return settled(std::move(people));
}

std::vector<Match> PeopleMatcher::by_name(const Attendee& first, std::size_t rows,
                                          const std::function<bool(PersonId)>& claimed,
                                          const std::function<bool(PersonId)>& present) {
  std::vector<Match> matches(rows);
  std::vector<Candidate> candidates;
  std::vector<PersonId> namesakes;
  if (!first.name_key.empty()) {
    const KeyedHash hash = finder_.keys().folded_name(first.name_key);
    const bool others = !first.email_key.empty() && !first.birth_year;  // whoever has this address would be found by it
    for (const PersonId person : finder_.find(IdentityKeyKind::NameYear, hash)) {
      if (others) {
        namesakes.push_back(person);
        continue;
      }
      Candidate other = candidate(person);
      const bool same_year = first.birth_year && other.birth_year == first.birth_year;
      const bool two_addresses = !first.email_key.empty() && !other.email.empty();
      if (claimed(person) || two_addresses || (!first.email_key.empty() && !same_year)) {
        namesakes.push_back(person);
      } else if (!differ(first.birth_year, other.birth_year)) {
        candidates.push_back(std::move(other));
      }
    }
  }
  const auto keep = [&](const auto& wanted) {
    if (std::ranges::any_of(candidates, wanted)) std::erase_if(candidates, std::not_fn(wanted));
  };
  if (first.birth_year) keep([&](const Candidate& c) { return c.birth_year == first.birth_year; });
  // Those who were known at the workshop already, and among them those who have no address either: the file that is
  // read again finds the persons it made.
  bool settled = rows == 1;
  if (candidates.size() > 1) {
    std::vector<Candidate> here = candidates;
    std::erase_if(here, [&](const Candidate& c) { return !present(c.person); });
    std::vector<Candidate> without_address = here;
    std::erase_if(without_address, [](const Candidate& c) { return !c.email.empty(); });
    if (without_address.size() == rows) here = std::move(without_address);
    if (here.size() == rows) {
      candidates = std::move(here);
      settled = true;
    }
  }
  if (rows == 1) {
    if (candidates.size() > 1 && !first.phone.empty())
      keep([&](const Candidate& c) { return c.phone == digits_of(first.phone); });
    if (candidates.size() > 1 && !first.postcode.empty())
      keep([&](const Candidate& c) { return c.postcode == first.postcode; });
  }
  for (std::size_t i = 0; i < rows; ++i) {
    if (candidates.empty()) {
      matches[i].kind = Match::Kind::New;
      matches[i].namesakes = namesakes;
    } else if (settled && candidates.size() == rows) {
      matches[i] = Match::known(candidates[i].person);
      matches[i].by_name_alone = !first.birth_year || candidates[i].birth_year != first.birth_year;
    } else {
      std::vector<PersonId> people;
      for (const Candidate& c : candidates) people.push_back(c.person);
      matches[i] = Match::several(std::move(people));
    }
  }
  return matches;
}

}  // namespace inact
