// SPDX-License-Identifier: Apache-2.0
// The styled picture in the DOT language, built with cgraph so that every name stays text. One call at a time: cgraph
// is not safe for threads.
#pragma once

#include <string>
#include <string_view>

#include "drawing/picture.hpp"
#include "drawing/places.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

enum class Labels { full, brief, none };  // of nodes: as they are, one short line, only where they matter most

struct DotOptions {
  std::string engine;   // Graphviz' layout the text is meant for: dot ranks, the others scatter
  std::string rankdir;  // of dot: LR, TB, RL or BT; empty: the plan's own
  Labels labels = Labels::full;
  bool legend = true;
  std::vector<std::string> groups = {};  // of each node: the name of the box it stands in; empty: no boxes
  std::vector<Place> places = {};        // of each node, for the engine nop1; empty: Graphviz decides
};

// Nodes are named n0, n1 … in the drawing's order (lines e0, e1 …), each with its entity's id in the attribute
// `entity`.
std::string to_dot(const Drawing& drawing, const Style& style, const schema::Schema& schema, const DotOptions& options);

}  // namespace soi::drawing
