// SPDX-License-Identifier: Apache-2.0
#include "exporting/facts_schema.hpp"

#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "base/json_writer.hpp"
#include "graph/document_graph.hpp"

namespace soi::exporting {
namespace {

class Writer {
 public:
  Writer(const schema::Schema& schema, std::ostream& out) : schema_(schema), json_(out) {}

  void write() {
    json_.begin_object();
    json_.key("$schema").value("https://json-schema.org/draft/2020-12/schema");
    json_.key("title").value("facts of one document, domain " + schema_.domain());
    open({"schema", "document", "nodes", "edges"});
    json_.key("schema").begin_object(true).key("const").value(schema_.domain()).end_object();
    json_.key("document");
    write_document();
    json_.key("nodes").begin_object().key("type").value("array").key("items");
    write_node();
    json_.end_object();
    json_.key("edges").begin_object().key("type").value("array").key("items");
    write_edge();
    json_.end_object();
    json_.end_object().end_object();
  }

 private:
  using Kind = schema::Kind;

  // Of an object that is open: its keys, and its properties opened.
  void open(const std::vector<std::string>& keys) {
    json_.key("type").value("object").key("additionalProperties").value(false);
    json_.key("required").begin_array(true);
    for (const auto& key : keys) json_.value(key);
    json_.end_array().key("properties").begin_object();
  }

  void text(const char* name, const char* description, bool required = false) {
    json_.key(name).begin_object(true);
    nullable("string", required);
    json_.key("description").value(description).end_object();
  }

  void nullable(const char* type, bool required) {
    json_.key("type");
    if (required) {
      json_.value(type);
    } else {
      json_.begin_array(true).value(type).value("null").end_array();
    }
  }

  void write_document() {
    json_.begin_object();
    open({"id", "title", "publisher", "date", "url", "curator"});
    text("id", "small letters, digits and . _ -; null: named by the hash of the line");
    text("title", "of the report");
    text("publisher", "of the report");
    text("date", "of the report: 2020, 2020-12 or 2020-12-29");
    text("url", "of the report, http or https");
    text("curator", "who found these facts: the extractor's name and version");
    json_.end_object().end_object();
  }

  void names(const char* key, const std::vector<std::string>& all) {
    json_.key(key).begin_object(true).key("type").value("string").key("enum").begin_array(true);
    for (const auto& name : all) json_.value(name);
    json_.end_array().end_object();
  }

  void properties(const std::map<std::string, Kind>& all) {
    for (const auto& [name, kind] : all) {
      json_.key(name).begin_object(true);
      switch (kind) {
        case Kind::text: nullable("string", false); break;
        case Kind::date:
          nullable("string", false);
          json_.key("description").value("2020, 2020-12, 2020-12-29 or a range 2015/2020");
          break;
        case Kind::integer: nullable("integer", false); break;
        case Kind::number: nullable("number", false); break;
        case Kind::boolean: nullable("boolean", false); break;
        case Kind::url:
          nullable("string", false);
          json_.key("description").value("a web address");
          break;
      }
      json_.end_object();
    }
  }

  void write_node() {
    std::map<std::string, Kind> all;
    std::vector<std::string> types, keys = {"id", "type", "name", "aliases"};
    for (const auto& [name, type] : schema_.types()) {
      types.push_back(name);
      all.insert(type.properties.begin(), type.properties.end());
    }
    for (const auto& [name, kind] : all) keys.push_back(name);
    json_.begin_object();
    open(keys);
    text("id", "of the node in this document: small letters, digits and . _ -", true);
    names("type", types);
    text("name", "as the report writes it, without titles", true);
    json_.key("aliases").begin_object(true).key("type").begin_array(true).value("array").value("null").end_array();
    json_.key("items").begin_object(true).key("type").value("string").end_object().end_object();
    properties(all);
    json_.end_object().end_object();
  }

  void write_edge() {
    std::map<std::string, Kind> all;
    std::vector<std::string> relations, keys = {"from", "type", "to", "status", "evidence"};
    for (const auto& [name, relation] : schema_.relations()) {
      relations.push_back(name);
      all.insert(relation.properties.begin(), relation.properties.end());
    }
    for (const auto& [name, kind] : all) keys.push_back(name);
    json_.begin_object();
    open(keys);
    text("from", "the id of a node", true);
    names("type", relations);
    text("to", "the id of a node", true);
    names("status", graph::status_names());
    properties(all);
    json_.key("evidence").begin_object().key("type").value("array").key("items").begin_object();
    open({"sentence", "begin", "end"});
    text("sentence", "the sentence of the report that says so, word for word", true);
    for (const auto* name : {"begin", "end"}) {
      json_.key(name).begin_object(true);
      nullable("integer", false);
      json_.key("description").value("bytes of the report before it, or null for both").end_object();
    }
    json_.end_object().end_object().end_object();
    json_.end_object().end_object();
  }

  const schema::Schema& schema_;
  base::JsonWriter json_;
};

}  // namespace

void write_facts_schema(const schema::Schema& schema, std::ostream& out) {
  Writer(schema, out).write();
  out << '\n';
}

}  // namespace soi::exporting
