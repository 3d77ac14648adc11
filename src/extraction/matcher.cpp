// SPDX-License-Identifier: Apache-2.0
// Running an automaton: the lazy deterministic one finds where a match ends, Pike's simulation what its captures hold.
#include <algorithm>

#include "extraction/automaton.hpp"

namespace soi::extraction {
namespace {

constexpr std::size_t most_states = 20000;  // then the deterministic side is thrown away and grown anew

}  // namespace

bool Automaton::passes(const State& state, Symbol symbol) const {
  const Symbol tokens = first_type + static_cast<Symbol>(types_);
  switch (state.op) {
    case Op::begin: return symbol == sentence_begin;
    case Op::end: return symbol == sentence_end;
    case Op::type: return symbol >= first_type && symbol < tokens && names_->is_a[symbol - first_type][state.what];
    case Op::word: {
      if (symbol < tokens || (symbol - tokens) / text::shapes != state.what) return false;
      return !state.capital || static_cast<text::Shape>((symbol - tokens) % text::shapes) != text::Shape::lower;
    }
    case Op::shape: {
      const ShapeTest& test = tests_[state.what];
      if (symbol < first_type) return false;
      if (symbol < tokens) return test.mentions;
      if (!(test.shapes >> ((symbol - tokens) % text::shapes) & 1u)) return false;
      return !std::binary_search(test.but.begin(), test.but.end(), (symbol - tokens) / text::shapes);
    }
    default: return false;
  }
}

template <typename Take>
void Automaton::step(Id id, Symbol symbol, Take take) const {
  const State& state = states_[id];
  if (state.op != Op::dispatch) {
    if (passes(state, symbol)) take(state.next);
    return;
  }
  const Symbol tokens = first_type + static_cast<Symbol>(types_);
  if (symbol < tokens) return;
  const text::Word word = (symbol - tokens) / text::shapes;
  if (word == text::unknown_word) return;
  const bool lower = static_cast<text::Shape>((symbol - tokens) % text::shapes) == text::Shape::lower;
  const auto& branches = dispatches_[state.what];
  auto it = std::lower_bound(branches.begin(), branches.end(), word,
                             [](const Branch& branch, text::Word wanted) { return branch.word < wanted; });
  for (; it != branches.end() && it->word == word; ++it)
    if (!it->capital || !lower) take(it->next);
}

Matcher::Matcher(const Automaton& automaton) : automaton_(automaton), marks_(automaton.states_.size(), 0) { reset(); }

void Matcher::reset() {
  sets_.assign(1, {});
  accepts_.assign(1, no_rule);
  known_.clear();
  known_.emplace(std::vector<Id>{}, dead);
  steps_.clear();
  const std::size_t symbols = first_type + automaton_.types_ + automaton_.names_->words.size() * text::shapes;
  from_start_.assign(symbols, unknown);
  std::vector<Id> set;
  ++mark_;
  for (const Id id : automaton_.starts_) close_over(id, set);
  sets_.push_back(std::move(set));
  accepts_.push_back(no_rule);  // an empty match is no match
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

std::uint32_t Matcher::state_of(std::vector<Id> set) {
  std::sort(set.begin(), set.end());
  const auto [it, added] = known_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (!added) return it->second;
  std::uint32_t rule = no_rule;
  for (const Id id : set)
    if (automaton_.states_[id].op == Automaton::Op::accept) rule = std::min(rule, automaton_.states_[id].what);
  accepts_.push_back(rule);
  sets_.push_back(std::move(set));
  return it->second;
}

std::uint32_t Matcher::next(std::uint32_t state, Symbol symbol) {
  const std::uint64_t key = static_cast<std::uint64_t>(state) << 32 | symbol;
  if (state == start) {
    if (from_start_[symbol] != unknown) return from_start_[symbol];
  } else if (const auto it = steps_.find(key); it != steps_.end()) {
    return it->second;
  }
  ++mark_;
  std::vector<Id> reached;
  for (const Id id : sets_[state]) automaton_.step(id, symbol, [&](Id to) { close_over(to, reached); });
  const std::uint32_t to = state_of(std::move(reached));
  if (state == start)
    from_start_[symbol] = to;
  else
    steps_.emplace(key, to);
  return to;
}

std::optional<Matcher::Match> Matcher::longest(std::span<const Symbol> symbols, std::uint32_t from) {
  if (sets_.size() > most_states) reset();
  std::optional<Match> best;
  std::uint32_t state = start;
  const std::size_t end = std::min(symbols.size(), from + longest_match);
  for (std::size_t at = from; at < end; ++at) {
    state = next(state, symbols[at]);
    if (state == dead) break;
    if (accepts_[state] != no_rule) best = Match{accepts_[state], static_cast<std::uint32_t>(at + 1)};
  }
  return best;
}

// Follows empty moves in order of preference, noting captures; the first thread at a state is the preferred one.
void Matcher::add_thread(Id id, std::int32_t event, std::uint32_t at, std::vector<Thread>& into) {
  std::vector<Thread> stack{{id, event}};
  while (!stack.empty()) {
    Thread thread = stack.back();
    stack.pop_back();
    if (marks_[thread.id] == mark_) continue;
    marks_[thread.id] = mark_;
    const auto& state = automaton_.states_[thread.id];
    switch (state.op) {
      case Automaton::Op::split:
        stack.push_back({state.other, thread.event});
        stack.push_back({state.next, thread.event});
        break;
      case Automaton::Op::open:
      case Automaton::Op::close:
        events_.push_back({thread.event, state.what, at, state.op == Automaton::Op::open});
        stack.push_back({state.next, static_cast<std::int32_t>(events_.size() - 1)});
        break;
      default: into.push_back(thread);
    }
  }
}

std::vector<Capture> Matcher::captures(std::uint32_t rule, std::span<const Symbol> symbols, std::uint32_t first,
                                       std::uint32_t last) {
  events_.clear();
  std::vector<Thread> now, then;
  ++mark_;
  add_thread(automaton_.starts_[rule], -1, first, now);
  for (std::uint32_t at = first; at < last; ++at) {
    then.clear();
    ++mark_;
    for (const Thread& thread : now)
      automaton_.step(thread.id, symbols[at], [&](Id to) { add_thread(to, thread.event, at + 1, then); });
    now.swap(then);
  }
  std::vector<Capture> captures;
  for (const Thread& thread : now) {
    const auto& state = automaton_.states_[thread.id];
    if (state.op != Automaton::Op::accept || state.what != rule) continue;
    std::vector<Event> path;
    for (std::int32_t i = thread.event; i >= 0; i = events_[i].before) path.push_back(events_[i]);
    std::vector<Event> open;
    for (auto it = path.rbegin(); it != path.rend(); ++it) {
      if (it->open) {
        open.push_back(*it);
      } else {
        captures.push_back({it->slot, open.back().at, it->at});
        open.pop_back();
      }
    }
    break;
  }
  return captures;
}

}  // namespace soi::extraction
