// SPDX-License-Identifier: Apache-2.0
// Where a match of an automaton may begin is asked of every element of every sentence, so it is asked of all automata
// at once, with a bit for each group of beginnings. What a group promises is less than what each of its beginnings
// would; here those are grouped of which that is expected to cost least.
#pragma once

#include <span>
#include <vector>

#include "extraction/automaton.hpp"

namespace soi::extraction {

class BeginGroups {
 public:
  // `shares`: how often a symbol is expected in a text, by symbol; any unit. Cost: beginnings times `most`, each some
  // hundred steps.
  BeginGroups(const Automaton& automaton, std::span<const double> shares);

  struct Group {
    Automaton::Beginning all;
    double begins_share;
    std::uint64_t follow_sets;  // what follows, by Automaton::set_of
    double look_ups;            // expected of it
  };
  static constexpr std::size_t most = 16;  // groups of an automaton, before any are joined
  const std::vector<Group>& groups() const { return groups_; }
  // The look-ups without a match that are expected if two groups become one, those that cost least; in the unit of
  // `shares`. Infinite when there is one group only.
  double cost_of_joining() const { return cost_; }
  void join();

 private:
  double look_ups(double begins, std::uint64_t follow_sets, const Automaton::Types& needs) const;
  double cost(const Group& one, const Group& two) const;
  void join(Group& into, const Group& other) const;
  void note_costs(std::size_t group);
  void find_cheapest();

  std::vector<Group> groups_;
  double shares_of_sets_[64] = {};
  double costs_[most][most] = {};  // of joining two groups, the first of them the one with the smaller number
  double cost_ = 0;
  std::size_t first_ = 0, second_ = 0;  // the cheapest two
};

}  // namespace soi::extraction
