// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_reader.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"

namespace soi::pipeline {

namespace {

// A graph file tells its schema or its nodes at the start of a line; no report starts a line so.
bool looks_like_graph_file(std::string_view bytes) {
  const auto begins_line = [&](std::string_view key) {
    const auto at = bytes.find(key);
    return at == 0 || (at != std::string_view::npos && bytes[at - 1] == '\n');
  };
  return begins_line("schema:") || begins_line("nodes:");
}

}  // namespace

bool is_document(const std::filesystem::path& path) {
  return path == "-" || reading::is_graph_file(path) || reading::is_report(path);
}

graph::DocumentGraph DocumentReader::read(const std::filesystem::path& path) {
  if (path == "-") return read_standard_input();
  if (reading::is_graph_file(path)) return reading::read_graph_file(path, schema_);
  return extractor().extract(reading::read_report(path));
}

const extraction::Extractor& DocumentReader::extractor() {
  std::call_once(compiled_, [&] { extractor_ = std::make_unique<extraction::Extractor>(domain_, schema_); });
  return *extractor_;
}

graph::DocumentGraph DocumentReader::read_standard_input() {
  auto bytes = base::read_file("-");
  if (looks_like_graph_file(bytes)) return reading::parse_graph_file("standard input", std::move(bytes), schema_);
  return extractor().extract(reading::parse_report("standard input", std::move(bytes)));
}

}  // namespace soi::pipeline
