// SPDX-License-Identifier: Apache-2.0
#include "extraction/told_events.hpp"

#include <algorithm>

namespace soi::extraction {

ToldEvents::ToldEvents(std::uint32_t sentences, std::uint32_t lead, std::int32_t main_event)
    : told_in_(sentences, -1), lead_(std::min(lead, sentences)) {
  std::fill_n(told_in_.begin(), lead_, main_event);
}

void ToldEvents::go(std::uint32_t sentence) {
  for (; at_ < sentence; ++at_, ++steps_) {
    told_ = entered_;
    if (at_ + 1 < told_in_.size() && (told_ >= 0 || at_ + 1 >= lead_)) told_in_[at_ + 1] = told_;
  }
}

void ToldEvents::leave() {
  // Nothing but the lead is filled in before the walk comes there.
  const std::uint32_t from = at_ < lead_ ? 0 : at_;
  for (std::uint32_t i = from; i < told_in_.size() && (i <= at_ || i < lead_); ++i, ++steps_) told_in_[i] = -1;
  told_ = entered_ = -1;
}

}  // namespace soi::extraction
