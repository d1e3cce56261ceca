#include "inact/network/schedule.h"

#include <fmt/core.h>

#include <array>

#include "inact/base/error.h"
#include "inact/base/time.h"
#include "inact/network/row.h"
#include "inact/store/query.h"

namespace inact {
namespace {

using Text = std::optional<std::string>;

/// Minutes of "10:00", and of "10:00:00" and "10:00Z" of other programs.
std::optional<int> minutes_of(const Text& time) {
  return time ? parse_time_of_day(std::string_view(*time).substr(0, 5)) : std::nullopt;
}

std::optional<OpeningTime> time_of(const Text& freq, const Text& byday, const Text& opens, const Text& closes,
                                   const std::optional<Date>& from, const std::optional<Date>& last, bool closed,
                                   const Text& note) {
  auto time = from_byday(byday.value_or(""));
  if (!time || (closed ? !from : time->days.empty())) return std::nullopt;
  if ((freq == "MONTHLY") != (time->nth != 0) || (freq && freq != "MONTHLY" && freq != "WEEKLY")) return std::nullopt;
  time->opens = minutes_of(opens);
  time->closes = minutes_of(closes);
  if ((opens && !time->opens) || (closes && !time->closes) || time->opens.has_value() != time->closes.has_value())
    return std::nullopt;
  time->from = from;
  time->last = closed && !last ? from : last;
  time->closed = closed;
  time->note = note.value_or("");
  return time;
}

/// The first Tuesday … every week.
Coded recurrence(const OpeningTime& time) {
  constexpr std::array kWords = {"last", "weekly", "first", "second", "third", "fourth", "fifth"};
  return {"recurrence", kWords.at(static_cast<std::size_t>(time.nth + 1))};
}

}  // namespace

std::vector<ScheduleRow> schedule_of(const Store& store, NetworkKind kind, std::int64_t row) {
  std::vector<ScheduleRow> rows;
  Query query(store,
              fmt::format("SELECT id, freq, byday, opens_at, closes_at, valid_from, valid_to, closed, description, "
                          "coalesce(interval, 1) = 1 AND byweekno IS NULL AND bymonthday IS NULL AND byyearday IS NULL "
                          "AND count IS NULL AND until IS NULL FROM schedule WHERE {}_id = :row ORDER BY id",
                          word(kind)),
              {{"row", row}});
  while (query.next()) {
    const auto [id, freq, byday, opens, closes, from, last, closed, note, simple] =
        query.row<std::int64_t, Text, Text, Text, Text, std::optional<Date>, std::optional<Date>, bool, Text, bool>();
    rows.push_back(
        {id, simple ? time_of(freq, byday, opens, closes, from, last, closed, note) : std::nullopt, note.value_or("")});
  }
  return rows;
}

void add_schedule(Transaction& transaction, NetworkKind kind, std::int64_t row, std::string_view code, bool closed) {
  const Date any{};
  const OpeningTime time = closed ? parse_closing(code, any) : parse_hours(code, any).front();
  const NewRow made = new_row(transaction, "schedule");
  const auto clock = [](std::optional<int> minutes) {
    return minutes ? std::optional(time_of_day(*minutes)) : std::nullopt;
  };
  const std::string byday = byday_of(time);
  insert(transaction,
         fmt::format("INSERT INTO schedule (id, uuid, {}_id, freq, byday, opens_at, closes_at, valid_from, valid_to, "
                     "description, closed) VALUES (:id, :uuid, :row, :freq, :byday, :opens, :closes, :from, :last, "
                     ":note, :closed)",
                     word(kind)),
         {{"id", made.id},
          {"uuid", made.uuid},
          {"row", row},
          {"freq", byday.empty() ? std::nullopt : std::optional(time.nth == 0 ? "WEEKLY" : "MONTHLY")},
          {"byday", byday.empty() ? std::nullopt : std::optional(byday)},
          {"opens", clock(time.opens)},
          {"closes", clock(time.closes)},
          {"from", time.from},
          {"last", time.last},
          {"note", time.note.empty() ? std::nullopt : std::optional(time.note)},
          {"closed", closed}});
}

void remove_schedule(Transaction& transaction, NetworkKind kind, std::int64_t row, std::string_view code, bool closed) {
  for (const ScheduleRow& line : schedule_of(transaction, kind, row))
    if (line.time && line.time->closed == closed && hours_code(*line.time) == code)
      run(transaction, "DELETE FROM schedule WHERE id = :id", {{"id", line.id}});
}

std::vector<Column> schedule_columns() {
  return {{"of", tr("Id")},
          {"days", tr("Days")},
          {"recurrence", tr("How often")},
          {"opens_at", tr("From")},
          {"closes_at", tr("To")},
          {"valid_from", tr("Valid from")},
          {"valid_to", tr("Valid to")},
          {"closed", tr("Is closed")},
          {"note", tr("Note")}};
}

void append_schedule(const Store& store, NetworkKind kind, std::int64_t row, const std::string& where, Table& table) {
  constexpr std::array kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  const auto clock = [](std::optional<int> minutes) { return minutes ? Cell{time_of_day(*minutes)} : Cell{}; };
  for (const ScheduleRow& line : schedule_of(store, kind, row)) {
    if (!line.time) {
      table.rows.push_back({where, std::vector<Coded>{}, {}, {}, {}, {}, {}, false, line.description});
      continue;
    }
    const OpeningTime& time = *line.time;
    std::vector<Coded> days;
    for (const int day : time.days) days.push_back({"weekday", kDays.at(static_cast<std::size_t>(day))});
    table.rows.push_back({where, days, time.days.empty() ? Cell{} : Cell{recurrence(time)}, clock(time.opens),
                          clock(time.closes), cell(time.from), cell(time.last), time.closed,
                          time.note.empty() ? Cell{} : Cell{time.note}});
  }
}

}  // namespace inact
