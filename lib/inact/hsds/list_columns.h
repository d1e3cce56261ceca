// The columns of a plain list of centres, one row a service: what people fill in with a spreadsheet.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "inact/imports/csv.h"
#include "inact/network/field.h"
#include "inact/text/vocabulary.h"

namespace inact {

/// A column: a field of the directory under a name that says whose it is.
struct ListColumn {
  const char* key;
  NetworkKind kind;
  const char* field;
};
inline constexpr ListColumn kListColumns[] = {{"organization", NetworkKind::Organization, "name"},
                                              {"service", NetworkKind::Service, "name"},
                                              {"need", NetworkKind::Service, "need"},
                                              {"description", NetworkKind::Service, "description"},
                                              {"language", NetworkKind::Service, "language"},
                                              {"eligibility", NetworkKind::Service, "eligibility"},
                                              {"minimum_age", NetworkKind::Service, "minimum_age"},
                                              {"maximum_age", NetworkKind::Service, "maximum_age"},
                                              {"area", NetworkKind::Service, "area"},
                                              {"address_1", NetworkKind::Location, "address_1"},
                                              {"postal_code", NetworkKind::Location, "postal_code"},
                                              {"city", NetworkKind::Location, "city"},
                                              {"phone", NetworkKind::Service, "phone"},
                                              {"email", NetworkKind::Service, "email"},
                                              {"website", NetworkKind::Service, "website"},
                                              {"schedule", NetworkKind::Service, "schedule"},
                                              {"cost", NetworkKind::Service, "cost"},
                                              {"required_document", NetworkKind::Service, "required_document"}};
/// The places of the columns.
enum ListPlace : std::size_t {
  AtInstitution,
  AtService,
  AtNeed,
  AtDescription,
  AtLanguage,
  AtEligibility,
  AtMinimumAge,
  AtMaximumAge,
  AtArea,
  AtStreet,
  AtPostcode,
  AtCity,
  AtPhone,
  AtEmail,
  AtWebsite,
  AtHours,
  AtCost,
  AtPaper
};

const NetworkField& field_of(const ListColumn& column);
/// For each cell of a header its place: by its key, or its title in either language; -1: not known.
std::vector<int> list_header(const CsvReader& csv);
/// The delimiter under which most captions of the header are known.
char list_delimiter(std::string_view text);

}  // namespace inact
