// SPDX-License-Identifier: Apache-2.0
#include "extraction/matcher.hpp"

#include <algorithm>

namespace soi::extraction {
namespace {

constexpr std::size_t most_numbers = 2'000'000;  // in the tables of a matcher, before it starts anew

}  // namespace

Matcher::Matcher(const Automaton& automaton)
    : automaton_(automaton), marks_(automaton.states_.size(), 0), captures_(automaton) {
  reset();
}

void Matcher::reset() {
  sets_.clear();
  accepts_.clear();
  steps_.clear();
  known_.clear();
  held_ = 0;
  known_.emplace(std::vector<Id>{}, add({}));
  std::vector<Id> set;
  ++mark_;
  for (const Id id : automaton_.starts_) close_over(id, set);
  add(std::move(set));
  accepts_[start] = no_rule;  // an empty match is no match
}

// Adds the consuming and accepting states reachable without a symbol.
void Matcher::close_over(Id id, std::vector<Id>& into) {
  std::vector<Id> stack{id};
  while (!stack.empty()) {
    const Id at = stack.back();
    stack.pop_back();
    if (marks_[at] == mark_) continue;
    marks_[at] = mark_;
    const auto& state = automaton_.states_[at];
    switch (state.op) {
      case Automaton::Op::split:
        stack.push_back(state.other);
        stack.push_back(state.next);
        break;
      case Automaton::Op::open:
      case Automaton::Op::close: stack.push_back(state.next); break;
      default: into.push_back(at);
    }
  }
}

std::uint32_t Matcher::add(std::vector<Id> set) {
  std::uint32_t rule = no_rule;
  for (const Id id : set)
    if (automaton_.states_[id].op == Automaton::Op::accept) rule = std::min(rule, automaton_.states_[id].what);
  accepts_.push_back(rule);
  steps_.resize(steps_.size() + automaton_.classes(), set.empty() ? dead : unknown);
  held_ += set.size();
  sets_.push_back(std::move(set));
  return static_cast<std::uint32_t>(sets_.size() - 1);
}

std::uint32_t Matcher::state_of(std::vector<Id> set) {
  std::sort(set.begin(), set.end());
  const auto [it, added] = known_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) add(std::move(set));
  return it->second;
}

std::uint32_t Matcher::grow(std::uint32_t state, SymbolClass one) {
  ++mark_;
  std::vector<Id> reached;
  for (const Id id : sets_[state]) automaton_.step_class(id, one, [&](Id to) { close_over(to, reached); });
  const std::uint32_t to = state_of(std::move(reached));
  steps_[state * automaton_.classes() + one] = to;
  return to;
}

std::optional<Matcher::Match> Matcher::longest(std::span<const Symbol> symbols, std::uint32_t from) {
  if (steps_.size() + held_ > most_numbers) reset();
  std::optional<Match> best;
  std::uint32_t state = start;
  const std::size_t end = std::min(symbols.size(), from + longest_match);
  const std::size_t classes = automaton_.classes();
  for (std::size_t at = from; at < end; ++at) {
    const SymbolClass one = automaton_.class_of(symbols[at]);
    const std::uint32_t to = steps_[state * classes + one];
    state = to == unknown ? grow(state, one) : to;
    if (state == dead) break;
    if (accepts_[state] != no_rule) best = Match{accepts_[state], static_cast<std::uint32_t>(at + 1)};
  }
  return best;
}

}  // namespace soi::extraction
