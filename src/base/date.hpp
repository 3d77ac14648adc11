// SPDX-License-Identifier: Apache-2.0
// Dates as sources give them: a year, a month or a day, or a range of such; never rounded to a false day.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace soi::base {

// A calendar date (proleptic Gregorian) known to the year, the month or the day; unknown parts are 0.
struct Day {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  bool known() const { return year != 0; }
  auto operator<=>(const Day&) const = default;
};

// One imprecise day (last is unknown) or a range first/last.
struct Date {
  Day first;
  Day last;

  bool known() const { return first.known(); }
  bool range() const { return last.known(); }
  auto operator<=>(const Date&) const = default;
};

// `2020`, `2020-12`, `2020-12-29`, `2015/2020`; nothing for any other form, an impossible day or a reversed range.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);  // the same forms; empty for an unknown date

// The first and last full day a date may mean: 2020-12 is 2020-12-01 … 2020-12-31.
Day earliest(const Date& date);
Day latest(const Date& date);

}  // namespace soi::base
