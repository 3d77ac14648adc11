// SPDX-License-Identifier: Apache-2.0
// What somebody may have meant who mistyped a few letters: words of names near those that were typed.
#pragma once

#include <string>
#include <vector>

#include "graph/reader.hpp"

namespace soi::query {

// Of one text. Looks at all words of names once.
class Misspellings {
 public:
  Misspellings(const graph::Reader& reader, std::vector<std::string> words);

  // Names that have the words with so many errors in them in all. A word of three letters has one at most, one of eight
  // two: a letter missing, too many, wrong, or two turned round, or a space missing or too many. At most 64 ways to
  // place the errors are given.
  graph::NameQuery with(unsigned errors) const;

 private:
  struct Word {
    std::string typed;
    bool known = false;
    std::vector<std::string> near[3];  // by errors; of those with a space missing both words
    bool joins_next = false;           // together with the next it is a word
  };
  void place(std::size_t at, unsigned errors, graph::NameQuery::AllOf& made, graph::NameQuery& query) const;

  std::vector<Word> words_;
};

}  // namespace soi::query
