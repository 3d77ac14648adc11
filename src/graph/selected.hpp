// SPDX-License-Identifier: Apache-2.0
// A part of a graph as a graph: what reads a Reader reads only what a selection lets pass.
#pragma once

#include <optional>
#include <vector>

#include "graph/selection.hpp"

namespace soi::graph {

// Entities that pass (and are among `nodes`, where given) and the edges between them that pass. Where the selection
// chooses edges, an entity without any of them is not asked for, unless it stands in `nodes`. Node and edge handles are
// those of the whole graph; documents are those that say something of the part. Holds on to reader and schema; takes a
// bit for each node, and for documents and counts one walk over the graph.
class Selected : public Reader {
 public:
  Selected(const Reader& whole, const schema::Schema& schema, Selection selection,
           const std::optional<std::vector<Node>>& nodes = {});

  std::string domain() const override { return whole_.domain(); }
  Counts counts() const override;
  Entity entity(Node node) const override { return whole_.entity(node); }
  Entity brief(Node node) const override { return whole_.brief(node); }
  std::uint64_t member_count(Node node) const override { return whole_.member_count(node); }
  Edge edge(EdgeNumber number) const override { return whole_.edge(number); }
  std::vector<EdgeFact> facts(EdgeNumber edge) const override { return whole_.facts(edge); }
  std::vector<Edge> edges(Node node, Direction direction) const override;
  std::uint64_t degree(Node node, Direction direction) const override { return edges(node, direction).size(); }
  void each_entity(const std::function<bool(const Entity&)>& visit) const override;
  void each_edge(const std::function<bool(const Edge&)>& visit) const override;
  void each_document(const std::function<bool(const Document&)>& visit) const override;
  std::optional<Document> document(std::string_view key) const override { return whole_.document(key); }
  std::optional<Node> by_id(std::string_view id) const override;
  void each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const override;
  void each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const override {
    whole_.each_word(beginning, visit);
  }

 private:
  bool kept(Node node) const { return node < kept_.size() && kept_[node]; }
  bool passes(const Edge& edge) const;

  const Reader& whole_;
  Selection selection_;
  std::vector<bool> kept_;  // by node
};

}  // namespace soi::graph
