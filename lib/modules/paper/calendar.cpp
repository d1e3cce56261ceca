// A calendar file: libical folds, escapes and knows the grammar.
#include "inact/paper/calendar.h"

#include <libical/ical.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace inact::paper_module {
namespace {

constexpr const char* kZone = "Europe/Berlin";

/// Berlin since 1996, as RFC 5545 has it: on the last Sundays of March and October.
constexpr const char* kZoneText =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

icalproperty* in_berlin(icalproperty* property) {
  icalproperty_set_parameter(property, icalparameter_new_tzid(kZone));
  return property;
}

icaltimetype time_of(LocalTime local) {
  icaltimetype time = icaltime_null_time();
  time.year = static_cast<int>(local.date.year());
  time.month = static_cast<int>(static_cast<unsigned>(local.date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(local.date.day()));
  time.hour = local.minutes / 60;
  time.minute = local.minutes % 60;
  return time;
}

icaltimetype day_of(LocalTime local) {
  icaltimetype day = time_of({local.date, 0});
  day.is_date = 1;
  return day;
}

/// Of "2026-11-22T14:40:00Z".
icaltimetype instant_of(const std::string& iso) {
  std::string plain;
  for (const char c : iso)
    if (c != '-' && c != ':') plain += c;
  return icaltime_from_string(plain.c_str());
}

icalcomponent* event_of(const CalendarEvent& event, const icaltimetype& made) {
  icalcomponent* component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(component, property); };
  add(icalproperty_new_uid(event.uid.c_str()));
  add(icalproperty_new_dtstamp(made));
  add(icalproperty_new_sequence(event.sequence));
  if (event.whole_day)
    add(icalproperty_new_dtstart(day_of(event.begins)));
  else
    add(in_berlin(icalproperty_new_dtstart(time_of(event.begins))));
  if (!event.whole_day && event.ends > event.begins) add(in_berlin(icalproperty_new_dtend(time_of(event.ends))));
  add(icalproperty_new_summary(event.title.c_str()));
  if (!event.place.empty()) add(icalproperty_new_location(event.place.c_str()));
  if (!event.description.empty()) add(icalproperty_new_description(event.description.c_str()));
  add(icalproperty_new_status(event.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return component;
}

icalproperty_method method_of(const Calendar& calendar) {
  if (!calendar.invites) return ICAL_METHOD_PUBLISH;
  for (const CalendarEvent& event : calendar.events)
    if (!event.cancelled) return ICAL_METHOD_REQUEST;
  return ICAL_METHOD_CANCEL;
}

}  // namespace

void write_calendar(const Calendar& calendar, const std::string& made, std::string& bytes) {
  const Component all(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(all.get(), property); };
  add(icalproperty_new_version("2.0"));
  add(icalproperty_new_prodid("-//inact//inact//DE"));
  add(icalproperty_new_method(method_of(calendar)));
  if (!calendar.name.empty()) {
    icalproperty* name = icalproperty_new_x(calendar.name.c_str());
    icalproperty_set_x_name(name, "X-WR-CALNAME");
    add(name);
  }
  icalcomponent_add_component(all.get(), icalparser_parse_string(kZoneText));
  const icaltimetype stamp = instant_of(made);
  for (const CalendarEvent& event : calendar.events) icalcomponent_add_component(all.get(), event_of(event, stamp));
  char* text = icalcomponent_as_ical_string_r(all.get());
  if (!text) throw std::runtime_error("libical writes nothing");
  bytes = text;
  icalmemory_free_buffer(text);
}

}  // namespace inact::paper_module

/// calendar() of lib/inact/paper/calendar.h.
extern "C" __attribute__((visibility("default"))) void inact_paper_calendar(const inact::Calendar& calendar,
                                                                            const std::string& made,
                                                                            std::string& bytes) {
  inact::paper_module::write_calendar(calendar, made, bytes);
}
