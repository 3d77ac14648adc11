// SPDX-License-Identifier: Apache-2.0
#include "reading/graph_import.hpp"

#include <algorithm>
#include <iterator>

#include "base/json_reader.hpp"
#include "base/keys_of.hpp"
#include "text/fold.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;

constexpr std::size_t longest_id = 500;  // bytes

// "a|b\|c" is a and b|c.
std::vector<std::string> split_values(const std::string& text) {
  std::vector<std::string> values(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '|') {
      values.emplace_back();
    } else {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      values.back() += text[at];
    }
  }
  return values;
}

bool is_absent(const YamlNode* node) {
  return node == nullptr || node->is_null() || (node->is_scalar() && node->text.empty());
}

}  // namespace

GraphImport::GraphImport(const schema::Schema& schema, base::YamlCheck& check, graph::Document self, bool flat)
    : schema_(schema), check_(check), values_(check), self_(std::move(self)), flat_(flat) {}

std::uint32_t GraphImport::document_index(const std::string& key) {
  const auto [at, fresh] = document_index_.emplace(key, static_cast<std::uint32_t>(documents_.size()));
  if (fresh) {
    graph::DocumentGraph content;
    content.domain = schema_.domain();
    content.document.kind = "graph";
    content.document.key = key;
    if (key == self_.key) content.document = self_;
    documents_.push_back(std::move(content));
    locals_.emplace_back();
  }
  return at->second;
}

void GraphImport::document(const YamlNode& map) {
  if (!check_.is_map(map, "a document")) return;
  const auto* id = check_.need(map, map, "the document", "id");
  if (id == nullptr) return;
  const auto key = values_.line(*id, "the id");
  if (key.empty()) return;
  auto& document = documents_[document_index(key)].document;
  document.key = key;
  const auto line = [&](const char* name, std::string& to) {
    if (const auto* value = map.find(name); !is_absent(value)) to = values_.line(*value, std::string("'") + name + "'");
  };
  line("kind", document.kind);
  line("title", document.title);
  line("publisher", document.publisher);
  line("curator", document.curator);
  line("source", document.source);
  line("replaces", document.replaces);
  line("sha256", document.digest);
  if (const auto* date = map.find("date"); !is_absent(date)) document.date = values_.date(*date, "the date");
  if (const auto* url = map.find("url"); !is_absent(url)) document.url = values_.url(*url, "the url");
}

// Keys and local names may themselves hold the sign between them: a document that is known decides.
std::pair<std::string, std::string> GraphImport::split_member(const std::string& name) const {
  auto cut = name.find('#');
  for (auto at = cut; at != std::string::npos; at = name.find('#', at + 1)) {
    if (document_index_.contains(name.substr(0, at))) cut = at;
  }
  if (cut == std::string::npos || cut == 0) return {self_.key, name};
  return {name.substr(0, cut), name.substr(cut + 1)};
}

std::uint64_t GraphImport::place_of(const Node& node, std::uint32_t document) const {
  return static_cast<std::uint64_t>(&node - nodes_.data()) << 32 | document;
}

std::uint32_t GraphImport::add_member(Node& node, std::uint32_t document, const std::string& local,
                                      const YamlNode& at) {
  auto& content = documents_[document];
  const auto number = static_cast<std::uint32_t>(content.members.size());
  if (!locals_[document].emplace(local, number).second) {
    check_.problem(at, "another node is '" + content.document.key + "#" + local + "' too",
                   "give each member to one node");
    return number;
  }
  auto member = described_[static_cast<std::size_t>(&node - nodes_.data())];
  member.local = local;
  content.members.push_back(std::move(member));
  if (node.first.document == nowhere) {
    node.first = {document, number};
  } else {
    node.others.push_back({document, number});
  }
  member_in_.emplace(place_of(node, document), number);
  return number;
}

// A node that a document speaks of without naming it gets a member there, named as the node is.
std::uint32_t GraphImport::member_in(Node& node, std::uint32_t document, const YamlNode& at) {
  if (node.first.document == document) return node.first.member;
  const auto known = member_in_.find(place_of(node, document));
  return known == member_in_.end() ? add_member(node, document, node.id, at) : known->second;
}

std::vector<std::string> GraphImport::texts(const YamlNode& map, std::string_view key, std::string_view what) {
  const auto* value = map.find(key);
  std::vector<std::string> found;
  if (is_absent(value)) return found;
  if (value->is_sequence()) {
    for (const auto& item : value->items) found.push_back(values_.line(item, what));
  } else if (const auto line = values_.line(*value, what); !line.empty()) {
    if (flat_) return split_values(line);
    found.push_back(line);
  }
  return found;
}

