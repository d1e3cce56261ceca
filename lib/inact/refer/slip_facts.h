// What a slip may know: where to go and when. Whatever says why is not read, so that it cannot be printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/network/hours.h"
#include "inact/refer/referral.h"

namespace inact {

struct SlipFacts {
  ReferralId referral;
  std::optional<LocalTime> appointment;
  bool by_appointment = false;

  bool secret = false;      ///< the address is protected, and was not asked for
  bool remote = false;      ///< on the telephone or online alone
  std::string institution;  ///< empty where the address is secret: the name would tell
  std::vector<std::string> address = {};
  std::string transport;
  std::string contact;  ///< the name of whom to ask for
  std::vector<std::string> phones = {};
  std::vector<OpeningTime> hours = {};  ///< that hold on the day or later, exceptions too; without their notes
  std::vector<std::string> documents = {};

  bool accompanied = false;  ///< somebody has agreed to come along
  std::string companion;     ///< the given name; empty: not known
  std::optional<LocalTime> meet_at;
  std::string meeting_point;

  std::string person;    ///< the given name; for the companion alone
  std::string language;  ///< of the person with the companion, for the companion alone: BCP 47; in words on a slip
};

struct SlipReader {
  bool for_companion = false;
  bool secret_address = false;  ///< protected addresses too
  Date today{};
};

/// Throws Refused for a referral that has ended, a person whose data may not be used, and for a companion where nobody
/// goes along.
SlipFacts read_slip_facts(const Store& store, ReferralId referral, const SlipReader& reader);

/// The languages of the person, that of choice first.
std::vector<std::string> languages_of(const Store& store, ReferralId referral);

}  // namespace inact
