// SPDX-License-Identifier: Apache-2.0
#include "reading/import_forms.hpp"

#include <map>
#include <unordered_map>

#include "reading/csv_file.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;

YamlNode scalar(std::string text, int line, int column) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.text = std::move(text);
  node.quoted = true;
  node.line = line;
  node.column = column;
  return node;
}

constexpr const char* own_form = "soi-graph/1";

void read_documents(base::JsonReader& json, const RowSink& to) {
  json.begin_list();
  while (json.next_item()) to.document(json.value());
}

// The nodes and edges of a GraphML file; other programs' markup and nested graphs are passed over.
class GraphMl : public base::XmlHandler {
 public:
  GraphMl(std::string name, base::YamlCheck& check, const RowSink& to)
      : name_(std::move(name)), check_(check), to_(to) {
    row_.kind = YamlNode::Kind::map;
  }

  void open(std::string_view name, const Attributes& attributes, base::XmlPlace place) override {
    ++depth_;
    text_.clear();
    if (name == "key") {
      read_key(attributes);
    } else if ((name == "node" || name == "edge") && !in_row_) {
      in_row_ = true;
      is_node_ = name == "node";
      row_depth_ = depth_;
      row_.line = place.line;
      row_.column = place.column;
      values_ = 0;
      for (const auto& [key, value] : attributes) {
        if (key == "id" || (!is_node_ && (key == "source" || key == "target"))) {
          text_ = value;
          add(key, place);
        }
      }
    } else if (name == "data" && in_row_ && depth_ == row_depth_ + 1) {
      for (const auto& [key, value] : attributes) {
        if (key == "key") data_key_ = value;
      }
      data_place_ = place;
    } else if (name == "hyperedge") {
      check_.problem(scalar({}, place.line, place.column), "a hyperedge", "soi reads edges between two nodes");
    }
  }

  void text(std::string_view text) override { text_ += text; }

  void close(std::string_view name) override {
    if (name == "data" && in_row_ && depth_ == row_depth_ + 1) {
      const auto& keys = is_node_ ? node_keys_ : edge_keys_;
      const auto known = keys.find(data_key_);
      add(known == keys.end() ? data_key_ : known->second, data_place_);
    } else if (in_row_ && depth_ == row_depth_) {
      in_row_ = false;
      row_.entries.resize(values_);
      is_node_ ? to_.node(row_) : to_.edge(row_);
    } else if (name == "desc" && !in_row_) {
      read_description();
    }
    --depth_;
    text_.clear();
  }

 private:
  void read_key(const Attributes& attributes) {
    std::map<std::string_view, std::string_view> given(attributes.begin(), attributes.end());
    const std::string id(given["id"]), title(given["attr.name"].empty() ? id : given["attr.name"]);
    if (given["for"] != "edge") node_keys_[id] = title;
    if (given["for"] != "node") edge_keys_[id] = title;
  }

  // The text read is the value. Of two with one name the first counts: an edge's own id before a column `id`.
  void add(std::string_view key, base::XmlPlace place) {
    for (std::size_t i = 0; i < values_; ++i) {
      if (row_.entries[i].is(key)) return;
    }
    if (values_ == row_.entries.size()) row_.entries.push_back({scalar({}, 0, 0), scalar({}, 0, 0)});
    auto& [name, value] = row_.entries[values_++];
    name.text = key;
    value.text.swap(text_);
    for (auto* node : {&name, &value}) {
      node->line = place.line;
      node->column = place.column;
    }
  }

  // Our own exports have their documents here; what others write is of no use to us.
  void read_description() {
    if (!text_.starts_with("{") || text_.find(own_form) == std::string::npos) return;
    to_.own();
    base::JsonReader json(name_, text_);
    json.begin_object();
    for (YamlNode key; json.next_key(key);) {
      if (key.text == "documents") {
        read_documents(json, to_);
      } else {
        json.skip();
      }
    }
  }

  const std::string name_;
  base::YamlCheck& check_;
  const RowSink& to_;
  std::unordered_map<std::string, std::string> node_keys_, edge_keys_;  // id → name
  std::string text_, data_key_;
  base::XmlPlace data_place_;
  YamlNode row_;            // filled anew for each node and edge, in the memory of those before
  std::size_t values_ = 0;  // of the row at hand
  bool in_row_ = false, is_node_ = false;
  int depth_ = 0, row_depth_ = 0;
};

}  // namespace

void read_node_link(base::JsonReader& json, base::YamlCheck& check, const schema::Schema& schema, const RowSink& to) {
  json.begin_object();
  for (YamlNode key; json.next_key(key);) {
    if (key.text == "form") {
      if (json.value().text == own_form) to.own();
    } else if (key.text == "schema") {
      const auto name = json.value();
      if (name.text != schema.domain()) {
        check.problem(name, "the graph is of the domain '" + name.text + "', not '" + schema.domain() + "'",
                      "build it into a store of its own domain");
      }
    } else if (key.text == "documents") {
      read_documents(json, to);
    } else if (key.text == "nodes" || key.text == "links" || key.text == "edges") {
      json.begin_list();
      for (YamlNode row; json.next_item();) {
        json.value(row);
        key.text == "nodes" ? to.node(row) : to.edge(row);
      }
    } else {
      json.skip();
    }
  }
  json.end();
}

void read_graphml(const ImportText& text, base::YamlCheck& check, const RowSink& to,
                  const base::XmlReader::Locate& locate) {
  GraphMl handler(text.name(), check, to);
  base::XmlReader reader(handler, locate);
  text.pieces([&](std::string_view piece) { reader.read(piece); });
  reader.end();
}

void read_table(const std::string& name, std::string_view text, char separator, int first_line,
                const std::function<void(const YamlNode&)>& visit) {
  CsvFile csv(name, text, separator);
  CsvRow header, row;
  if (!csv.next(header)) return;
  YamlNode map;
  map.kind = YamlNode::Kind::map;
  for (const auto& field : header) map.entries.push_back({scalar(field.text, 0, 0), scalar({}, 0, 0)});
  while (csv.next(row)) {
    if (row.size() != header.size()) {
      throw base::Error(
          base::Failure::data,
          {csv.problem(row[0],
                       std::to_string(row.size()) + " fields where the first line has " + std::to_string(header.size()),
                       "put a field with a comma between double quotes")});
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      auto& [column, value] = map.entries[i];
      value.text.swap(row[i].text);
      column.line = value.line = first_line + row[i].line;
      column.column = value.column = row[i].column;
    }
    map.line = map.entries[0].first.line;
    map.column = map.entries[0].first.column;
    visit(map);
  }
}

}  // namespace soi::reading
