// Short typed ids: P12 is a person and can never be taken for a referral.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "inact/base/message.h"

namespace inact {

/// What an id names; the value is its letter.
enum class Kind : char {
  Person = 'P',
  Intake = 'I',
  Conversation = 'C',
  Need = 'N',
  Organization = 'O',
  Service = 'S',
  Location = 'L',
  Contact = 'K',
  Referral = 'R',
  Accompaniment = 'A',
  Workshop = 'W',
  Group = 'G',
  Batch = 'B',
  ShortQuestion = 'Q',
  Hours = 'H',
  Training = 'T',
};

/// "a person", "an intake": for messages.
Message kind_name(Kind kind);

/// Reads `P12`, `p12`, or `12` and `07`. Throws Usage for anything else, and for an id of another kind, which it names.
std::int64_t parse_id(Kind expected, std::string_view text);
/// True for a letter of a kind followed by digits, of whatever kind.
bool looks_like_id(std::string_view text);

/// The id of one kind of record: the row number in its table.
template <Kind K>
struct Id {
  static constexpr Kind kKind = K;
  std::int64_t value = 0;

  static Id parse(std::string_view text) { return {parse_id(K, text)}; }
  std::string str() const { return static_cast<char>(K) + std::to_string(value); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using PersonId = Id<Kind::Person>;
using IntakeId = Id<Kind::Intake>;
using ConversationId = Id<Kind::Conversation>;
using NeedId = Id<Kind::Need>;
using OrganizationId = Id<Kind::Organization>;
using ServiceId = Id<Kind::Service>;
using LocationId = Id<Kind::Location>;
using ContactId = Id<Kind::Contact>;
using ReferralId = Id<Kind::Referral>;
using AccompanimentId = Id<Kind::Accompaniment>;
using WorkshopId = Id<Kind::Workshop>;
using GroupId = Id<Kind::Group>;
using BatchId = Id<Kind::Batch>;
using ShortQuestionId = Id<Kind::ShortQuestion>;
using HoursId = Id<Kind::Hours>;
using TrainingId = Id<Kind::Training>;

}  // namespace inact
