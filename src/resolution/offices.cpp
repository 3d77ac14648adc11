// SPDX-License-Identifier: Apache-2.0
#include "resolution/offices.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>

namespace soi::resolution {

namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t always = std::numeric_limits<std::int32_t>::max();

// All that is known of one holder of the office.
struct Tenure {
  std::int32_t first = always, last = never;
  bool begins = false, ends = false;        // there, for certain
  std::int32_t seen = never, over = never;  // the latest days up to the one asked for

  void add(const Term& term, std::int32_t day) {
    if ((term.open & Term::over) != 0) {
      if (term.last <= day) over = std::max(over, term.last);
      return;
    }
    if (term.first < first || (term.first == first && (term.open & Term::before) == 0)) {
      first = term.first;
      begins = (term.open & Term::before) == 0;
    }
    if (term.last > last || (term.last == last && (term.open & Term::after) == 0)) {
      last = term.last;
      ends = (term.open & Term::after) == 0;
    }
    if (term.first <= day) seen = std::max(seen, std::min(term.last, day));
  }

  bool has_left() const { return over != never && over >= seen; }
  bool holds(std::int32_t day) const { return first <= day && day <= last && !has_left(); }
  bool may_hold(std::int32_t day, std::int32_t near) const {
    if (first > last || has_left()) return false;
    if (day < first) return !begins && first - day <= near;
    return day <= last || (!ends && day - last <= near);
  }
};

}  // namespace

std::optional<std::int32_t> day_number(const base::Day& day) {
  const std::chrono::year_month_day date{std::chrono::year{day.year},
                                         std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<std::int64_t> holder_on(std::int32_t day, std::span<const HeldTerm> terms, std::int32_t near) {
  std::map<std::int64_t, Tenure> tenures;
  for (const auto& held : terms) tenures[held.holder].add(held.term, day);
  const auto only = [&](const auto& fits) -> std::optional<std::int64_t> {
    const auto found = std::find_if(tenures.begin(), tenures.end(), fits);
    if (found == tenures.end() || std::find_if(std::next(found), tenures.end(), fits) != tenures.end()) return {};
    return found->first;
  };
  const auto holds = [&](const auto& item) { return item.second.holds(day); };
  if (std::any_of(tenures.begin(), tenures.end(), holds)) return only(holds);
  return only([&](const auto& item) { return item.second.may_hold(day, near); });
}

}  // namespace soi::resolution
