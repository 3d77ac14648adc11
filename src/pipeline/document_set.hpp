// SPDX-License-Identifier: Apache-2.0
// Which of a set of documents speak in the graph: what replaces what, and what to do where two claim one id. A function
// of the set, so that it does not matter in how many builds the documents came.
#pragma once

#include <vector>

#include "base/error.hpp"
#include "graph/document_graph.hpp"

namespace soi::pipeline {

struct DocumentSet {
  // Sorted by key. A report whose extraction a graph file replaces stands here without members and facts.
  std::vector<graph::DocumentGraph> active;
  // Replaced documents, whole, for the next build: an old one must not come back when its replacement is gone from
  // the inputs. Those that are not active have "~" and eight digits of their digest behind their key.
  std::vector<graph::DocumentGraph> set_aside;
  std::vector<base::Problem> warnings;  // two documents with one id
};

// `documents` may come from a store, with the keys it gave them. Of equal ones (id and bytes) the last counts.
DocumentSet arrange(std::vector<graph::DocumentGraph> documents);

// The id a document declared: its key without what arrange put behind it.
std::string declared_key(const graph::Document& document);

}  // namespace soi::pipeline
