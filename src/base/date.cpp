// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include <chrono>

namespace soi::base {
namespace {

// `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

unsigned last_day_of(int year, unsigned month) {
  using namespace std::chrono;
  return static_cast<unsigned>(year_month_day_last{std::chrono::year{year}, std::chrono::month{month} / last}.day());
}

std::optional<Day> parse_day(std::string_view text) {
  const int year = digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  Day day{static_cast<std::int16_t>(year), 0, 0};
  if (text.size() == 4) return day;
  const int month = text[4] == '-' ? digits(text, 5, 2) : -1;
  if (month < 1 || month > 12) return std::nullopt;
  day.month = static_cast<std::uint8_t>(month);
  if (text.size() == 7) return day;
  const int number = text[7] == '-' ? digits(text, 8, 2) : -1;
  if (text.size() != 10 || number < 1) return std::nullopt;
  if (static_cast<unsigned>(number) > last_day_of(year, day.month)) return std::nullopt;
  day.day = static_cast<std::uint8_t>(number);
  return day;
}

void append(std::string& out, int value, std::size_t width) {
  const std::string text = std::to_string(value);
  out.append(width > text.size() ? width - text.size() : 0, '0').append(text);
}

void append(std::string& out, const Day& day) {
  append(out, day.year, 4);
  if (day.month == 0) return;
  append(out.append("-"), day.month, 2);
  if (day.day != 0) append(out.append("-"), day.day, 2);
}

Day first_of(Day day) {
  if (!day.known()) return day;
  if (day.month == 0) day.month = 1;
  if (day.day == 0) day.day = 1;
  return day;
}

Day last_of(Day day) {
  if (!day.known()) return day;
  if (day.month == 0) day.month = 12;
  if (day.day == 0) day.day = static_cast<std::uint8_t>(last_day_of(day.year, day.month));
  return day;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto first = parse_day(text.substr(0, slash));
  if (!first) return std::nullopt;
  if (slash == std::string_view::npos) return Date{*first, {}};
  const auto last = parse_day(text.substr(slash + 1));
  if (!last || last_of(*last) < first_of(*first)) return std::nullopt;
  return Date{*first, *last};
}

std::string to_string(const Date& date) {
  std::string out;
  if (!date.known()) return out;
  append(out, date.first);
  if (date.range()) append(out.append("/"), date.last);
  return out;
}

Day earliest(const Date& date) { return first_of(date.first); }
Day latest(const Date& date) { return last_of(date.range() ? date.last : date.first); }

}  // namespace soi::base
