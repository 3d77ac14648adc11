// SPDX-License-Identifier: Apache-2.0
// Measures as sizes and colours of a picture: taken of what the picture shows, ties having no direction.
#pragma once

#include <string>
#include <vector>

#include "drawing/picture.hpp"

namespace soi::cli {

std::vector<std::string> size_measures();   // those that give each node a number
std::vector<std::string> color_measures();  // those that put each node into one of several parts

// Adds the measure to the drawing's, if it is not there yet, and gives its values.
const std::vector<double>& add_measure(drawing::Drawing& drawing, const std::string& name);
void size_by(drawing::Drawing& drawing, const std::string& name);
void color_by(drawing::Drawing& drawing, const std::string& name);

// One score for each entity of the part.
std::vector<double> scores_of(const drawing::Subgraph& part, const std::string& name);

}  // namespace soi::cli
