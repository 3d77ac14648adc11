// SPDX-License-Identifier: Apache-2.0
#include "extraction/begin_groups.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace soi::extraction {
namespace {

constexpr double with_needs = 0.2;  // the part of sentences that are expected to have what a group needs

}  // namespace

BeginGroups::BeginGroups(const Automaton& automaton, std::span<const double> shares) {
  std::vector<double> of_class(automaton.classes(), 0);
  for (Symbol symbol = 0; symbol < shares.size(); ++symbol) of_class[automaton.class_of(symbol)] += shares[symbol];
  for (SymbolClass one = 0; one < of_class.size(); ++one)
    shares_of_sets_[std::countr_zero(automaton.set_of(one))] += of_class[one];
  const double all = std::accumulate(of_class.begin(), of_class.end(), 0.0);
  for (double& share : shares_of_sets_) share /= all;
  for (const Automaton::Beginning& beginning : automaton.beginnings()) {
    Group group{beginning, 0, 0, 0};
    for (const SymbolClass one : beginning.classes) group.begins_share += of_class[one];
    for (SymbolClass one = 0; one < of_class.size(); ++one)
      if (has(beginning.follows, one)) group.follow_sets |= automaton.set_of(one);
    group.look_ups = look_ups(group.begins_share, group.follow_sets, beginning.needs);
    groups_.push_back(std::move(group));
  }
  // The most frequent ones first, so that these get groups of their own.
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const Group& a, const Group& b) { return a.begins_share > b.begins_share; });
  for (std::size_t i = most; i < groups_.size(); ++i) {
    double costs[most];
    for (std::size_t group = 0; group < most; ++group) costs[group] = cost(groups_[group], groups_[i]);
    join(groups_[static_cast<std::size_t>(std::min_element(costs, costs + most) - costs)], groups_[i]);
  }
  if (groups_.size() > most) groups_.resize(most);
  for (std::size_t group = 0; group < groups_.size(); ++group) note_costs(group);
  find_cheapest();
}

double BeginGroups::look_ups(double begins, std::uint64_t follow_sets, const Automaton::Types& needs) const {
  double share = 0;
  for (; follow_sets != 0; follow_sets &= follow_sets - 1) share += shares_of_sets_[std::countr_zero(follow_sets)];
  return begins * share * (needs.any() ? with_needs : 1);
}

double BeginGroups::cost(const Group& one, const Group& two) const {
  return look_ups(one.begins_share + two.begins_share, one.follow_sets | two.follow_sets,
                  one.all.needs & two.all.needs) -
         one.look_ups - two.look_ups;
}

void BeginGroups::join(Group& into, const Group& other) const {
  Automaton::Beginning& all = into.all;
  all.classes.insert(all.classes.end(), other.all.classes.begin(), other.all.classes.end());
  soi::extraction::join(all.follows, other.all.follows);
  all.needs &= other.all.needs;
  into.begins_share += other.begins_share;
  into.follow_sets |= other.follow_sets;
  into.look_ups = look_ups(into.begins_share, into.follow_sets, all.needs);
}

void BeginGroups::join() {
  join(groups_[first_], groups_[second_]);
  if (second_ + 1 < groups_.size()) groups_[second_] = std::move(groups_.back());
  groups_.pop_back();
  note_costs(first_);
  if (second_ < groups_.size()) note_costs(second_);
  find_cheapest();
}

void BeginGroups::note_costs(std::size_t group) {
  for (std::size_t other = 0; other < groups_.size(); ++other)
    if (other != group) costs_[std::min(group, other)][std::max(group, other)] = cost(groups_[group], groups_[other]);
}

void BeginGroups::find_cheapest() {
  cost_ = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < groups_.size(); ++i)
    for (std::size_t j = i + 1; j < groups_.size(); ++j)
      if (costs_[i][j] < cost_) cost_ = costs_[i][j], first_ = i, second_ = j;
}

}  // namespace soi::extraction
