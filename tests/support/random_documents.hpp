// SPDX-License-Identifier: Apache-2.0
// Small random documents for property tests: few names and relations, so that parallel edges, loops, shared sentences
// and accents all occur.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "graph/graph.hpp"

namespace soi::test {

std::vector<graph::DocumentGraph> random_documents(std::mt19937& random, std::size_t count);
// Groups members at random; every member stands in one group.
graph::Partition random_partition(std::mt19937& random, const std::vector<graph::DocumentGraph>& documents);
// All that a reader tells, as text: equal readers give equal text.
std::string everything(const graph::Reader& reader);
// One document as text, field by field.
std::string everything(const graph::DocumentGraph& document);

}  // namespace soi::test
