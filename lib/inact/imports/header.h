// Which records of a file are what: its delimiter, its header, and what each column holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inact/imports/csv.h"
#include "inact/imports/profile.h"

namespace inact {

/// What a person says of the file.
struct HeaderRequest {
  const std::vector<Profile>* profiles = nullptr;          ///< null: those that are built in
  const Profile* profile = nullptr;                        ///< null: find out
  std::vector<std::pair<AttendeeField, std::string>> map;  ///< by caption, or by number from 1
  std::optional<char> delimiter;
};

struct AttendeeColumn {
  int column = 0;  ///< from 1
  std::string caption;
  AttendeeField field;
  bool fallback = false;  ///< counts only where no other column of the field says anything
};

/// A column that holds the marks of one session.
struct SessionColumn {
  int column = 0;  ///< from 1
  std::string caption;
  WrittenDate day;
};

struct Header {
  const Profile* profile = nullptr;
  const Profile* table = nullptr;  ///< the plain table, whose words forms borrow
  Dialect dialect;
  int line = 0;                         ///< 0: none was found
  std::size_t width = 0;                ///< columns up to the last that has a caption
  std::vector<AttendeeColumn> columns;  ///< those that are read, in their order
  std::vector<SessionColumn> sessions;
  std::vector<std::string> captions;    ///< of all columns; where none was found, of the first record
  std::vector<std::string> unresolved;  ///< columns of the map that the file does not have
};

/// Parses the first records with each delimiter and takes the one under which a header of a known tool stands, or the
/// most known captions of a plain table, then the one under which more rows fit; never counts characters. A header is
/// one of the first 30 records and says at least where a name or an e-mail address is. A first line `sep=;` decides the
/// delimiter.
Header find_header(std::string_view text, const HeaderRequest& request);

}  // namespace inact
