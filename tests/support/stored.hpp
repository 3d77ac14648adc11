// SPDX-License-Identifier: Apache-2.0
// A graph in memory as a store, its members grouped as its partition says.
#pragma once

#include <filesystem>
#include <vector>

#include "graph/graph.hpp"

namespace soi::test {

void save(const std::filesystem::path& path, const std::vector<graph::DocumentGraph>& documents,
          const graph::Partition& partition, const schema::Schema* schema = nullptr);

}  // namespace soi::test
