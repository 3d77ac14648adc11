// SPDX-License-Identifier: Apache-2.0
// What the stages of mention rules make of a report: sentences of tokens and mentions, and what each mention holds.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extraction/capture_finder.hpp"
#include "extraction/rules.hpp"
#include "text/report.hpp"
#include "text/texts.hpp"
#include "text/tokens.hpp"

namespace soi::extraction {

struct Holding {
  std::uint32_t slot;         // of Names::slots
  std::uint32_t first, last;  // tokens
  std::int32_t mention;       // the mention that fills it whole, else -1
};

struct Attribute {
  std::uint32_t name;  // of Names::slots
  text::Text value;    // of Analysis::texts, never empty
};

// Names of Names::slots as bits: asked before a list is walked, since nearly always the answer is no. No false "no":
// the last bit is for all names from there on.
class NameSet {
 public:
  void add(std::uint32_t name) { bits_ |= bit(name); }
  bool may_have(std::uint32_t name) const { return (bits_ & bit(name)) != 0; }

 private:
  static std::uint32_t bit(std::uint32_t name) { return 1u << std::min(name, 31u); }
  std::uint32_t bits_ = 0;
};

struct Mention {
  std::uint32_t type = 0;
  std::uint32_t stage = 0, rule = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t holds_begin = 0, holds_end = 0;
  std::uint32_t attributes_begin = 0, attributes_end = 0;
  NameSet names = {};   // of what it holds and of its attributes
  bool hidden = false;  // inside one whose rule hides: no entity of its own
};

struct Element {
  std::uint32_t first, last;  // tokens; equal at a sentence's two ends
  std::int32_t mention;       // -1: a token
};

// A match of a relation's pattern, or of words that change what is claimed, in a sentence as the last stage leaves it.
struct Found {
  std::uint32_t rule, sentence;
  std::uint32_t first, last;  // elements of the sentence
  std::uint32_t captures_begin, captures_end;
};

struct Analysis {
  const text::Report* report = nullptr;
  text::Tokens tokens;
  base::LargePageVector<Mention> mentions;  // sentence by sentence, each stage by stage
  base::LargePageVector<Holding> holdings;  // of all mentions
  base::LargePageVector<Attribute> attributes;
  base::LargePageVector<Element> elements;  // of all sentences, as the last stage leaves them, with both ends
  struct Range {
    std::uint32_t first, last;  // elements
  };
  std::vector<Range> sentences;
  std::vector<Found> triggers, markers;  // in the order of the text
  std::vector<Capture> captures;         // of the triggers; elements of their sentences

  text::Texts texts;  // kept for the next report, where the same ones come again
  text::Memo<text::Text> lower_forms, capitalized_forms, spaced_forms;
  std::string scratch, filled;     // texts being made
  std::vector<text::Word> phrase;  // a phrase being looked up

  std::span<const Holding> holds(const Mention& mention) const {
    return std::span(holdings).subspan(mention.holds_begin, mention.holds_end - mention.holds_begin);
  }
  // The same, or nothing where surely nothing is held under a name.
  std::span<const Holding> holds(const Mention& mention, std::uint32_t slot) const {
    return mention.names.may_have(slot) ? holds(mention) : std::span<const Holding>();
  }
  std::span<const Attribute> attributes_of(const Mention& mention) const {
    return std::span(attributes).subspan(mention.attributes_begin, mention.attributes_end - mention.attributes_begin);
  }
  // What a mention has under a name; no_text where it has none.
  text::Text attribute(const Mention& mention, std::uint32_t name) const {
    if (!mention.names.may_have(name)) return text::no_text;
    for (const Attribute& one : attributes_of(mention))
      if (one.name == name) return one.value;
    return text::no_text;
  }
  std::span<const Capture> captures_of(const Found& found) const {
    return std::span(captures).subspan(found.captures_begin, found.captures_end - found.captures_begin);
  }
  text::Text lower(text::Text text);
  text::Text capitalized(text::Text text);
  std::span<const Element> sentence(std::size_t index) const {
    return std::span(elements).subspan(sentences[index].first, sentences[index].last - sentences[index].first);
  }
};

}  // namespace soi::extraction
