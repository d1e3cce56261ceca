#include "inact/imports/encoding.h"

#include <fmt/core.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <vector>

#include "inact/base/error.h"
#include "inact/text/code_points.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using namespace std::literals;

struct Encoding {
  const char* name;  ///< as documents show it
  const char* icu;   ///< of encodings with one byte a character; else null
  const char* also;  ///< another name people type
};

constexpr Encoding kUtf8{"UTF-8", nullptr, "utf8"};
constexpr Encoding kUtf16{"UTF-16", nullptr, "unicode"};
constexpr Encoding kUtf16Le{"UTF-16LE", nullptr, ""};
constexpr Encoding kUtf16Be{"UTF-16BE", nullptr, ""};
constexpr Encoding kWindows1252{"Windows-1252", "windows-1252", "ansi"};

constexpr Encoding kEncodings[] = {
    kUtf8,
    kUtf16,
    kUtf16Le,
    kUtf16Be,
    {"Windows-1250", "windows-1250", "cp1250"},
    {"Windows-1251", "windows-1251", "cp1251"},
    kWindows1252,
    {"Windows-1252", "windows-1252", "cp1252"},
    {"Windows-1253", "windows-1253", "cp1253"},
    {"Windows-1254", "windows-1254", "cp1254"},
    {"Windows-1256", "windows-1256", "cp1256"},
    {"ISO-8859-1", "iso-8859-1", "latin1"},
    {"ISO-8859-2", "iso-8859-2", "latin2"},
    {"ISO-8859-5", "iso-8859-5", ""},
    {"ISO-8859-9", "iso-8859-9", "latin5"},
    {"ISO-8859-15", "iso-8859-15", "latin9"},
    {"MacRoman", "macintosh", "macintosh"},
    {"CP437", "cp437", "ibm437"},
    {"CP850", "cp850", "ibm850"},
    {"CP852", "cp852", "ibm852"},
    {"CP866", "cp866", "ibm866"},
    {"KOI8-R", "koi8-r", ""},
    {"KOI8-U", "koi8-u", ""},
};

std::string letters_and_digits(std::string_view name) {
  std::string result;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

const Encoding& encoding_named(const std::string& name) {
  const std::string wanted = letters_and_digits(name);
  std::vector<std::string> names;
  for (const Encoding& encoding : kEncodings) {
    if (!wanted.empty() && (wanted == letters_and_digits(encoding.name) || wanted == encoding.also)) return encoding;
    names.emplace_back(encoding.name);
  }
  Error error = usage("“{name}” is not an encoding that can be read.", {{"name", name}});
  const std::string near = nearest(name, names);
  throw std::move(error).remedy(
      near.empty() ? tr("Say --encoding utf-8, utf-16le, windows-1252, iso-8859-15, macroman or cp850.")
                   : tr("Did you mean --encoding {name}?", {{"name", near}}));
}

// --- What is no table ------------------------------------------------------------------------------------------------

bool begins_without_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) != lower[i]) return false;
  return true;
}

std::optional<Message> not_a_table(std::string_view bytes) {
  if (bytes.empty()) return tr("the file is empty (0 bytes)");
  if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv))
    return tr(
        "this is a workbook (.xlsx, .ods) or another ZIP file, not a CSV file: open it and save it as “CSV UTF-8”");
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv))
    return tr("this is an old Excel workbook (OLE2), not a CSV file: open it and save it as “CSV UTF-8”");
  if (bytes.starts_with("%PDF"sv)) return tr("this is a PDF document, not a CSV file");
  std::string_view begin = bytes.substr(bytes.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0);
  begin.remove_prefix(std::min(begin.find_first_not_of(" \t\r\n"), begin.size()));
  for (const std::string_view tag : {"<!doctype"sv, "<html"sv, "<head"sv, "<meta"sv, "<table"sv, "<script"sv})
    if (begins_without_case(begin, tag))
      return tr("this is an HTML page, not a CSV file: the download probably needed a login");
  if (begins_without_case(begin, "<?xml")) return tr("this is an XML document, not a CSV file");
  return std::nullopt;
}

// --- UTF-16 ----------------------------------------------------------------------------------------------------------

