// SPDX-License-Identifier: Apache-2.0
#include "pipeline/open_graph.hpp"

#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "extraction/extractor.hpp"
#include "graph/graph.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

namespace {

// A graph file tells its schema, its document or its nodes in its first lines; no report starts a line so.
bool looks_like_graph_file(std::string_view bytes) {
  const auto begins_line = [&](std::string_view key) {
    const auto at = bytes.find(key);
    return at == 0 || (at != std::string_view::npos && bytes[at - 1] == '\n');
  };
  return begins_line("schema:") || begins_line("nodes:");
}

graph::DocumentGraph read_standard_input(const schema::Domain& domain, const schema::Schema& schema) {
  auto bytes = base::read_file("-");
  if (looks_like_graph_file(bytes)) return reading::parse_graph_file("-", std::move(bytes), schema);
  return extraction::Extractor(domain, schema).extract(reading::parse_report("-", std::move(bytes)));
}

graph::DocumentGraph read_document(const std::filesystem::path& path, const schema::Domain& domain,
                                   const schema::Schema& schema) {
  if (path == "-") return read_standard_input(domain, schema);
  if (reading::is_graph_file(path)) return reading::read_graph_file(path, schema);
  return extraction::Extractor(domain, schema).extract(reading::read_report(path));
}

}  // namespace

std::unique_ptr<graph::Reader> open_graph(const std::filesystem::path& path, const std::string& domain_name,
                                          const std::string& schema_folder) {
  const bool one_document = path == "-" || reading::is_graph_file(path) || reading::is_report(path);
  // What is neither is a store, and if it is none, opening it says so best.
  if (!one_document || store::is_store(path)) return store::open(path);
  const auto domain = schema::Domain::open(domain_name, schema_folder);
  const auto schema = schema::Schema::load(domain);
  std::vector<graph::DocumentGraph> documents;
  documents.push_back(read_document(path, domain, schema));
  const auto partition = graph::apart(documents);
  return std::make_unique<graph::Graph>(domain_name, std::move(documents), partition, &schema);
}

}  // namespace soi::pipeline
