// SPDX-License-Identifier: Apache-2.0
// Measures as sizes and colours of a picture: taken of what the picture shows, ties having no direction, or kept.
#pragma once

#include <string>
#include <vector>

#include "cli/saved_columns.hpp"
#include "drawing/picture.hpp"

namespace soi::cli {

std::vector<std::string> size_measures();   // those that give each node a number
std::vector<std::string> color_measures();  // those that put each node into one of several parts

// Adds the measure to the drawing's, if it is not there yet, and gives its values. With `saved` (may be null) it is
// that of the whole graph, as it was kept; without, of what the picture shows.
const std::vector<double>& add_measure(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved);
void size_by(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved);
void color_by(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved);

// One score for each entity of the part.
std::vector<double> scores_of(const drawing::Subgraph& part, const std::string& name, const SavedColumns* saved);

}  // namespace soi::cli
