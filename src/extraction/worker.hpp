// SPDX-License-Identifier: Apache-2.0
// What one thread needs to read reports by rules; automata grow as they are used, so it is kept for the next report.
#pragma once

#include <optional>

#include "extraction/facts.hpp"
#include "extraction/find_mentions.hpp"

namespace soi::extraction {

class Worker {
 public:
  explicit Worker(const Rules& rules);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // What it finds stays until the next call; the report must live as long.
  void read(const text::Report& report);

  Analysis& analysis() { return analysis_; }
  const Entities& entities() const { return *entities_; }
  const Facts& facts() const { return *facts_; }
  NameForms& name_forms() { return forms_; }
  Matcher::Work work() const;  // of all its matchers together

 private:
  const Rules& rules_;
  text::Tokenizer tokenizer_;
  MentionFinder mention_finder_;
  Analysis analysis_;
  NameForms forms_;
  std::optional<Entities> entities_;
  std::optional<Facts> facts_;
};

}  // namespace soi::extraction
