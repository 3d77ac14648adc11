// SPDX-License-Identifier: Apache-2.0
// Which symbols an automaton tells apart, and what each of them can begin: found once, when patterns are compiled.
#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <unordered_map>

#include "extraction/automaton.hpp"

namespace soi::extraction {
namespace {

using Signature = std::vector<std::uint32_t>;  // all that the automaton's states answer to a symbol

// What one state asks of a word. `answer` tells the states (and branches) that ask apart.
struct Question {
  text::Word word;
  unsigned shapes;  // the shapes to which it matters
  std::uint32_t answer;
};

constexpr unsigned all_shapes = (1u << text::shapes) - 1;
constexpr unsigned but_lower = all_shapes & ~(1u << static_cast<unsigned>(text::Shape::lower));

void add_to(ClassBits& bits, SymbolClass one) { bits[one / 64] |= std::uint64_t{1} << one % 64; }

// Sorted by word, then by answer: there are many words, and few questions of each.
std::vector<Question> by_word(const std::vector<Question>& questions, std::size_t words) {
  std::vector<std::size_t> begins(words + 1);
  for (const Question& question : questions) ++begins[question.word + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<Question> sorted(questions.size());
  std::vector<std::size_t> ends(begins.begin(), begins.end() - 1);
  for (const Question& question : questions) sorted[ends[question.word]++] = question;
  for (std::size_t word = 0; word < words; ++word)
    std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begins[word]),
              sorted.begin() + static_cast<std::ptrdiff_t>(ends[word]),
              [](const Question& a, const Question& b) { return a.answer < b.answer; });
  return sorted;
}

}  // namespace

// Symbols with one signature are of one class. A signature is what the automaton says to the symbol's shape (or to it
// being a mention), then what its word or type adds to that.
void Automaton::sort_symbols(std::size_t words) {
  std::vector<Question> questions;
  std::vector<std::uint32_t> types;  // that patterns name
  std::uint32_t answer = 0;
  for (const State& state : states_) {
    if (state.op == Op::word) questions.push_back({state.what, state.capital ? but_lower : all_shapes, answer++});
    if (state.op == Op::type) types.push_back(state.what);
    if (state.op != Op::dispatch) continue;
    // Branches of one look-up that lead to one state are one answer: most words of a class stay together.
    std::map<Id, std::uint32_t> answers;
    for (const Branch& branch : dispatches_[state.what]) {
      const auto [it, added] = answers.try_emplace(branch.next, answer);
      answer += added;
      questions.push_back({branch.word, branch.capital ? but_lower : all_shapes, it->second});
    }
  }
  for (const ShapeTest& test : tests_) {
    for (const text::Word word : test.but) questions.push_back({word, test.shapes, answer});
    ++answer;
  }
  const std::vector<Question> sorted = by_word(questions, words);
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());

  std::unordered_map<Signature, SymbolClass, NumbersHash> known;
  const auto sort = [&](const Signature& signature) {
    const auto [it, added] = known.try_emplace(signature, static_cast<SymbolClass>(members_.size()));
    if (added) members_.push_back(static_cast<Symbol>(class_of_.size()));
    class_of_.push_back(it->second);
  };
  // The first part of a signature tells kinds of symbols apart: shapes (equal where all tests take both), mentions,
  // ends.
  enum : std::uint32_t { begin = text::shapes, end, mention };
  sort({begin});
  sort({end});
  for (std::uint32_t type = 0; type < types_; ++type) {
    Signature signature{mention};
    for (const std::uint32_t wanted : types)
      if (is_a_[type][wanted]) signature.push_back(wanted);
    sort(signature);
  }
  std::uint32_t alike[text::shapes];  // of each shape, the first that every test treats alike
  for (std::uint32_t shape = 0; shape < text::shapes; ++shape) {
    alike[shape] = 0;
    while (std::any_of(tests_.begin(), tests_.end(), [&](const ShapeTest& test) {
      return (test.shapes >> shape & 1u) != (test.shapes >> alike[shape] & 1u);
    }))
      ++alike[shape];
  }
  auto question = sorted.begin();
  Signature signature;
  for (text::Word word = 0; word < words; ++word) {
    const auto first = question;
    while (question != sorted.end() && question->word == word) ++question;
    if (first == question && word > 0) {  // most words of most stages: as word 0, of which nothing is asked
      for (std::uint32_t shape = 0; shape < text::shapes; ++shape) class_of_.push_back(class_of_[tokens() + shape]);
      continue;
    }
    for (std::uint32_t shape = 0; shape < text::shapes; ++shape) {
      signature.assign(1, alike[shape]);
      for (auto it = first; it != question; ++it)
        if (it->shapes >> shape & 1u) signature.push_back(it->answer);
      sort(signature);
    }
  }
}

