// SPDX-License-Identifier: Apache-2.0
// From a drawing to the bytes of a file: DOT, layout in its own process, and the finish each format needs.
#pragma once

#include <string>

#include "drawing/dot_graph.hpp"
#include "drawing/kept_layout.hpp"
#include "drawing/layout.hpp"
#include "drawing/picture.hpp"
#include "drawing/style.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

struct RenderOptions {
  std::string engine = {};     // empty: by the picture's plan and size
  bool fallback = false;       // an engine that outruns its limits hands over to the next: dot, neato, sfdp
  DotOptions dot = {};         // its engine and places are filled in
  KeptLayout* kept = nullptr;  // places to keep, and to be added to; null: Graphviz decides anew
  LayoutOptions layout = {};
};

// Throws Error(limit, io) as lay_out does. The same drawing and kept places give the same bytes (with the same fonts).
std::string render(const Drawing& drawing, const Style& style, const schema::Schema& schema, Format format,
                   const RenderOptions& options);

}  // namespace soi::drawing
