// SPDX-License-Identifier: Apache-2.0
// The order of edges: subject, relation, object, status, former, normalized role.
#pragma once

#include "graph/reader.hpp"

namespace soi::graph {

// Of two edges of one reader.
bool before(const Edge& a, const Edge& b);

}  // namespace soi::graph
