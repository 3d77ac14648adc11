// SPDX-License-Identifier: Apache-2.0
// How nodes and lines look in DOT, whatever decides where they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "drawing/dot_writer.hpp"
#include "drawing/fonts.hpp"
#include "drawing/picture.hpp"
#include "drawing/style.hpp"

namespace soi::drawing {

// Defaults of nodes and lines, and of the graph those of `graph` after our own.
void set_defaults(DotWriter& dot, const Style& style, DotWriter::Attributes graph);

// `hub`: many ties meet here.
DotWriter::Attributes node_look(const Drawing& drawing, std::size_t node, const Style& style, bool hub);
DotWriter::Attributes edge_look(const Drawing& drawing, std::size_t edge, const Style& style);
std::string edge_label(const Drawing::Edge& edge, std::string_view language);  // roles or count, and the status

void add_link(DotWriter::Attributes& attributes, const std::string& tooltip, const std::string& url);
std::string dot_number(double value);

}  // namespace soi::drawing
