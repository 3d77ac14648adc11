// SPDX-License-Identifier: Apache-2.0
#include "extraction/worker.hpp"

namespace soi::extraction {

namespace {

constexpr std::size_t most_text = 8'000'000;  // bytes kept from report to report; past that all is made anew

}  // namespace

Worker::Worker(const Rules& rules)
    : rules_(rules),
      tokenizer_(rules.names.words, rules.names.pointed),
      mention_finder_(rules),
      forms_(rules, tokenizer_, analysis_.texts) {}

Matcher::Work Worker::work() const {
  Matcher::Work all;
  for (const Matcher& matcher : mention_finder_.matchers()) {
    const Matcher::Work one = matcher.work();
    all.elements += one.elements;
    all.grown += one.grown;
    all.states += one.states;
  }
  return all;
}

void Worker::read(const text::Report& report) {
  facts_.reset();
  entities_.reset();
  analysis_.report = &report;
  if (analysis_.texts.bytes() > most_text) {
    analysis_.texts.clear();
    analysis_.lower_forms.clear();
    analysis_.capitalized_forms.clear();
    analysis_.spaced_forms.clear();
    forms_.clear();
  }
  tokenizer_.run(report, analysis_.tokens);
  mention_finder_.run(analysis_);
  entities_.emplace(rules_, analysis_, forms_);
  facts_.emplace(rules_, analysis_, *entities_);
}

}  // namespace soi::extraction
