// SPDX-License-Identifier: Apache-2.0
// Takes a report's facts by a domain's rules.
#pragma once

#include <memory>

#include "graph/document_graph.hpp"
#include "schema/schema.hpp"
#include "text/report.hpp"

namespace soi::extraction {

class Extractor {
 public:
  // Compiles names.yaml and rules.yaml. Throws Error(data) with every mistake.
  Extractor(const schema::Domain& domain, const schema::Schema& schema);
  ~Extractor();
  Extractor(Extractor&&) noexcept;

  // Linear in the report's text; safe to call from several threads.
  graph::DocumentGraph extract(const text::Report& report) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace soi::extraction
