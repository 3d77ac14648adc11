// SPDX-License-Identifier: Apache-2.0
// The styled picture in the DOT language, built with cgraph so that every name stays text. One call at a time: cgraph
// is not safe for threads.
#pragma once

#include <string>
#include <string_view>

#include "drawing/picture.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

// Nodes are named n0, n1 … in the drawing's order (lines e0, e1 …), each with its entity's id in the attribute
// `entity`.
std::string to_dot(const Drawing& drawing, const Style& style, const schema::Schema& schema, std::string_view engine,
                   bool with_legend = true);

}  // namespace soi::drawing
