// SPDX-License-Identifier: Apache-2.0
#include "exporting/flat.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "base/escape.hpp"

namespace soi::exporting {
namespace {

using Kind = FlatColumn::Kind;

// What the forms themselves use.
constexpr std::array<std::string_view, 19> reserved = {
    "aliases", "document", "evidence", "facts", "family", "former", "id",   "key",    "label", "members",
    "name",    "on",       "role",     "since", "source", "status", "type", "target", "until"};

// These are columns of every relation, whether the schema gives it such a property or not.
bool is_own(const std::string& name) {
  return name == "role" || name == "former" || name == "since" || name == "until" || name == "on";
}

template <typename Declared>
std::vector<std::string> property_names(const Declared& declared, bool relations) {
  std::set<std::string> names;
  for (const auto& [name, item] : declared) {
    for (const auto& [property, kind] : item.properties) {
      if (!relations || !is_own(property)) names.insert(property);
    }
  }
  return {names.begin(), names.end()};
}

void append_member(std::string& json, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  if (json.back() != '{') json += ',';
  json += '"';
  json += key;
  json += "\":";
  json += base::quote_json(text);
}

void append_evidence(std::string& json, const std::string& document, const graph::Evidence* evidence) {
  if (json.back() != '[') json += ',';
  json += '{';
  append_member(json, "document", document);
  if (evidence != nullptr) {
    if (evidence->end > 0) {
      json += ",\"begin\":" + std::to_string(evidence->begin) + ",\"end\":" + std::to_string(evidence->end);
    }
    append_member(json, "sentence", evidence->sentence);
    append_member(json, "by", evidence->by);
  }
  json += '}';
}

}  // namespace

std::string property_key(const std::string& name) {
  const bool taken = std::find(reserved.begin(), reserved.end(), name) != reserved.end();
  return taken ? "property_" + name : name;
}

std::string label_of(const graph::Edge& edge, const Export& what) {
  const auto* relation = what.schema.relation(edge.relation);
  const auto& words = relation == nullptr ? edge.relation : relation->label.in(what.language);
  return edge.role.empty() ? words : words + ": " + edge.role;
}

std::string number_text(double number, bool whole) {
  if (!std::isfinite(number)) return {};
  char digits[32];
  const auto end = whole ? std::to_chars(digits, digits + sizeof digits, std::llround(number)).ptr
                         : std::to_chars(digits, digits + sizeof digits, number).ptr;
  return {digits, end};
}

std::string joined_values(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += '|';
    for (const char c : values[i]) {
      if (c == '|' || c == '\\') text += '\\';
      text += c;
    }
  }
  return text;
}

std::string evidence_json(const std::vector<graph::EdgeFact>& facts) {
  std::string json = "[";
  for (const auto& fact : facts) {
    if (fact.fact.evidence.empty()) append_evidence(json, fact.document, nullptr);
    for (const auto& evidence : fact.fact.evidence) append_evidence(json, fact.document, &evidence);
  }
  return json + "]";
}

Flat::Flat(const Export& what)
    : what_(what),
      node_properties_(property_names(what.schema.types(), false)),
      edge_properties_(property_names(what.schema.relations(), true)) {
  for (const auto* name : {"type", "family", "name", "aliases"}) node_columns_.push_back({name, Kind::text});
  for (const auto& name : node_properties_) node_columns_.push_back({property_key(name), Kind::text});
  node_columns_.push_back({"members", Kind::text});
  for (const auto& column : what.columns) {
    node_columns_.push_back({column.name, column.whole ? Kind::integer : Kind::number});
  }
  for (const auto* name : {"type", "role", "former", "status", "since", "until", "on"}) {
    edge_columns_.push_back({name, Kind::text});
  }
  for (const auto& name : edge_properties_) edge_columns_.push_back({property_key(name), Kind::text});
  if (!what.weights.empty()) edge_columns_.push_back({"weight", Kind::number});
  edge_columns_.push_back({"evidence", Kind::text});
}

void Flat::put_properties(const std::vector<graph::Property>& sorted, const std::vector<std::string>& names,
                          std::size_t first) {
  for (std::size_t i = 0; i < sorted.size();) {
    std::vector<std::string> values;
    const auto& name = sorted[i].name;
    for (; i < sorted.size() && sorted[i].name == name; ++i) values.push_back(sorted[i].value);
    const auto at = std::lower_bound(names.begin(), names.end(), name);
    if (at != names.end() && *at == name)
      cells_[first + static_cast<std::size_t>(at - names.begin())] = joined_values(values);
  }
}

const Cells& Flat::node(const graph::Entity& entity) {
  const auto* type = what_.schema.type(entity.type);
  cells_.assign(node_columns_.size(), {});
  cells_[0] = entity.type;
  cells_[1] = type == nullptr ? entity.type : type->root;
  cells_[2] = entity.name;
  cells_[3] = joined_values(entity.aliases);
  put_properties(entity.properties, node_properties_, 4);
  auto at = 4 + node_properties_.size();
  cells_[at++] = joined_values(entity.members);
  for (const auto& column : what_.columns) {
    if (entity.node < column.values.size()) cells_[at] = number_text(column.values[entity.node], column.whole);
    ++at;
  }
  return cells_;
}

const Cells& Flat::edge(const Link& link) {
  const auto& edge = link.edge;
  cells_.assign(edge_columns_.size(), {});
  cells_[0] = edge.relation;
  cells_[1] = edge.role;
  if (edge.former) cells_[2] = "true";
  cells_[3] = graph::to_string(edge.status);
  cells_[4] = base::to_string(edge.since);
  cells_[5] = base::to_string(edge.until);
  cells_[6] = base::to_string(edge.on);
  std::vector<graph::Property> properties;
  for (const auto& fact : link.facts) {
    properties.insert(properties.end(), fact.fact.properties.begin(), fact.fact.properties.end());
  }
  if (!properties.empty()) {
    std::sort(properties.begin(), properties.end());
    properties.erase(std::unique(properties.begin(), properties.end()), properties.end());
    put_properties(properties, edge_properties_, 7);
  }
  if (edge.number < what_.weights.size()) cells_[cells_.size() - 2] = number_text(what_.weights[edge.number], false);
  if (!link.facts.empty()) cells_.back() = evidence_json(link.facts);
  return cells_;
}

}  // namespace soi::exporting
