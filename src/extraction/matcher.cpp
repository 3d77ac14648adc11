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
  beginnings_.assign(automaton_.classes(), {{}, unknown});
  held_ = 0;
  full_ = false;
  known_.emplace(std::vector<Id>{}, add({}));
  reached_.clear();
  ++mark_;
  for (const Id id : automaton_.starts_) close_over(id);
  add(reached_);
  steps_[start].accepts = no_rule;  // an empty match is no match
}

// Adds the consuming and accepting states reachable without a symbol to those reached.
void Matcher::close_over(Id id) {
  stack_.assign(1, id);
  while (!stack_.empty()) {
    const Id at = stack_.back();
    stack_.pop_back();
    if (marks_[at] == mark_) continue;
    marks_[at] = mark_;
    const auto& state = automaton_.states_[at];
    switch (state.op) {
      case Automaton::Op::split:
        stack_.push_back(state.other);
        stack_.push_back(state.next);
        break;
      case Automaton::Op::open:
      case Automaton::Op::close: stack_.push_back(state.next); break;
      default: reached_.push_back(at);
    }
  }
}

std::uint32_t Matcher::add(std::vector<Id> set) {
  Outlook outlook{0, 0, no_rule};
  for (const Id id : set) {
    outlook.takes |= automaton_.takes_[id];
    outlook.minds |= automaton_.minds_[id];
    if (automaton_.states_[id].op == Automaton::Op::accept)
      outlook.accepts = std::min(outlook.accepts, automaton_.states_[id].what);
  }
  held_ += set.size();
  sets_.push_back(std::move(set));
  return steps_.add_state(outlook);
}

std::uint32_t Matcher::state_reached() {
  std::sort(reached_.begin(), reached_.end());
  if (const auto it = known_.find(reached_); it != known_.end()) return it->second;
  const std::uint32_t added = add(reached_);
  known_.emplace(reached_, added);
  return added;
}

std::uint32_t Matcher::grow(std::uint32_t state, SymbolClass one) {
  ++mark_;
  ++grown_;
  reached_.clear();
  for (const Id id : sets_[state]) automaton_.step_class(id, one, [&](Id to) { close_over(to); });
  if (one == automaton_.class_of(sentence_end))  // behind it stands what is no longer of the sentence
    std::erase_if(reached_, [&](Id id) { return automaton_.states_[id].op != Automaton::Op::accept; });
  const std::uint32_t to = state_reached();
  if (state == start)
    beginnings_[one] = {steps_[to], to};
  else
    steps_.add(state, one, to);
  full_ = steps_.size() + held_ > most_numbers;
  return to;
}

Matcher::Match Matcher::longest(const Line& line, std::uint32_t from) {
  if (full_) reset();
  SymbolClass one = line.class_at(from, column_);
  if (beginnings_[one].state == unknown) grow(start, one);
  const Outlook* outlook = &beginnings_[one].outlook;
  std::uint32_t state = beginnings_[one].state;
  Match best{no_rule, from};
  std::size_t looked_at = 1;
  for (std::uint32_t at = line.next(from);; at = line.next(at), ++looked_at) {
    if (outlook->accepts != no_rule) best = {outlook->accepts, at};
    if (at >= line.size() || looked_at == longest_match) break;
    one = line.class_at(at, column_);
    const SymbolClass plain = line.plain_class_at(at, column_);
    const std::uint64_t set = automaton_.set_of(one);
    if (!(outlook->takes & set)) break;
    one = outlook->minds & set ? one : plain;
    const std::uint32_t to = steps_.find(state, one);
    state = to == unknown ? grow(state, one) : to;
    outlook = &steps_[state];
  }
  looked_at_ += looked_at;
  return best;
}

}  // namespace soi::extraction
