// SPDX-License-Identifier: Apache-2.0
// The one way to read a graph, whether it lies in a store (nothing is loaded that is not asked for) or in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document_graph.hpp"

namespace soi::graph {

using Node = std::uint32_t;  // handles valid while the reader lives; not stable from build to build: keep ids instead
using EdgeNumber = std::uint32_t;  // a handle in no order: `before` (edge_order.hpp) gives the order of keys

struct Entity {
  Node node = 0;
  std::string id;  // the smallest of its members' names
  std::string type;
  std::string name;
  std::vector<std::string> aliases;  // other writings, sorted
  std::vector<Property> properties;  // sorted
  std::vector<std::string> members;  // sorted
};

// All facts with one subject, relation, object, status, former and normalized role.
struct Edge {
  EdgeNumber number = 0;
  Node subject = 0;
  Node object = 0;
  std::string relation;
  std::string role;  // as the first fact writes it
  bool former = false;
  Status status = Status::stated;
  base::Date since, until, on;  // combined as bounds: earliest since, latest until, first and last day seen
  std::uint32_t facts = 0;      // how many documents' facts stand behind it
};

// One fact of an edge: which document says it and where.
struct EdgeFact {
  std::string document;  // key
  std::string subject;   // member names
  std::string object;
  Fact fact;  // its indices mean nothing here
};

struct Counts {
  std::uint64_t entities = 0, edges = 0, facts = 0, documents = 0;
};

enum class Direction { out, in, both };

class Reader {
 public:
  virtual ~Reader() = default;

  virtual std::string domain() const = 0;
  virtual Counts counts() const = 0;

  virtual Entity entity(Node node) const = 0;
  virtual std::string type(Node node) const { return entity(node).type; }  // where nothing else of it is asked for
  virtual Edge edge(EdgeNumber number) const = 0;
  virtual std::vector<EdgeFact> facts(EdgeNumber edge) const = 0;  // in order of document keys
  // A node's edges in key order (subject id, relation, object id, status, former, role); a loop stands once in `both`.
  virtual std::vector<Edge> edges(Node node, Direction direction) const = 0;
  virtual std::uint64_t degree(Node node, Direction direction) const = 0;

  // In order of ids / keys. The visitor returns false to stop.
  virtual void each_entity(const std::function<bool(const Entity&)>& visit) const = 0;
  virtual void each_edge(const std::function<bool(const Edge&)>& visit) const = 0;
  virtual void each_document(const std::function<bool(const Document&)>& visit) const = 0;

  virtual std::optional<Document> document(std::string_view key) const = 0;
  virtual std::optional<Node> by_id(std::string_view id) const = 0;  // an entity's id or any of its members' names
  // Entities one of whose names holds every word of `words` (each folded by text::fold), in order of ids.
  virtual std::vector<Node> named(const std::vector<std::string>& words) const = 0;
};

}  // namespace soi::graph
