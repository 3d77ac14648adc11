// SPDX-License-Identifier: Apache-2.0
// The interactive page: one HTML file that shows a drawing offline, without any library, and lets nothing out or in.
#pragma once

#include <string>

#include "drawing/picture.hpp"
#include "drawing/render.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

inline constexpr std::size_t most_nodes_of_a_page = 20'000;

// Up to 300 nodes the page shows the picture Graphviz makes, above that discs on a canvas at places computed here; all
// evidence travels inside, compressed. A Content-Security-Policy allows the page's own script and style by their
// hashes and nothing else. Throws Error(limit, io) as lay_out does, and Error(limit) above 20,000 nodes.
std::string render_page(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                        const graph::Reader& graph, const RenderOptions& options);

}  // namespace soi::drawing
