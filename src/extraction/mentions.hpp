// SPDX-License-Identifier: Apache-2.0
// What the stages of mention rules make of a report: sentences of tokens and mentions, and what each mention holds.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extraction/rules.hpp"
#include "text/report.hpp"
#include "text/tokens.hpp"

namespace soi::extraction {

struct Holding {
  std::uint32_t slot;         // of Names::slots
  std::uint32_t first, last;  // tokens
  std::int32_t mention;       // the mention that fills it whole, else -1
};

struct Mention {
  std::uint32_t type = 0;
  std::uint32_t stage = 0, rule = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;  // tokens
  bool hidden = false;                // inside one whose rule hides: no entity of its own
  std::vector<Holding> holds;
  std::vector<std::pair<std::string, std::string>> attributes;
};

struct Element {
  Symbol symbol;
  std::uint32_t first, last;  // tokens; equal at a sentence's two ends
  std::int32_t mention;
};

struct Analysis {
  const text::Report* report = nullptr;
  text::Tokens tokens;
  std::vector<Mention> mentions;  // sentence by sentence, each stage by stage
  std::vector<Element> elements;  // of all sentences, as the last stage leaves them, with both ends
  struct Range {
    std::uint32_t first, last;  // elements
  };
  std::vector<Range> sentences;

  std::span<const Element> sentence(std::size_t index) const {
    return std::span(elements).subspan(sentences[index].first, sentences[index].last - sentences[index].first);
  }
};

// What a path or template leads to: a mention, a span of tokens, or text.
struct Value {
  std::int32_t mention = -1;
  std::uint32_t first = 0, last = 0;
  std::string text;
};

inline Value value_of(std::integral auto mention) {
  return {.mention = static_cast<std::int32_t>(mention), .first = 0, .last = 0, .text = {}};
}

// The text of tokens first..last as a name: normalized, white space and quotation marks at its ends gone.
std::string plain_text(const Analysis& analysis, std::uint32_t first, std::uint32_t last);
const std::string* attribute(const Mention& mention, const std::string& name);  // null where it has none
std::string attribute_text(const Mention& mention, const std::string& name);    // empty where it has none
std::vector<Value> follow(const Rules& rules, const Analysis& analysis, const Value& from,
                          const std::vector<std::string>& path);
std::string text_of(const Rules& rules, const Analysis& analysis, const Value& value);
// The first template whose paths hold something, with `from` (and before it `inner`) to start at; empty if none.
std::string fill(const Rules& rules, const Analysis& analysis, const Templates& templates, const Value& from,
                 const Value* inner = nullptr);

}  // namespace soi::extraction
