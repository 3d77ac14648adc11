// SPDX-License-Identifier: Apache-2.0
#include "pipeline/open_graph.hpp"

#include <utility>

#include "graph/graph.hpp"
#include "pipeline/document_reader.hpp"
#include "reading/import_file.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

std::unique_ptr<graph::Reader> open_graph(const std::filesystem::path& path, const std::string& domain_name,
                                          const std::string& schema_folder) {
  // What is no document is a store, and if it is none, opening it says so best.
  const bool import = path != "-" && reading::is_import(path);
  if ((!is_document(path) && !import) || store::is_store(path)) return store::open(path);
  const auto domain = schema::Domain::open(domain_name, schema_folder);
  const auto schema = schema::Schema::load(domain);
  if (import) {
    auto made = reading::read_import(path, schema);
    return std::make_unique<graph::Graph>(domain_name, std::move(made.documents), made.partition, &schema);
  }
  std::vector<graph::DocumentGraph> documents;
  documents.push_back(DocumentReader(domain, schema).read(path));
  const auto partition = graph::apart(documents);
  return std::make_unique<graph::Graph>(domain_name, std::move(documents), partition, &schema);
}

}  // namespace soi::pipeline
