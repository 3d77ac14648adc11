// SPDX-License-Identifier: Apache-2.0
// Sentences as the stages see them: elements in a row, of which a match makes one. Elements keep their places, so that
// what was found out about the others stays true: a match costs its own length, not the sentence's.
#pragma once

#include <cstdint>
#include <vector>

#include "extraction/symbol_table.hpp"

namespace soi::extraction {

class Line {
 public:
  explicit Line(const SymbolTable& table) : table_(&table) {}

  void clear() {
    places_.clear();
    begins_.clear();
    sentences_.clear();
  }
  void begin_sentence() { sentences_.push_back({size(), size(), {}, table_->needless()}); }
  // One more element at the end of the sentence begun last. No mention is pushed.
  void push(Symbol symbol);
  void finish_sentence();

  struct Sentence {
    std::uint32_t first, last;  // places
    Beginnings begun;           // what may begin somewhere in it, and perhaps what might have
    Beginnings met;             // what does not need a mention that it lacks
  };
  const std::vector<Sentence>& sentences() const { return sentences_; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  // Of the element at a place. Those between it and next() are no elements any more.
  Symbol symbol(std::uint32_t at) const { return places_[at].symbol; }
  std::uint32_t next(std::uint32_t at) const { return places_[at].next; }
  std::int32_t mention(std::uint32_t at) const { return places_[at].mention; }
  SymbolClass class_at(std::uint32_t at, std::uint32_t column) const { return places_[at].classes[column]; }
  // The class of a word of the same shape that no pattern speaks of; of what is no token, its own.
  SymbolClass plain_class_at(std::uint32_t at, std::uint32_t column) const { return places_[at].plain[column]; }

  // The elements of [first, last) of a sentence, at least one, become one: a mention.
  void replace(std::size_t sentence, std::uint32_t first, std::uint32_t last, Symbol symbol, std::int32_t mention);
  // The first place of a sentence from `at` on where a match of a column may begin; its end if there is none.
  std::uint32_t beginning(std::uint32_t column, std::size_t sentence, std::uint32_t at) const {
    const Sentence& in = sentences_[sentence];
    const Beginnings wanted = table_->beginnings(column) & in.met;
    if (!(in.begun & wanted)) return in.last;
    while (at < in.last && !(begins_[at] & wanted)) ++at;
    return at;
  }

 private:
  struct Place {
    const SymbolClass *classes, *plain;  // of its symbol, by column
    Symbol symbol;
    std::uint32_t next, before;  // before: not of the first
    std::int32_t mention;        // -1: a token, or an end of the sentence
  };
  // Finds what may begin at a place, by what its symbol promises and what the next one may follow.
  void settle(Sentence& sentence, std::uint32_t at, const SymbolTable::Promise& promise, Beginnings follows) {
    begins_[at] = promise.begins & (promise.alone | follows);
    sentence.begun |= begins_[at];
  }
  void settle(Sentence& sentence, std::uint32_t at);

  const SymbolTable* table_;
  base::LargePageVector<Place> places_;
  base::LargePageVector<Beginnings> begins_;  // by place; where no element is any more, none
  std::vector<Sentence> sentences_;
  SymbolTable::Promise last_{};  // of the element pushed last
};

}  // namespace soi::extraction
