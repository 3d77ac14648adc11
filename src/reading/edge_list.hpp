// SPDX-License-Identifier: Apache-2.0
// Reads a plain edge list, so that measures serve any graph: a link a line, two nodes and perhaps a weight, with
// tabs, spaces or commas between.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/network.hpp"

namespace soi::reading {

struct EdgeList {
  graph::Links links;
  std::vector<std::string> names;      // of each node, as the file writes it; empty where all are numbers
  std::vector<std::uint32_t> numbers;  // then these, ascending
  std::string name(graph::Node node) const { return names.empty() ? std::to_string(numbers[node]) : names[node]; }
};

// Nodes are those that the lines name: numbers (below 2^32) in their order if all are such, else names in the order of
// their bytes; so the order of lines plays no part. Lines that begin with # or % say nothing; a weight is above 0.
// Throws Error(data) with the first lines that are no link, Error(limit) for a file too large.
EdgeList read_edge_list(const std::filesystem::path& path);
EdgeList parse_edge_list(std::string_view text, const std::string& file);

bool is_edge_list(const std::filesystem::path& path);  // by its ending: .tsv, .edges, .edgelist, .el

}  // namespace soi::reading
