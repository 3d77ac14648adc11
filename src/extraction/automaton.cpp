// SPDX-License-Identifier: Apache-2.0
// From pattern trees to Thompson's NFA.
#include "extraction/automaton.hpp"

#include <algorithm>

namespace soi::extraction {

Names::Names()
    : slots{"it",     "from",  "to",    "of",   "at",    "head",  "place", "body",  "office", "name",
            "number", "key",   "level", "sort", "join",  "needs", "open",  "aside", "refer",  "bare",
            "named",  "scene", "nth",   "kind", "date",  "day",   "month", "year",  "short",  "long",
            "on",     "same",  "quiet", "like", "plain", "apart", "role"} {}

std::optional<std::uint32_t> Names::type(std::string_view name) const {
  const auto it = std::find(types.begin(), types.end(), name);
  if (it == types.end()) return std::nullopt;
  return static_cast<std::uint32_t>(it - types.begin());
}

std::uint32_t Names::slot(const std::string& name) {
  const auto it = std::find(slots.begin(), slots.end(), name);
  if (it != slots.end()) return static_cast<std::uint32_t>(it - slots.begin());
  slots.push_back(name);
  return static_cast<std::uint32_t>(slots.size() - 1);
}

Automaton::Automaton(const std::vector<PatternNode>& rules, Names& names)
    : types_(static_cast<Symbol>(names.types.size())), is_a_(names.is_a) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    const std::size_t first = states_.size();
    starts_.push_back(build(rules[rule], add({.op = Op::accept, .what = rule}), names));
    captures_.push_back(std::any_of(states_.begin() + static_cast<std::ptrdiff_t>(first), states_.end(),
                                    [](const State& state) { return state.op == Op::open; }));
  }
  sort_symbols(names.words.size());
  note_passing();
  sort_classes();
  note_answers();
  note_beginnings();
  passing_.clear();
  tries_.clear();
}

Automaton::Id Automaton::add(State state) {
  states_.push_back(state);
  return static_cast<Id>(states_.size() - 1);
}

// Builds backwards: each part is given the state that follows it.
Automaton::Id Automaton::build(const PatternNode& node, Id next, Names& names) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::word:
      return add({.op = Op::word, .capital = node.capital, .what = names.words.add(node.text), .next = next});
    case Kind::phrase_class: return build_class(node.text, next, names);
    case Kind::type: return add({.op = Op::type, .what = *names.type(node.text), .next = next});
    case Kind::shape: return build_shape(node, next, names);
    case Kind::begin: return add({.op = Op::begin, .next = next});
    case Kind::end: return add({.op = Op::end, .next = next});
    case Kind::sequence:
      for (auto it = node.children.rbegin(); it != node.children.rend(); ++it) next = build(*it, next, names);
      return next;
    case Kind::choice: {
      Id first = build(node.children.back(), next, names);
      for (auto it = node.children.rbegin() + 1; it != node.children.rend(); ++it)
        first = add({.op = Op::split, .next = build(*it, next, names), .other = first});
      return first;
    }
    case Kind::capture: {
      const std::uint32_t what = names.slot(node.text);
      const Id close = add({.op = Op::close, .what = what, .next = next});
      return add({.op = Op::open, .what = what, .next = build(node.children.front(), close, names)});
    }
    case Kind::repeat: return build_repeat(node, next, names);
  }
  return next;
}

Automaton::Id Automaton::build_shape(const PatternNode& node, Id next, Names& names) {
  ShapeTest test{node.shapes, node.mentions, {}};
  for (const std::string& word : node.but_words) test.but.push_back(names.words.add(word));
  for (const std::string& name : node.but_classes)
    for (const auto& phrase : names.classes.at(name))
      if (phrase.size() == 1) test.but.push_back(phrase.front().first);
  std::sort(test.but.begin(), test.but.end());
  test.but.erase(std::unique(test.but.begin(), test.but.end()), test.but.end());
  const auto [it, added] = known_tests_.try_emplace(test, static_cast<std::uint32_t>(tests_.size()));
  if (added) tests_.push_back(std::move(test));
  return add({.op = Op::shape, .what = it->second, .next = next});
}

Automaton::Id Automaton::build_repeat(const PatternNode& node, Id next, Names& names) {
  const PatternNode& body = node.children.front();
  Id tail = next;
  if (node.most < 0) {
    const Id loop = add({.op = Op::split, .other = next});
    const Id first = build(body, loop, names);
    states_[loop].next = first;
    tail = loop;
  } else {
    for (int i = node.least; i < node.most; ++i) {
      const Id optional = build(body, tail, names);
      tail = add({.op = Op::split, .next = optional, .other = next});
    }
  }
  for (int i = 0; i < node.least; ++i) tail = build(body, tail, names);
  return tail;
}

// The phrases of a class by their words; children come after their parents.
const std::vector<Automaton::TrieNode>& Automaton::trie(const std::string& name, const Names& names) {
  const auto [it, added] = tries_.try_emplace(name);
  std::vector<TrieNode>& trie = it->second;
  if (!added) return trie;
  trie.emplace_back();
  for (const auto& phrase : names.classes.at(name)) {
    std::size_t at = 0;
    for (const auto& word : phrase) {
      const auto [child, is_new] = trie[at].children.try_emplace(word, trie.size());
      at = child->second;
      if (is_new) trie.emplace_back();
    }
    trie[at].ends = true;
  }
  return trie;
}

// Each node of the trie is one state that looks its word up.
Automaton::Id Automaton::build_class(const std::string& name, Id next, const Names& names) {
  const std::vector<TrieNode>& nodes = trie(name, names);
  std::vector<Id> ids(nodes.size());
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (nodes[i].children.empty()) {
      ids[i] = next;
      continue;
    }
    std::vector<Branch> branches;
    branches.reserve(nodes[i].children.size());
    for (const auto& [word, child] : nodes[i].children) branches.push_back({word.first, word.second, ids[child]});
    dispatches_.push_back(std::move(branches));
    const Id look = add({.op = Op::dispatch, .what = static_cast<std::uint32_t>(dispatches_.size() - 1)});
    ids[i] = nodes[i].ends ? add({.op = Op::split, .next = look, .other = next}) : look;
  }
  return ids[0];
}

bool Automaton::passes(const State& state, Symbol symbol) const {
  switch (state.op) {
    case Op::begin: return symbol == sentence_begin;
    case Op::end: return symbol == sentence_end;
    case Op::type: return symbol >= first_type && symbol < tokens() && is_a_[symbol - first_type][state.what];
    case Op::word: {
      if (symbol < tokens() || (symbol - tokens()) / text::shapes != state.what) return false;
      return !state.capital || static_cast<text::Shape>(symbol_shape(symbol)) != text::Shape::lower;
    }
    case Op::shape: {
      const ShapeTest& test = tests_[state.what];
      if (symbol < first_type) return false;
      if (symbol < tokens()) return test.mentions;
      if (!(test.shapes >> symbol_shape(symbol) & 1u)) return false;
      return !std::binary_search(test.but.begin(), test.but.end(), (symbol - tokens()) / text::shapes);
    }
    default: return false;
  }
}

}  // namespace soi::extraction
