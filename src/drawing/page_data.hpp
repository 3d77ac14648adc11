// SPDX-License-Identifier: Apache-2.0
// What the page knows of a drawing, as JSON: nodes, lines with their facts and sentences, documents, looks, places.
#pragma once

#include <string>
#include <vector>

#include "drawing/picture.hpp"
#include "drawing/places.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

// Nodes and lines stand in the drawing's order; types, relations and documents are named by their number in their
// list. `places` may be empty: the page then shows a finished picture.
std::string page_data(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                      const graph::Reader& graph, const std::vector<Place>& places);

}  // namespace soi::drawing
