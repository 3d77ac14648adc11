// SPDX-License-Identifier: Apache-2.0
// The states of an automaton that grows, and their steps. What decides the speed is how many lines of the cache a step
// touches: a state has one of its own, with what is known of it and its first steps; who has more has them elsewhere.
#pragma once

#include <array>
#include <cstdint>

#include "base/large_pages.hpp"

namespace soi::extraction {

// `Known` is what is kept of a state: small.
template <typename Known>
class StepTable {
 public:
  static constexpr std::uint32_t unknown = ~0u;

  std::uint32_t add_state(const Known& known) {  // its number
    states_.push_back({known});
    return static_cast<std::uint32_t>(states_.size() - 1);
  }
  Known& operator[](std::uint32_t state) { return states_[state].known; }
  // Where a class leads to from a state; `unknown` if that was never added.
  std::uint32_t find(std::uint32_t state, std::uint32_t one) const {
    const State& from = states_[state];
    std::uint32_t to = unknown;
    for (const Entry& step : from.own) to = step.one == one ? step.to : to;  // nobody foretells which: no branches
    if (to != unknown || from.table == 0) return to;
    std::uint32_t at = place(from, one);
    while (entries_[at].one != one && entries_[at].to != unknown) at = behind(from, at);
    return entries_[at].to;
  }
  // The step must be new, and neither `one` nor `to` is `unknown`.
  void add(std::uint32_t state, std::uint32_t one, std::uint32_t to) {
    State& from = states_[state];
    if (from.used < own_steps) {
      from.own[from.used++] = {one, to};
      return;
    }
    if (4 * (from.used - own_steps + 1) > 3 * size(from)) grow(from);
    put(from, {one, to});
    ++from.used;
  }
  std::size_t states() const { return states_.size(); }
  std::size_t size() const { return own_steps * states_.size() + entries_.size(); }  // steps it has room for
  void clear() {
    states_.clear();
    entries_.clear();
  }

 private:
  struct Entry {
    std::uint32_t one = unknown, to = unknown;
  };
  static constexpr std::uint32_t own_steps = 4, first_table = 3;
  struct alignas(64) State {
    Known known;
    std::uint32_t begin = 0;      // of its table in entries_
    std::uint32_t table : 6 = 0;  // which has 2^table entries; 0: it has none
    std::uint32_t used : 26 = 0;
    std::array<Entry, own_steps> own = {};
  };

  static std::uint32_t size(const State& from) { return from.table == 0 ? 0 : 1u << from.table; }
  static std::uint32_t place(const State& from, std::uint32_t one) {
    return from.begin + (one * 0x9E3779B1u >> (32 - from.table));
  }
  static std::uint32_t behind(const State& from, std::uint32_t at) {
    return from.begin + ((at + 1 - from.begin) & (size(from) - 1));
  }
  void put(const State& from, Entry entry) {
    std::uint32_t at = place(from, entry.one);
    while (entries_[at].to != unknown) at = behind(from, at);
    entries_[at] = entry;
  }
  // Its table is made anew at the end, twice as large.
  void grow(State& from) {
    const std::uint32_t begin = from.begin, end = begin + size(from);
    from.begin = static_cast<std::uint32_t>(entries_.size());
    from.table = begin == end ? first_table : from.table + 1;
    entries_.resize(entries_.size() + size(from));
    for (std::uint32_t at = begin; at < end; ++at)
      if (entries_[at].to != unknown) put(from, entries_[at]);
  }

  base::LargePageVector<State> states_;
  base::LargePageVector<Entry> entries_;
};

}  // namespace soi::extraction
