// The slip that a person, or who goes along, takes home: where, when and whom to ask for, in their language.
#pragma once

#include <optional>
#include <string>

#include "inact/config/handout_texts.h"
#include "inact/paper/paper.h"
#include "inact/refer/slip_facts.h"
#include "inact/table/render.h"

namespace inact {

struct SlipRequest {
  std::optional<std::string> language = {};  ///< a tag; nothing: the person's, of the companion `paper_language`
  std::string paper_language = "de";
  bool for_companion = false;
  bool secret_address = false;
  std::string project;  ///< who hands it out
  std::string phone;    ///< of the project; empty: none
  Date today{};
};

struct Slip {
  SlipFacts facts;
  bool for_companion = false;
  std::string language;  ///< whose texts it has
  std::string wished;    ///< another one that was asked for; empty: the same
  std::string text;
  Paper paper;
  int names = 0;  ///< given names of people in it
};

/// In German where the person speaks nothing that we have texts for. Throws Usage for a language that was asked for and
/// that there are no texts for, naming those there are; Refused as read_slip_facts().
Slip make_slip(const Store& store, ReferralId referral, const SlipRequest& request, const HandoutLanguages& languages,
               const Vocabularies& vocabularies);

/// Text, HTML, Markdown and PDF are handed out; other formats hold its parts (inact.slip/1).
std::string render(const Slip& slip, Format format, const Words& words, Layout layout = {});

/// The texts that a slip has in the languages, German below what nobody has checked.
Paper slip_paper(const SlipFacts& facts, const SlipRequest& request, const HandoutLanguage& language,
                 const HandoutLanguage& german);

}  // namespace inact