/// The byte order of UTF-16 without a mark: the ASCII letters of the captions have zeros on one side only.
const Encoding* utf16_by_zeros(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 64) & ~std::size_t{1};
  if (size < 4) return nullptr;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[0] == 0 && zeros[1] >= size / 4) return &kUtf16Le;
  if (zeros[1] == 0 && zeros[0] >= size / 4) return &kUtf16Be;
  return nullptr;
}

void decode_utf16(Decoded& decoded, std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : a << 8 | b);
  };
  std::string& text = decoded.converted.emplace();
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) {
      decoded.problem = {tr("the file ends within a character: it is not {encoding}", {{"encoding", decoded.encoding}}),
                         text.size()};
      return;
    }
    char32_t c = unit(at);
    if (c >= 0xD800 && c <= 0xDBFF && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
      decoded.problem = {
          tr("half a character (U+{code}): the file is damaged or not {encoding}",
             {{"code", fmt::format("{:04X}", static_cast<unsigned>(c))}, {"encoding", decoded.encoding}}),
          text.size()};
      return;
    }
    append_code_point(text, c);
  }
}

// --- One byte a character --------------------------------------------------------------------------------------------

/// What each byte stands for; empty where it stands for nothing.
std::array<std::string, 256> characters_of(const Encoding& encoding) {
  std::array<std::string, 256> characters;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.icu, &status);
  if (U_FAILURE(status))
    throw unavailable("This machine's ICU library cannot read {encoding}.", {{"encoding", encoding.name}});
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  for (int byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    const char* begin = &source;
    const UChar32 c = ucnv_getNextUChar(converter, &begin, begin + 1, &status);
    if (U_SUCCESS(status)) append_code_point(characters[static_cast<std::size_t>(byte)], static_cast<char32_t>(c));
    status = U_ZERO_ERROR;
    ucnv_reset(converter);
  }
  ucnv_close(converter);
  return characters;
}

std::string hex(char byte) { return fmt::format("0x{:02X}", static_cast<unsigned char>(byte)); }

void decode_bytes(Decoded& decoded, std::string_view bytes, const Encoding& encoding) {
  const auto characters = characters_of(encoding);
  std::string& text = decoded.converted.emplace();
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const std::string& character = characters[static_cast<unsigned char>(byte)];
    if (character.empty()) {
      decoded.problem = {
          tr("byte {byte} has no meaning in {encoding}", {{"byte", hex(byte)}, {"encoding", encoding.name}}),
          text.size()};
      return;
    }
    text += character;
  }
}

// --- UTF-8, and what might be Windows-1252 ---------------------------------------------------------------------------

bool has_wide_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();)
    if (static_cast<unsigned char>(bytes[at]) < 0x80)
      ++at;
    else if (next_wide_code_point(bytes, at) != kNoCodePoint)
      return true;
  return false;
}

bool control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
}

/// Why text that is not UTF-8 from `offset` on cannot be Windows-1252 either, or nothing.
std::optional<Message> not_windows_1252(std::string_view bytes, std::size_t offset) {
  const Argument byte{"byte", hex(bytes[offset])};
  if (has_wide_utf8(bytes))
    return tr(
        "byte {byte} is not UTF-8, though other parts of the file are: the file is mixed. Name its encoding with "
        "--encoding, or save it again as UTF-8",
        {byte});
  for (const char c : bytes)
    if (control(c) || c == '\x81' || c == '\x8D' || c == '\x8F' || c == '\x90' || c == '\x9D')
      return tr("byte {byte} is not UTF-8, and the file is not Windows-1252 either: name its encoding with --encoding",
                {byte});
  return std::nullopt;
}

/// From `at` on, to the first character that does not begin before `end`.
std::size_t valid_until(std::string_view bytes, std::size_t at, std::size_t end) {
  while (at < end) {
    std::uint64_t eight;
    while (at + sizeof eight <= bytes.size() && at < end) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if (eight & 0x8080808080808080u) break;
      at += sizeof eight;
    }
    if (at >= end) break;
    const std::size_t begin = at;
    if (next_code_point(bytes, at) == kNoCodePoint) return begin;
  }
  return at;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes, const ReadUpTo& read_up_to) {
  return in_windows(bytes.size(), read_up_to,
                    [&](std::size_t begin, std::size_t end) { return valid_until(bytes, begin, end); });
}

