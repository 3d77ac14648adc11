// SPDX-License-Identifier: Apache-2.0
// Cutting text into lines and trimming what does not show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace soi::reading {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
};

// Without spaces, control characters, no-break and zero-width spaces, and byte order marks at both ends.
Span trim(std::string_view text, Span span);
std::string_view trimmed(std::string_view text);
std::string one_line(std::string_view text);  // trimmed, every run of white space one space

// The lines of the text from `begin` on, trimmed; empty ones as well, so that paragraphs can be told.
std::vector<Span> lines(std::string_view text, std::uint32_t begin = 0);

}  // namespace soi::reading
