// SPDX-License-Identifier: Apache-2.0
// The pattern language of rules, parsed. docs/rules.md tells it to people:
//   word  Word  'marks'      a token by its lower-case form; written with a capital it must have one
//   @class  %macro           any phrase of a lexicon; a named pattern
//   <type>                   a mention an earlier stage made, of this type or below it
//   [cap -@class -word]      a token by shape (any word cap proper upper lower number mixed mark), with exceptions
//   a b | c   ( )   ? * + {2,5}   name=( )   ^ $      as in regular expressions; name= captures
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soi::extraction {

struct PatternNode {
  enum class Kind { word, phrase_class, type, shape, sequence, choice, repeat, capture, begin, end };
  Kind kind = Kind::sequence;
  std::string text = {};                                      // the word, class, type or slot
  bool capital = false;                                       // of a word: must begin with a capital
  unsigned shapes = 0;                                        // of a shape: a bit for each text::Shape
  bool mentions = false;                                      // of a shape: mentions match as well ([any])
  std::vector<std::string> but_words = {}, but_classes = {};  // of a shape
  int least = 1, most = 1;                                    // of a repeat; most -1: no limit
  std::vector<PatternNode> children = {};
};

struct PatternError {
  std::size_t offset;  // bytes into the pattern
  std::string what;
  std::string remedy;
};

// Macros are looked up by the callback, which returns null for an unknown name. Throws PatternError.
PatternNode parse_pattern(std::string_view pattern, const std::function<const PatternNode*(const std::string&)>& macro);

}  // namespace soi::extraction
