// SPDX-License-Identifier: Apache-2.0
// How many terminal columns text takes: combining marks none, East Asian wide characters two (Unicode UAX #11).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace soi::base {

std::size_t display_width(std::string_view utf8);
std::string pad(std::string_view utf8, std::size_t columns);      // filled with spaces on the right
std::string shorten(std::string_view utf8, std::size_t columns);  // cut with "…" where it is wider
std::string printable(
    std::string_view utf8);  // control characters and bidi overrides shown as \u{…}: safe on a terminal

}  // namespace soi::base
