// SPDX-License-Identifier: Apache-2.0
// Files of several documents at once: graphs in other forms (our own JSON, GraphML and CSV exports, and what a mapping
// makes ours), and facts of other extractors as JSON Lines. Each may be compressed (.gz, .zst).
#pragma once

#include <filesystem>

#include "reading/graph_import.hpp"

namespace soi::reading {

// By the ending: .json .graphml .csv .jsonl, or a mapping (a .yaml with the key `import`, which is looked into).
bool is_import(const std::filesystem::path& path);

// A CSV export is several files: any of them stands for all. Documents have the digests that an export claims for them.
// Throws Error: data with every mistake, io, limit.
Imported read_import(const std::filesystem::path& path, const schema::Schema& schema);

}  // namespace soi::reading
