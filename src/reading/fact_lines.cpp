// SPDX-License-Identifier: Apache-2.0
// Facts of other extractors as JSON Lines, each line one document, checked as graph files are.
#include "base/digest.hpp"
#include "reading/graph_file.hpp"
#include "reading/import_forms.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;

// Programs that must give every key give null for what they do not know.
void drop_nulls(YamlNode& node) {
  std::erase_if(node.entries, [](const auto& entry) { return entry.second.is_null(); });
  for (auto& entry : node.entries) drop_nulls(entry.second);
  for (auto& item : node.items) drop_nulls(item);
}

// A list of nodes, each with its id, as the map that graph files have.
void make_map(YamlNode& nodes, base::YamlCheck& check) {
  if (!nodes.is_sequence()) return;
  YamlNode map = nodes;
  map.kind = YamlNode::Kind::map;
  map.items.clear();
  for (auto& item : nodes.items) {
    if (!check.is_map(item, "a node")) continue;
    const auto* id = check.need(item, item, "the node", "id");
    if (id == nullptr || !check.is_text(*id, "the id")) continue;
    auto key = *id;
    if (map.find(key.text) != nullptr) {
      check.problem(key, "the node '" + key.text + "' stands twice", "give each node an id of its own");
      continue;
    }
    std::erase_if(item.entries, [](const auto& entry) { return entry.first.text == "id"; });
    map.entries.push_back({std::move(key), std::move(item)});
  }
  nodes = std::move(map);
}

graph::DocumentGraph read_line(const std::string& path, std::string_view line, int number,
                               const schema::Schema& schema) {
  base::JsonReader json(path, line, number);
  auto root = json.value();
  json.end();
  base::YamlCheck check(path, [&](const YamlNode& at, std::string what, std::string remedy) {
    return json.problem(at, std::move(what), std::move(remedy));
  });
  drop_nulls(root);
  for (auto& [key, value] : root.entries) {
    if (key.text == "nodes") make_map(value, check);
  }
  auto content = read_graph_tree(root, path, line, check, schema);
  // Who found a fact is said once for the document.
  for (auto& fact : content.facts) {
    for (auto& evidence : fact.evidence) {
      if (evidence.by.empty()) evidence.by = content.document.curator;
    }
  }
  graph::normalize(content);
  return content;
}

}  // namespace

Imported read_fact_lines(const std::string& path, std::string_view text, const schema::Schema& schema) {
  constexpr std::size_t most_problems = 100;
  Imported made;
  std::vector<base::Problem> problems;
  int number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    try {
      made.documents.push_back(read_line(path, line, number, schema));
    } catch (const base::Error& error) {
      if (error.failure() != base::Failure::data) throw;
      for (const auto& problem : error.problems()) problems.push_back(problem);
      if (problems.size() >= most_problems) break;
    }
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  made.partition = graph::apart(made.documents);
  return made;
}

}  // namespace soi::reading
