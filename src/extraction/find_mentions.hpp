// SPDX-License-Identifier: Apache-2.0
// The cascade: each stage reads sentences from left to right, and a match becomes one element for the stages after it.
// What they leave is then searched for the triggers of relations and for the words that change what is claimed.
#pragma once

#include <vector>

#include "extraction/matcher.hpp"
#include "extraction/values.hpp"

namespace soi::extraction {

// Serves one thread; what it learned of the rules' automata stays for the next report.
class MentionFinder {
 public:
  explicit MentionFinder(const Rules& rules);

  // Reads analysis.tokens, one sentence after the other.
  void run(Analysis& analysis);
  const std::vector<Matcher>& matchers() const { return matchers_; }  // of the stages, the triggers and the markers

 private:
  struct Span {
    std::uint32_t first, last;  // places in line_
  };
  std::uint32_t fill(std::uint32_t sentence);
  template <typename Take>
  void each_match(std::uint32_t column, Take take);  // take(place, match) gives the place to go on from
  void stage(std::uint32_t stage);
  std::uint32_t make(std::uint32_t from, const Matcher::Match& match);
  void mention(Span span, std::uint32_t rule);
  void hold(Span span);
  void hide(Span span, const Mention& by);
  void hide_all(std::int32_t mention);
  void set_attributes(const MentionRule& rule, std::uint32_t mention);
  void keep_elements();
  void search(std::uint32_t column, std::vector<Found>& found);
  std::uint32_t token(std::uint32_t place) const;  // that stands at a place of the sentence at hand, or would
  std::uint32_t element(std::uint32_t place) const;

  const Rules& rules_;
  std::vector<Matcher> matchers_;

  // Of the sentences and stage at hand. Each stage reads several sentences before the next one does, so that what it
  // looks up is still at hand in the cache.
  Analysis* analysis_ = nullptr;
  Line line_;
  std::uint32_t first_sentence_ = 0;    // of those in line_
  std::uint32_t stage_ = 0, here_ = 0;  // here_: the sentence of line_
  const std::vector<Capture>* captures_ = nullptr;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> element_at_;  // by place, as the last stage leaves them
};

}  // namespace soi::extraction
