// SPDX-License-Identifier: Apache-2.0
// Names made fit for a picture: one line of plain text, short lines broken between syllables, bounded length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace soi::drawing {

// White space runs become one space, control characters visible, at most `columns` wide (then "…").
std::string one_line(std::string_view text, std::size_t columns);

// Lines of about `columns`, broken at spaces (in Vietnamese: between syllables), longer words broken anywhere; what
// does not fit into `lines` lines ends with "…". Lines are parted by '\n'.
std::string wrap(std::string_view text, std::size_t columns, std::size_t lines);

}  // namespace soi::drawing
