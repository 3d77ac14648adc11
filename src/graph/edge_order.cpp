// SPDX-License-Identifier: Apache-2.0
#include "graph/edge_order.hpp"

#include <tuple>

#include "text/fold.hpp"

namespace soi::graph {

bool before(const Edge& a, const Edge& b) {
  const auto key = [](const Edge& edge) {
    return std::tie(edge.subject, edge.relation, edge.object, edge.status, edge.former);
  };
  // Roles are normalized only where all else is equal: that costs more than the rest.
  return key(a) != key(b) ? key(a) < key(b) : text::lower(a.role) < text::lower(b.role);
}

}  // namespace soi::graph
