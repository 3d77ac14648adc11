// SPDX-License-Identifier: Apache-2.0
// Which words of a sentence change the status of the claims behind them: "sẽ", "không", "theo nguồn tin".
#pragma once

#include <cstdint>
#include <span>

#include "extraction/mentions.hpp"

namespace soi::extraction {

class Claims {
 public:
  // The words of a report that change claims, in the order of the text.
  Claims(const Rules& rules, std::span<const Found> markers) : rules_(rules), markers_(markers) {}

  // The rule whose words touch the elements [first, last) of a sentence or reach them from before: of several the one
  // that stands first in the rules. Null where the claim is simply stated.
  const StatusRule* over(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;

 private:
  const Rules& rules_;
  const std::span<const Found> markers_;
};

}  // namespace soi::extraction
