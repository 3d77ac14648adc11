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
#include "graph/name_query.hpp"

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

  Node other_end(Node end) const { return subject == end ? object : subject; }  // of a loop the same
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

// An edge as seen from one of its ends, without what takes time to read.
struct EdgeEnd {
  EdgeNumber number = 0;
  Node other = 0;        // its other end
  bool outward = false;  // the end it is seen from is its subject
  std::uint32_t facts = 0;
  std::string_view relation;
  Status status = Status::stated;
};

struct Named {
  Node node = 0;
  std::string name;   // that answers
  bool main = false;  // it is the entity's name, else another writing
};

class Reader {
 public:
  virtual ~Reader() = default;

  virtual std::string domain() const = 0;
  virtual Counts counts() const = 0;

  virtual Entity entity(Node node) const = 0;
  virtual Entity brief(Node node) const { return entity(node); }  // may leave out members, of which hubs have many
  virtual std::uint64_t member_count(Node node) const { return entity(node).members.size(); }
  virtual std::string type(Node node) const { return entity(node).type; }  // where nothing else of it is asked for
  virtual Edge edge(EdgeNumber number) const = 0;
  virtual std::vector<EdgeFact> facts(EdgeNumber edge) const = 0;  // in order of document keys
  // A node's edges in key order (subject id, relation, object id, status, former, role); a loop stands once in `both`.
  virtual std::vector<Edge> edges(Node node, Direction direction) const = 0;
  // The same edges in no order; the visitor returns false to stop, and asks for no other ends meanwhile.
  virtual void each_edge_end(Node node, Direction direction, const std::function<bool(const EdgeEnd&)>& visit) const;
  virtual std::uint64_t degree(Node node, Direction direction) const = 0;

  // In order of ids / keys. The visitor returns false to stop.
  virtual void each_entity(const std::function<bool(const Entity&)>& visit) const = 0;
  virtual void each_edge(const std::function<bool(const Edge&)>& visit) const = 0;
  virtual void each_document(const std::function<bool(const Document&)>& visit) const = 0;

  virtual std::optional<Document> document(std::string_view key) const = 0;
  virtual std::optional<Node> by_id(std::string_view id) const = 0;  // an entity's id or any of its members' names
  // Names that answer to a query, those of entities with more relations first (see `standing`). An entity comes once
  // for each such name, one after the other. The visitor returns false to stop.
  virtual void each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const = 0;
  // Words of names, folded, that begin so, each once, in order of bytes.
  virtual void each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const = 0;

  // Entities one of whose names holds every word of `words`, of one of `types` where some are given, in order of nodes.
  std::vector<Node> named(const std::vector<std::string>& words, const std::vector<std::string>& types = {}) const;
};

}  // namespace soi::graph
