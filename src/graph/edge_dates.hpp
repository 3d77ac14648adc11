// SPDX-License-Identifier: Apache-2.0
// How the dates of an edge's facts combine: as bounds that hold whatever the facts' order.
#pragma once

#include "graph/reader.hpp"

namespace soi::graph {

void add_dates(Edge& edge, const Fact& fact);

}  // namespace soi::graph
