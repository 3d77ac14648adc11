// SPDX-License-Identifier: Apache-2.0
// Which symbols an automaton tells apart, and what each of them can begin: found once, when patterns are compiled.
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
  std::sort(questions.begin(), questions.end(), [](const Question& a, const Question& b) {
    return std::pair(a.word, a.answer) < std::pair(b.word, b.answer);
  });
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
  auto question = questions.begin();
  Signature signature;
  for (text::Word word = 0; word < words; ++word) {
    const auto first = question;
    while (question != questions.end() && question->word == word) ++question;
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
    default:
      for (SymbolClass one = 0; one < members_.size(); ++one)
        if (passes(state, members_[one])) take(one, state.next);
  }
}

void Automaton::note_groups() {
  group_factor_ = (std::uint64_t{64} << 32) / members_.size();
  std::map<std::pair<Op, std::uint32_t>, std::uint64_t> known;  // types and shapes are asked in many places
  for (const State& state : states_) {
    std::uint64_t groups = 0;
    const auto note = [&](SymbolClass one, Id) { groups |= group_of(one); };
    if (state.op == Op::word || state.op == Op::dispatch) {
      each_class(state, note);
    } else {
      const auto [it, added] = known.try_emplace({state.op, state.what}, 0);
      if (added) each_class(state, note), it->second = groups;
      groups = it->second;
    }
    takes_.push_back(groups);
  }
}

void Automaton::note_beginnings() {
  begins_.assign(members_.size(), false);
  alone_ = follows_ = begins_;
  std::vector<bool> seen(states_.size(), false);
  std::vector<Id> first, second;
  for (const Id id : starts_) close_over(id, seen, first);
  std::vector<bool> behind(states_.size(), false);
  // Whether a match may end at a state. The NFA is built backwards: a state's empty moves lead to earlier states, but
  // for a loop's into its body, and that leads to an end by way of the loop only.
  std::vector<bool> ends(states_.size(), false);
  for (Id id = 0; id < states_.size(); ++id) {
    const State& state = states_[id];
    const bool passed = state.op == Op::split || state.op == Op::open || state.op == Op::close;
    ends[id] = state.op == Op::accept || (passed && state.next < id && ends[state.next]) ||
               (state.op == Op::split && ends[state.other]);
  }
  for (const Id id : first)
    each_class(states_[id], [&](SymbolClass one, Id next) {
      begins_[one] = true;
      if (ends[next]) alone_[one] = true;
      close_over(next, behind, second);
    });
  for (const Id id : second) each_class(states_[id], [&](SymbolClass one, Id) { follows_[one] = true; });
}

}  // namespace soi::extraction
