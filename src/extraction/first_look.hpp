// SPDX-License-Identifier: Apache-2.0
// One look at an element and the next one rules out most stages for it, all stages at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extraction/rules.hpp"

namespace soi::extraction {

// A bit for each stage, and one for the triggers and the markers of status. Stages that share a bit (there are 64) are
// looked for more often.
using StageSet = std::uint64_t;
inline StageSet stage_bit(std::size_t stage) { return StageSet{1} << stage % 64; }

class FirstLook {
 public:
  explicit FirstLook(const Rules& rules);

  // For each symbol of a sentence, the stages that a match may begin at it for; gives their union.
  StageSet look(std::span<const Symbol> symbols, std::vector<StageSet>& at) const;
  StageSet triggers() const { return triggers_; }
  StageSet markers() const { return markers_; }

 private:
  struct Promise {
    StageSet begins = 0, alone = 0, follows = 0;  // see Automaton
  };
  std::vector<Promise> promises_;  // by symbol
  StageSet triggers_, markers_;
};

}  // namespace soi::extraction
