// SPDX-License-Identifier: Apache-2.0
// A matcher too simple to be wrong, and too slow to be used: what the automaton is compared with.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "extraction/matcher.hpp"

namespace soi::test {

class Backtracking {
 public:
  Backtracking(const extraction::Names& names, const std::vector<extraction::Symbol>& symbols)
      : names_(names), symbols_(symbols) {}

  // Where matches of the pattern that begin at `from` end.
  std::set<std::size_t> ends(const extraction::PatternNode& node, std::size_t from) const;

  // The captures of the preferred match of exactly from..last. False where the search was given up.
  bool captures(const extraction::PatternNode& node, std::size_t from, std::size_t last,
                std::vector<extraction::Capture>& found);

 private:
  using Node = extraction::PatternNode;
  using Go = std::function<bool(std::size_t)>;
  bool one(const Node& node, std::size_t at) const;
  bool word(std::size_t at, text::Word word, bool capital) const;
  bool run(const Node& node, std::size_t at, const Go& go);
  bool sequence(const Node& node, std::size_t child, std::size_t at, const Go& go);
  bool repeat(const Node& node, int done, std::size_t at, const Go& go);
  bool phrases(const std::string& name, std::vector<std::pair<text::Word, bool>>& prefix, std::size_t at, const Go& go);

  const extraction::Names& names_;
  const std::vector<extraction::Symbol>& symbols_;
  std::vector<extraction::Capture> captures_;
  std::size_t steps_ = 0;
};

}  // namespace soi::test
