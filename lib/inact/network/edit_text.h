// An institution as a text to be changed in an editor: TOML, with what each field takes as a comment.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/network/network.h"
#include "inact/text/words.h"

namespace inact {

/// The institution with its services, places and people. Opening hours are written in the language of the words.
std::string edit_text(const Store& store, OrganizationId organization, const Words& words,
                      const Vocabularies& vocabularies);

/// The fields that one record has anew.
using TextChange = std::pair<NetworkId, std::vector<std::string>>;

/// Stores what differs between the two texts, so that what others changed meanwhile stays; where there is no text from
/// before, what differs from the records. A block without an id is a new record; one that is missing stays as it is.
/// Throws Refused with every problem as `name:line: …`: then nothing may be kept of the transaction.
std::vector<TextChange> apply_edit_text(Transaction& transaction, OrganizationId organization, std::string_view text,
                                        std::string_view before, const std::string& name, const NetworkRules& rules);

}  // namespace inact