std::vector<graph::Property> GraphImport::properties(const YamlNode& map,
                                                     const std::map<std::string, schema::Kind>& kinds) {
  std::vector<graph::Property> found;
  for (const auto& [name, kind] : kinds) {
    const auto* value = map.find("property_" + name);
    if (value == nullptr) value = map.find(name);
    if (is_absent(value)) continue;
    if (!flat_ || value->is_sequence()) {
      values_.property(name, kind, *value, found);
      continue;
    }
    for (auto& text : split_values(value->text)) {
      auto one = *value;
      one.text = std::move(text);
      values_.property(name, kind, one, found);
    }
  }
  return found;
}

void GraphImport::node(const YamlNode& map) {
  if (!check_.is_map(map, "a node")) return;
  const auto* id = check_.need(map, map, "the node", "id");
  if (id == nullptr || !check_.is_text(*id, "the id")) return;
  if (id->text.size() > longest_id) return check_.problem(*id, "the id is longer than 500 bytes", "shorten it");
  graph::Member member;
  const auto* type = check_.need(map, map, "the node", "type");
  const auto* known = type == nullptr || !check_.is_text(*type, "the type") ? nullptr : schema_.type(type->text);
  if (known == nullptr && type != nullptr) check_.unknown(*type, "type", base::keys_of(schema_.types()));
  if (const auto* name = check_.need(map, map, "the node", "name"))
    member.name = text::nfc(values_.line(*name, "the name"));
  for (auto& alias : texts(map, "aliases", "an alias")) member.aliases.push_back(text::nfc(alias));
  if (known != nullptr) member.type = known->name;
  if (known != nullptr) member.properties = properties(map, known->properties);
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  if (!index_.emplace(id->text, number).second) {
    return check_.problem(*id, "the node '" + id->text + "' stands twice", "give each node an id of its own");
  }
  nodes_.push_back({id->text, member.type, {}, {}});
  described_.push_back(std::move(member));
  auto members = texts(map, "members", "a member");
  for (const auto& name : members) {
    const auto [document, local] = split_member(name);
    add_member(nodes_.back(), document_index(document), local, map);
  }
  if (members.empty()) add_member(nodes_.back(), document_index(self_.key), id->text, map);
}

GraphImport::Node* GraphImport::end(const YamlNode& map, std::string_view key, bool last) {
  const auto* value = check_.need(map, map, "the edge", key);
  if (value == nullptr || !check_.is_text(*value, "the end of an edge")) return nullptr;
  const auto found = index_.find(value->text);
  if (found != index_.end()) return &nodes_[found->second];
  if (last) {
    std::vector<std::string> ids;
    for (const auto& node : nodes_) ids.push_back(node.id);
    check_.unknown(*value, "node", ids);
  }
  return nullptr;
}

void GraphImport::edge(const YamlNode& map) {
  if (!check_.is_map(map, "an edge")) return;
  Node* from = end(map, "source", false);
  Node* to = end(map, "target", false);
  if (from != nullptr && to != nullptr) {
    add_edge(map, *from, *to);
  } else {
    waiting_.push_back(map);
  }
}

void GraphImport::check_end(const YamlNode& at, const Node& node, const std::vector<std::string>& types,
                            const std::string& relation) {
  if (trusted_ || node.type.empty()) return;
  for (const auto& type : types)
    if (schema_.is_a(node.type, type)) return;
  check_.problem(at, "'" + relation + "' cannot have an end '" + node.id + "', which is of the type " + node.type,
                 "it has here: " + base::joined(types));
}

graph::Fact GraphImport::fact_of(const YamlNode& map, const schema::Relation& relation) {
  graph::Fact fact;
  fact.relation = relation.name;
  if (const auto* role = map.find("role"); !is_absent(role)) fact.role = values_.line(*role, "the role");
  if (const auto* former = map.find("former"); !is_absent(former)) {
    fact.former = former->text == "1" || (former->text != "0" && values_.boolean(*former, "'former'"));
  }
  for (const auto& [name, to] : {std::pair{"since", &fact.since}, {"until", &fact.until}, {"on", &fact.on}}) {
    if (const auto* date = map.find(name); !is_absent(date)) *to = values_.date(*date, std::string("'") + name + "'");
  }
  if (const auto* status = map.find("status"); !is_absent(status)) {
    if (!graph::parse(status->text, fact.status)) check_.unknown(*status, "status", graph::status_names());
  }
  const auto [kinds, fresh] = properties_of_.emplace(&relation, relation.properties);
  if (fresh) {
    for (const auto* own : {"role", "former", "since", "until", "on"}) kinds->second.erase(own);
  }
  fact.properties = properties(map, kinds->second);
  return fact;
}

