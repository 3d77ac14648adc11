// SPDX-License-Identifier: Apache-2.0
#include "reading/import_mapping.hpp"

#include <algorithm>

#include "base/keys_of.hpp"
#include "reading/graph_file_values.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;

template <typename Declared>
std::vector<std::string> columns_of(const Declared& declared, std::vector<std::string> own) {
  for (const auto& [name, item] : declared) {
    for (const auto& [property, kind] : item.properties) {
      if (std::find(own.begin(), own.end(), property) == own.end()) own.push_back(property);
    }
  }
  return own;
}

class Reading {
 public:
  Reading(base::YamlCheck& check, const schema::Schema& schema) : check_(check), values_(check), schema_(schema) {}

  ImportMapping read(const YamlNode& root) {
    ImportMapping made;
    if (!check_.is_map(root, "a mapping")) return made;
    check_.only_keys(root, "a mapping", {"schema", "document", "import", "nodes", "edges"});
    if (const auto* name = check_.need(root, root, "the file", "schema");
        name != nullptr && check_.is_text(*name, "the schema") && name->text != schema_.domain()) {
      check_.problem(*name, "the file is of the domain '" + name->text + "', not '" + schema_.domain() + "'",
                     "build it into a store of its own domain, or correct the name");
    }
    if (const auto* document = root.find("document")) read_document(*document, made.document);
    if (const auto* files = root.find("import")) read_files(*files, made);
    if (const auto* nodes = root.find("nodes")) {
      read_rows(*nodes, "type", "types", schema_.types(),
                columns_of(schema_.types(), {"id", "type", "name", "aliases"}), made.node);
    }
    if (const auto* edges = root.find("edges")) {
      read_rows(*edges, "relation", "relations", schema_.relations(),
                columns_of(schema_.relations(), {"source", "target", "type", "status", "sentence"}), made.edge);
    }
    return made;
  }

 private:
  void read_document(const YamlNode& map, graph::Document& document) {
    if (!check_.is_map(map, "the document")) return;
    check_.only_keys(map, "the document", {"id", "title", "publisher", "date", "url", "curator", "replaces"});
    if (const auto* id = map.find("id"); id != nullptr && values_.id(*id, "the id")) document.key = id->text;
    if (const auto* title = map.find("title")) document.title = values_.line(*title, "the title");
    if (const auto* publisher = map.find("publisher")) document.publisher = values_.line(*publisher, "the publisher");
    if (const auto* date = map.find("date")) document.date = values_.date(*date, "the date");
    if (const auto* url = map.find("url")) document.url = values_.url(*url, "the url");
    if (const auto* curator = map.find("curator")) document.curator = values_.line(*curator, "the curator");
    if (const auto* other = map.find("replaces"); other != nullptr && values_.id(*other, "'replaces'")) {
      document.replaces = other->text;
    }
  }

  void read_files(const YamlNode& map, ImportMapping& made) {
    if (!check_.is_map(map, "'import'")) return;
    check_.only_keys(map, "'import'", {"nodes", "edges", "graph", "separator", "columns separated by"});
    file(map, "nodes", made.nodes);
    file(map, "edges", made.edges);
    file(map, "graph", made.graph);
    const bool tables = !made.nodes.empty() && !made.edges.empty();
    if (check_.fine() && tables == !made.graph.empty()) {
      check_.problem(map, "'import' names neither two tables nor one graph",
                     "write {nodes: people.csv, edges: ties.csv} or {graph: network.graphml}");
    }
    if (const auto* separator = map.find("separator")) made.separator = values_.line(*separator, "the separator");
    if (const auto* character = map.find("columns separated by")) {
      if (character->text == ";" || character->text == ",") {
        made.csv_separator = character->text.front();
      } else if (character->text == "tab") {
        made.csv_separator = '\t';
      } else {
        check_.problem(*character, "columns are separated by \",\", \";\" or tab", "write one of them, in quotes");
      }
    }
  }

  // Only what lies beside the mapping or below: a mapping of a stranger reads nothing else.
  void file(const YamlNode& map, std::string_view key, std::string& to) {
    const auto* value = map.find(key);
    if (value == nullptr || !check_.is_text(*value, "the file")) return;
    const std::filesystem::path path = value->text;
    const bool outside = path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
    if (outside) {
      check_.problem(*value, "the file lies outside the mapping's folder", "put it beside the mapping");
    } else {
      to = value->text;
    }
  }

