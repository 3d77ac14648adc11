// SPDX-License-Identifier: Apache-2.0
#include "extraction/find_mentions.hpp"

#include <algorithm>

namespace soi::extraction {
namespace {

constexpr std::uint32_t enough = 512;  // elements read by one stage before the next one reads them

}  // namespace

MentionFinder::MentionFinder(const Rules& rules) : rules_(rules), line_(*rules.symbols) {
  const auto add = [&](const Automaton& automaton) {
    matchers_.emplace_back(automaton, static_cast<std::uint32_t>(matchers_.size()));
  };
  for (const Stage& stage : rules.stages) add(*stage.automaton);
  add(*rules.triggers);
  add(*rules.markers);
}

void MentionFinder::run(Analysis& analysis) {
  analysis_ = &analysis;
  analysis.mentions.clear();
  analysis.holdings.clear();
  analysis.attributes.clear();
  analysis.elements.clear();
  analysis.sentences.clear();
  analysis.triggers.clear();
  analysis.markers.clear();
  analysis.captures.clear();
  const auto stages = static_cast<std::uint32_t>(rules_.stages.size());
  for (std::uint32_t next = 0; next < analysis.tokens.sentences.size();) {
    next = fill(next);
    for (std::uint32_t number = 0; number < stages; ++number) stage(number);
    keep_elements();
    search(stages, analysis.triggers);
    search(stages + 1, analysis.markers);
  }
}

// Takes sentences from that one on until there are elements enough; gives the sentence to go on from.
std::uint32_t MentionFinder::fill(std::uint32_t next) {
  line_.clear();
  first_sentence_ = next;
  for (const text::Tokens& tokens = analysis_->tokens; next < tokens.sentences.size() && line_.size() < enough;
       ++next) {
    const text::Sentence& sentence = tokens.sentences[next];
    line_.begin_sentence();
    line_.push(sentence_begin);
    for (const text::Token& token : std::span(tokens.tokens).subspan(sentence.first, sentence.last - sentence.first))
      line_.push(rules_.names.token_symbol(token.word, token.shape));
    line_.push(sentence_end);
    line_.finish_sentence();
  }
  return next;
}

std::uint32_t MentionFinder::token(std::uint32_t place) const {
  const text::Sentence& sentence = analysis_->tokens.sentences[first_sentence_ + here_];
  return std::min(sentence.first + std::max(place - line_.sentences()[here_].first, 1u) - 1, sentence.last);
}

template <typename Take>
void MentionFinder::each_match(std::uint32_t column, Take take) {
  for (here_ = 0; here_ < line_.sentences().size(); ++here_) {
    const Line::Sentence& sentence = line_.sentences()[here_];
    for (std::uint32_t at = line_.beginning(column, here_, sentence.first); at < sentence.last;
         at = line_.beginning(column, here_, at)) {
      const auto match = matchers_[column].longest(line_, at);
      at = match ? take(at, match) : at + 1;
    }
  }
}

void MentionFinder::stage(std::uint32_t number) {
  stage_ = number;
  each_match(number, [&](std::uint32_t at, const Matcher::Match& match) { return make(at, match); });
}

// Turns a match into a mention, or one for each part captured as `it`; gives the place to go on from.
std::uint32_t MentionFinder::make(std::uint32_t from, const Matcher::Match& match) {
  captures_ = &matchers_[stage_].captures(match.rule, line_, from, match.last);
  spans_.clear();
  for (const Capture& capture : *captures_)
    if (capture.slot == known::it && capture.first < capture.last) spans_.push_back({capture.first, capture.last});
  if (spans_.empty()) spans_.push_back({from, match.last});
  std::uint32_t done = line_.next(from);
  for (Span span : spans_) {
    span.first = std::max(span.first, line_.sentences()[here_].first + 1);
    span.last = std::min(span.last, line_.sentences()[here_].last - 1);
    if (span.first >= span.last) continue;  // nothing but a sentence's ends: no mention
    mention(span, match.rule);
    line_.replace(here_, span.first, span.last, rules_.names.type_symbol(analysis_->mentions.back().type),
                  static_cast<std::int32_t>(analysis_->mentions.size() - 1));
    done = span.last;
  }
  return done;
}

void MentionFinder::mention(Span span, std::uint32_t number) {
  const MentionRule& rule = rules_.stages[stage_].rules[number];
  Mention mention;
  mention.type = rule.type;
  mention.stage = stage_;
  mention.rule = number;
  mention.sentence = first_sentence_ + here_;
  mention.first = token(span.first);
  mention.last = token(span.last);
  mention.holds_begin = static_cast<std::uint32_t>(analysis_->holdings.size());
  hold(span);
  mention.holds_end = static_cast<std::uint32_t>(analysis_->holdings.size());
  for (const Holding& holding : analysis_->holds(mention)) mention.names.add(holding.slot);
  if (rule.hides) hide(span, mention);
  mention.attributes_begin = mention.attributes_end = static_cast<std::uint32_t>(analysis_->attributes.size());
  analysis_->mentions.push_back(mention);
  set_attributes(rule, static_cast<std::uint32_t>(analysis_->mentions.size() - 1));
}

void MentionFinder::hold(Span span) {
  for (const Capture& capture : *captures_) {
    if (capture.first == capture.last) continue;
    const bool inside = capture.first >= span.first && capture.last <= span.last;
    const bool elsewhere = !inside && std::any_of(spans_.begin(), spans_.end(), [&](const Span& other) {
      return capture.first >= other.first && capture.last <= other.last;
    });
    if (elsewhere) continue;  // belongs to another of the match's mentions
    analysis_->holdings.push_back({capture.slot, token(capture.first), token(capture.last),
                                   capture.last == line_.next(capture.first) ? line_.mention(capture.first) : -1});
  }
}

void MentionFinder::hide(Span span, const Mention& by) {
  for (std::uint32_t at = span.first; at < span.last; at = line_.next(at)) {
    const std::int32_t inside = line_.mention(at);
    if (inside < 0) continue;
    const auto holds = analysis_->holds(by);
    const bool held =
        std::any_of(holds.begin(), holds.end(), [&](const Holding& holding) { return holding.mention == inside; });
    if (!held) hide_all(inside);
  }
}

void MentionFinder::hide_all(std::int32_t number) {
  Mention& mention = analysis_->mentions[static_cast<std::size_t>(number)];
  mention.hidden = true;
  for (const Holding& holding : analysis_->holds(mention))
    if (holding.mention >= 0 && holding.mention != number) hide_all(holding.mention);
}

void MentionFinder::set_attributes(const MentionRule& rule, std::uint32_t number) {
  const Values values(rules_, *analysis_);
  for (const Setting& setting : rule.settings) {
    const text::Text text = values.fill(setting.value, value_of(number));
    if (!text) continue;
    analysis_->attributes.push_back({setting.name, text});
    ++analysis_->mentions[number].attributes_end;
    analysis_->mentions[number].names.add(setting.name);
  }
}

void MentionFinder::keep_elements() {
  base::LargePageVector<Element>& elements = analysis_->elements;
  element_at_.resize(line_.size());
  for (here_ = 0; here_ < line_.sentences().size(); ++here_) {
    const Line::Sentence& sentence = line_.sentences()[here_];
    const auto begin = static_cast<std::uint32_t>(elements.size());
    for (std::uint32_t at = sentence.first, first = token(at); at < sentence.last;) {
      element_at_[at] = static_cast<std::uint32_t>(elements.size()) - begin;
      const std::uint32_t next = line_.next(at), last = token(next);
      elements.push_back({first, last, line_.mention(at)});
      at = next;
      first = last;
    }
    analysis_->sentences.push_back({begin, static_cast<std::uint32_t>(elements.size())});
  }
}

// Of the element at a place of the sentence at hand, or of its end, the number in that sentence.
std::uint32_t MentionFinder::element(std::uint32_t place) const {
  const Analysis::Range& all = analysis_->sentences[first_sentence_ + here_];
  return place < line_.sentences()[here_].last ? element_at_[place] : all.last - all.first;
}

void MentionFinder::search(std::uint32_t column, std::vector<Found>& found) {
  each_match(column, [&](std::uint32_t at, const Matcher::Match& match) {
    std::vector<Capture>& captures = analysis_->captures;
    const auto begin = static_cast<std::uint32_t>(captures.size());
    for (const Capture& capture : matchers_[column].captures(match.rule, line_, at, match.last))
      captures.push_back({capture.slot, element(capture.first), element(capture.last)});
    found.push_back({match.rule, first_sentence_ + here_, element(at), element(match.last), begin,
                     static_cast<std::uint32_t>(captures.size())});
    return match.last;
  });
}

}  // namespace soi::extraction
