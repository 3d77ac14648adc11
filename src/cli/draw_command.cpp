// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "base/files.hpp"
#include "cli/answer_file.hpp"
#include "cli/filters.hpp"
#include "cli/picture_file.hpp"
#include "cli/picture_measures.hpp"
#include "cli/run.hpp"
#include "drawing/grouping.hpp"
#include "drawing/page.hpp"
#include "drawing/picture.hpp"
#include "query/neighbors.hpp"

namespace soi::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_layout_file = 64u << 20;
const std::vector<std::string> label_words = {"full", "short", "none"};

std::vector<std::string> picture_names() {
  std::vector<std::string> names;
  for (const auto* picture : drawing::pictures()) names.emplace_back(picture->name);
  return names;
}

std::vector<std::string> layout_names() {
  auto names = drawing::engines();
  names.insert(names.begin(), "auto");
  return names;
}

std::vector<Option> looks() {
  return {
      {"picture", 0, "PICTURE", "the kind of picture; else chosen by --around", picture_names()},
      {"layout", 0, "ENGINE", "Graphviz' engine; auto goes by the picture and its size", layout_names(), "auto"},
      {"rankdir", 0, "DIR", "where dot's columns run", {"LR", "TB", "RL", "BT"}},
      {"group-by", 0, "WHAT", "boxes around what belongs together", {"type", "place", "community"}},
      {"size-by", 0, "MEASURE", "names in sizes by a measure of what is drawn", size_measures()},
      {"color-by", 0, "MEASURE", "nodes in colours by the part a measure puts them in", color_measures()},
      {"top", 0, "N", "only the N most tied entities, or those first in --by", {}, {}, false, 1'000'000},
      saved_option(),
      {"by", 0, "MEASURE", "what --top goes by, instead of the number of ties", size_measures()},
      {"labels", 0, "WHICH", "names whole, short, or only of the most tied", label_words, "full"},
      {"theme", 0, "THEME", "colours for the screen, for paper, for all eyes", drawing::Style::themes(), "light"},
      {"legend", 0, "WHEN", "what colours and lines mean: yes or no", {"yes", "no"}, "yes"},
      {"title", 0, "TEXT", "the picture's title"},
      {"keep", 0, "FILE", "keep everything where the picture before had it; the file is made and renewed"},
      {"fallback", 0, "", "go on with the next engine where one outruns its limits"},
      {"limit", 0, "N", "draw everything up to so many entities, of more the most tied", {}, "5000", false, 1'000'000},
      {"seconds", 0, "N", "how long the layout may take", {}, "60", false, 86'400}};
}

Usage usage() {
  std::vector<Option> options = {
      {"output", 'o', "FILE", "the file to write; - is standard output", {}, "-", true},
      {"to", 0, "FORMAT", "the format, where the file's name does not tell it", drawing::format_names()},
      {"around", 'a', "ENTITY", "draw what lies around this entity", {}, {}, true},
      {"depth", 'd', "N", "how many steps around", {}, "1", false, 20},
      type_option()};
  const auto more = looks();
  options.insert(options.end(), more.begin(), more.end());
  return {{},
          graph_options(relation_options(std::move(options))),
          {{"soi draw -o graph.svg", "the whole graph"},
           {"soi draw -o graph.html", "a page to explore in any browser, offline"},
           {"soi draw --around \"Bùi Thị Minh Hoài\" --depth 2 -o around.png", "one official and what she is tied to"},
           {"soi draw --picture timeline -o times.pdf -o times.svg", "events on a time axis, in two formats"}}};
}

drawing::Format format_wanted(const Values& values, const std::string& path) {
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

// Of a graph no picture can hold, the most tied entities (among equals by id): nothing else is loaded.
std::vector<graph::Node> most_tied(const graph::Reader& reader, std::vector<graph::Node> nodes) {
  if (nodes.size() <= drawing::most_nodes_of_a_page) return nodes;
  std::vector<std::pair<std::uint64_t, std::size_t>> order;  // degree, place in order of ids
  for (std::size_t i = 0; i < nodes.size(); ++i) order.emplace_back(reader.degree(nodes[i], graph::Direction::both), i);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return std::tuple(b.first, a.second) < std::tuple(a.first, b.second); });
  std::vector<graph::Node> chosen;
  for (std::size_t i = 0; i < drawing::most_nodes_of_a_page; ++i) chosen.push_back(nodes[order[i].second]);
  return chosen;
}

query::Subgraph everything(const Question& question, const query::Walk& walk, std::size_t& out_of) {
  const auto& reader = *question.reader;
  std::vector<graph::Node> all;
  reader.each_entity([&](const graph::Entity& entity) {
    if (graph::passes(walk.selection, entity, question.schema)) all.push_back(entity.node);
    return true;
  });
  if (all.size() > drawing::most_nodes_of_a_page) out_of = all.size();
  auto among = walk;
  among.depth = 0;
  auto part = query::around(reader, question.schema, most_tied(reader, std::move(all)), among);
  if (walk.selection.chooses_edges()) {  // who has none of them is not asked for
    std::set<graph::Node> tied;
    for (const auto& edge : part.edges) tied.insert({edge.subject, edge.object});
    std::erase_if(part.entities, [&](const graph::Entity& entity) { return !tied.contains(entity.node); });
  }
  return part;
}

// `out_of` becomes the number of entities that would be drawn if no more than a page can hold were taken.
PartOfGraph part_wanted(const Question& question, const Values& values, std::size_t& out_of) {
  query::Walk walk;
  walk.depth = values.number("depth");
  walk.selection = selection_of(question, values);
  std::vector<graph::Node> focus;
  for (const auto& text : values.all("around")) focus.push_back(entity_meant(question, text).node);
  auto part = focus.empty() ? everything(question, walk, out_of)
                            : query::around(*question.reader, question.schema, focus, walk);
  if (part.entities.empty()) throw NothingFound("there is nothing to draw", "`soi info` tells what the graph holds");
  return {std::move(part.entities), std::move(part.edges), focus, values.text("title")};
}

PictureWishes wishes_of(const Values& values, drawing::KeptLayout& kept) {
  PictureWishes wishes;
  wishes.picture = values.text("picture");
  wishes.theme = values.text("theme");
  wishes.group_by = values.text("group-by");
  wishes.size_by = values.text("size-by");
  wishes.color_by = values.text("color-by");
  wishes.by = values.text("by");
  wishes.top = values.number("top");
  wishes.limit = values.number("limit");
  auto& render = wishes.render;
  if (values.text("layout") != "auto") render.engine = values.text("layout");
  render.fallback = values.has("fallback");
  render.dot.rankdir = values.text("rankdir");
  render.dot.legend = values.text("legend") == "yes";
  render.dot.labels = static_cast<drawing::Labels>(
      std::find(label_words.begin(), label_words.end(), values.text("labels")) - label_words.begin());
  render.layout.seconds = values.number("seconds");
  if (!values.has("keep")) return wishes;
  const auto path = values.text("keep");
  if (fs::exists(path)) kept = drawing::read_layout(path, base::read_file(path, largest_layout_file));
  render.kept = &kept;
  return wishes;
}

bool is_text(drawing::Format format) { return format != drawing::Format::png && format != drawing::Format::pdf; }

int run(const Call& call) {
  const auto& values = call.values;
  const auto& paths = values.all("output");
  std::vector<drawing::Format> formats;
  for (const auto& path : paths) formats.push_back(format_wanted(values, path));
  for (std::size_t i = 0; i < paths.size(); ++i)  // refuse before the work
    if (paths[i] == "-" && !is_text(formats[i])) write_answer(call, paths[i], "", false, [](std::ostream&) {});
  const auto question = open_question(call);
  drawing::KeptLayout kept;
  auto wishes = wishes_of(values, kept);
  std::optional<SavedColumns> saved;
  if (values.has("saved")) saved.emplace(question, values.text("graph"));
  wishes.saved = saved ? &*saved : nullptr;
  auto part = part_wanted(question, values, wishes.out_of);
  PictureFile picture(call, question, std::move(part), wishes);
  std::vector<std::string> files;  // all are made before one is written
  for (const auto format : formats) files.push_back(picture.bytes(format));
  for (std::size_t i = 0; i < paths.size(); ++i)
    write_answer(call, paths[i], values.text("graph"), is_text(formats[i]),
                 [&](std::ostream& out) { out << files[i]; });
  if (values.has("keep"))
    base::write_file(values.text("keep"), [&](std::ostream& out) { out << drawing::write_layout(kept); });
  return done;
}

}  // namespace

extern const Command draw_command;
const Command draw_command{"draw", "draws the graph, or what lies around some of its entities", usage, run};

}  // namespace soi::cli
