// One value of HSDS: from what a file says to the form that is compared and stored, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/message.h"
#include "inact/hsds/tables.h"

namespace inact {

/// The value in the one form in which equal values are equal: text as it is stored, UUIDs in lower case, dates without
/// a time, times as 09:30, numbers the shortest way. Nothing for what the field cannot hold. The result lies in `text`
/// or in `buffer`.
std::optional<std::string_view> feed_value(const FeedField& field, std::string_view text, std::string& buffer);

/// What feed_value() takes, for a message.
Message feed_value_expected(const FeedField& field);

/// The value as HSDS writes it: 09:30:00, 2026-11-01T00:00:00Z; other values stay.
std::string_view hsds_value(const FeedField& field, std::string_view value, std::string& buffer);

/// True for what is a UUID but for its digits: most probably a mistyped one, where it is none.
bool looks_like_uuid(std::string_view text);
/// True for 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text);

}  // namespace inact
