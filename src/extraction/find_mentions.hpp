// SPDX-License-Identifier: Apache-2.0
// The cascade: each stage reads a sentence from left to right, and a match becomes one element for the stages after it.
#pragma once

#include <vector>

#include "extraction/first_look.hpp"
#include "extraction/matcher.hpp"
#include "extraction/values.hpp"

namespace soi::extraction {

// Serves one thread; what it learned of the rules' automata stays for the next report.
class MentionFinder {
 public:
  explicit MentionFinder(const Rules& rules);

  // Runs all stages over analysis.tokens, one sentence after the other.
  void run(Analysis& analysis);
  const FirstLook& first_look() const { return first_look_; }
  const std::vector<Matcher>& matchers() const { return matchers_; }  // of the stages, in their order

 private:
  struct Span {
    std::uint32_t first, last;  // elements
  };
  void sentence(Analysis& analysis, std::uint32_t index);
  bool stage(std::uint32_t stage);
  std::uint32_t make(std::uint32_t from, const Matcher::Match& match);
  void mention(Span span, std::uint32_t rule);
  void hold(Span span);
  void hide(Span span, const Mention& by);
  void hide_all(std::int32_t mention);
  void set_attributes(const MentionRule& rule, std::uint32_t mention);

  const Rules& rules_;
  const FirstLook first_look_;
  std::vector<Matcher> matchers_;

  // Of the sentence and stage at hand.
  Analysis* analysis_ = nullptr;
  std::uint32_t sentence_ = 0, stage_ = 0;
  std::vector<Element> elements_, out_;
  std::vector<Symbol> symbols_;
  std::vector<StageSet> may_begin_;
  const std::vector<Capture>* captures_ = nullptr;
  std::vector<Span> spans_;
};

}  // namespace soi::extraction
