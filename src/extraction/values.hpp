// SPDX-License-Identifier: Apache-2.0
// Paths and templates: reading what mentions hold.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>

#include "extraction/mentions.hpp"

namespace soi::extraction {

// What a path or template leads to: a mention, a span of tokens, or text.
struct Value {
  std::int32_t mention = -1;
  std::uint32_t first = 0, last = 0;
  text::Text text = text::no_text;
};

inline Value value_of(std::integral auto mention) { return {.mention = static_cast<std::int32_t>(mention)}; }

// Reads the mentions of one report; keeps nothing of its own.
class Values {
 public:
  Values(const Rules& rules, Analysis& analysis) : rules_(rules), analysis_(analysis) {}

  // The text of tokens first..last as a name: normalized, white space and quotation marks at its ends gone.
  text::Text plain_text(std::uint32_t first, std::uint32_t last) const;
  text::Text text_of(const Value& value) const;

  // Calls take(value) for each value that a path leads to, in the order of the text.
  template <typename Take>
  void follow(const Value& from, std::span<const std::uint32_t> path, Take take) const {
    find(from, path, [&](const Value& value) { return take(value), false; });
  }
  std::optional<Value> first(const Value& from, std::span<const std::uint32_t> path) const;

  // The first template whose paths hold something, with `from` (and before it `inner`) to start at; empty if none.
  text::Text fill(const Templates& templates, const Value& from, const Value* inner = nullptr) const;

 private:
  // As follow, until take says that it is enough; then true.
  template <typename Take>
  bool find(const Value& from, std::span<const std::uint32_t> path, const Take& take) const;
  // Nothing where something is missing that is not optional.
  std::optional<text::Text> fill(const Template& pieces, const Value& from, const Value* inner) const;
  std::optional<text::Text> fill(const Piece& piece, const Value& from, const Value* inner) const;
  text::Text spaced_once(std::string& text) const;
  const std::string* phrase_attribute(std::uint32_t first, std::uint32_t last, std::uint32_t name) const;

  const Rules& rules_;
  Analysis& analysis_;
};

template <typename Take>
bool Values::find(const Value& from, std::span<const std::uint32_t> path, const Take& take) const {
  if (path.empty()) return take(from);
  const std::uint32_t name = path.front();
  if (from.mention < 0) {
    const std::string* text = phrase_attribute(from.first, from.last, name);
    return text && find({.text = analysis_.texts.add(*text)}, path.subspan(1), take);
  }
  const Mention mention = analysis_.mentions[static_cast<std::size_t>(from.mention)];
  if (!mention.names.may_have(name)) return false;
  bool held = false;
  for (std::uint32_t i = mention.holds_begin; i < mention.holds_end; ++i) {
    const Holding holding = analysis_.holdings[i];
    if (holding.slot != name) continue;
    held = true;
    if (find({.mention = holding.mention, .first = holding.first, .last = holding.last}, path.subspan(1), take))
      return true;
  }
  if (held) return false;
  const text::Text text = analysis_.attribute(mention, name);
  return text != text::no_text && find({.text = text}, path.subspan(1), take);
}

}  // namespace soi::extraction
