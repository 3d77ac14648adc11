// SPDX-License-Identifier: Apache-2.0
// One search for a cheapest way, as the searches for several ways ask it again and again.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "query/ways.hpp"

namespace soi::query {

struct WayWanted {
  graph::Node from = 0;
  graph::Node to = 0;
  unsigned met = 0;                           // which of `through` were met before, and at `from`
  std::unordered_set<graph::Node> closed;     // entities it must not pass
  std::unordered_set<graph::Node> not_first;  // entities its first step must not lead to
};

// The entities of the cheapest way that meets all of `through` and passes no entity twice; nothing where there is none.
// Where something must be met and the cheapest walk would pass an entity twice, ways are tried in order of their cost,
// which may take long and then ends with Error(limit).
std::optional<std::vector<graph::Node>> search_way(Ways& ways, const WayWanted& wanted);

// How many steps entities are away from one, as far as so many steps.
std::unordered_map<graph::Node, unsigned> steps_to(Ways& ways, graph::Node to, unsigned steps);

}  // namespace soi::query
