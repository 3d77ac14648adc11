// SPDX-License-Identifier: Apache-2.0
// Products of a network's adjacency matrix with a vector, for iterations that repeat them.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/network.hpp"

namespace soi::analytics {

// y[v] = Σ weight(u, v) x[u] over arcs into v, and the same over arcs out of it. O(arcs), by several threads.
void along(const graph::Network& network, const std::vector<double>& x, std::vector<double>& y);
void against(const graph::Network& network, const std::vector<double>& x, std::vector<double>& y);

double length(const std::vector<double>& x);                                    // Euclid's
double difference(const std::vector<double>& x, const std::vector<double>& y);  // Σ |x - y|
void scale(std::vector<double>& x, double factor);

inline constexpr std::uint32_t most_rounds = 10'000;
// Throws Error(limit): so many rounds did not settle.
[[noreturn]] void does_not_settle(const char* what);

}  // namespace soi::analytics
