// SPDX-License-Identifier: Apache-2.0
#include "pipeline/import_documents.hpp"

#include <sstream>

#include "base/digest.hpp"
#include "reading/graph_file.hpp"
#include "reading/import_file.hpp"

namespace soi::pipeline {

std::vector<graph::DocumentGraph> import_documents(const std::filesystem::path& path, const schema::Schema& schema) {
  auto documents = reading::read_import(path, schema).documents;
  for (auto& content : documents) {
    std::ostringstream said;
    reading::write_graph_file(said, content);
    content.document.digest = base::sha256_hex(content.document.digest + '\n' + said.str());
    content.document.path = path.string();
  }
  return documents;
}

}  // namespace soi::pipeline
