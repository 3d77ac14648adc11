// SPDX-License-Identifier: Apache-2.0
#include "exporting/node_link.hpp"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "exporting/flat.hpp"

namespace soi::exporting {
namespace {

using base::JsonWriter;

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array(true);
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

void write_if_known(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.key(key).value(text);
}

// A property that several sources give in one way is a text, else a list of their texts.
void write_properties(JsonWriter& json, const std::map<std::string, std::set<std::string>>& properties) {
  for (const auto& [name, values] : properties) {
    if (values.size() == 1) {
      json.key(property_key(name)).value(*values.begin());
    } else {
      write_texts(json, property_key(name), {values.begin(), values.end()});
    }
  }
}

void write_one_evidence(JsonWriter& json, const graph::EdgeFact& fact, const graph::Evidence* evidence) {
  json.begin_object(true).key("document").value(fact.document);
  if (evidence != nullptr) {
    if (evidence->end > 0) {
      json.key("begin").value(std::int64_t{evidence->begin});
      json.key("end").value(std::int64_t{evidence->end});
    }
    write_if_known(json, "sentence", evidence->sentence);
    write_if_known(json, "by", evidence->by);
  }
  json.end_object();
}

}  // namespace

void write_node_fields(JsonWriter& json, const graph::Entity& entity, const schema::Schema& schema) {
  const auto* type = schema.type(entity.type);
  json.key("id").value(entity.id);
  json.key("type").value(entity.type);
  json.key("family").value(type == nullptr ? entity.type : type->root);
  json.key("name").value(entity.name);
  write_texts(json, "aliases", entity.aliases);
  std::map<std::string, std::set<std::string>> properties;
  for (const auto& property : entity.properties) properties[property.name].insert(property.value);
  write_properties(json, properties);
  write_texts(json, "members", entity.members);
}

void write_link_fields(JsonWriter& json, const graph::Edge& edge, std::string_view source, std::string_view target,
                       const std::vector<graph::EdgeFact>& facts) {
  json.key("source").value(source);
  json.key("target").value(target);
  json.key("type").value(edge.relation);
  write_if_known(json, "role", edge.role);
  if (edge.former) json.key("former").value(true);
  json.key("status").value(graph::to_string(edge.status));
  write_if_known(json, "since", base::to_string(edge.since));
  write_if_known(json, "until", base::to_string(edge.until));
  write_if_known(json, "on", base::to_string(edge.on));
  std::map<std::string, std::set<std::string>> properties;
  for (const auto& fact : facts) {
    for (const auto& property : fact.fact.properties) properties[property.name].insert(property.value);
  }
  write_properties(json, properties);
  json.key("evidence").begin_array();
  for (const auto& fact : facts) {
    if (fact.fact.evidence.empty()) write_one_evidence(json, fact, nullptr);
    for (const auto& evidence : fact.fact.evidence) write_one_evidence(json, fact, &evidence);
  }
  json.end_array();
}

void write_columns(JsonWriter& json, graph::Node node, const std::vector<Column>& columns) {
  for (const auto& column : columns) {
    if (node >= column.values.size() || !std::isfinite(column.values[node])) continue;
    json.key(column.name);
    if (column.whole) {
      json.value(static_cast<std::int64_t>(std::llround(column.values[node])));
    } else {
      json.value(column.values[node]);
    }
  }
}

void write_document_fields(JsonWriter& json, const graph::Document& document) {
  json.key("id").value(document.key);
  json.key("kind").value(document.kind);
  write_if_known(json, "title", document.title);
  write_if_known(json, "publisher", document.publisher);
  write_if_known(json, "date", base::to_string(document.date));
  write_if_known(json, "url", document.url);
  write_if_known(json, "curator", document.curator);
  write_if_known(json, "source", document.source);
  write_if_known(json, "replaces", document.replaces);
  write_if_known(json, "sha256", document.digest);
}

void write_part(JsonWriter& json, const graph::Reader& reader, const schema::Schema& schema,
                const std::vector<graph::Entity>& entities, const std::vector<graph::Edge>& edges) {
  std::unordered_map<graph::Node, std::string> ids;
  json.key("nodes").begin_array();
  for (const auto& entity : entities) {
    ids.emplace(entity.node, entity.id);
    json.begin_object();
    write_node_fields(json, entity.members.empty() ? reader.entity(entity.node) : entity, schema);
    json.end_object();
  }
  json.end_array();
  json.key("links").begin_array();
  for (const auto& edge : edges) {
    json.begin_object();
    write_link_fields(json, edge, ids.at(edge.subject), ids.at(edge.object), reader.facts(edge.number));
    json.end_object();
  }
  json.end_array();
}

}  // namespace soi::exporting
