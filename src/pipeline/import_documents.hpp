// SPDX-License-Identifier: Apache-2.0
// The documents of an imported file, as a build takes them in.
#pragma once

#include <filesystem>
#include <vector>

#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::pipeline {

// What an export says of a document is not all that the document said: it counts as another one than the document
// itself, so that building both keeps both and says so. Throws Error.
std::vector<graph::DocumentGraph> import_documents(const std::filesystem::path& path, const schema::Schema& schema);

}  // namespace soi::pipeline
