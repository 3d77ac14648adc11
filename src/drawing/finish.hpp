// SPDX-License-Identifier: Apache-2.0
// What Graphviz leaves to be done: an SVG that says what it shows, a PDF without a date.
#pragma once

#include <string>

#include "drawing/picture.hpp"

namespace soi::drawing {

std::string finish_svg(const std::string& svg, const Drawing& drawing);
std::string finish_pdf(std::string pdf);

}  // namespace soi::drawing
