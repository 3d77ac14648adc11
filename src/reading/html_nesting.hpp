// SPDX-License-Identifier: Apache-2.0
// How deep a page nests, told from its bytes before a parser is let at it.
#pragma once

#include <cstddef>
#include <string_view>

namespace soi::reading {

struct Nesting {
  std::size_t tags = 0;        // start tags
  std::size_t deepest = 0;     // elements open at once; never fewer than a parser would hold
  std::size_t formatting = 0;  // of them such as <b> and <font>, which parsers open again in every paragraph
  std::size_t attributes = 0;  // the most in one tag; parsers compare each with all before it
};

Nesting measure_nesting(std::string_view html);

}  // namespace soi::reading
