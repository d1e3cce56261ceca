// How long somebody was there, as tools write it.
#pragma once

#include <optional>
#include <string_view>

namespace inact {

/// Whole minutes, rounded down, of "128", "12,5", "1:27:51", "1h 27m 51s", "2 Std. 5 Min.", "45 min"; nothing for what
/// cannot be read: no duration is not a duration of 0.
std::optional<int> minutes_in(std::string_view text);

}  // namespace inact
