// Bytes of a file become UTF-8, or a problem with its place; nothing is ever replaced by U+FFFD.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inact/base/message.h"
#include "inact/imports/windows.h"

namespace inact {

struct DecodingProblem {
  Message message;
  std::optional<std::size_t> offset;  ///< in Decoded::text(); nothing where the whole file is meant
};

/// The characters of a file, without a byte order mark.
struct Decoded {
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "Windows-1252", …; empty where the file is no text
  bool bom = false;
  bool guessed = false;  ///< neither a byte order mark nor an option nor valid UTF-8 says so: to be told to people
  std::optional<DecodingProblem> problem;

  std::string_view plain;                ///< the bytes, where they are the text
  std::optional<std::string> converted;  ///< the text, where they are not
  /// UTF-8. With a problem that has an offset: the text up to it at least, good for finding the line.
  std::string_view text() const { return converted ? std::string_view(*converted) : plain; }
};

/// Decides by byte order mark, else UTF-8 where it is valid throughout, else UTF-16 by its zero bytes, else
/// Windows-1252 where it can be that and nothing else. A named encoding overrides this. Refuses empty files, UTF-32,
/// and files that are no text at all (workbooks, PDF, web pages). The bytes must live as long as the result. Throws
/// Usage for a name that is not known.
Decoded decode(std::string_view bytes, const std::optional<std::string>& encoding = {},
               const ReadUpTo& read_up_to = {});

/// The text in an encoding that decode() names: its reverse, byte for byte. What the encoding does not have becomes ?.
std::string encode(std::string_view text, const std::string& encoding, bool bom);

/// The byte at which the text stops being UTF-8, or its size.
std::size_t valid_utf8_prefix(std::string_view bytes, const ReadUpTo& read_up_to = {});

}  // namespace inact
