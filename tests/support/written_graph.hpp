// SPDX-License-Identifier: Apache-2.0
// A graph written down in a test: entities by short names, edges between them.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace soi::test {

class WrittenGraph {
 public:
  explicit WrittenGraph(std::string document = "d") { document_.document.key = std::move(document); }

  WrittenGraph& entity(const std::string& local, const std::string& type, const std::string& name,
                       std::vector<std::string> aliases = {});
  WrittenGraph& edge(const std::string& from, const std::string& relation, const std::string& to,
                     graph::Status status = graph::Status::stated);
  graph::Graph graph() const;  // every member an entity of its own, with the id "d#local"

 private:
  struct Line {
    std::string from, relation, to;
    graph::Status status;
  };
  graph::DocumentGraph document_;
  std::vector<Line> lines_;
};

}  // namespace soi::test
