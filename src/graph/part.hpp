// SPDX-License-Identifier: Apache-2.0
// A part of a graph as a graph of its own, so that an answer can go wherever a whole graph can: every export format
// takes it. Facts, evidence and documents are read from the whole graph when they are asked for.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/reader.hpp"

namespace soi::graph {

class Part : public Reader {
 public:
  // Entities of `whole`, and those of the edges whose two ends are among them; both each once, in any order. `whole`
  // must live on. Nodes and edges are numbered anew, from 0.
  Part(const Reader& whole, std::vector<Entity> entities, std::vector<Edge> edges);

  std::string domain() const override { return whole_.domain(); }
  Counts counts() const override;
  Entity entity(Node node) const override { return entities_.at(node); }
  std::uint64_t member_count(Node node) const override { return entities_.at(node).members.size(); }
  Edge edge(EdgeNumber number) const override { return edges_.at(number); }
  std::vector<EdgeFact> facts(EdgeNumber edge) const override { return whole_.facts(number_in_whole_.at(edge)); }
  std::vector<Edge> edges(Node node, Direction direction) const override;
  std::uint64_t degree(Node node, Direction direction) const override { return edges(node, direction).size(); }
  void each_entity(const std::function<bool(const Entity&)>& visit) const override;
  void each_edge(const std::function<bool(const Edge&)>& visit) const override;
  void each_document(const std::function<bool(const Document&)>& visit) const override;  // those behind the edges
  std::optional<Document> document(std::string_view key) const override { return whole_.document(key); }
  std::optional<Node> by_id(std::string_view id) const override;
  void each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const override;
  void each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const override {
    whole_.each_word(beginning, visit);
  }

 private:
  std::vector<std::string> document_keys() const;

 protected:
  const Reader& whole() const { return whole_; }

 private:
  const Reader& whole_;
  std::vector<Entity> entities_;  // in order of ids
  std::vector<Edge> edges_;       // in key order
  std::vector<EdgeNumber> number_in_whole_;
  std::unordered_map<Node, Node> places_;  // by the whole's node
};

}  // namespace soi::graph
