// SPDX-License-Identifier: Apache-2.0
// The cascade: each stage reads a sentence from left to right, and a match becomes one element for the stages after it.
#include <algorithm>

#include "extraction/mentions.hpp"

namespace soi::extraction {
namespace {

class StageRun {
 public:
  StageRun(const Rules& rules, std::uint32_t stage, Matcher& matcher, Analysis& analysis)
      : rules_(rules),
        stage_(stage),
        matcher_(matcher),
        analysis_(analysis),
        it_(static_cast<std::uint32_t>(std::find(rules.names.slots.begin(), rules.names.slots.end(), "it") -
                                       rules.names.slots.begin())) {}

  void sentence(std::uint32_t index) {
    std::vector<Element>& elements = analysis_.sentences[index];
    symbols_.clear();
    for (const Element& element : elements) symbols_.push_back(element.symbol);
    out_.clear();
    bool changed = false;
    for (std::uint32_t at = 0; at < elements.size();) {
      const auto match = matcher_.longest(symbols_, at);
      if (!match) {
        out_.push_back(elements[at++]);
        continue;
      }
      changed = true;
      at = make(index, elements, at, *match);
    }
    if (changed) elements = out_;
  }

 private:
  // Turns a match into a mention, or one for each part captured as `it`; gives the element to go on from.
  std::uint32_t make(std::uint32_t sentence, const std::vector<Element>& elements, std::uint32_t from,
                     const Matcher::Match& match) {
    const std::vector<Capture> captures = matcher_.captures(match.rule, symbols_, from, match.last);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
    for (const Capture& capture : captures)
      if (capture.slot == it_ && capture.first < capture.last) spans.emplace_back(capture.first, capture.last);
    if (spans.empty()) spans.emplace_back(from, match.last);
    std::uint32_t done = from;
    for (auto [first, last] : spans) {
      while (first < last && elements[first].symbol == sentence_begin) ++first;
      while (last > first && elements[last - 1].symbol == sentence_end) --last;
      if (first == last) continue;  // nothing but a sentence's end: no mention
      while (done < first) out_.push_back(elements[done++]);
      const std::int32_t number = mention(sentence, elements, first, last, match.rule, captures, spans);
      out_.push_back({rules_.names.type_symbol(analysis_.mentions.back().type), elements[first].first,
                      elements[last - 1].last, number});
      done = last;
    }
    if (done == from) out_.push_back(elements[done++]);
    return done;
  }

  std::int32_t mention(std::uint32_t sentence, const std::vector<Element>& elements, std::uint32_t first,
                       std::uint32_t last, std::uint32_t rule_number, const std::vector<Capture>& captures,
                       const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans) {
    const MentionRule& rule = rules_.stages[stage_].rules[rule_number];
    Mention mention;
    mention.type = rule.type;
    mention.stage = stage_;
    mention.rule = rule_number;
    mention.sentence = sentence;
    mention.first = elements[first].first;
    mention.last = elements[last - 1].last;
    for (const Capture& capture : captures) {
      if (capture.first == capture.last) continue;
      const bool inside = capture.first >= first && capture.last <= last;
      const bool elsewhere = !inside && std::any_of(spans.begin(), spans.end(), [&](const auto& span) {
        return capture.first >= span.first && capture.last <= span.second;
      });
      if (elsewhere) continue;  // belongs to another of the match's mentions
      const bool whole = capture.last == capture.first + 1 && elements[capture.first].mention >= 0;
      mention.holds.push_back({capture.slot, elements[capture.first].first, elements[capture.last - 1].last,
                               whole ? elements[capture.first].mention : -1});
    }
    if (rule.hides) hide(elements, first, last, mention);
    const auto number = static_cast<std::int32_t>(analysis_.mentions.size());
    analysis_.mentions.push_back(std::move(mention));
    set_attributes(rule, number);
    return number;
  }

  void hide(const std::vector<Element>& elements, std::uint32_t first, std::uint32_t last, const Mention& by) {
    for (std::uint32_t i = first; i < last; ++i) {
      if (elements[i].mention < 0) continue;
      const bool held = std::any_of(by.holds.begin(), by.holds.end(),
                                    [&](const Holding& holding) { return holding.mention == elements[i].mention; });
      if (!held) hide_all(elements[i].mention);
    }
  }
  void hide_all(std::int32_t number) {
    Mention& mention = analysis_.mentions[static_cast<std::size_t>(number)];
    mention.hidden = true;
    for (const Holding& holding : mention.holds)
      if (holding.mention >= 0 && holding.mention != number) hide_all(holding.mention);
  }

  void set_attributes(const MentionRule& rule, std::int32_t number) {
    for (const Setting& setting : rule.settings) {
      const Value self = value_of(number);
      std::string text = fill(rules_, analysis_, setting.value, self);
      if (!text.empty())
        analysis_.mentions[static_cast<std::size_t>(number)].attributes.emplace_back(setting.name, std::move(text));
    }
  }

  const Rules& rules_;
  const std::uint32_t stage_;
  Matcher& matcher_;
  Analysis& analysis_;
  const std::uint32_t it_;
  std::vector<Symbol> symbols_;
  std::vector<Element> out_;
};

}  // namespace

void find_mentions(const Rules& rules, std::vector<Matcher>& matchers, Analysis& analysis) {
  analysis.mentions.clear();
  analysis.sentences.assign(analysis.tokens.sentences.size(), {});
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    const text::Sentence& sentence = analysis.tokens.sentences[i];
    std::vector<Element>& elements = analysis.sentences[i];
    elements.reserve(sentence.last - sentence.first + 2);
    elements.push_back({sentence_begin, sentence.first, sentence.first, -1});
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const text::Token& token = analysis.tokens.tokens[t];
      elements.push_back({rules.names.token_symbol(token.word, token.shape), t, t + 1, -1});
    }
    elements.push_back({sentence_end, sentence.last, sentence.last, -1});
  }
  for (std::uint32_t stage = 0; stage < rules.stages.size(); ++stage) {
    StageRun run(rules, stage, matchers[stage], analysis);
    for (std::uint32_t i = 0; i < analysis.sentences.size(); ++i) run.sentence(i);
  }
}

}  // namespace soi::extraction
