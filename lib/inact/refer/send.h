// What goes to the counselling centre, and only as much as the person allows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inact/refer/letter.h"
#include "inact/refer/referral.h"

namespace inact {

/// What went out of the person's data, oldest first: "R14 to S9 on 3 Oct 2026: name, need". For whoever withdraws.
std::vector<Message> sent_of(const Store& store, PersonId person);

struct SendRequest {
  std::optional<std::string> channel = {};   ///< letter, email or phone; nothing: that of the referral, or a letter
  std::vector<std::string> categories = {};  ///< of data; none: name, contact details and the need, as far as allowed
  std::optional<std::string> override_reason = {};
  Date on{};
};

struct Sending {
  Letter letter;
  std::vector<std::string> left_out;    ///< categories that are not in it because consent does not cover them
  std::optional<std::int64_t> consent;  ///< by which it may go: the newest row
  bool overridden = false;              ///< something is in it that consent does not cover
  /// What is asked first: data of somebody without papers, or of whom that is not known, would reach a public body.
  Message warning;
};

/// The category of data that a need is: sensitive ones are health or trauma, matters of residence are papers.
std::string category_of_need(const Vocabularies& vocabularies, std::string_view need);

/// Writes the letter and stores nothing. Throws Refused, naming what is missing and the command, without a live consent
/// for this recipient and each category, unless overridden.
Sending prepare_sending(const Store& store, ReferralId referral, const SendRequest& request,
                        const Vocabularies& vocabularies, std::string_view project);

/// Stores what goes to whom, when, and which categories. A referral in preparation is requested from then on.
void store_sending(Transaction& transaction, ReferralId referral, const SendRequest& request, const Sending& sending,
                   Date today);

}  // namespace inact
