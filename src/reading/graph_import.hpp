// SPDX-License-Identifier: Apache-2.0
// Graphs that come as nodes and edges, from soi's own exports or other programs, as documents. What an export says of
// its sources becomes the documents it came from; what has no source belongs to the imported file itself.
#pragma once

#include <map>
#include <string>
#include <tsl/robin_map.h>
#include <unordered_map>
#include <vector>

#include "base/yaml_check.hpp"
#include "graph/graph.hpp"
#include "reading/graph_file_values.hpp"
#include "schema/schema.hpp"

namespace soi::reading {

struct Imported {
  std::vector<graph::DocumentGraph> documents;  // sorted by key
  graph::Partition partition;                   // each node of the file is one entity
};

// Nodes, edges and documents come as maps with the keys of the node-link JSON. Values are texts or lists; where a file
// knows texts only, several values stand with "|" between them and evidence is a JSON text.
class GraphImport {
 public:
  // `own`: an export of ours, whose ends need not be allowed by the schema (a joined entity may have another type).
  GraphImport(const schema::Schema& schema, base::YamlCheck& check, graph::Document self, bool flat);
  void trust() { trusted_ = true; }  // the file is one of our exports

  void document(const base::YamlNode& map);
  void node(const base::YamlNode& map);
  void edge(const base::YamlNode& map);  // before its nodes as well
  // Evidence that stands apart from its edge, before it: the edge's id and the keys of an evidence.
  void evidence(const std::string& edge, const base::YamlNode& map);
  void connect();     // behind the last node; throws Error(data) with all that was wrong
  Imported finish();  // behind connect()

 private:
  static constexpr std::uint32_t nowhere = ~0u;
  struct Place {
    std::uint32_t document = nowhere, member = 0;
  };
  struct Node {
    std::string id, type;
    Place first;  // most have no other
    std::vector<Place> others;
  };
  struct EdgeEvidence {
    std::string document;
    graph::Evidence evidence;
    bool bare = false;  // only the document is named
  };

  std::uint32_t document_index(const std::string& key);
  std::uint64_t place_of(const Node& node, std::uint32_t document) const;
  std::pair<std::string, std::string> split_member(const std::string& name) const;
  std::uint32_t add_member(Node& node, std::uint32_t document, const std::string& local, const base::YamlNode& at);
  std::uint32_t member_in(Node& node, std::uint32_t document, const base::YamlNode& at);
  std::vector<std::string> texts(const base::YamlNode& map, std::string_view key, std::string_view what);
  std::vector<graph::Property> properties(const base::YamlNode& map, const std::map<std::string, schema::Kind>& kinds);
  void read_evidence(const base::YamlNode& edge);
  void add_evidence(const base::YamlNode& item);
  void add_edge(const base::YamlNode& map, Node& from, Node& to);
  Node* end(const base::YamlNode& map, std::string_view key, bool last);
  void check_end(const base::YamlNode& at, const Node& node, const std::vector<std::string>& types,
                 const std::string& relation);
  graph::Fact fact_of(const base::YamlNode& map, const schema::Relation& relation);

  const schema::Schema& schema_;
  base::YamlCheck& check_;
  GraphFileValues values_;
  graph::Document self_;
  const bool flat_;
  bool trusted_ = false;
  std::vector<graph::DocumentGraph> documents_;
  std::map<std::string, std::uint32_t, std::less<>> document_index_;
  std::vector<std::unordered_map<std::string, std::uint32_t>> locals_;  // of each document
  std::vector<graph::Member> described_;                                // of each node
  std::vector<Node> nodes_;
  tsl::robin_map<std::string, std::uint32_t> index_;
  std::unordered_map<std::uint64_t, std::uint32_t> member_in_;  // by node and document: its first member there
  std::unordered_map<const schema::Relation*, std::map<std::string, schema::Kind>> properties_of_;
  std::vector<base::YamlNode> waiting_;                               // edges whose ends had not come yet
  std::vector<EdgeEvidence> said_;                                    // for the edge at hand
  std::unordered_map<std::string, std::vector<EdgeEvidence>> apart_;  // by the edge's id
  base::YamlNode tree_;                                               // the JSON text at hand
};

}  // namespace soi::reading
