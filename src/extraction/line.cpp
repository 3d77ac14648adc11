// SPDX-License-Identifier: Apache-2.0
#include "extraction/line.hpp"

#include <algorithm>

namespace soi::extraction {

void Line::push(Symbol symbol) {
  const SymbolTable::Promise promise = table_->promise(symbol);
  Sentence& sentence = sentences_.back();
  if (size() > sentence.first) settle(sentence, size() - 1, last_, promise.follows);
  last_ = promise;
  places_.push_back({table_->classes(symbol), table_->plain_classes(symbol), symbol, size() + 1, size() - 1, -1});
  begins_.push_back({});
}

void Line::finish_sentence() {
  Sentence& sentence = sentences_.back();
  sentence.last = size();
  if (sentence.first < sentence.last) settle(sentence, sentence.last - 1, last_, {});
}

void Line::settle(Sentence& sentence, std::uint32_t at) {
  const std::uint32_t next = places_[at].next;
  settle(sentence, at, table_->promise(places_[at].symbol),
         next < sentence.last ? table_->promise(places_[next].symbol).follows : Beginnings{});
}

void Line::replace(std::size_t number, std::uint32_t first, std::uint32_t last, Symbol symbol, std::int32_t mention) {
  Sentence& sentence = sentences_[number];
  std::fill(begins_.begin() + first, begins_.begin() + last, Beginnings{});
  Place& place = places_[first];
  place.classes = place.plain = table_->classes(symbol);
  place.symbol = symbol;
  place.next = last;
  place.mention = mention;
  if (last < sentence.last) places_[last].before = first;
  sentence.met |= table_->needing(symbol);
  settle(sentence, first);
  if (first > sentence.first) settle(sentence, place.before);
}

}  // namespace soi::extraction
