// SPDX-License-Identifier: Apache-2.0
// Who held an office when, as far as documents show: what gives a name to people known by their office only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/date.hpp"

namespace soi::resolution {

// A document shows somebody in an office from day to day, or asks who was in it then. Days are counted from 1970-01-01.
struct Term {
  enum Open : std::uint8_t { before = 1, after = 2, over = 4 };  // over: by that day, the office was held no more

  std::uint64_t office = 0;  // a block: a body and an office of it that few hold at a time
  std::int32_t first = 0, last = 0;
  std::uint8_t open = before | after;  // it may have begun before the first day, or ended after the last
  auto operator<=>(const Term&) const = default;
};

struct HeldTerm {
  std::int64_t holder = 0;
  Term term;
};

// The number of a day; nothing for a month or year, or where it is unknown.
std::optional<std::int32_t> day_number(const base::Day& day);

// The one holder of an office on a day: whoever was seen in it before and after that day; where nobody was, whoever was
// seen in it within `near` days of it. Nothing where that is nobody or several. O(terms).
std::optional<std::int64_t> holder_on(std::int32_t day, std::span<const HeldTerm> terms, std::int32_t near);

}  // namespace soi::resolution
