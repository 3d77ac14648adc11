// SPDX-License-Identifier: Apache-2.0
// Runs an automaton over elements: a deterministic one, grown as texts need it (as RE2 does it), finds where a match
// ends, and capture_finder.hpp what it captured. Linear in the text whatever the pattern; no backtracking anywhere.
#pragma once

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
  // `column` is the automaton's in the symbol table of the lines it will read.
  explicit Matcher(const Automaton& automaton, std::uint32_t column = 0);

  static constexpr std::uint32_t no_rule = ~0u;
  struct Match {
    std::uint32_t rule;  // no_rule: none was found
    std::uint32_t last;  // place behind the match
    explicit operator bool() const { return rule != no_rule; }
  };
  // The longest match that begins at the place `from`; among equally long ones the first rule's.
  Match longest(const Line& line, std::uint32_t from);
  // What the rule's captures hold in the match at [first, last), in order of their ends; repetition keeps all.
  // Stays until the next call.
  const std::vector<Capture>& captures(std::uint32_t rule, const Line& line, std::uint32_t first, std::uint32_t last) {
    return captures_.find(rule, line, first, last);
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

  void reset();
  void close_over(Id id);
  std::uint32_t add(std::vector<Id> set);
  std::uint32_t state_reached();
  std::uint32_t grow(std::uint32_t state, SymbolClass one);

  const Automaton& automaton_;
  const std::uint32_t column_;
  std::vector<std::vector<Id>> sets_;  // of each state, the automaton's states it stands for
  struct Outlook {
    std::uint64_t takes, minds;  // sets of classes; see Automaton
    std::uint32_t accepts;       // the rule, if a match may end here
  };
  static constexpr std::uint32_t unknown = StepTable<Outlook>::unknown;
  StepTable<Outlook> steps_;  // of states other than the start
  // Where a class leads to from the start, and what is known of that state: half of all that begins goes no further.
  struct Beginning {
    Outlook outlook;
    std::uint32_t state;
  };
  base::LargePageVector<Beginning> beginnings_;  // by class
  std::size_t held_ = 0;                         // numbers in sets_
  bool full_ = false;                            // begins anew at the next match
  std::uint64_t looked_at_ = 0, grown_ = 0;
  tsl::robin_map<std::vector<Id>, std::uint32_t, NumbersHash> known_;
  std::vector<std::uint32_t> marks_;  // per state of the automaton: the last closure that saw it
  std::uint32_t mark_ = 0;
  std::vector<Id> reached_, stack_;  // the set being made
  CaptureFinder captures_;
};

}  // namespace soi::extraction
