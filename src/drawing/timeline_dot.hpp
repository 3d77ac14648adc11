// SPDX-License-Identifier: Apache-2.0
// The timeline in DOT: a column for each event in the order of days, a lane for each who took part, a mark where both
// meet.
#pragma once

#include <string>

#include "drawing/dot_graph.hpp"

namespace soi::drawing {

// For the engine nop1: every place is decided here. The marks are named e0, e1 … as lines are elsewhere.
std::string timeline_dot(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                         const DotOptions& options);

}  // namespace soi::drawing
