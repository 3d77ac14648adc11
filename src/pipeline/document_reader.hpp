// SPDX-License-Identifier: Apache-2.0
// One file, a graph file or a report, as the document it is.
#pragma once

#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "extraction/extractor.hpp"
#include "graph/document_graph.hpp"
#include "reading/report_file.hpp"
#include "schema/schema.hpp"

namespace soi::pipeline {

bool is_document(const std::filesystem::path& path);  // a graph file or a report by its ending, or "-"

// A file's bytes, not yet read as a document.
struct SourceFile {
  reading::ReportFile file;
  bool graph_file = false;
  std::string digest() const { return (graph_file ? "g" : "r") + file.digest(); }
};

// Holds on to `domain` and `schema`. The rules are compiled when the first report comes, once. Safe to call from
// several threads.
class DocumentReader {
 public:
  DocumentReader(const schema::Domain& domain, const schema::Schema& schema) : domain_(domain), schema_(schema) {}

  // "-" is a graph file or a report (plain text) from standard input. Throws Error.
  static SourceFile open(const std::filesystem::path& path);
  graph::DocumentGraph read(SourceFile source);  // throws Error
  graph::DocumentGraph read(const std::filesystem::path& path) { return read(open(path)); }

  const schema::Schema& schema() const { return schema_; }

  // What a document depends on besides its file: the domain's types, names, rules and page words, and this program's
  // way with them.
  static std::string rules(const schema::Domain& domain);

 private:
  const extraction::Extractor& rules_and_words();

  const schema::Domain& domain_;
  const schema::Schema& schema_;
  reading::PageWords page_words_;
  std::unique_ptr<const extraction::Extractor> extractor_;
  std::once_flag compiled_;
  std::exception_ptr broken_;
};

}  // namespace soi::pipeline
