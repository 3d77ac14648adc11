// SPDX-License-Identifier: Apache-2.0
// Says what the colours and lines of a drawing mean: a table for Graphviz, made of the schema's own words only.
#pragma once

#include <string>

#include "drawing/picture.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

// An HTML-like label without its angle brackets; empty for an empty drawing.
std::string legend(const Drawing& drawing, const Style& style, const schema::Schema& schema);

}  // namespace soi::drawing
