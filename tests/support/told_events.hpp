// SPDX-License-Identifier: Apache-2.0
// What a text says of events in the shipped domain, as words to compare.
#pragma once

#include <string>

#include "support/dan_van_extractor.hpp"

namespace soi::test {

// Who is said to have spoken where: "person at event; ", in the order of the facts.
inline std::string speeches(const std::string& text) {
  const auto graph = dan_van_graph(text);
  std::string found;
  for (const auto& fact : graph.facts)
    if (fact.relation == "spoke_at")
      found += graph.members[fact.subject].name + " at " + graph.members[fact.object].name + "; ";
  return found;
}

}  // namespace soi::test
