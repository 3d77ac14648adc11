// SPDX-License-Identifier: Apache-2.0
#include "extraction/worker.hpp"

namespace soi::extraction {

namespace {

constexpr std::size_t most_keys = 100000;  // then they are made anew

}  // namespace

Worker::Worker(const Rules& rules)
    : rules_(rules),
      tokenizer_(rules.names.words, rules.names.pointed),
      mention_finder_(rules),
      triggers_(*rules.triggers),
      markers_(*rules.markers) {}

Matcher::Work Worker::work() const {
  Matcher::Work all;
  const auto add = [&](const Matcher& matcher) {
    const Matcher::Work one = matcher.work();
    all.elements += one.elements;
    all.grown += one.grown;
    all.states += one.states;
  };
  for (const Matcher& matcher : mention_finder_.matchers()) add(matcher);
  add(triggers_);
  add(markers_);
  return all;
}

void Worker::read(const text::Report& report) {
  facts_.reset();
  entities_.reset();
  analysis_.report = &report;
  tokenizer_.run(report, analysis_.tokens);
  mention_finder_.run(analysis_);
  if (keys_.size() > most_keys) keys_.clear();
  entities_.emplace(rules_, analysis_, keys_);
  facts_.emplace(rules_, analysis_, *entities_, mention_finder_.first_look(), triggers_, markers_);
}

}  // namespace soi::extraction
