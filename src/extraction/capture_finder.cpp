// SPDX-License-Identifier: Apache-2.0
#include "extraction/capture_finder.hpp"

#include <algorithm>

namespace soi::extraction {
namespace {

constexpr std::size_t most_numbers = 2'000'000;  // in the tables, before they are made anew

}  // namespace

CaptureFinder::CaptureFinder(const Automaton& automaton, std::uint32_t column)
    : automaton_(automaton),
      column_(column),
      beginnings_(automaton.rules(), nowhere),
      marks_(automaton.states_.size(), 0) {}

void CaptureFinder::reset() {
  lists_.clear();
  threads_.clear();
  brackets_.clear();
  moves_.clear();
  known_.clear();
  by_class_.clear();
  held_ = 0;
  std::fill(beginnings_.begin(), beginnings_.end(), nowhere);
}

void CaptureFinder::begin_move() {
  ++mark_;
  reached_.clear();
  moves_.push_back({nowhere, static_cast<std::uint32_t>(threads_.size())});
}

void CaptureFinder::visit(Id id, std::uint32_t from) {
  path_.clear();
  stack_.assign(1, {id, -1});
  while (!stack_.empty()) {
    const Visit at = stack_.back();
    stack_.pop_back();
    if (marks_[at.id] == mark_) continue;
    marks_[at.id] = mark_;
    const auto& state = automaton_.states_[at.id];
    switch (state.op) {
      case Automaton::Op::split:
        stack_.push_back({state.other, at.bracket});
        stack_.push_back({state.next, at.bracket});
        break;
      case Automaton::Op::open:
      case Automaton::Op::close:
        path_.push_back({at.bracket, {state.what, state.op == Automaton::Op::open}});
        stack_.push_back({state.next, static_cast<std::int32_t>(path_.size() - 1)});
        break;
      default: {
        Thread thread{from, static_cast<std::uint32_t>(brackets_.size()), 0};
        for (std::int32_t i = at.bracket; i >= 0; i = path_[static_cast<std::size_t>(i)].before)
          brackets_.push_back(path_[static_cast<std::size_t>(i)].bracket);  // the last one first, as they are read
        thread.brackets_end = static_cast<std::uint32_t>(brackets_.size());
        threads_.push_back(thread);
        reached_.push_back(at.id);
      }
    }
  }
}

std::uint32_t CaptureFinder::end_move() {
  const auto [it, added] = known_.try_emplace(reached_, static_cast<std::uint32_t>(lists_.size()));
  if (added) {
    const auto accepting = std::find_if(reached_.begin(), reached_.end(),
                                        [&](Id id) { return automaton_.states_[id].op == Automaton::Op::accept; });
    std::uint64_t minds = 0;
    for (const Id id : reached_) minds |= automaton_.minds_[id];
    by_class_.add_state(
        {minds, accepting == reached_.end() ? nowhere : static_cast<std::uint32_t>(accepting - reached_.begin())});
    held_ += reached_.size();
    lists_.push_back(reached_);
  }
  moves_.back().list = it->second;
  return static_cast<std::uint32_t>(moves_.size() - 1);
}

std::uint32_t CaptureFinder::beginning(std::uint32_t rule) {
  if (beginnings_[rule] == nowhere) {
    begin_move();
    visit(automaton_.starts_[rule], nowhere);
    beginnings_[rule] = end_move();
  }
  return beginnings_[rule];
}

std::uint32_t CaptureFinder::add_move(std::uint32_t list, SymbolClass one) {
  begin_move();
  for (std::uint32_t thread = 0; thread < lists_[list].size(); ++thread)
    automaton_.step_class(lists_[list][thread], one, [&](Id to) { visit(to, thread); });
  const std::uint32_t made = end_move();
  by_class_.add(list, one, made);
  return made;
}

const std::vector<Capture>& CaptureFinder::find(std::uint32_t rule, const Line& line, std::uint32_t first,
                                                std::uint32_t last) {
  captures_.clear();
  if (!automaton_.captures(rule)) return captures_;
  if (held_ + threads_.size() + brackets_.size() + moves_.size() + by_class_.size() > most_numbers) reset();
  way_.assign(1, {beginning(rule), first});
  for (std::uint32_t at = first; at < last;) {
    const std::uint32_t list = moves_[way_.back().move].list;
    const SymbolClass own = line.class_at(at, column_), plain = line.plain_class_at(at, column_);
    const SymbolClass one = by_class_[list].minds & automaton_.set_of(own) ? own : plain;
    const std::uint32_t known = by_class_.find(list, one);
    at = line.next(at);
    way_.push_back({known == by_class_.unknown ? add_move(list, one) : known, at});
  }
  read_back();
  return captures_;
}

// From the accepting thread back to the beginning: a capture's end comes before its beginning, so one whose end was
// read waits in open_ for it.
void CaptureFinder::read_back() {
  open_.clear();
  std::uint32_t thread = by_class_[moves_[way_.back().move].list].thread;
  if (thread == nowhere) return;  // no match of the rule
  for (auto step = way_.rbegin(); step != way_.rend(); ++step) {
    const Thread& here = threads_[moves_[step->move].threads + thread];
    for (std::uint32_t i = here.brackets_begin; i < here.brackets_end; ++i) {
      if (brackets_[i].open) {
        captures_[open_.back()].first = step->place;
        open_.pop_back();
      } else {
        open_.push_back(captures_.size());
        captures_.push_back({brackets_[i].slot, step->place, step->place});
      }
    }
    thread = here.from;
  }
  std::reverse(captures_.begin(), captures_.end());
}

}  // namespace soi::extraction
