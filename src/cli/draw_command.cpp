// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <ostream>
#include <set>

#include "base/error.hpp"
#include "cli/answer_file.hpp"
#include "cli/filters.hpp"
#include "cli/picture_file.hpp"
#include "cli/run.hpp"
#include "drawing/picture.hpp"
#include "query/neighbors.hpp"

namespace soi::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> picture_names() {
  std::vector<std::string> names;
  for (const auto* picture : drawing::pictures()) names.emplace_back(picture->name);
  return names;
}

Usage usage() {
  return {
      {},
      graph_options(relation_options(
          {{"output", 'o', "FILE", "the file to write; - is standard output", {}, "-"},
           {"to", 0, "FORMAT", "the format, where the file's name does not tell it", drawing::format_names()},
           {"around", 'a', "ENTITY", "draw what lies around this entity", {}, {}, true},
           {"depth", 'd', "N", "how many steps around", {}, "1", false, 20},
           type_option(),
           {"picture", 0, "PICTURE", "the kind of picture; else chosen by --around", picture_names()},
           {"engine", 0, "ENGINE", "Graphviz' engine; else the size of the graph chooses", drawing::engines()},
           {"title", 0, "TEXT", "the picture's title"},
           {"seconds", 0, "N", "how long the layout may take", {}, "60", false, 86'400}})),
      {{"soi draw -o graph.svg", "the whole graph"},
       {"soi draw -o graph.html", "a page to explore in any browser, offline"},
       {"soi draw --around \"Bùi Thị Minh Hoài\" --depth 2 -o around.png", "one official and what she is tied to"}}};
}

drawing::Format format_wanted(const Values& values) {
  const auto path = values.text("output");
  auto word = values.text("to");
  if (word.empty() && path != "-")
    word = fs::path(path).extension().string().substr(fs::path(path).has_extension() ? 1 : 0);
  if (word.empty()) word = "dot";
  drawing::Format format{};
  if (drawing::parse(word, format)) return format;
  std::string all;
  for (const auto& name : drawing::format_names()) all += (all.empty() ? "" : ", ") + name;
  throw base::Error(base::Failure::usage, "there is no picture format '" + word + "'",
                    "the formats are " + all + "; --to names one where the file's name does not");
}

query::Subgraph everything(const Question& question, const query::Walk& walk, drawing::Format format) {
  const auto& reader = *question.reader;
  if (format != drawing::Format::html) drawing::engine_for(reader.counts().entities);  // refuses before it is loaded
  std::vector<graph::Node> all;
  reader.each_entity([&](const graph::Entity& entity) {
    if (graph::passes(walk.selection, entity, question.schema)) all.push_back(entity.node);
    return true;
  });
  auto among = walk;
  among.depth = 0;
  auto part = query::around(reader, question.schema, all, among);
  if (walk.selection.chooses_edges()) {  // who has none of them is not asked for
    std::set<graph::Node> tied;
    for (const auto& edge : part.edges) tied.insert({edge.subject, edge.object});
    std::erase_if(part.entities, [&](const graph::Entity& entity) { return !tied.contains(entity.node); });
  }
  return part;
}

std::string draw(const Call& call, drawing::Format format) {
  const auto question = open_question(call.values);
  query::Walk walk;
  walk.depth = call.values.number("depth");
  walk.selection = selection_of(question, call.values);
  std::vector<graph::Node> focus;
  for (const auto& text : call.values.all("around")) focus.push_back(entity_meant(question, text).node);
  auto part = focus.empty() ? everything(question, walk, format)
                            : query::around(*question.reader, question.schema, focus, walk);
  if (part.entities.empty()) throw NothingFound("there is nothing to draw", "`soi info` tells what the graph holds");

  const auto& values = call.values;
  return picture_file(question, values, {std::move(part.entities), std::move(part.edges), focus, values.text("title")},
                      format,
                      {values.text("picture"), values.text("engine"), static_cast<double>(values.number("seconds"))});
}

int run(const Call& call) {
  const auto format = format_wanted(call.values);
  const bool text = format != drawing::Format::png && format != drawing::Format::pdf;
  const auto path = call.values.text("output");
  if (path == "-" && !text) write_answer(call, path, "", text, [](std::ostream&) {});  // refuse before the work
  const auto bytes = draw(call, format);
  write_answer(call, path, call.values.text("graph"), text, [&](std::ostream& out) { out << bytes; });
  return done;
}

}  // namespace

extern const Command draw_command;
const Command draw_command{"draw", "draws the graph, or what lies around some of its entities", usage, run};

}  // namespace soi::cli
