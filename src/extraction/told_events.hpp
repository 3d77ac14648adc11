// SPDX-License-Identifier: Apache-2.0
// Walks once through a report's sentences with the event that is told of, so that a sentence which names none has one.
#pragma once

#include <cstdint>
#include <vector>

namespace soi::extraction {

class ToldEvents {
 public:
  // The first `lead` sentences tell of the main event (-1: none) until another is entered.
  ToldEvents(std::uint32_t sentences, std::uint32_t lead, std::int32_t main_event);

  // The walk is in this sentence now; sentences only go up. Its cost is the sentences passed, each once.
  void go(std::uint32_t sentence);
  // What is told behind this sentence happens at an event.
  void enter(std::int32_t event) { entered_ = event; }
  // From this sentence on nothing is told to happen at any event; nor in the lead before it, which tells the same.
  void leave();
  // This sentence alone tells of no event.
  void skip() {
    if (at_ < told_in_.size()) told_in_[at_] = -1;
  }

  // The event told of where the walk is; -1: none.
  std::int32_t now() const { return entered_ >= 0 ? entered_ : told_; }
  // The event a sentence tells of that names none; -1: none. Right once the walk went on behind the sentence.
  std::int32_t in(std::uint32_t sentence) const { return told_in_[sentence]; }
  // What all calls so far looked at, for tests of their cost.
  std::uint64_t steps() const { return steps_; }

 private:
  std::vector<std::int32_t> told_in_;
  std::uint32_t at_ = 0, lead_;
  std::int32_t told_ = -1, entered_ = -1;
  std::uint64_t steps_ = 0;
};

}  // namespace soi::extraction
