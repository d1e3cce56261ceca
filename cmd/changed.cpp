#include "cmd/changed.h"

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
      {"appointment", tr("Appointment")},
      {"arrived_year", tr("Arrived")},
      {"asked_on", tr("Day")},
      {"audience", tr("Audience")},
      {"available", tr("Available")},
      {"birth_date", tr("Date of birth")},
      {"birth_year", tr("Born")},
      {"capacity", tr("Seats")},
      {"channel", tr("How")},
      {"close_reason", tr("Reason")},
      {"closed_on", tr("Closed")},
      {"code", tr("Need")},
      {"contact", tr("Contact person")},
      {"country", tr("Country of origin")},
      {"district", tr("District")},
      {"done_on", tr("Day")},
      {"email", tr("E-mail address")},
      {"ended_on", tr("Ended")},
      {"family_name", tr("Family name")},
      {"form", tr("Form")},
      {"gender", tr("Gender")},
      {"given_name", tr("Given name")},
      {"held_on", tr("Day")},
      {"helped", tr("Helped")},
      {"interpreter", tr("Interpreting")},
      {"kind", tr("Kind")},
      {"language", tr("Language")},
      {"languages", tr("Languages")},
      {"minutes", tr("Minutes")},
      {"module", tr("Module")},
      {"name", tr("Name")},
      {"need", tr("Need")},
      {"note", tr("Note")},
      {"notes", tr("Notes")},
      {"opened_on", tr("Opened")},
      {"organization", tr("Institution")},
      {"original_name", tr("Name in the original script")},
      {"owner", tr("Looked after by")},
      {"partner", tr("Partner")},
      {"person", tr("Person")},
      {"phone", tr("Telephone number")},
      {"place", tr("Place")},
      {"postcode", tr("Postcode")},
      {"priority", tr("Urgency")},
      {"raised_on", tr("Raised")},
      {"raw_name", tr("Name in the file")},
      {"referred_on", tr("Day")},
      {"relatives", tr("Relatives")},
      {"residence", tr("Residence")},
      {"roles", tr("Roles")},
      {"second_owner", tr("Second person")},
      {"sessions", tr("Sessions")},
      {"steward", tr("Kept by")},
      {"title", tr("Title")},
      {"topic", tr("Topic")},
      {"topics", tr("Topics")},
      {"trainers", tr("Trainers")},
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

Message nothing_to_change(const std::string& id) { return tr("Nothing to change: {id}", {{"id", id}}); }

}  // namespace

Message list_of(const std::vector<std::string>& fields, const std::function<Message(const std::string&)>& title) {
  Message list;
  for (const std::string& field : fields)
    list = list.empty() ? title(field) : tr("{fields}, {field}", {{"fields", list}, {"field", title(field)}});
  return list;
}

Message changed(const std::vector<std::string>& fields, const std::string& id) { return changed(fields, id, title_of); }

Message changed(const std::vector<std::string>& fields, const std::string& id,
                const std::function<Message(const std::string&)>& title) {
  if (fields.empty()) return nothing_to_change(id);
  return tr("Changed ({fields}): {id}", {{"fields", list_of(fields, title)}, {"id", id}});
}

Message changed_of(const std::vector<std::string>& fields, const Message& whose, const std::string& id) {
  if (fields.empty()) return nothing_to_change(id);
  return tr("Changed ({fields}) of {whose}: {id}",
            {{"fields", list_of(fields, title_of)}, {"whose", whose}, {"id", id}});
}

}  // namespace inact
