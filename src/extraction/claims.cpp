// SPDX-License-Identifier: Apache-2.0
#include "extraction/claims.hpp"

#include <algorithm>
#include <utility>

namespace soi::extraction {

const StatusRule* Claims::over(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  const StatusRule* best = nullptr;
  // Nothing reaches further than the longest match, so that a sentence of nothing but such words stays linear.
  const std::uint32_t earliest = first > 2 * longest_match ? first - 2 * static_cast<std::uint32_t>(longest_match) : 0;
  auto it = std::lower_bound(
      markers_.begin(), markers_.end(), std::pair(sentence, earliest),
      [](const Found& marker, const auto& at) { return std::pair(marker.sentence, marker.first) < at; });
  for (; it != markers_.end() && it->sentence == sentence && it->first < last; ++it) {
    const StatusRule& rule = rules_.statuses[it->rule];
    const bool reaches = it->last > first || first - it->last < rule.reach;
    if (rule.status && reaches && (!best || &rule < best)) best = &rule;
  }
  return best;
}

}  // namespace soi::extraction
