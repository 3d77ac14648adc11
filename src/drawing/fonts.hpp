// SPDX-License-Identifier: Apache-2.0
// Whether the pictures' font is there: without it Graphviz takes another one, and names may be cut or lack letters.
#pragma once

namespace soi::drawing {

inline constexpr const char* font = "DejaVu Sans";  // free, in Debian, with all of Vietnamese
inline constexpr const char* bold_font = "DejaVu Sans Bold";

// Asks fontconfig, as Graphviz does; some 10 ms.
bool font_installed();

}  // namespace soi::drawing