void GraphImport::add_evidence(const YamlNode& item) {
  if (!check_.is_map(item, "an evidence")) return;
  const auto absent = [](const auto& entry) { return is_absent(&entry.second); };
  if (std::any_of(item.entries.begin(), item.entries.end(), absent)) {
    auto rest = item;
    std::erase_if(rest.entries, absent);
    return add_evidence(rest);
  }
  auto& made = said_.emplace_back();
  const auto* document = item.find("document");
  if (document != nullptr) made.document = values_.line(*document, "the document");
  if (made.document.empty()) made.document = self_.key;
  made.bare = item.entries.size() == (document == nullptr ? 0 : 1);
  if (!made.bare) made.evidence = values_.one_evidence(item, true);
}

void GraphImport::evidence(const std::string& edge, const YamlNode& map) {
  said_.clear();
  add_evidence(map);
  auto& all = apart_[edge];
  std::move(said_.begin(), said_.end(), std::back_inserter(all));
}

void GraphImport::read_evidence(const YamlNode& edge) {
  said_.clear();
  if (const auto* id = apart_.empty() ? nullptr : edge.find("id"); id != nullptr) {
    if (const auto apart = apart_.find(id->text); apart != apart_.end()) {
      said_ = std::move(apart->second);
      apart_.erase(apart);
      return;
    }
  }
  const auto* value = edge.find("evidence");
  if (is_absent(value)) return;
  if (value->is_scalar()) {  // a JSON text in a column
    try {
      base::JsonReader json("evidence", *value);
      json.value(tree_);
      json.end();
    } catch (const base::Error& error) {
      return check_.problem(*value, "the evidence is no JSON: " + error.problems().front().what,
                            "write a JSON list of objects");
    }
    value = &tree_;
  }
  if (!check_.is_list(*value, "the evidence")) return;
  for (const auto& item : value->items) add_evidence(item);
}

void GraphImport::add_edge(const YamlNode& map, Node& from, Node& to) {
  const auto* type = check_.need(map, map, "the edge", "type");
  if (type == nullptr || !check_.is_text(*type, "the relation")) return;
  const auto* relation = schema_.relation(type->text);
  if (relation == nullptr) return check_.unknown(*type, "relation", base::keys_of(schema_.relations()));
  check_end(*map.find("source"), from, relation->from, relation->name);
  check_end(*map.find("target"), to, relation->to, relation->name);
  auto fact = fact_of(map, *relation);
  read_evidence(map);
  if (said_.empty()) said_.push_back({self_.key, {0, 0, {}, self_.curator}, self_.curator.empty()});
  const auto earlier = [](const auto& one, const auto& two) { return one.document < two.document; };
  if (!std::is_sorted(said_.begin(), said_.end(), earlier)) std::stable_sort(said_.begin(), said_.end(), earlier);
  for (auto at = said_.begin(); at != said_.end();) {
    const auto end = std::upper_bound(at, said_.end(), *at, earlier);
    const auto document = document_index(at->document);
    auto& facts = documents_[document].facts;
    facts.push_back(end == said_.end() ? std::move(fact) : fact);
    facts.back().subject = member_in(from, document, map);
    facts.back().object = member_in(to, document, map);
    for (; at != end; ++at) {
      if (!at->bare) facts.back().evidence.push_back(std::move(at->evidence));
    }
  }
}

void GraphImport::connect() {
  for (const auto& map : waiting_) {
    Node* from = end(map, "source", true);
    Node* to = end(map, "target", true);
    if (from != nullptr && to != nullptr) add_edge(map, *from, *to);
  }
  if (!check_.fine()) throw base::Error(base::Failure::data, check_.take());
  waiting_ = {};
  described_ = {};
  index_ = {};
  locals_ = {};
  member_in_ = {};
  apart_ = {};
}

Imported GraphImport::finish() {
  Imported made;
  std::vector<std::uint32_t> order(documents_.size()), places(documents_.size());
  for (std::uint32_t d = 0; d < order.size(); ++d) order[d] = d;
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return documents_[a].document.key < documents_[b].document.key; });
  for (std::uint32_t d = 0; d < order.size(); ++d) places[order[d]] = d;
  // Members are sorted by their local names when a document is put in order: where each went is told by its name.
  std::vector<std::vector<std::uint32_t>> went(documents_.size());
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    std::vector<std::string> names;
    for (const auto& member : documents_[d].members) names.push_back(member.local);
    graph::normalize(documents_[d]);
    const auto& sorted = documents_[d].members;
    for (const auto& name : names) {
      const auto at = std::lower_bound(sorted.begin(), sorted.end(), name,
                                       [](const auto& member, const auto& wanted) { return member.local < wanted; });
      went[d].push_back(static_cast<std::uint32_t>(at - sorted.begin()));
    }
  }
  for (const auto& node : nodes_) {
    auto& group = made.partition.emplace_back();
    const auto add = [&](const Place& place) {
      group.push_back({places[place.document], went[place.document][place.member]});
    };
    add(node.first);
    for (const auto& place : node.others) add(place);
  }
  for (const auto d : order) made.documents.push_back(std::move(documents_[d]));
  return made;
}

}  // namespace soi::reading
