// SPDX-License-Identifier: Apache-2.0
#include "extraction/matcher.hpp"

#include <algorithm>

namespace soi::extraction {
namespace {

constexpr std::size_t most_numbers = 4'000'000;  // in its tables, before a matcher starts anew

}  // namespace

Matcher::Matcher(const Automaton& automaton, std::uint32_t column)
    : automaton_(automaton), column_(column), marks_(automaton.states_.size(), 0), captures_(automaton, column) {
  reset();
}

void Matcher::reset() {
  sets_.clear();
  steps_.clear();
  known_.clear();
  from_start_.assign(automaton_.classes(), unknown);
  held_ = 0;
  full_ = false;
  known_.emplace(std::vector<Id>{}, add({}));
  std::vector<Id> set;
  ++mark_;
  for (const Id id : automaton_.starts_) close_over(id, set);
  add(std::move(set));
  steps_[start].accepts = no_rule;  // an empty match is no match
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
  Outlook outlook{0, no_rule};
  for (const Id id : set) {
    outlook.takes |= automaton_.takes_[id];
    if (automaton_.states_[id].op == Automaton::Op::accept)
      outlook.accepts = std::min(outlook.accepts, automaton_.states_[id].what);
  }
  held_ += set.size();
  sets_.push_back(std::move(set));
  return steps_.add_state(outlook);
}

std::uint32_t Matcher::state_of(std::vector<Id> set) {
  std::sort(set.begin(), set.end());
  const auto [it, added] = known_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) add(std::move(set));
  return it->second;
}

std::uint32_t Matcher::grow(std::uint32_t state, SymbolClass one) {
  ++mark_;
  ++grown_;
  std::vector<Id> reached;
  for (const Id id : sets_[state]) automaton_.step_class(id, one, [&](Id to) { close_over(to, reached); });
  const std::uint32_t to = state_of(std::move(reached));
  if (state == start)
    from_start_[one] = to;
  else
    steps_.add(state, one, to);
  full_ = steps_.size() + held_ > most_numbers;
  return to;
}

Matcher::Match Matcher::longest(const Line& line, std::uint32_t from) {
  if (full_) reset();
  Match best{no_rule, from};
  SymbolClass one = line.class_at(from, column_);
  std::uint32_t state = from_start_[one];
  if (state == unknown) state = grow(start, one);
  std::size_t looked_at = 1;
  for (std::uint32_t at = line.next(from); state != dead; at = line.next(at), ++looked_at) {
    const Outlook outlook = steps_[state];
    if (outlook.accepts != no_rule) best = {outlook.accepts, at};
    if (at >= line.size() || looked_at == longest_match) break;
    one = line.class_at(at, column_);
    if (!(outlook.takes & automaton_.set_of(one))) break;
    const std::uint32_t to = steps_.find(state, one);
    state = to == unknown ? grow(state, one) : to;
  }
  looked_at_ += looked_at;
  return best;
}

}  // namespace soi::extraction
