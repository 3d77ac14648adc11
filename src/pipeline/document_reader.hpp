// SPDX-License-Identifier: Apache-2.0
// One file, a graph file or a report, as the document it is.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "extraction/extractor.hpp"
#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::pipeline {

bool is_document(const std::filesystem::path& path);  // a graph file or a report by its ending, or "-"

// Holds on to `domain` and `schema`. The rules are compiled when the first report comes.
class DocumentReader {
 public:
  DocumentReader(const schema::Domain& domain, const schema::Schema& schema) : domain_(domain), schema_(schema) {}

  // "-" is a graph file or a report (plain text) from standard input. Throws Error; safe to call from several threads.
  graph::DocumentGraph read(const std::filesystem::path& path);

 private:
  const extraction::Extractor& extractor();
  graph::DocumentGraph read_standard_input();

  const schema::Domain& domain_;
  const schema::Schema& schema_;
  std::unique_ptr<const extraction::Extractor> extractor_;
  std::once_flag compiled_;
};

}  // namespace soi::pipeline