void Automaton::close_over(Id id, std::vector<bool>& seen, std::vector<Id>& into) const {
  std::vector<Id> stack{id};
  while (!stack.empty()) {
    const Id at = stack.back();
    stack.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const State& state = states_[at];
    switch (state.op) {
      case Op::split: stack.push_back(state.other); [[fallthrough]];
      case Op::open:
      case Op::close: stack.push_back(state.next); break;
      default: into.push_back(at);
    }
  }
}

template <typename Take>
void Automaton::each_class(const State& state, Take take) const {
  const auto each_shape = [&](text::Word word, bool capital, Id next) {
    for (std::uint32_t shape = 0; shape < text::shapes; ++shape)
      if (!capital || static_cast<text::Shape>(shape) != text::Shape::lower)
        take(class_of(tokens() + word * text::shapes + shape), next);
  };
  switch (state.op) {
    case Op::word: return each_shape(state.what, state.capital, state.next);
    case Op::dispatch:
      for (const Branch& branch : dispatches_[state.what]) each_shape(branch.word, branch.capital, branch.next);
      return;
    case Op::accept: return;
    default:
      const ClassBits& passing = passing_.at({state.op, state.what});
      for (std::size_t i = 0; i < passing.size(); ++i)
        for (std::uint64_t left = passing[i]; left != 0; left &= left - 1)
          take(static_cast<SymbolClass>(64 * i + static_cast<std::size_t>(std::countr_zero(left))), state.next);
  }
}

// Asked in many places, so that it is found once.
void Automaton::note_passing() {
  for (const State& state : states_) {
    if (state.op == Op::word || state.op == Op::dispatch || !consumes(state.op)) continue;
    const auto [it, added] = passing_.try_emplace({state.op, state.what});
    if (!added) continue;
    it->second = no_classes();
    for (SymbolClass one = 0; one < members_.size(); ++one)
      if (passes(state, members_[one])) add_to(it->second, one);
  }
}

void Automaton::sort_classes() {
  constexpr std::uint8_t own = 32, none = 64;
  sets_.assign(members_.size(), none);
  for (SymbolClass one = 0; one < std::min<std::size_t>(own, members_.size()); ++one)
    sets_[one] = static_cast<std::uint8_t>(one);
  std::uint8_t shared = own;
  for (const State& state : states_) {
    if (state.op != Op::word && state.op != Op::dispatch) continue;
    bool used = false;
    each_class(state, [&](SymbolClass one, Id) {
      if (sets_[one] == none) sets_[one] = shared, used = true;
    });
    if (used && ++shared == none) shared = own;
  }
  std::replace(sets_.begin(), sets_.end(), none, shared);  // words that patterns only leave out
}

