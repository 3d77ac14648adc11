// SPDX-License-Identifier: Apache-2.0
// The patterns of one stage as one automaton: Thompson's NFA over classes of symbols. Matchers (matcher.hpp) run it.
#pragma once

#include <algorithm>
#include <bitset>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extraction/pattern.hpp"
#include "text/tokens.hpp"

namespace soi::extraction {

// What an element of a sentence is to a pattern: its two ends, a mention of a type, or a token of some word and shape.
using Symbol = std::uint32_t;
inline constexpr Symbol sentence_begin = 0;
inline constexpr Symbol sentence_end = 1;
inline constexpr Symbol first_type = 2;

struct NumbersHash {
  std::size_t operator()(const std::vector<std::uint32_t>& numbers) const {
    std::uint64_t mixed = numbers.size();
    for (const std::uint32_t number : numbers) mixed = (mixed ^ number) * 0x9E3779B97F4A7C15u ^ mixed >> 29;
    return static_cast<std::size_t>(mixed);
  }
};

// Slots and attributes that the program itself speaks of, by their places in Names::slots.
namespace known {
enum : std::uint32_t {
  it,
  from,
  to,
  of,
  at,
  head,
  place,
  body,
  office,
  name,
  number,
  key,
  level,
  sort,
  join,
  needs,
  open,
  aside,
  refer,
  bare,
  named,
  scene,
  nth,
  kind,
  date,
  day,
  month,
  year,
  short_form,
  long_form,
  on,
  same,
  quiet,
  like,
  plain,
  apart,
  role,
  count
};
}

// Everything patterns refer to by name.
struct Names {
  Names();

  text::Vocabulary words;
  std::map<std::string, std::vector<std::vector<std::pair<text::Word, bool>>>> classes;  // phrases; true: capital
  std::vector<std::string> types;                                                        // mention types
  std::vector<std::vector<bool>> is_a;                                                   // [type][ancestor type]
  text::PointedWords pointed;
  std::vector<std::string> slots;  // what captures and attributes are called

  std::optional<std::uint32_t> type(std::string_view name) const;
  std::uint32_t slot(const std::string& name);  // its number, new or known
  Symbol type_symbol(std::uint32_t type) const { return first_type + type; }
  Symbol token_symbol(text::Word word, text::Shape shape) const {
    return first_type + static_cast<Symbol>(types.size()) + word * text::shapes + static_cast<Symbol>(shape);
  }
};

inline constexpr std::size_t longest_match = 400;  // elements

// A set of symbols that no pattern of an automaton tells apart: few, so that tables over them are small.
using SymbolClass = std::uint32_t;

using ClassBits = std::vector<std::uint64_t>;  // a bit for each class
inline bool has(const ClassBits& bits, SymbolClass one) { return (bits[one / 64] >> one % 64 & 1u) != 0; }
inline void join(ClassBits& bits, const ClassBits& others) {
  std::transform(bits.begin(), bits.end(), others.begin(), bits.begin(), std::bit_or<>());
}

class Automaton {
 public:
  // One pattern for each rule, in order of precedence. Unknown classes and types must have been refused before.
  // The words of the patterns are added to names.words.
  Automaton(const std::vector<PatternNode>& rules, Names& names);

  std::size_t rules() const { return starts_.size(); }
  bool captures(std::uint32_t rule) const { return captures_[rule]; }  // whether the rule's pattern captures anything
  std::size_t classes() const { return members_.size(); }
  SymbolClass class_of(Symbol symbol) const {
    return symbol < class_of_.size() ? class_of_[symbol] : class_of_[tokens() + symbol_shape(symbol)];
  }

  using Types = std::bitset<128>;  // the first mention types
  // What a look at a sentence tells of a match before any state is asked. Classes that lead to the same states are one
  // beginning. No false "no".
  struct Beginning {
    std::vector<SymbolClass> classes;  // of the first element
    ClassBits follows;                 // of the one behind it, unless the match may end there
    Types needs;                       // the sentence has mentions of all of these
  };
  const std::vector<Beginning>& beginnings() const { return beginnings_; }
  bool alone(SymbolClass one) const { return alone_[one]; }  // a match may end behind it
  // The classes in 64 sets, so that one word of bits tells of most classes that a state does not take them. The first
  // classes have a set each: sentences' ends, mentions, and words that no pattern speaks of, which most texts are of.
  // Others are with those that one state takes as well: the words of a lexicon.
  std::uint64_t set_of(SymbolClass one) const { return std::uint64_t{1} << sets_[one]; }

