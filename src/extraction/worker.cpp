// SPDX-License-Identifier: Apache-2.0
#include "extraction/worker.hpp"

namespace soi::extraction {

Worker::Worker(const Rules& rules) : rules_(rules), tokenizer_(rules.names.words), triggers_(*rules.triggers) {
  for (const Stage& stage : rules.stages) stages_.emplace_back(*stage.automaton);
}

void Worker::read(const text::Report& report) {
  facts_.reset();
  entities_.reset();
  analysis_.report = &report;
  tokenizer_.run(report, analysis_.tokens);
  find_mentions(rules_, stages_, analysis_);
  entities_.emplace(rules_, analysis_);
  facts_.emplace(rules_, analysis_, *entities_, triggers_);
}

}  // namespace soi::extraction
