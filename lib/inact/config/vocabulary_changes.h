// What a configuration changes about the codes: new ones, other labels, codes no longer used.
#pragma once

#include "inact/config/config.h"
#include "inact/config/problems.h"
#include "inact/config/toml.h"

namespace inact {

/// Applies the table [vocabulary]. Codes that did not exist are added at the end, before `other` where that is last;
/// classes of numbers in the order of their numbers. Codes that code branches on are only relabelled.
void change_vocabularies(Config& config, const TomlTable& changes, Problems& problems);

}  // namespace inact
