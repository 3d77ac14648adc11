// SPDX-License-Identifier: Apache-2.0
#include "extraction/claims.hpp"

#include <algorithm>

namespace soi::extraction {

void Claims::read(std::span<const Symbol> sentence, std::span<const StageSet> may_begin, StageSet bit) {
  found_.clear();
  if (!bit) return;
  for (std::uint32_t at = 0; at < sentence.size();) {
    const auto match = may_begin[at] & bit ? markers_.longest(sentence, at) : std::optional<Matcher::Match>();
    if (!match) {
      ++at;
      continue;
    }
    found_.push_back({match->rule, at, match->last});
    at = match->last;
  }
}

const StatusRule* Claims::over(std::uint32_t first, std::uint32_t last) const {
  const StatusRule* best = nullptr;
  // Nothing reaches further than the longest match, so that a sentence of nothing but such words stays linear.
  const std::uint32_t earliest = first > 2 * longest_match ? first - 2 * static_cast<std::uint32_t>(longest_match) : 0;
  auto it = std::lower_bound(found_.begin(), found_.end(), earliest,
                             [](const Marker& marker, std::uint32_t at) { return marker.first < at; });
  for (; it != found_.end() && it->first < last; ++it) {
    const StatusRule& rule = rules_.statuses[it->rule];
    const bool reaches = it->last > first || first - it->last < rule.reach;
    if (rule.status && reaches && (!best || &rule < best)) best = &rule;
  }
  return best;
}

}  // namespace soi::extraction
