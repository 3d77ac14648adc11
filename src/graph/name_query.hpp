// SPDX-License-Identifier: Apache-2.0
// What a name is asked: which words it must have, and how. A graph in memory looks at every name, a store at its index;
// both give the same names in the same order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace soi::graph {

struct NameTerm {
  enum class As {
    words,      // anywhere in a row
    beginning,  // the same, and the last word may go on
    start,      // as the first words
    whole,      // as all of it
    initials    // first letters of words in a row
  };
  As as = As::words;
  std::string phrase;  // folded (text::fold)
};

struct NameQuery {
  using AnyOf = std::vector<NameTerm>;
  using AllOf = std::vector<AnyOf>;
  std::vector<AllOf> any;          // a name answers to one of these: has of each group one
  std::vector<std::string> types;  // of the entities, none implied by others; empty: all
};

// Of one name, folded.
bool answers(const NameQuery& query, std::string_view folded_name);

// First letters of the first 24 words.
std::string initials(std::string_view folded_name);

// Entities that answer to a name stand in this order: those with more relations first; among them in an order of their
// own, which is the same everywhere, for an index can follow it, whatever it holds; at last by id. Smaller is first;
// below 2^54.
std::uint64_t standing(std::uint64_t degree, std::string_view id);

}  // namespace soi::graph