  template <typename Declared>
  void read_rows(const YamlNode& map, const std::string& one, const std::string& many, const Declared& known,
                 const std::vector<std::string>& own, RowMapping& mapping) {
    if (!check_.is_map(map, "the rows")) return;
    check_.only_keys(map, "the rows", {"columns", one, many, "others"});
    if (const auto* columns = map.find("columns"); columns != nullptr && check_.is_map(*columns, "'columns'")) {
      check_.only_keys(*columns, "'columns'", own);
      for (const auto& [name, value] : columns->entries) {
        if (check_.is_text(value, "a column")) mapping.columns[name.text] = value.text;
      }
    }
    const auto type = [&](const YamlNode& value, std::string& to) {
      if (!check_.is_text(value, "the " + one)) return;
      if (known.find(value.text) == known.end()) return check_.unknown(value, one, base::keys_of(known));
      to = value.text;
    };
    if (const auto* value = map.find(one)) type(*value, mapping.type);
    if (const auto* all = map.find(many); all != nullptr && check_.is_map(*all, "'" + many + "'")) {
      for (const auto& [theirs, value] : all->entries) type(value, mapping.types[theirs.text]);
    }
    if (const auto* others = map.find("others")) {
      mapping.passes_over_others = others->text == "pass over";
      if (!mapping.passes_over_others) check_.problem(*others, "'others' can only be 'pass over'", "or leave it out");
    }
  }

  base::YamlCheck& check_;
  GraphFileValues values_;
  const schema::Schema& schema_;
};

void split(YamlNode& value, const std::string& separator) {
  if (separator.empty() || !value.is_scalar() || value.text.find(separator) == std::string::npos) return;
  YamlNode list = value;
  list.kind = YamlNode::Kind::sequence;
  for (std::size_t at = 0; at <= value.text.size();) {
    const auto end = std::min(value.text.find(separator, at), value.text.size());
    YamlNode item = value;
    item.text = value.text.substr(at, end - at);
    const auto first = item.text.find_first_not_of(' ');
    item.text = first == std::string::npos ? std::string()
                                           : item.text.substr(first, item.text.find_last_not_of(' ') - first + 1);
    if (!item.text.empty()) list.items.push_back(std::move(item));
    at = end + separator.size();
  }
  value = std::move(list);
}

}  // namespace

bool is_import_mapping(std::string_view bytes) {
  const auto at = bytes.find("import:");
  return at == 0 || (at != std::string_view::npos && bytes[at - 1] == '\n');
}

ImportMapping parse_import_mapping(const std::string& path, std::string bytes, const schema::Schema& schema) {
  std::vector<base::Problem> found;
  const auto file = base::YamlFile::parse(path, std::move(bytes), found);
  base::YamlCheck check(file, std::move(found));
  auto mapping = Reading(check, schema).read(file.root());
  if (!check.fine()) throw base::Error(base::Failure::data, check.take());
  return mapping;
}

base::YamlNode in_our_words(const YamlNode& row, const RowMapping& mapping, const ImportMapping& all) {
  YamlNode made = row;
  made.entries.clear();
  const auto is_theirs = [&](const std::string& name) {
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                       [&](const auto& column) { return column.second == name; });
  };
  for (const auto& [name, value] : row.entries) {
    if (!mapping.columns.contains(name.text) && !is_theirs(name.text)) made.entries.push_back({name, value});
  }
  for (const auto& [ours, theirs] : mapping.columns) {
    const auto* value = row.find(theirs);
    if (value == nullptr) continue;
    YamlNode key = *value;
    key.kind = YamlNode::Kind::scalar;
    key.text = ours;
    made.entries.push_back({std::move(key), *value});
  }
  auto type =
      std::find_if(made.entries.begin(), made.entries.end(), [](const auto& e) { return e.first.text == "type"; });
  if (type == made.entries.end() || type->second.text.empty()) {
    if (type != made.entries.end()) made.entries.erase(type);
    YamlNode key = row;
    key.kind = YamlNode::Kind::scalar;
    key.entries.clear();
    YamlNode value = key;
    key.text = "type";
    value.text = mapping.type;
    if (!mapping.type.empty()) made.entries.push_back({key, value});
  } else if (const auto known = mapping.types.find(type->second.text); known != mapping.types.end()) {
    type->second.text = known->second;
  } else if (mapping.passes_over_others) {
    made.entries.clear();
  }
  static const std::vector<std::string> single = {"id",     "name",   "source", "target", "type", "role",
                                                  "former", "status", "since",  "until",  "on",   "sentence"};
  for (auto& [name, value] : made.entries) {
    if (std::find(single.begin(), single.end(), name.text) == single.end()) split(value, all.separator);
  }
  return made;
}

}  // namespace soi::reading
