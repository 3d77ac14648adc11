// SPDX-License-Identifier: Apache-2.0
#include "support/backtracking.hpp"

#include <algorithm>
#include <stdexcept>

namespace soi::test {

using extraction::first_type;
using Kind = extraction::PatternNode::Kind;

bool Backtracking::word(std::size_t at, text::Word word, bool capital) const {
  const extraction::Symbol tokens = first_type + static_cast<extraction::Symbol>(names_.types.size());
  if (at >= symbols_.size() || symbols_[at] < tokens) return false;
  const auto shape = static_cast<text::Shape>((symbols_[at] - tokens) % text::shapes);
  return (symbols_[at] - tokens) / text::shapes == word && (!capital || shape != text::Shape::lower);
}

// Whether the element at a place is what a node of one element wants.
bool Backtracking::one(const Node& node, std::size_t at) const {
  if (at >= symbols_.size()) return false;
  const extraction::Symbol symbol = symbols_[at];
  const extraction::Symbol tokens = first_type + static_cast<extraction::Symbol>(names_.types.size());
  switch (node.kind) {
    case Kind::begin: return symbol == extraction::sentence_begin;
    case Kind::end: return symbol == extraction::sentence_end;
    case Kind::type:
      return symbol >= first_type && symbol < tokens && names_.is_a[symbol - first_type][*names_.type(node.text)];
    case Kind::word: return word(at, names_.words.find(node.text), node.capital);
    case Kind::shape: {
      if (symbol < first_type) return false;
      if (symbol < tokens) return node.mentions;
      for (const std::string& but : node.but_words)
        if (word(at, names_.words.find(but), false)) return false;
      for (const std::string& name : node.but_classes)
        for (const auto& phrase : names_.classes.at(name))
          if (phrase.size() == 1 && word(at, phrase[0].first, false)) return false;
      return (node.shapes >> ((symbol - tokens) % text::shapes) & 1u) != 0;
    }
    default: return false;
  }
}

std::set<std::size_t> Backtracking::ends(const Node& node, std::size_t from) const {
  std::set<std::size_t> found;
  const auto after = [&](const Node& next, const std::set<std::size_t>& starts) {
    std::set<std::size_t> all;
    for (const std::size_t start : starts) all.merge(ends(next, start));
    return all;
  };
  switch (node.kind) {
    case Kind::sequence:
      found = {from};
      for (const Node& child : node.children) found = after(child, found);
      return found;
    case Kind::choice:
      for (const Node& child : node.children) found.merge(ends(child, from));
      return found;
    case Kind::capture: return ends(node.children.front(), from);
    case Kind::repeat: {
      std::set<std::size_t> now{from};
      for (int i = 0; i < node.least; ++i) now = after(node.children.front(), now);
      found = now;
      for (int i = node.least; (node.most < 0 || i < node.most) && !now.empty(); ++i) {
        std::set<std::size_t> fresh;
        for (const std::size_t end : after(node.children.front(), now))
          if (found.insert(end).second) fresh.insert(end);
        now = std::move(fresh);
      }
      return found;
    }
    case Kind::phrase_class:
      for (const auto& phrase : names_.classes.at(node.text)) {
        std::size_t at = from;
        for (const auto& [wanted, capital] : phrase) {
          if (!word(at, wanted, capital)) break;
          ++at;
        }
        if (at == from + phrase.size()) found.insert(at);
      }
      return found;
    default:
      if (one(node, from)) found.insert(from + 1);
      return found;
  }
}

bool Backtracking::captures(const Node& node, std::size_t from, std::size_t last,
                            std::vector<extraction::Capture>& found) {
  captures_.clear();
  steps_ = 0;
  try {
    if (!run(node, from, [&](std::size_t at) { return at == last; })) captures_.clear();
  } catch (const std::length_error&) {
    return false;
  }
  found = captures_;
  return true;
}

// Tries the ways to match in order of preference until `go` takes one.
bool Backtracking::run(const Node& node, std::size_t at, const Go& go) {
  if (++steps_ > 100000) throw std::length_error("too many ways");
  switch (node.kind) {
    case Kind::sequence: return sequence(node, 0, at, go);
    case Kind::choice:
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return run(child, at, go); });
    case Kind::capture:
      return run(node.children.front(), at, [&](std::size_t end) {
        const std::uint32_t slot = static_cast<std::uint32_t>(
            std::find(names_.slots.begin(), names_.slots.end(), node.text) - names_.slots.begin());
        captures_.push_back({slot, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        if (go(end)) return true;
        captures_.pop_back();
        return false;
      });
    case Kind::repeat: return repeat(node, 0, at, go);
    case Kind::phrase_class: {
      std::vector<std::pair<text::Word, bool>> prefix;
      return phrases(node.text, prefix, at, go);
    }
    default: return one(node, at) && go(at + 1);
  }
}

bool Backtracking::sequence(const Node& node, std::size_t child, std::size_t at, const Go& go) {
  if (child == node.children.size()) return go(at);
  return run(node.children[child], at, [&](std::size_t end) { return sequence(node, child + 1, end, go); });
}

// As often as it can; a further round without a limit must take something.
bool Backtracking::repeat(const Node& node, int done, std::size_t at, const Go& go) {
  const bool needed = done < node.least;
  if (needed || node.most < 0 || done < node.most) {
    const bool again = run(node.children.front(), at, [&](std::size_t end) {
      return (needed || node.most >= 0 || end > at) && repeat(node, done + 1, end, go);
    });
    if (again) return true;
  }
  return !needed && go(at);
}

// The longest phrase first.
bool Backtracking::phrases(const std::string& name, std::vector<std::pair<text::Word, bool>>& prefix, std::size_t at,
                           const Go& go) {
  std::set<std::pair<text::Word, bool>> longer;
  bool ends = false;
  for (const auto& phrase : names_.classes.at(name)) {
    if (phrase.size() < prefix.size() || !std::equal(prefix.begin(), prefix.end(), phrase.begin())) continue;
    if (phrase.size() == prefix.size())
      ends = true;
    else
      longer.insert(phrase[prefix.size()]);
  }
  for (const auto& [wanted, capital] : longer) {
    if (!word(at, wanted, capital)) continue;
    prefix.emplace_back(wanted, capital);
    const bool taken = phrases(name, prefix, at + 1, go);
    prefix.pop_back();
    if (taken) return true;
  }
  return ends && !prefix.empty() && go(at);
}

}  // namespace soi::test
