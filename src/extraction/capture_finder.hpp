// SPDX-License-Identifier: Apache-2.0
// What the captures of a rule hold in a match, as Pike's simulation would find it: threads in order of preference, the
// first at a state wins. Lists of threads are made once and remembered (as in Laurikari's tagged automata), so that a
// match costs a look-up for each element on the way forward and a step for each on the way back.
#pragma once

#include <tsl/robin_map.h>
#include <vector>

#include "extraction/line.hpp"
#include "extraction/step_table.hpp"

namespace soi::extraction {

struct Capture {
  std::uint32_t slot;         // of Names::slots
  std::uint32_t first, last;  // places in a Line
};

// Serves one thread; its memory is bounded as a Matcher's.
class CaptureFinder {
 public:
  CaptureFinder(const Automaton& automaton, std::uint32_t column);

  // In order of their ends; repetition keeps all. Stays until the next call.
  const std::vector<Capture>& find(std::uint32_t rule, const Line& line, std::uint32_t first, std::uint32_t last);

 private:
  using Id = Automaton::Id;
  static constexpr std::uint32_t nowhere = ~0u;

  struct Bracket {  // a capture's beginning or end
    std::uint32_t slot;
    bool open;
  };
  struct Thread {
    std::uint32_t from;                          // thread of the list before
    std::uint32_t brackets_begin, brackets_end;  // passed on the way from there
  };
  // A move from one list of threads to the next by a symbol, or the beginning of a rule.
  struct Move {
    std::uint32_t list;     // that it leads to
    std::uint32_t threads;  // of that list, in threads_
  };
  struct Visit {
    Id id;
    std::int32_t bracket;  // index into path_; -1: none since the last symbol
  };
  struct Passed {
    std::int32_t before;
    Bracket bracket;
  };

  void reset();
  void begin_move();
  void visit(Id id, std::uint32_t from);  // follows empty moves in order of preference, noting brackets
  std::uint32_t end_move();
  std::uint32_t beginning(std::uint32_t rule);
  std::uint32_t add_move(std::uint32_t list, SymbolClass one);
  void read_back();

  const Automaton& automaton_;
  const std::uint32_t column_;
  std::vector<std::vector<Id>> lists_;
  base::LargePageVector<Thread> threads_;
  base::LargePageVector<Bracket> brackets_;
  base::LargePageVector<Move> moves_;
  std::size_t held_ = 0;  // numbers in lists_
  tsl::robin_map<std::vector<Id>, std::uint32_t, NumbersHash> known_;
  struct Outlook {
    std::uint64_t minds;   // sets of classes; see Automaton
    std::uint32_t thread;  // the first accepting one; nowhere: none
  };
  StepTable<Outlook> by_class_;            // of each list, its moves
  std::vector<std::uint32_t> beginnings_;  // of each rule: move

  std::vector<std::uint32_t> marks_;  // per state of the automaton: the last move that came to it
  std::uint32_t mark_ = 0;
  std::vector<Id> reached_;  // the list being made
  std::vector<Passed> path_;
  std::vector<Visit> stack_;

  struct Step {
    std::uint32_t move, place;  // and the place that it leads to
  };
  std::vector<Step> way_;          // through the match at hand
  std::vector<std::size_t> open_;  // captures whose beginning is still sought
  std::vector<Capture> captures_;
};

}  // namespace soi::extraction
