// SPDX-License-Identifier: Apache-2.0
#include "reading/graph_file.hpp"

#include <unordered_map>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/keys_of.hpp"
#include "reading/graph_file_values.hpp"
#include "text/fold.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;

const std::vector<std::string> node_keys = {"type", "name", "aliases", "evidence"};
const std::vector<std::string> edge_keys = {"from", "type", "to", "status", "evidence"};

std::vector<std::string> with(std::vector<std::string> keys, const std::map<std::string, schema::Kind>& properties) {
  for (const auto& [name, kind] : properties) keys.push_back(name);
  return keys;
}

class Parser {
 public:
  Parser(const schema::Schema& schema, base::YamlCheck& check, graph::DocumentGraph& graph)
      : schema_(schema), check_(check), values_(check), graph_(graph) {}

  void parse(const YamlNode& root) {
    if (root.is_null())
      return check_.problem(root, "the file is empty", "begin with 'schema: " + schema_.domain() + "'");
    if (!check_.is_map(root, "a graph file")) return;
    check_.only_keys(root, "a graph file", {"schema", "document", "nodes", "edges"});
    if (const YamlNode* name = check_.need(root, root, "the file", "schema")) check_schema(*name);
    if (const YamlNode* document = root.find("document")) read_document(*document);
    if (const YamlNode* nodes = root.find("nodes"); nodes != nullptr && !nodes->is_null()) read_nodes(*nodes);
    if (const YamlNode* edges = root.find("edges"); edges != nullptr && !edges->is_null()) read_edges(*edges);
  }

 private:
  static constexpr std::uint32_t broken = UINT32_MAX;  // declared, but with mistakes: enough to be told of once

  void check_schema(const YamlNode& name) {
    if (!check_.is_text(name, "the schema") || name.text == schema_.domain()) return;
    check_.problem(name, "the file is of the domain '" + name.text + "', not '" + schema_.domain() + "'",
                   "build it into a store of its own domain, or correct the name");
  }

  void read_document(const YamlNode& map) {
    if (!check_.is_map(map, "the document")) return;
    check_.only_keys(map, "the document", {"id", "title", "publisher", "date", "url", "curator", "source", "replaces"});
    graph::Document& document = graph_.document;
    if (const YamlNode* id = map.find("id"); id != nullptr && values_.id(*id, "the id")) document.key = id->text;
    if (const YamlNode* title = map.find("title")) document.title = values_.line(*title, "the title");
    if (const YamlNode* publisher = map.find("publisher"))
      document.publisher = values_.line(*publisher, "the publisher");
    if (const YamlNode* date = map.find("date")) document.date = values_.date(*date, "the date");
    if (const YamlNode* url = map.find("url")) document.url = values_.url(*url, "the url");
    if (const YamlNode* curator = map.find("curator")) document.curator = values_.line(*curator, "the curator");
    document.source = other_document(map, "source");
    document.replaces = other_document(map, "replaces");
  }

  std::string other_document(const YamlNode& map, const char* key) {
    const YamlNode* other = map.find(key);
    if (other == nullptr || !values_.id(*other, std::string("'") + key + "'")) return {};
    if (other->text == graph_.document.key) {
      check_.problem(*other, std::string("'") + key + "' names the document itself",
                     "name another one, or leave it out");
    }
    return other->text;
  }

  void read_nodes(const YamlNode& nodes) {
    if (!check_.is_map(nodes, "'nodes'")) return;
    for (const auto& [id, value] : nodes.entries) {
      std::uint32_t& index = index_.emplace(id.text, broken).first->second;
      if (index != broken) continue;  // a second one of this id, told of already
      const bool named = values_.id(id, "the id");
      if (!check_.is_map(value, "a node")) continue;
      graph::Member member;
      member.local = id.text;
      const bool typed = read_node(id, value, member);
      if (!named || !typed) continue;
      index = static_cast<std::uint32_t>(graph_.members.size());
      graph_.members.push_back(std::move(member));
    }
    for (const auto& [id, value] : nodes.entries) ids_.push_back(id.text);
  }

  // Whether the node's type is known, so that its edges can be checked.
  bool read_node(const YamlNode& id, const YamlNode& map, graph::Member& member) {
    const YamlNode* type = check_.need(map, id, "the node", "type");
    const schema::Type* known = nullptr;
    if (type != nullptr && check_.is_text(*type, "the type")) {
      known = schema_.type(type->text);
      if (known == nullptr) check_.unknown(*type, "type", base::keys_of(schema_.types()));
    }
    if (const YamlNode* name = check_.need(map, id, "the node", "name")) {
      member.name = text::nfc(values_.line(*name, "the name"));
    }
    if (const YamlNode* aliases = map.find("aliases"); aliases != nullptr && check_.is_list(*aliases, "'aliases'")) {
      for (const YamlNode& alias : aliases->items) member.aliases.push_back(text::nfc(values_.line(alias, "an alias")));
    }
    if (const YamlNode* evidence = map.find("evidence")) member.evidence = values_.evidence(*evidence);
    if (known == nullptr) return false;
    member.type = known->name;
    check_.only_keys(map, "the type " + known->name, with(node_keys, known->properties));
    for (const auto& [name, kind] : known->properties)
      if (const YamlNode* value = map.find(name)) values_.property(name, kind, *value, member.properties);
    return true;
  }

