// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/compression.hpp"
#include "base/error.hpp"
#include "cli/answer_file.hpp"
#include "cli/export_columns.hpp"
#include "cli/export_targets.hpp"
#include "cli/filters.hpp"
#include "cli/problems.hpp"
#include "cli/run.hpp"
#include "graph/selected.hpp"
#include "query/neighbors.hpp"
#include "store/copy.hpp"
#include "store/store.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  Option to{"to", 0, "FORMAT", "the format, where the file's name does not tell it", {}, {}, true};
  Option dialect{"dialect", 0, "NAME", "the format as one program wants it", {}, {}, true};
  Option part{"part", 0, "PART", "only this table of csv"};
  std::string notes;
  for (const auto* format : exporting::formats()) {
    to.choices.emplace_back(format->name);
    notes += (notes.empty() ? "" : "; ") + std::string(format->name) + ": " + std::string(format->sentence);
    for (const auto& one : format->dialects) {
      const std::string name(one.name);
      if (std::find(dialect.choices.begin(), dialect.choices.end(), name) == dialect.choices.end()) {
        dialect.choices.push_back(name);
      }
    }
    for (const auto one : format->parts) part.choices.emplace_back(one);
  }
  return {
      {},
      graph_options(relation_options(
          {{"output", 'o', "FILE", "a file to write; .gz and .zst compress it; - is standard output", {}, "-", true},
           to,
           dialect,
           part,
           {"around", 'a', "ENTITY", "only what lies around this entity", {}, {}, true},
           {"depth", 'd', "N", "how many steps around", {}, "1", false, 20},
           type_option(),
           measure_option(),
           saved_option()})),
      {{"soi export -o graph.graphml -o graph.csv.gz", "the whole graph of soi.db, as GraphML and as tables"},
       {"soi export --around \"Hà Giang\" --depth 2 --to gexf -o ha-giang.gexf",
        "what lies around a province, for Gephi"},
       {"soi export --measure pagerank --measure communities -o graph.gexf", "with measures as columns"},
       {"soi export -g facts.yaml | jq .nodes", "a graph file as JSON"}},
      notes +
          ". What a format cannot hold is told on standard error; docs/formats.md has the dialects and the whole "
          "table."};
}

std::vector<graph::Node> around(const Question& question, const Values& values, const graph::Selection& selection) {
  query::Walk walk;
  walk.depth = values.number("depth");
  walk.selection = selection;
  std::vector<graph::Node> starts, nodes;
  for (const auto& text : values.all("around")) starts.push_back(entity_meant(question, text).node);
  for (const auto& entity : query::around(*question.reader, question.schema, starts, walk).entities) {
    nodes.push_back(entity.node);
  }
  return nodes;
}

// The part of the graph that the filters let pass; null where they let all of it.
std::unique_ptr<graph::Reader> selected(const Question& question, const Values& values) {
  const auto selection = selection_of(question, values);
  std::optional<std::vector<graph::Node>> nodes;
  if (values.has("around")) nodes = around(question, values, selection);
  if (!nodes && selection.types.empty() && !selection.chooses_edges()) return nullptr;
  return std::make_unique<graph::Selected>(*question.reader, question.schema, selection, nodes);
}

void copy_store(const Values& values, const ExportTarget& target, bool filtered) {
  const auto store = values.text("graph");
  const auto refuse = [&](const std::string& what, const std::string& remedy) {
    throw base::Error(base::Failure::usage, what, remedy);
  };
  if (!store::is_store(store)) refuse("'" + store + "' is no store", "`soi build` makes one of it");
  if (filtered) refuse("a store is copied whole", "leave out the filters, or choose another format");
  if (target.path == "-") refuse("a store is a file", "name it with --output");
  std::error_code different;
  if (std::filesystem::equivalent(store, target.path, different)) {
    refuse("'" + store + "' is both what is read and what is written", "name another file with --output");
  }
  store::copy(store, target.path);
}

int run(const Call& call) {
  const auto targets = export_targets(call.values);
  const auto question = open_question(call);
  const auto domain = schema::Domain::open(question.reader->domain(), schema_folder(call.values));
  const auto part = selected(question, call.values);
  exporting::Export what{part ? *part : *question.reader, question.schema, domain, question.language};
  const auto& statuses = call.values.all("status");
  const bool denied = std::find(statuses.begin(), statuses.end(), "denied") != statuses.end();
  std::optional<SavedColumns> saved;
  if (call.values.has("saved")) saved.emplace(question, call.values.text("graph"));
  what.columns = export_columns(what.graph, call.values.all("measure"), denied, saved ? &*saved : nullptr);
  for (const auto& target : targets) {
    if (target.format->write == nullptr) {
      copy_store(call.values, target, part != nullptr);
      continue;
    }
    what.dialect = target.dialect;
    what.part = target.part;
    write_answer(call, target.path, call.values.text("graph"), true, [&](std::ostream& out) {
      base::compress(base::compression_of_name(target.path), out,
                     [&](std::ostream& packed) { target.format->write(what, packed); });
    });
  }
  std::vector<const exporting::Format*> told;
  for (const auto& target : targets) {
    if (std::find(told.begin(), told.end(), target.format) != told.end()) continue;
    told.push_back(target.format);
    const auto lost = exporting::losses(*target.format, what.graph, what.columns.size());
    if (!lost.empty()) write_problem(call.notice, {{}, lost, {}, {}}, "note");
  }
  return done;
}

}  // namespace

extern const Command export_command;
const Command export_command{"export", "writes the graph, or a part of it, for other tools", usage, run};

}  // namespace soi::cli
