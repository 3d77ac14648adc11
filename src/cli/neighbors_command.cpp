// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <tuple>

#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "query/neighbors.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using query::Neighbor;

constexpr std::size_t most_sentences = 2;  // of one relation: `soi show` has them all

Usage usage() {
  return {{{"ENTITY", "its id or name; diacritics may be left out", true, true}},
          question_options(
              relation_options({{"depth", 'd', "N", "how many steps away", {}, "1", false, 20}, type_option()})),
          {{"soi neighbors bui thi minh hoai", "the events, bodies and documents she is connected to"},
           {"soi neighbors \"Hà Giang\" --depth 2 --type official", "people at most two steps from a province"}},
          "The walk goes along the relations that --relation and its like let pass, in both directions; --type only "
          "chooses what is listed, so "
          "that people are found through their meetings."};
}

void write_json(const Question& question, const graph::Entity& start, const std::vector<Neighbor>& found,
                const query::Walk& walk, Output& out) {
  auto part = query::around(*question.reader, question.schema, {start.node}, walk);
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-neighbors/1");
  json.key("entity").value(start.id);
  json.key("distances").begin_object();
  for (const auto& neighbor : found) json.key(neighbor.entity.id).value(std::int64_t{neighbor.distance});
  json.end_object();
  exporting::write_part(json, *question.reader, question.schema, part.entities, part.edges);
  json.end_object();
  out.stream() << '\n';
}

// One neighbour under one relation, seen from the start or, further away, from whatever leads to it.
struct Entry {
  const Neighbor* neighbor;
  const Edge* edge;
};

void write_group(Telling& telling, const std::vector<Entry>& group, const std::string& label, Output& out) {
  out.stream() << '\n' << out.styled(Style::relation, label) << " (" << group.size() << ")\n";
  for (const auto& [neighbor, edge] : group) {
    if (neighbor->distance == 1) {
      const auto about = telling.details(*edge);
      out.paragraph(telling.entity_line(neighbor->entity) + (about.empty() ? "" : ": " + about), 2);
    } else {
      out.paragraph(telling.entity_line(neighbor->entity), 2);
      out.paragraph(telling.sentence(*edge), 4);
    }
    telling.evidence(*edge, 4, most_sentences);
  }
}

void write_text(const Question& question, const graph::Entity& start, const std::vector<Neighbor>& found,
                unsigned depth, Output& out) {
  Telling telling(question, out);
  out.paragraph(telling.entity_line(start), 0, Style::name);
  std::map<std::tuple<unsigned, bool, std::string>, std::vector<Entry>> groups;
  for (const auto& neighbor : found) {
    for (const auto& edge : neighbor.edges) {
      groups[{neighbor.distance, edge.object == neighbor.entity.node, edge.relation}].push_back({&neighbor, &edge});
    }
  }
  for (unsigned distance = 1; distance <= depth; ++distance) {
    bool first = true;
    for (const bool from_subject : {true, false}) {
      for (const auto& [key, group] : groups) {
        const auto& [away, outward, relation] = key;
        if (away != distance || outward != from_subject) continue;
        if (first && distance > 1)
          out.stream() << '\n' << out.styled(Style::heading, std::to_string(distance) + " steps away") << '\n';
        first = false;
        write_group(telling, group, telling.relation_label(relation, outward), out);
      }
    }
  }
}

int run(const Call& call) {
  const auto question = open_question(call.values);
  query::Walk walk;
  walk.depth = call.values.number("depth");
  walk.selection = selection_of(question, call.values);
  const auto start = entity_meant(question, call.values.words("ENTITY"));
  const auto found = query::neighbors(*question.reader, question.schema, start.node, walk);
  if (call.values.has("json")) {
    write_json(question, start, found, walk, call.out);
  } else if (found.empty()) {
    throw NothingFound("'" + one_line(start.name) + "' has no such neighbours", "");
  } else {
    write_text(question, start, found, walk.depth, call.out);
  }
  return found.empty() ? findings : done;
}

}  // namespace

extern const Command neighbors_command;
const Command neighbors_command{"neighbors", "lists what an entity is connected to, by relation, with the sentences",
                                usage, run};

}  // namespace soi::cli