 private:
  friend class Matcher;
  friend class CaptureFinder;
  using Id = std::uint32_t;
  enum class Op : std::uint8_t { word, dispatch, type, shape, begin, end, split, open, close, accept };
  struct State {
    Op op;
    bool capital = false;
    std::uint32_t what = 0;  // word, dispatch, type, shape, slot or rule
    Id next = 0, other = 0;  // other: of a split, taken second
  };
  struct ShapeTest {
    unsigned shapes;
    bool mentions;
    std::vector<text::Word> but;  // sorted
    auto operator<=>(const ShapeTest&) const = default;
  };
  struct Branch {
    text::Word word;
    bool capital;
    Id next;
  };

  Id add(State state);
  Id build(const PatternNode& node, Id next, Names& names);
  struct TrieNode {
    std::map<std::pair<text::Word, bool>, std::size_t> children;  // true: of a word that needs a capital
    bool ends = false;
  };
  const std::vector<TrieNode>& trie(const std::string& name, const Names& names);
  Id build_class(const std::string& name, Id next, const Names& names);
  Id build_shape(const PatternNode& node, Id next, Names& names);
  Id build_repeat(const PatternNode& node, Id next, Names& names);

  ClassBits no_classes() const { return ClassBits((members_.size() + 63) / 64); }
  static bool consumes(Op op) { return op < Op::split; }
  ClassBits taken_behind(const std::vector<Id>& ids) const;
  void sort_symbols(std::size_t words);
  void note_passing();
  void note_beginnings();
  void sort_classes();
  void note_answers();
  std::vector<bool> ends() const;
  std::vector<Types> needs() const;
  // Adds the consuming and accepting states reachable from `id` without a symbol, those in `seen` left out.
  void close_over(Id id, std::vector<bool>& seen, std::vector<Id>& into) const;
  template <typename Take>
  void each_class(const State& state, Take take) const;  // take(class, next) for each class that a state consumes

  Symbol tokens() const { return first_type + types_; }  // the first symbol of a token
  Symbol symbol_shape(Symbol token) const { return (token - tokens()) % text::shapes; }
  SymbolClass plain(SymbolClass one) const {
    return members_[one] < tokens() ? one : class_of_[tokens() + symbol_shape(members_[one])];
  }
  bool passes(const State& state, Symbol symbol) const;
  // Calls take(next) for each state reached from a consuming state by a symbol.
  template <typename Take>
  void step(Id id, Symbol symbol, Take take) const;
  template <typename Take>
  void step_class(Id id, SymbolClass one, Take take) const {
    if (takes_[id] & set_of(one)) step(id, members_[one], take);
  }

  std::vector<State> states_;
  std::vector<std::vector<Branch>> dispatches_;  // sorted by word
  std::vector<ShapeTest> tests_;
  std::map<ShapeTest, std::uint32_t> known_tests_;
  std::vector<Id> starts_;
  std::vector<bool> captures_;
  Symbol types_ = 0;
  std::vector<std::vector<bool>> is_a_;  // Names::is_a
  std::vector<SymbolClass> class_of_;    // of the symbols known when the patterns were compiled; a later word is as
                                         // word 0, which no pattern speaks of
  std::vector<Symbol> members_;          // of each class, one symbol
  // Only while patterns are compiled: of types, shapes and ends the classes that pass, and phrases by their class.
  std::map<std::pair<Op, std::uint32_t>, ClassBits> passing_;
  std::map<std::string, std::vector<TrieNode>> tries_;
  std::vector<Beginning> beginnings_;
  std::vector<bool> alone_;         // by class
  std::vector<std::uint8_t> sets_;  // by class: below 64
  // Of each state, the sets with a class that it consumes, and with one that it answers otherwise than a word which no
  // pattern speaks of and which is of the same shape.
  std::vector<std::uint64_t> takes_, minds_;
};

template <typename Take>
void Automaton::step(Id id, Symbol symbol, Take take) const {
  const State& state = states_[id];
  if (state.op != Op::dispatch) {
    if (passes(state, symbol)) take(state.next);
    return;
  }
  if (symbol < tokens()) return;
  const text::Word word = (symbol - tokens()) / text::shapes;
  if (word == text::unknown_word) return;
  const bool lower = static_cast<text::Shape>(symbol_shape(symbol)) == text::Shape::lower;
  const auto& branches = dispatches_[state.what];
  auto it = std::lower_bound(branches.begin(), branches.end(), word,
                             [](const Branch& branch, text::Word wanted) { return branch.word < wanted; });
  for (; it != branches.end() && it->word == word; ++it)
    if (!it->capital || !lower) take(it->next);
}

}  // namespace soi::extraction
