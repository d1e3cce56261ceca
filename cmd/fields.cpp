#include "cmd/fields.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace inact {
namespace {

using Titles = std::vector<std::pair<std::string_view, Message>>;

/// Fields that several records have mean the same in all of them.
const Titles& titles() {
  static const Titles all = {
      {"access_path", tr("Access path")},
      {"activity", tr("Activity")},
      {"address", tr("Address")},
      {"arrived_year", tr("Arrived")},
      {"asked_on", tr("Day")},
      {"available", tr("Available")},
      {"birth_date", tr("Date of birth")},
      {"birth_year", tr("Born")},
      {"close_reason", tr("Reason")},
      {"closed_on", tr("Closed")},
      {"code", tr("Need")},
      {"country", tr("Country of origin")},
      {"district", tr("District")},
      {"done_on", tr("Day")},
      {"email", tr("E-mail address")},
      {"family_name", tr("Family name")},
      {"form", tr("Form")},
      {"gender", tr("Gender")},
      {"given_name", tr("Given name")},
      {"held_on", tr("Day")},
      {"helped", tr("Helped")},
      {"interpreter", tr("Interpreting")},
      {"language", tr("Language")},
      {"languages", tr("Languages")},
      {"minutes", tr("Minutes")},
      {"need", tr("Need")},
      {"note", tr("Note")},
      {"notes", tr("Notes")},
      {"opened_on", tr("Opened")},
      {"organization", tr("Organization")},
      {"original_name", tr("Name in the original script")},
      {"partner", tr("Partner")},
      {"person", tr("Person")},
      {"phone", tr("Telephone number")},
      {"postcode", tr("Postcode")},
      {"raised_on", tr("Raised")},
      {"raw_name", tr("Name in the file")},
      {"relatives", tr("Relatives")},
      {"residence", tr("Residence")},
      {"roles", tr("Roles")},
      {"title", tr("Title")},
      {"topic", tr("Topic")},
      {"undertaking_on", tr("Undertaking signed on")},
      {"units", tr("Units")},
      {"urgency", tr("Urgency")},
  };
  return all;
}

Message title_of(const std::string& field) {
  const auto found = std::ranges::find(titles(), field, &Titles::value_type::first);
  return found == titles().end() ? tr("{field}", {{"field", field}}) : found->second;
}

}  // namespace

Message field_titles(const std::vector<std::string>& fields) {
  Message list;
  for (const std::string& field : fields)
    list = list.empty() ? title_of(field) : tr("{fields}, {field}", {{"fields", list}, {"field", title_of(field)}});
  return list;
}

}  // namespace inact
