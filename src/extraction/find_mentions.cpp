// SPDX-License-Identifier: Apache-2.0
#include "extraction/find_mentions.hpp"

#include <algorithm>

namespace soi::extraction {

MentionFinder::MentionFinder(const Rules& rules) : rules_(rules), first_look_(rules) {
  for (const Stage& stage : rules.stages) matchers_.emplace_back(*stage.automaton);
}

void MentionFinder::run(Analysis& analysis) {
  analysis_ = &analysis;
  analysis.mentions.clear();
  analysis.holdings.clear();
  analysis.attributes.clear();
  analysis.elements.clear();
  analysis.sentences.clear();
  for (std::uint32_t i = 0; i < analysis.tokens.sentences.size(); ++i) sentence(analysis, i);
}

void MentionFinder::sentence(Analysis& analysis, std::uint32_t index) {
  const text::Sentence& sentence = analysis.tokens.sentences[index];
  sentence_ = index;
  elements_.clear();
  elements_.push_back({sentence_begin, sentence.first, sentence.first, -1});
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const text::Token& token = analysis.tokens.tokens[t];
    elements_.push_back({rules_.names.token_symbol(token.word, token.shape), t, t + 1, -1});
  }
  elements_.push_back({sentence_end, sentence.last, sentence.last, -1});
  bool changed = true;
  StageSet wanted = 0;
  for (std::uint32_t number = 0; number < matchers_.size(); ++number) {
    if (changed) {
      symbols_.clear();
      for (const Element& element : elements_) symbols_.push_back(element.symbol);
      wanted = first_look_.look(symbols_, may_begin_);
    }
    changed = (wanted & stage_bit(number)) != 0 && stage(number);
  }
  const auto first = static_cast<std::uint32_t>(analysis.elements.size());
  analysis.elements.insert(analysis.elements.end(), elements_.begin(), elements_.end());
  analysis.sentences.push_back({first, static_cast<std::uint32_t>(analysis.elements.size())});
}

// Whether anything matched.
bool MentionFinder::stage(std::uint32_t number) {
  stage_ = number;
  const StageSet bit = stage_bit(number);
  out_.clear();
  std::uint32_t copied = 0;
  for (std::uint32_t at = 0; at < elements_.size();) {
    if (!(may_begin_[at] & bit)) {
      ++at;
      continue;
    }
    const auto match = matchers_[number].longest(symbols_, at);
    if (!match) {
      ++at;
      continue;
    }
    out_.insert(out_.end(), elements_.begin() + copied, elements_.begin() + at);
    at = copied = make(at, *match);
  }
  if (copied == 0) return false;
  out_.insert(out_.end(), elements_.begin() + copied, elements_.end());
  elements_.swap(out_);
  return true;
}

// Turns a match into a mention, or one for each part captured as `it`; gives the element to go on from.
std::uint32_t MentionFinder::make(std::uint32_t from, const Matcher::Match& match) {
  captures_ = &matchers_[stage_].captures(match.rule, symbols_, from, match.last);
  spans_.clear();
  for (const Capture& capture : *captures_)
    if (capture.slot == known::it && capture.first < capture.last) spans_.push_back({capture.first, capture.last});
  if (spans_.empty()) spans_.push_back({from, match.last});
  std::uint32_t done = from;
  for (Span span : spans_) {
    while (span.first < span.last && elements_[span.first].symbol == sentence_begin) ++span.first;
    while (span.last > span.first && elements_[span.last - 1].symbol == sentence_end) --span.last;
    if (span.first == span.last) continue;  // nothing but a sentence's end: no mention
    while (done < span.first) out_.push_back(elements_[done++]);
    mention(span, match.rule);
    const Mention& made = analysis_->mentions.back();
    out_.push_back({rules_.names.type_symbol(made.type), made.first, made.last,
                    static_cast<std::int32_t>(analysis_->mentions.size() - 1)});
    done = span.last;
  }
  if (done == from) out_.push_back(elements_[done++]);
  return done;
}

void MentionFinder::mention(Span span, std::uint32_t number) {
  const MentionRule& rule = rules_.stages[stage_].rules[number];
  Mention mention;
  mention.type = rule.type;
  mention.stage = stage_;
  mention.rule = number;
  mention.sentence = sentence_;
  mention.first = elements_[span.first].first;
  mention.last = elements_[span.last - 1].last;
  mention.holds_begin = static_cast<std::uint32_t>(analysis_->holdings.size());
  hold(span);
  mention.holds_end = static_cast<std::uint32_t>(analysis_->holdings.size());
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
    const bool whole = capture.last == capture.first + 1 && elements_[capture.first].mention >= 0;
    analysis_->holdings.push_back({capture.slot, elements_[capture.first].first, elements_[capture.last - 1].last,
                                   whole ? elements_[capture.first].mention : -1});
  }
}

void MentionFinder::hide(Span span, const Mention& by) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (elements_[i].mention < 0) continue;
    const auto holds = analysis_->holds(by);
    const bool held = std::any_of(holds.begin(), holds.end(),
                                  [&](const Holding& holding) { return holding.mention == elements_[i].mention; });
    if (!held) hide_all(elements_[i].mention);
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
  }
}

}  // namespace soi::extraction
