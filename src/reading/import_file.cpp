// SPDX-License-Identifier: Apache-2.0
#include "reading/import_file.hpp"

#include <unordered_set>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "reading/import_forms.hpp"
#include "reading/import_mapping.hpp"

namespace soi::reading {
namespace {

namespace fs = std::filesystem;
using base::YamlNode;

std::string plain_name(const fs::path& path) {
  auto name = path.filename().string();
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  }
  return name;
}

// Texts that are read together, and the check that tells places in any of them.
class Import {
 public:
  Import(const schema::Schema& schema, std::vector<ImportText> texts, graph::Document self,
         const ImportMapping* mapping)
      : schema_(schema),
        texts_(std::move(texts)),
        mapping_(mapping),
        check_(self.path,
               [this](const YamlNode& at, std::string what, std::string remedy) {
                 return problem(static_cast<std::size_t>(at.line / lines_of_a_file), at.line % lines_of_a_file,
                                at.column, std::move(what), std::move(remedy));
               }),
        graph_(schema, check_, std::move(self), mapping == nullptr) {
    sink_.own = [this] { graph_.trust(); };
    sink_.document = [this](const YamlNode& map) { graph_.document(map); };
    sink_.node = [this](const YamlNode& map) { node(map); };
    sink_.edge = [this](const YamlNode& map) { edge(map); };
  }

  Imported node_link() {
    base::JsonReader json(texts_[0].name(), texts_[0].whole());
    read_node_link(json, check_, schema_, sink_);
    return finish();
  }

  Imported graphml() {
    read_graphml(texts_[0], check_, sink_, [this](base::XmlPlace at, std::string what, std::string remedy) {
      return problem(0, at.line, at.column, std::move(what), std::move(remedy));
    });
    return finish();
  }

  // Texts are nodes, edges and, where there are such, evidence and documents.
  Imported tables() {
    const auto table = [&](std::size_t file, const auto& visit) {
      if (texts_[file].whole().empty()) return;
      const char separator = mapping_ == nullptr ? ',' : mapping_->csv_separator;
      read_table(texts_[file].name(), texts_[file].whole(), separator, static_cast<int>(file) * lines_of_a_file, visit);
      texts_[file].release();  // one at a time is held
    };
    if (texts_.size() > 2) {
      table(3, sink_.document);
      table(2, [&](const YamlNode& row) {
        if (const auto* id = row.find("edge")) graph_.evidence(id->text, without(row, "edge"));
      });
    }
    table(0, [&](const YamlNode& row) {
      if (row.find("members") != nullptr) graph_.trust();
      sink_.node(row);
    });
    table(1, sink_.edge);
    return finish();
  }

 private:
  // A file that was not held is read once more for the line that is wrong.
  base::Problem problem(std::size_t file, int line, int column, std::string what, std::string remedy) {
    return base::problem_at(texts_[file].name(), texts_[file].whole(), line, column, std::move(what),
                            std::move(remedy));
  }

  // Once nothing can be wrong any more the texts are of no use, and there may be much of them.
  Imported finish() {
    graph_.connect();
    for (auto& text : texts_) text.release();
    return graph_.finish();
  }

  static YamlNode without(YamlNode map, std::string_view name) {
    std::erase_if(map.entries, [&](const auto& entry) { return entry.is(name); });
    return map;
  }

  void node(const YamlNode& map) {
    if (mapping_ == nullptr) return graph_.node(map);
    const auto ours = in_our_words(map, mapping_->node, *mapping_);
    if (!ours.entries.empty()) return graph_.node(ours);
    const auto& columns = mapping_->node.columns;
    const auto* id = map.find(columns.contains("id") ? columns.at("id") : "id");
    if (id != nullptr) passed_over_.insert(id->text);
  }

  void edge(const YamlNode& map) {
    if (mapping_ == nullptr) return graph_.edge(map);
    auto ours = in_our_words(map, mapping_->edge, *mapping_);
    if (ours.entries.empty()) return;
    for (const auto* end : {"source", "target"}) {
      const auto* id = ours.find(end);
      if (id != nullptr && passed_over_.contains(id->text)) return;
    }
    add_sentence(ours);
    graph_.edge(ours);
  }

  // A column of sentences becomes evidence of whoever made the file.
  void add_sentence(YamlNode& map) const {
    const auto* sentence = map.find("sentence");
    if (sentence == nullptr || sentence->text.empty()) return;
    const auto named = [&](const char* text) {
      auto node = *sentence;
      node.text = text;
      return node;
    };
    YamlNode evidence = *sentence, list = *sentence;
    evidence.kind = YamlNode::Kind::map;
    evidence.entries = {{named("sentence"), *sentence}};
    const auto& curator = mapping_->document.curator;
    if (!curator.empty()) evidence.entries.push_back({named("by"), named(curator.c_str())});
    list.kind = YamlNode::Kind::sequence;
    list.items = {std::move(evidence)};
    map.entries.push_back({named("evidence"), std::move(list)});
  }

