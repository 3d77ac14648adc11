// SPDX-License-Identifier: Apache-2.0
// Runs an automaton over elements: a deterministic one, grown as texts need it (as RE2 does it), finds where a match
// ends, and capture_finder.hpp what it captured. Linear in the text whatever the pattern; no backtracking anywhere.
#pragma once

#include <optional>
#include <span>
#include <tsl/robin_map.h>
#include <vector>

#include "extraction/automaton.hpp"
#include "extraction/capture_finder.hpp"
#include "extraction/step_table.hpp"

namespace soi::extraction {

// The deterministic side of an Automaton; serves one thread. Its memory is bounded: past some megabytes it is thrown
// away and grown anew.
class Matcher {
 public:
  explicit Matcher(const Automaton& automaton);

  struct Match {
    std::uint32_t rule;
    std::uint32_t last;  // element after the match
  };
  // The longest match that begins at `from`; among equally long ones the first rule's.
  std::optional<Match> longest(std::span<const Symbol> symbols, std::uint32_t from);
  // What the rule's captures hold in the match symbols[first, last), in order of their ends; repetition keeps all.
  // Stays until the next call.
  const std::vector<Capture>& captures(std::uint32_t rule, std::span<const Symbol> symbols, std::uint32_t first,
                                       std::uint32_t last) {
    return captures_.find(rule, symbols, first, last);
  }
  const Automaton& automaton() const { return automaton_; }

  // What it has done so far, counted where time would depend on the machine.
  struct Work {
    std::uint64_t elements = 0;  // looked at by longest(), each as often as it was
    std::uint64_t grown = 0;     // steps of the automaton worked out anew
    std::size_t states = 0;      // that are held now
  };
  Work work() const { return {looked_at_, grown_, sets_.size()}; }

 private:
  using Id = Automaton::Id;
  static constexpr std::uint32_t dead = 0;
  static constexpr std::uint32_t start = 1;
  static constexpr std::uint32_t unknown = StepTable::unknown;
  static constexpr std::uint32_t no_rule = ~0u;

  void reset();
  void close_over(Id id, std::vector<Id>& into);
  std::uint32_t add(std::vector<Id> set);
  std::uint32_t state_of(std::vector<Id> set);
  std::uint32_t key_of(std::uint32_t state, SymbolClass one) const {
    return state * static_cast<std::uint32_t>(automaton_.classes()) + one;
  }
  std::uint32_t grow(std::uint32_t state, SymbolClass one);

  const Automaton& automaton_;
  std::vector<std::vector<Id>> sets_;  // of each state, the automaton's states it stands for
  struct Outlook {
    std::uint64_t takes;    // groups of classes
    std::uint32_t accepts;  // the rule, if a match may end here
  };
  std::vector<Outlook> outlooks_;          // by state
  std::vector<std::uint32_t> from_start_;  // by class
  StepTable steps_;                        // of other states: state * classes + class
  std::size_t held_ = 0;                   // numbers in sets_
  std::uint64_t looked_at_ = 0, grown_ = 0;
  tsl::robin_map<std::vector<Id>, std::uint32_t, NumbersHash> known_;
  std::vector<std::uint32_t> marks_;  // per state of the automaton: the last closure that saw it
  std::uint32_t mark_ = 0;
  CaptureFinder captures_;
};

}  // namespace soi::extraction
