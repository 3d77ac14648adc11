// SPDX-License-Identifier: Apache-2.0
// The built graph in one SQLite file, soi.db; the only door to SQLite. docs/store.md tells its tables.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace soi::store {

// Opens read-only; for one thread at a time. Throws Error(io) where it cannot be opened, Error(data) where it is no
// store of this version.
std::unique_ptr<graph::Reader> open(const std::filesystem::path& path);
bool is_store(const std::filesystem::path& path);  // an SQLite file, by its first bytes

// Every document a store holds, as it was read or extracted, those set aside too, sorted by key. Throws as open does;
// empty if there is no such file.
std::vector<graph::DocumentGraph> load_documents(const std::filesystem::path& path);
std::string domain_of(const std::filesystem::path& path);  // empty if there is no such file

// Writes the whole graph: beside, then renamed into place, so that a reader sees the old or the new one. Throws
// Error(io). `set_aside` are documents whose content is no part of the graph, because another document replaces it, but
// which the next build must know. One that the graph lists without members (a report extracted by hand) stays listed.
void save(const std::filesystem::path& path, const graph::Graph& graph,
          const std::vector<graph::DocumentGraph>& set_aside = {});

}  // namespace soi::store