  const schema::Schema& schema_;
  std::vector<ImportText> texts_;
  const ImportMapping* mapping_;
  base::YamlCheck check_;
  GraphImport graph_;
  RowSink sink_;
  std::unordered_set<std::string> passed_over_;  // nodes
};

graph::Document own_document(const fs::path& path, base::Sha256& bytes) {
  graph::Document document;
  document.kind = "graph";
  document.path = path.string();
  document.digest = bytes.hex();
  document.key = "r" + document.digest.substr(0, 16);
  return document;
}

// graph.edges.csv.gz → graph, .csv.gz; empty where the name has no part.
std::pair<std::string, std::string> stem_of_tables(const fs::path& path) {
  const auto whole = path.string();
  for (const std::string_view part : {".nodes.csv", ".edges.csv", ".evidence.csv", ".documents.csv"}) {
    const auto at = whole.rfind(part);
    if (at != std::string::npos && whole.size() - at <= part.size() + 4) {
      return {whole.substr(0, at), whole.substr(at + part.size() - 4)};
    }
  }
  return {};
}

Imported read_tables(const fs::path& path, const schema::Schema& schema) {
  const auto [stem, ending] = stem_of_tables(path);
  if (stem.empty()) {
    throw base::Error(base::Failure::usage,
                      "'" + path.string() + "' is one table of a graph, and its name tells not which",
                      "name the tables graph.nodes.csv and graph.edges.csv, or write a mapping (docs/formats.md)");
  }
  std::vector<ImportText> texts;
  base::Sha256 all;
  for (const auto* part : {"nodes", "edges", "evidence", "documents"}) {
    const fs::path file = stem + "." + part + ending;
    std::error_code absent;
    const bool optional = texts.size() > 1 && !fs::exists(file, absent);
    texts.push_back(optional ? ImportText() : ImportText(file));
    texts.back().add_to(all);
    all.add({"", 1});
  }
  return Import(schema, std::move(texts), own_document(path, all), nullptr).tables();
}

Imported read_one(ImportText text, const std::string& kind_of, graph::Document self, const ImportMapping* mapping,
                  const schema::Schema& schema) {
  std::vector<ImportText> texts;
  texts.push_back(std::move(text));
  Import import(schema, std::move(texts), std::move(self), mapping);
  return kind_of.ends_with(".graphml") ? import.graphml() : import.node_link();
}

Imported read_mapped(const fs::path& path, const schema::Schema& schema) {
  auto bytes = base::read_file(path);
  base::Sha256 all;
  all.add(bytes);
  const auto mapping = parse_import_mapping(path.string(), std::move(bytes), schema);
  const auto folder = path.parent_path();
  std::vector<ImportText> texts;
  const auto files = mapping.graph.empty() ? std::vector<std::string>{mapping.nodes, mapping.edges}
                                           : std::vector<std::string>{mapping.graph};
  for (const auto& file : files) {
    texts.emplace_back(folder / file);
    all.add({"", 1});
    texts.back().add_to(all);
  }
  auto self = own_document(path, all);
  const auto key = self.key, digest = self.digest;
  self = mapping.document;
  self.kind = "graph";
  self.path = path.string();
  self.digest = digest;
  if (self.key.empty()) self.key = key;
  if (!mapping.graph.empty()) {
    return read_one(std::move(texts[0]), plain_name(mapping.graph), std::move(self), &mapping, schema);
  }
  return Import(schema, std::move(texts), std::move(self), &mapping).tables();
}

}  // namespace

bool is_import(const fs::path& path) {
  const auto name = plain_name(path);
  for (const std::string_view ending : {".json", ".graphml", ".csv", ".jsonl"}) {
    if (name.ends_with(ending)) return true;
  }
  if (!name.ends_with(".yaml") && !name.ends_with(".yml")) return false;
  std::error_code error;
  return fs::is_regular_file(path, error) && is_import_mapping(base::read_file(path));
}

Imported read_import(const fs::path& path, const schema::Schema& schema) {
  const auto name = plain_name(path);
  if (name.ends_with(".yaml") || name.ends_with(".yml")) return read_mapped(path, schema);
  if (name.ends_with(".csv")) return read_tables(path, schema);
  ImportText text(path);
  if (name.ends_with(".jsonl")) return read_fact_lines(path.string(), text.whole(), schema);
  base::Sha256 bytes;
  if (name.ends_with(".graphml")) {
    text.add_to(bytes);
  } else {
    bytes.add(text.whole());
  }
  return read_one(std::move(text), name, own_document(path, bytes), nullptr, schema);
}

}  // namespace soi::reading
