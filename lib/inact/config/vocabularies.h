// The codes that are built in.
#pragma once

#include <vector>

#include "inact/text/vocabulary.h"

namespace inact {

/// Where classes of ages begin: 18 and 27 part the youth migration service from that for adults, 65 is an edge of ESF
/// Plus.
inline const std::vector<int> kAgeClasses = {0, 12, 18, 27, 35, 45, 55, 65};
inline const std::vector<int> kAgeClassesCoarse = {0, 18, 27, 65};

/// Every vocabulary of vocabularies.txt, and `age_class` with `age_class_coarse` for the classes above.
Vocabularies built_in_vocabularies();

/// Classes of ages that begin at these, ascending from 0; the last one is open: 0_11 “0–11”, … 65_plus “65 and over”.
Vocabulary age_classes(std::string name, const std::vector<int>& edges);

}  // namespace inact
