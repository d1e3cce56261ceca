// What `inact config` answers.
#pragma once

#include <string_view>

#include "inact/config/config.h"
#include "inact/table/document.h"

namespace inact {

/// Every setting with its value and where that came from: `inact.config/1`.
Document show_config(const Config& config);

/// One setting ("report.base"): `inact.setting/1`; a vocabulary ("need") or one code ("need.debt"), also with
/// "vocabulary." before it: `inact.vocabulary/1`. Throws Usage for other keys, with the nearest right one.
Document explain_config(const Config& config, std::string_view key);

}  // namespace inact