  void read_edges(const YamlNode& edges) {
    if (!check_.is_list(edges, "'edges'")) return;
    for (const YamlNode& edge : edges.items) {
      if (edge.is_map()) {
        read_edge_map(edge);
      } else if (edge.is_sequence() && edge.items.size() == 3) {
        const schema::Relation* relation = relation_of(edge.items[1]);
        read_edge(&edge.items[0], relation, &edge.items[2], edge);
      } else {
        check_.problem(edge, "this is no edge", "write [from, relation, to] or {from: …, type: …, to: …}");
      }
    }
  }

  const schema::Relation* relation_of(const YamlNode& name) {
    if (!check_.is_text(name, "the relation")) return nullptr;
    const schema::Relation* relation = schema_.relation(name.text);
    if (relation == nullptr) check_.unknown(name, "relation", base::keys_of(schema_.relations()));
    return relation;
  }

  void read_edge_map(const YamlNode& edge) {
    const YamlNode* type = check_.need(edge, edge, "the edge", "type");
    const schema::Relation* relation = type == nullptr ? nullptr : relation_of(*type);
    const YamlNode* from = check_.need(edge, edge, "the edge", "from");
    read_edge(from, relation, check_.need(edge, edge, "the edge", "to"), edge);
  }

  const graph::Member* end_of(const YamlNode* end, std::uint32_t& index) {
    if (end == nullptr || !check_.is_text(*end, "the end of an edge")) return nullptr;
    const auto found = index_.find(end->text);
    if (found == index_.end()) check_.unknown(*end, "node", ids_);
    if (found == index_.end() || found->second == broken) return nullptr;
    index = found->second;
    return &graph_.members[index];
  }

  void check_end(const YamlNode& end, const graph::Member& member, const std::vector<std::string>& types,
                 const std::string& relation, const std::string& side) {
    for (const std::string& type : types)
      if (schema_.is_a(member.type, type)) return;
    check_.problem(
        end, "'" + relation + "' cannot lead " + side + " '" + member.local + "', which is of the type " + member.type,
        "it leads " + side + ": " + base::joined(types));
  }

  void read_edge(const YamlNode* from, const schema::Relation* relation, const YamlNode* to, const YamlNode& edge) {
    graph::Fact fact;
    const graph::Member* subject = end_of(from, fact.subject);
    const graph::Member* object = end_of(to, fact.object);
    if (relation != nullptr) {
      fact.relation = relation->name;
      if (subject != nullptr) check_end(*from, *subject, relation->from, relation->name, "from");
      if (object != nullptr) check_end(*to, *object, relation->to, relation->name, "to");
      if (edge.is_map())
        check_.only_keys(edge, "the relation " + relation->name, with(edge_keys, relation->properties));
    }
    if (edge.is_map()) read_details(edge, relation, fact);
    if (fact.evidence.empty() && !graph_.document.curator.empty()) {
      fact.evidence.push_back({0, 0, {}, graph_.document.curator});
    }
    if (subject != nullptr && object != nullptr && relation != nullptr) graph_.facts.push_back(std::move(fact));
  }

  void read_details(const YamlNode& edge, const schema::Relation* relation, graph::Fact& fact) {
    if (const YamlNode* status = edge.find("status"); status != nullptr && check_.is_text(*status, "the status")) {
      if (!graph::parse(status->text, fact.status)) {
        check_.unknown(*status, "status", graph::status_names());
      }
    }
    if (const YamlNode* evidence = edge.find("evidence")) fact.evidence = values_.evidence(*evidence);
    if (relation == nullptr) return;
    for (const auto& [name, kind] : relation->properties) {
      const YamlNode* value = edge.find(name);
      if (value == nullptr) continue;
      if (name == "role") {
        fact.role = values_.line(*value, "the role");
      } else if (name == "former") {
        fact.former = values_.boolean(*value, "'former'");
      } else if (name == "since" || name == "until" || name == "on") {
        (name == "since"   ? fact.since
         : name == "until" ? fact.until
                           : fact.on) = values_.date(*value, "'" + name + "'");
      } else {
        values_.property(name, kind, *value, fact.properties);
      }
    }
    if (fact.since.known() && fact.until.known() && base::latest(fact.until) < base::earliest(fact.since)) {
      check_.problem(*edge.find("until"), "'until' lies before 'since'", "swap them, or correct one");
    }
  }

  const schema::Schema& schema_;
  base::YamlCheck& check_;
  GraphFileValues values_;
  graph::DocumentGraph& graph_;
  std::unordered_map<std::string, std::uint32_t> index_;  // local id → member
  std::vector<std::string> ids_;
};

}  // namespace

bool is_graph_file(const std::filesystem::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

graph::DocumentGraph read_graph_tree(const base::YamlNode& root, const std::string& path, std::string_view bytes,
                                     base::YamlCheck& check, const schema::Schema& schema) {
  graph::DocumentGraph graph;
  graph.domain = schema.domain();
  graph.document.kind = "graph";
  graph.document.path = path;
  graph.document.digest = base::sha256_hex(bytes);
  graph.document.key = "r" + graph.document.digest.substr(0, 16);
  Parser(schema, check, graph).parse(root);
  if (!check.fine()) throw base::Error(base::Failure::data, check.take());
  graph::normalize(graph);
  return graph;
}

graph::DocumentGraph parse_graph_file(std::string path, std::string bytes, const schema::Schema& schema) {
  std::vector<base::Problem> found;
  const base::YamlFile file = base::YamlFile::parse(path, bytes, found);
  base::YamlCheck check(file, std::move(found));
  return read_graph_tree(file.root(), path, bytes, check, schema);
}

graph::DocumentGraph read_graph_file(const std::filesystem::path& path, const schema::Schema& schema) {
  return parse_graph_file(path.string(), base::read_file(path), schema);
}

}  // namespace soi::reading
