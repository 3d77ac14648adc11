// SPDX-License-Identifier: Apache-2.0
// The abbreviations that a domain's identity.yaml knows, as who looks for a name may write them: folded, so that "ubnd"
// is "UBND", too.
#pragma once

#include <string>
#include <vector>

#include "schema/domain.hpp"

namespace soi::query {

class Abbreviations {
 public:
  using Words = std::vector<std::string>;

  Abbreviations() = default;
  // Of identity.yaml; none where there is no such file. What is wrong with the file is for others to tell.
  static Abbreviations load(const schema::Domain& domain);
  void add(const std::string& shorter, const std::string& full);

  // The words themselves, first; then other writings, in which abbreviations are written out and what has an
  // abbreviation is shortened; at most `most`.
  std::vector<Words> writings(const Words& words, std::size_t most = 16) const;

 private:
  struct Pair {
    Words shorter, full;
  };
  Words written_out(const Words& words) const;
  void vary(const Words& words, std::size_t at, Words& made, std::size_t most, std::vector<Words>& found) const;

  std::vector<Pair> pairs_;
};

}  // namespace soi::query
