// SPDX-License-Identifier: Apache-2.0
// The built graph in one SQLite file, soi.db; the only door to SQLite. docs/store.md tells its tables.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/reader.hpp"
#include "store/document_rows.hpp"

namespace soi::store {

// Opens read-only; for one thread at a time. Throws Error(io) where it cannot be opened, Error(data) where it is no
// store of this version.
std::unique_ptr<graph::Reader> open(const std::filesystem::path& path);
bool is_store(const std::filesystem::path& path);  // an SQLite file, by its first bytes

// Every document a store holds, as it was read or extracted, under the id it declared, those set aside too, by id and
// digest. Throws as open does.
void each_document(const std::filesystem::path& path,
                   const std::function<void(graph::DocumentGraph, const Origin&)>& visit);
struct Decision;
std::vector<Decision> decisions_of(const std::filesystem::path& path);
std::string domain_of(const std::filesystem::path& path);  // empty if there is no such file

}  // namespace soi::store
