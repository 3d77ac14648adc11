// SPDX-License-Identifier: Apache-2.0
// From what a person typed to names: by the whole name, its beginning, words, beginnings of words, first letters, and
// with typing errors; the same in memory and in a store, where only what answers is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"
#include "query/abbreviations.hpp"
#include "schema/schema.hpp"

namespace soi::query {

// How well a name answers a text; smaller is better.
enum class Rank {
  id,
  name,
  alias,
  name_any_case,
  alias_any_case,
  folded_name,
  folded_alias,
  written_out,  // the same once abbreviations are written out or made
  start,        // begins with the words
  in_a_row,     // has them in a row
  one_gap,      // has them in two rows
  part,         // has them
  beginning,    // has words that begin so
  initials,     // a body's, some of the words being first letters of words in a row
  one_error,    // of one letter, or a missing or needless space
  two_errors,
  three_errors
};
const char* to_string(Rank rank);

struct Match {
  graph::Entity entity;  // without members
  Rank rank = Rank::part;
  std::uint64_t degree = 0;
};

struct Names {  // where and how names are looked for
  const graph::Reader& reader;
  const schema::Schema& schema;
  const Abbreviations& abbreviations;
};

struct Search {
  std::vector<std::string> types = {};  // with all types below them; empty: all
  std::size_t list = 0;                 // at most so many; 0: all
  bool best_only = false;               // only those of the best rank there is; start, in_a_row count as one
};

struct Matches {
  std::vector<Match> listed;  // by rank, then by standing (graph::standing), then by id
  std::size_t found = 0;      // listed or not
  bool whole = true;          // false: there are more than were counted
};

// First letters are tried where they are written in upper case or nothing better answers, errors where nothing else
// does. With a list limited to n, n + 1000 are counted.
Matches matches(const Names& names, std::string_view text, const Search& search = {});

}  // namespace soi::query
