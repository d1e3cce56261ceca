#include <algorithm>

#include "inact/people/identity_key.h"
#include "inact/people/person_list.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"
#include "inact/text/matching.h"

namespace inact {
namespace {

using Words = std::vector<std::string>;

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

/// 030 12 34, +49 30 1234 and 0049 30 1234 are one number.
std::string national(std::string_view phone) {
  const bool abroad = phone.starts_with('+');
  std::string digits = digits_of(phone);
  for (const std::string_view prefix : {"0049", abroad ? "49" : "0049", "0"})
    if (digits.starts_with(prefix)) return digits.substr(prefix.size());
  return digits;
}

/// What a text may be: an address, a telephone number, words of a name.
class Sought {
 public:
  explicit Sought(std::string_view text)
      : email_(text.find('@') == std::string_view::npos ? "" : email_key(text)), words_(search_words(text)) {
    if (text.find_first_not_of("0123456789 +-/()") == std::string_view::npos) phone_ = national(text);
  }

  double match(const Identity& identity) const {
    if (!email_.empty()) {
      const std::string email = email_key(identity.email);
      return email == email_ ? 1 : email.find(email_) != std::string::npos ? 0.9 : 0;
    }
    if (phone_.size() >= 4) {
      const std::string phone = national(identity.phone);
      return phone == phone_ ? 1 : phone.find(phone_) != std::string::npos ? 0.9 : 0;
    }
    double best = words_match(words_, search_words(full_name(identity)));
    for (const std::string& other : {identity.original_name, identity.raw_name})
      if (!other.empty() && best < 1) best = std::max(best, words_match(words_, search_words(other)));
    return best;
  }

 private:
  std::string email_, phone_;
  Words words_;
};

/// Two names of one person, whichever comes first: every word of the shorter is one of the longer.
double same_name(const Words& a, const Words& b) {
  const Words& shorter = a.size() <= b.size() ? a : b;
  const Words& longer = a.size() <= b.size() ? b : a;
  if (shorter.empty()) return 0;
  double sum = 0;
  for (const std::string& word : shorter) {
    double best = 0;
    for (const std::string& other : longer) best = std::max(best, similarity(word, other));
    if (best < kAlike) return 0;
    sum += best;
  }
  const auto few = static_cast<double>(shorter.size());
  return sum / few * (0.85 + 0.15 * few / static_cast<double>(longer.size()));
}

}  // namespace

std::vector<PersonId> find_people(const Store& store, std::string_view text, std::size_t limit) {
  std::vector<std::pair<double, PersonId>> found;
  const std::string sought_text = stored_text(text);
  const std::string digits = digits_of(sought_text);
  const bool id_alone = digits == sought_text && digits.size() <= 9;
  if (id_alone || (looks_like_id(sought_text) && (sought_text[0] == 'P' || sought_text[0] == 'p')))
    if (!digits.empty() && digits.size() <= 18)
      for (const PersonId id :
           Query(store, "SELECT id FROM person WHERE id = :id AND void_reason IS NULL", {{"id", std::stoll(digits)}})
               .column<PersonId>())
        found.emplace_back(2, id);
  const Sought sought(sought_text);
  for_each_identity(store, [&](PersonId id, const Identity& identity) {
    if (const double match = sought.match(identity); match > 0 && (found.empty() || found.front().second != id))
      found.emplace_back(match, id);
  });
  std::ranges::stable_sort(found, std::greater<>(), &std::pair<double, PersonId>::first);
  if (found.size() > limit) found.resize(limit);
  std::vector<PersonId> people;
  for (const auto& [match, id] : found) people.push_back(id);
  return people;
}

std::vector<LikelyDuplicate> likely_duplicates(const Store& store, std::string_view given_name,
                                               std::string_view family_name, std::optional<int> birth_year,
                                               std::size_t limit) {
  const Words name = search_words(std::string(given_name) + " " + std::string(family_name));
  std::vector<LikelyDuplicate> found;
  for_each_identity(store, birth_year, [&](PersonId id, const Identity& identity, std::optional<int> year) {
    double alike = 0;
    for (const std::string& other : {full_name(identity), identity.original_name}) {
      const Words words = search_words(other);
      const bool too_little = (name.size() == 1) != (words.size() == 1) && !(birth_year && year);
      if (!too_little) alike = std::max(alike, same_name(name, words));
    }
    if (alike >= kAlike) found.push_back({id, identity, year, alike});
  });
  std::ranges::stable_sort(found, std::greater<>(), &LikelyDuplicate::alike);
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace inact
