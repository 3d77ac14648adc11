// SPDX-License-Identifier: Apache-2.0
// Which words of a sentence change the status of the claims behind them: "sẽ", "không", "theo nguồn tin".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extraction/first_look.hpp"
#include "extraction/matcher.hpp"

namespace soi::extraction {

class Claims {
 public:
  Claims(const Rules& rules, Matcher& markers) : rules_(rules), markers_(markers) {}

  // The elements of the sentence that is asked about, and what may begin at them (FirstLook), of which `bit` are the
  // markers; 0: nowhere. Linear in them.
  void read(std::span<const Symbol> sentence, std::span<const StageSet> may_begin, StageSet bit);
  // The rule whose words touch the trigger [first, last) or reach it from before: of several the one that stands first
  // in the rules. Null where the claim is simply stated.
  const StatusRule* over(std::uint32_t first, std::uint32_t last) const;

  struct Marker {
    std::uint32_t rule, first, last;  // elements
  };
  const std::vector<Marker>& found() const { return found_; }

 private:
  const Rules& rules_;
  Matcher& markers_;
  std::vector<Marker> found_;  // in the order of the sentence
};

}  // namespace soi::extraction
