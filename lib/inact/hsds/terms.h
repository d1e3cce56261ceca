// Codes of our own vocabularies as terms of a taxonomy, and terms of others as our needs.
#pragma once

#include "inact/hsds/feed.h"
#include "inact/text/words.h"

namespace inact {

/// Before writing: attributes that hold a code of ours ("need" housing) are given the term for it, with its label in
/// the language of `words`. Terms and taxonomy have the same ids wherever inact wrote them. What is no term is left
/// out.
void name_own_terms(Feed& feed, const Words& words);

/// After reading: the terms of inact become codes again, whoever exported them.
void read_own_terms(Feed& feed);

/// Adds to each service the needs that its terms stand for, by the addresses of the vocabulary need
/// ("open-eligibility:1103", the uri of a term, or "name of the taxonomy:code"). Terms that stand for none are noted. A
/// need that the records have for the service already is not added again.
void map_terms(Feed& feed, const Feed& recorded, const Vocabulary& needs);

}  // namespace inact