Decoded decode(std::string_view bytes, const std::optional<std::string>& name, const ReadUpTo& read_up_to) {
  const Encoding* encoding = name ? &encoding_named(*name) : nullptr;
  Decoded decoded;
  decoded.plain = bytes;
  decoded.encoding = kUtf8.name;
  const auto fail = [&](Message message) {
    decoded.problem = DecodingProblem{std::move(message), {}};
    decoded.encoding.clear();
  };

  if (auto message = not_a_table(bytes)) {
    fail(std::move(*message));
    return decoded;
  }
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    fail(tr("UTF-32 is not supported (the file begins with its byte order mark): save it as UTF-8"));
    return decoded;
  }
  const Encoding* marked = bytes.starts_with("\xEF\xBB\xBF"sv) ? &kUtf8
                           : bytes.starts_with("\xFF\xFE"sv)   ? &kUtf16Le
                           : bytes.starts_with("\xFE\xFF"sv)   ? &kUtf16Be
                                                               : nullptr;
  const auto named = [&](const Encoding& one) {
    return encoding != nullptr && encoding->name == std::string_view(one.name);
  };
  if (marked && (!encoding || named(*marked) || (named(kUtf16) && marked != &kUtf8))) {
    decoded.bom = true;
    encoding = marked;
    bytes.remove_prefix(marked == &kUtf8 ? 3 : 2);
    decoded.plain = bytes;
    if (bytes.empty()) {
      fail(tr("the file is empty (only a byte order mark)"));
      return decoded;
    }
  }
  std::size_t valid = bytes.size();
  if (!encoding) {
    encoding = utf16_by_zeros(bytes);
    if (!encoding) {
      valid = valid_utf8_prefix(bytes, read_up_to);
      encoding = valid == bytes.size() ? &kUtf8 : &kWindows1252;
    }
    decoded.guessed = encoding != &kUtf8;
    if (encoding == &kWindows1252) {
      if (auto message = not_windows_1252(bytes, valid)) {
        decoded.guessed = false;
        decoded.problem = {std::move(*message), valid};
        return decoded;
      }
    }
  } else if (encoding->name == std::string_view(kUtf8.name)) {
    valid = valid_utf8_prefix(bytes, read_up_to);
    if (valid != bytes.size())
      decoded.problem = {
          tr("byte {byte} is not UTF-8: name the encoding of the file with --encoding", {{"byte", hex(bytes[valid])}}),
          valid};
  }
  if (named(kUtf16)) encoding = &kUtf16Le;
  decoded.encoding = encoding->name;
  if (encoding->icu)
    decode_bytes(decoded, bytes, *encoding);
  else if (decoded.encoding != kUtf8.name)
    decode_utf16(decoded, bytes, decoded.encoding == kUtf16Le.name);
  return decoded;
}

std::string encode(std::string_view text, const std::string& name, bool bom) {
  const Encoding& encoding = encoding_named(name);
  std::string bytes;
  if (name == kUtf8.name) return (bom ? "\xEF\xBB\xBF" : "") + std::string(text);
  if (!encoding.icu) {
    const bool little = name == kUtf16Le.name;
    const auto unit = [&](char32_t c) {
      const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
      bytes += little ? low : high;
      bytes += little ? high : low;
    };
    if (bom) unit(0xFEFF);
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      if (c < 0x10000) {
        unit(c);
      } else {
        unit(0xD800 + ((c - 0x10000) >> 10));
        unit(0xDC00 + ((c - 0x10000) & 0x3FF));
      }
    }
    return bytes;
  }
  std::map<std::string_view, char> byte_of;
  const auto characters = characters_of(encoding);
  for (std::size_t byte = 0; byte < characters.size(); ++byte)
    if (!characters[byte].empty()) byte_of.emplace(characters[byte], static_cast<char>(byte));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    const auto found = byte_of.find(text.substr(begin, at - begin));
    bytes += found == byte_of.end() ? '?' : found->second;
  }
  return bytes;
}

}  // namespace inact
