// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_reader.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "pipeline/versions.hpp"
#include "reading/graph_file.hpp"

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

SourceFile DocumentReader::open(const std::filesystem::path& path) {
  if (path == "-") {
    SourceFile source{reading::open_report(path), false};
    source.graph_file = looks_like_graph_file(source.file.bytes);
    return source;
  }
  if (!reading::is_graph_file(path)) return {reading::open_report(path), false};
  return {{path.string(), base::read_file(path), {}}, true};
}

graph::DocumentGraph DocumentReader::read(SourceFile source) {
  auto& file = source.file;
  if (source.graph_file) return reading::parse_graph_file(std::move(file.path), std::move(file.bytes), schema_);
  const auto& extractor = rules_and_words();
  return extractor.extract(reading::parse_report(std::move(file), page_words_));
}

std::string DocumentReader::rules(const schema::Domain& domain) {
  const auto digest = domain.digest({"types.yaml", "names.yaml", "rules.yaml", "pages.yaml"});
  return base::sha256_hex(extraction_version + digest).substr(0, 16);
}

const extraction::Extractor& DocumentReader::rules_and_words() {
  // What is wrong with them is found once as well: thousands of reports would each compile them in vain.
  std::call_once(compiled_, [&] {
    try {
      page_words_ = reading::PageWords::load(domain_);
      extractor_ = std::make_unique<extraction::Extractor>(domain_, schema_);
    } catch (...) {
      broken_ = std::current_exception();
    }
  });
  if (broken_ != nullptr) std::rethrow_exception(broken_);
  return *extractor_;
}

}  // namespace soi::pipeline
