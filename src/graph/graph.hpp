// SPDX-License-Identifier: Apache-2.0
// The graph in memory: a directed typed multigraph whose nodes are sets of members and whose edges are sets of facts.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::graph {

// A member as (document index, member index).
struct MemberRef {
  std::uint32_t document = 0;
  std::uint32_t member = 0;
  auto operator<=>(const MemberRef&) const = default;
};

// Which members are one entity: every member of every document stands in exactly one group.
using Partition = std::vector<std::vector<MemberRef>>;

Partition apart(const std::vector<DocumentGraph>& documents);  // every member an entity of its own

class Graph : public Reader {
 public:
  // Joins documents (any order; kept here sorted by key) into a graph; the partition counts them as they are given.
  // O(facts log facts). JoinedEntity says how members make an entity.
  Graph(std::string domain, std::vector<DocumentGraph> documents, const Partition& partition,
        const schema::Schema* schema = nullptr);

  const std::vector<DocumentGraph>& documents() const { return documents_; }
  const std::vector<Entity>& entities() const { return entities_; }  // sorted by id; index = node
  const std::vector<Edge>& edges() const { return edges_; }          // in key order; index = number
  // The facts of an edge as (document index, fact index), in order of document keys.
  std::span<const MemberRef> fact_refs(EdgeNumber edge) const {
    return std::span(fact_refs_).subspan(first_fact_[edge], edges_[edge].facts);
  }
  const std::vector<EdgeNumber>& edge_numbers(Node node, Direction direction) const {  // not for both
    return direction == Direction::out ? out_[node] : in_[node];
  }
  Node node_of(MemberRef member) const;

  std::string domain() const override { return domain_; }
  Counts counts() const override;
  Entity entity(Node node) const override { return entities_[node]; }
  Edge edge(EdgeNumber number) const override { return edges_[number]; }
  std::vector<EdgeFact> facts(EdgeNumber edge) const override;
  std::vector<Edge> edges(Node node, Direction direction) const override;
  std::uint64_t degree(Node node, Direction direction) const override;
  void each_entity(const std::function<bool(const Entity&)>& visit) const override;
  void each_edge(const std::function<bool(const Edge&)>& visit) const override;
  void each_document(const std::function<bool(const Document&)>& visit) const override;
  std::optional<Document> document(std::string_view key) const override;
  std::optional<Node> by_id(std::string_view id) const override;
  void each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const override;
  void each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const override;

 private:
  void make_entities(const Partition& partition, const std::vector<std::uint32_t>& places,
                     const schema::Schema* schema);
  void make_edges();

  std::string domain_;
  std::vector<DocumentGraph> documents_;
  std::vector<Entity> entities_;
  std::vector<Edge> edges_;
  std::vector<MemberRef> fact_refs_;       // by edge
  std::vector<std::uint32_t> first_fact_;  // of each edge, in fact_refs_
  std::vector<std::vector<Node>> nodes_;   // per document and member
  std::vector<std::vector<EdgeNumber>> out_, in_;
  std::map<std::string, Node, std::less<>> ids_;
};

}  // namespace soi::graph