void Automaton::note_answers() {
  struct Answers {
    std::uint64_t takes = 0, minds = 0;
  };
  std::map<std::pair<Op, std::uint32_t>, Answers> known;
  for (const auto& [asked, classes] : passing_) {
    Answers& answers = known[asked];
    for (SymbolClass one = 0; one < members_.size(); ++one) {
      if (has(classes, one)) answers.takes |= set_of(one);
      if (has(classes, one) != has(classes, plain(one))) answers.minds |= set_of(one);
    }
  }
  for (const State& state : states_) {
    Answers answers;
    if (state.op == Op::word || state.op == Op::dispatch) {
      each_class(state, [&](SymbolClass one, Id) { answers.takes |= set_of(one); });
      answers.minds = answers.takes;
    } else if (consumes(state.op)) {
      answers = known.at({state.op, state.what});
    }
    takes_.push_back(answers.takes);
    minds_.push_back(answers.minds);
  }
}

// Of each state, whether a match may end at it. The NFA is built backwards: a state's empty moves lead to earlier
// states, but for a loop's into its body, and that leads to an end by way of the loop only.
std::vector<bool> Automaton::ends() const {
  std::vector<bool> ends(states_.size(), false);
  for (Id id = 0; id < states_.size(); ++id) {
    const State& state = states_[id];
    const bool passed = state.op == Op::split || state.op == Op::open || state.op == Op::close;
    ends[id] = state.op == Op::accept || (passed && state.next < id && ends[state.next]) ||
               (state.op == Op::split && ends[state.other]);
  }
  return ends;
}

// The classes that one of the states takes, or one reached from them without a symbol.
ClassBits Automaton::taken_behind(const std::vector<Id>& ids) const {
  std::vector<bool> seen(states_.size(), false);
  std::vector<Id> reached;
  for (const Id id : ids) close_over(id, seen, reached);
  ClassBits taken = no_classes();
  for (const Id id : reached) {
    if (const auto passing = passing_.find({states_[id].op, states_[id].what}); passing != passing_.end())
      join(taken, passing->second);
    else
      each_class(states_[id], [&](SymbolClass one, Id) { add_to(taken, one); });
  }
  return taken;
}

// Of each state, the types without a mention of which no match ends behind it. In the order of ends(), for the same
// reason; what a loop's body needs besides does not count, as a match may pass it by.
std::vector<Automaton::Types> Automaton::needs() const {
  std::vector<Types> needs(states_.size());
  for (Id id = 0; id < states_.size(); ++id) {
    const State& state = states_[id];
    Types& own = needs[id];
    if (state.op == Op::accept) continue;
    if (state.op == Op::dispatch) {
      own.set();
      for (const Branch& branch : dispatches_[state.what]) own &= needs[branch.next];
      continue;
    }
    if (state.op == Op::split) {
      own = needs[state.other];
      if (state.next < id) own &= needs[state.next];
      continue;
    }
    own = needs[state.next];
    if (state.op == Op::type && state.what < own.size()) own.set(state.what);
  }
  return needs;
}

void Automaton::note_beginnings() {
  std::vector<Id> first;
  std::vector<bool> seen(states_.size(), false);
  for (const Id id : starts_) close_over(id, seen, first);
  const std::vector<bool> may_end = ends();
  const std::vector<Types> needed = needs();
  alone_.assign(members_.size(), false);
  std::vector<std::vector<Id>> behind(members_.size());  // of each class, the states that a first symbol leads to
  for (const Id id : first)
    each_class(states_[id], [&](SymbolClass one, Id next) {
      behind[one].push_back(next);
      if (may_end[next]) alone_[one] = true;
    });
  std::map<std::vector<Id>, std::size_t> known;
  for (SymbolClass one = 0; one < members_.size(); ++one) {
    if (behind[one].empty()) continue;
    std::sort(behind[one].begin(), behind[one].end());
    behind[one].erase(std::unique(behind[one].begin(), behind[one].end()), behind[one].end());
    const auto [it, added] = known.try_emplace(behind[one], beginnings_.size());
    if (added) {
      Types all;
      all.set();
      for (const Id id : behind[one]) all &= needed[id];
      beginnings_.push_back({{}, taken_behind(behind[one]), all});
    }
    beginnings_[it->second].classes.push_back(one);
  }
}

}  // namespace soi::extraction
