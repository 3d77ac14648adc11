// SPDX-License-Identifier: Apache-2.0
// The built graph in one SQLite file, soi.db; the only door to SQLite. docs/store.md tells its tables.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace soi::store {

// Opens read-only. Throws Error(io) where it cannot be opened, Error(data) where it is no store of this version.
std::unique_ptr<graph::Reader> open(const std::filesystem::path& path);
bool is_store(const std::filesystem::path& path);  // by the file's first bytes

// Every document a store holds, as it was read or extracted, sorted by key. Throws as open does; empty if no such file.
std::vector<graph::DocumentGraph> load_documents(const std::filesystem::path& path);

// Writes the whole graph: beside, then renamed into place, so that a reader sees the old or the new one. Throws Error(io).
void save(const std::filesystem::path& path, const graph::Graph& graph);

}  // namespace soi::store
