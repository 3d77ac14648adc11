// SPDX-License-Identifier: Apache-2.0
// The patterns of one stage as one automaton: Thompson's NFA, made deterministic as it is used (as RE2 does it), so
// that matching is linear in the text whatever the pattern. No backtracking anywhere.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tsl/robin_map.h>
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

// Everything patterns refer to by name.
struct Names {
  text::Vocabulary words;
  std::map<std::string, std::vector<std::vector<std::pair<text::Word, bool>>>> classes;  // phrases; true: capital
  std::vector<std::string> types;                                                        // mention types
  std::vector<std::vector<bool>> is_a;                                                   // [type][ancestor type]
  std::vector<std::string> slots;                                                        // what captures are called

  std::optional<std::uint32_t> type(std::string_view name) const;
  std::uint32_t slot(const std::string& name);  // its number, new or known
  Symbol type_symbol(std::uint32_t type) const { return first_type + type; }
  Symbol token_symbol(text::Word word, text::Shape shape) const {
    return first_type + static_cast<Symbol>(types.size()) + word * text::shapes + static_cast<Symbol>(shape);
  }
};

inline constexpr std::size_t longest_match = 400;  // elements

class Automaton {
 public:
  // One pattern for each rule, in order of precedence. Unknown classes and types must have been refused before.
  // The words of the patterns are added to names.words.
  Automaton(const std::vector<PatternNode>& rules, Names& names);

  std::size_t rules() const { return starts_.size(); }

 private:
  friend class Matcher;
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
  };
  struct Branch {
    text::Word word;
    bool capital;
    Id next;
  };

  Id add(State state);
  Id build(const PatternNode& node, Id next, Names& names);
  Id build_class(const std::string& name, Id next, Names& names);
  Id build_repeat(const PatternNode& node, Id next, Names& names);
  bool passes(const State& state, Symbol symbol) const;
  // Calls take(next) for each state reached from a consuming state by a symbol.
  template <typename Take>
  void step(Id id, Symbol symbol, Take take) const;

  std::vector<State> states_;
  std::vector<std::vector<Branch>> dispatches_;  // sorted by word
  std::vector<ShapeTest> tests_;
  std::vector<Id> starts_;
  std::size_t types_ = 0;
  const Names* names_ = nullptr;
};

struct Capture {
  std::uint32_t slot;         // of Names::slots
  std::uint32_t first, last;  // elements
};

// The deterministic side of an Automaton, grown as texts need it; serves one thread.
class Matcher {
 public:
  explicit Matcher(const Automaton& automaton);

  struct Match {
    std::uint32_t rule;
    std::uint32_t last;  // element after the match
  };
  // The longest match that begins at `from`; among equally long ones the first rule's.
  std::optional<Match> longest(std::span<const Symbol> symbols, std::uint32_t from);
  // What the rule's captures hold in the match symbols[first, last), in order of their ends; repetition keeps all.
  std::vector<Capture> captures(std::uint32_t rule, std::span<const Symbol> symbols, std::uint32_t first,
                                std::uint32_t last);

 private:
  using Id = Automaton::Id;
  static constexpr std::uint32_t dead = 0;
  static constexpr std::uint32_t start = 1;
  static constexpr std::uint32_t unknown = ~0u;
  static constexpr std::uint32_t no_rule = ~0u;

  void reset();
  void close_over(Id id, std::vector<Id>& into);
  std::uint32_t state_of(std::vector<Id> set);
  std::uint32_t next(std::uint32_t state, Symbol symbol);

  // robin_map takes a hash's low bits as they come: states and symbols must both reach them.
  struct Mix {
    std::size_t operator()(std::uint64_t key) const {
      key *= 0x9E3779B97F4A7C15u;
      return static_cast<std::size_t>(key ^ key >> 32);
    }
  };
  struct MixAll {
    std::size_t operator()(const std::vector<std::uint32_t>& ids) const {
      std::uint64_t mixed = ids.size();
      for (const std::uint32_t id : ids) mixed = (mixed ^ id) * 0x9E3779B97F4A7C15u ^ mixed >> 29;
      return static_cast<std::size_t>(mixed);
    }
  };
  struct Event {
    std::int32_t before;
    std::uint32_t slot;
    std::uint32_t at;
    bool open;
  };
  struct Thread {
    Id id;
    std::int32_t event;
  };
  void add_thread(Id id, std::int32_t event, std::uint32_t at, std::vector<Thread>& into);

  const Automaton& automaton_;
  std::vector<std::vector<Id>> sets_;
  std::vector<std::uint32_t> accepts_;
  tsl::robin_map<std::vector<Id>, std::uint32_t, MixAll> known_;
  std::vector<std::uint32_t> from_start_;
  tsl::robin_map<std::uint64_t, std::uint32_t, Mix> steps_;
  std::vector<std::uint32_t> marks_;  // per NFA state: the last closure that saw it
  std::uint32_t mark_ = 0;
  std::vector<Event> events_;
};

}  // namespace soi::extraction
