// Puts everything a person reads into one language. A value: a terminal, a report and a letter may each have their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/message.h"
#include "inact/base/time.h"
#include "inact/text/vocabulary.h"

namespace inact {

class Words {
 public:
  /// The vocabularies must live as long as this does.
  Words(Language language, const Vocabularies& vocabularies) : language_(language), vocabularies_(&vocabularies) {}

  Language language() const { return language_; }
  /// "en" or "de": the attribute lang of documents.
  std::string_view tag() const { return language_ == Language::German ? "de" : "en"; }

  /// The message in this language, its places filled. A message that the catalogue does not have stands in English.
  /// What fills a place is never read for places itself; a place that nothing fills stays as it is (and throws
  /// std::logic_error in debug builds: a test must notice).
  std::string say(const Message& message) const;
  /// The label of a code; a code that the vocabulary does not have is shown as itself. The vocabularies "language" and
  /// "country" hold only exceptions: other codes are named by CLDR.
  std::string label(const Coded& coded) const;
  std::string label(std::string_view vocabulary, std::string_view code) const;

  /// 1,234 and 12,345 / 1234 and 12 345 (DIN 5008: groups of three by U+202F from five digits on).
  std::string number(std::int64_t value) const;
  /// 12.5 / 12,5 with exactly so many decimals, half of the last one rounded up; – for what is no number.
  std::string decimal(double value, int decimals) const;
  /// 12.5% / 12,5 % (narrow no-break space).
  std::string percent(double value, int decimals) const;
  /// 2 Nov 2026 / 02.11.2026
  std::string date(Date date) const;
  /// November 2026
  std::string month(Month month) const;
  /// 22 Nov 2026 14:30 / 22.11.2026, 14:30 Uhr
  std::string time(LocalTime time) const;

 private:
  std::string say(const Argument& argument) const;

  Language language_;
  const Vocabularies* vocabularies_;
};

/// The language of the tag ("de", "de_DE.UTF-8", "en-GB"), or nothing for others.
std::optional<Language> language_of(std::string_view tag);

/// The translation of a text, or the text itself. German only: English is what stands in the code.
std::string_view translated(std::string_view text);
std::string_view translated_plural(std::string_view one, std::string_view many, std::int64_t n);

}  // namespace inact
