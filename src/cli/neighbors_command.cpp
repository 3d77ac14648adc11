// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <map>
#include <set>

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "graph/as_of.hpp"
#include "query/neighbors.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using query::Neighbor;
using query::Neighborhood;

constexpr std::string_view form = "soi-neighbors/1";
constexpr std::size_t most_looked_at = 20'000;  // for an answer that feels at once
constexpr std::size_t most_shut_named = 3;
constexpr std::size_t most_sentences = 2;  // of one relation: `soi why` has them all

Usage usage() {
  return {{{"ENTITY", "its id or name; diacritics may be left out", true, true}},
          answer_options(relation_options({{"depth", 'd', "N", "how many steps away", {}, "1", false, 20},
                                           type_option(),
                                           {"direction",
                                            0,
                                            "WAY",
                                            "relations in which each is the subject (out), the object (in), or both",
                                            {"out", "in", "both"},
                                            "both"},
                                           {"hide-hubs",
                                            0,
                                            "N",
                                            "leave out entities with more than N relations, and do not go through them",
                                            {},
                                            {},
                                            false,
                                            1'000'000'000},
                                           limit_option("100"),
                                           {"evidence", 'e', "", "with the sentences that say so"}})),
          {{"soi neighbors bui thi minh hoai", "the events, bodies and documents she is connected to"},
           {"soi neighbors \"Hà Tĩnh\" --depth 2 --type official --hide-hubs 50",
            "people at most two steps from a province, not by way of what everybody has to do with"}},
          "The walk goes along the relations that --relation and its like let pass; --type only chooses what is "
          "listed, so that people are found through their meetings. What more documents speak of stands first; the "
          "last column counts them. Beyond the entity's own it looks at " +
              std::to_string(most_looked_at) +
              " relations: what has more than are left is "
              "listed but not gone through, named at the end, and the exit code is 5."};
}

PartOfGraph part_of(const graph::Entity& start, const Neighborhood& found) {
  PartOfGraph part{{start}, {}, {start.node}};
  for (const auto* list : {&found.between, &found.listed}) {
    for (const auto& neighbor : *list) {
      part.entities.push_back(neighbor.entity);
      part.edges.insert(part.edges.end(), neighbor.edges.begin(), neighbor.edges.end());
    }
  }
  return part;
}

void write_json(const Question& question, const graph::Entity& start, const Neighborhood& found,
                base::JsonWriter& json) {
  json.key("entity").value(start.id);
  json.key("count").value(static_cast<std::int64_t>(found.all));
  json.key("distances").begin_object();
  for (const auto& neighbor : found.listed) json.key(neighbor.entity.id).value(std::int64_t{neighbor.distance});
  json.end_object();
  const auto part = part_of(start, found);
  exporting::write_part(json, *question.reader, question.schema, part.entities, part.edges);
}

void write_csv(const Telling& telling, const Neighborhood& found, const std::function<void(const Row&)>& row) {
  row({"distance", "id", "type", "name", "relation", "direction", "nearer", "role", "former", "status", "since",
       "until", "on", "documents"});
  for (const auto& neighbor : found.listed) {
    const auto& entity = neighbor.entity;
    for (const auto& edge : neighbor.edges) {
      const bool outward = edge.object == entity.node;
      row({std::to_string(neighbor.distance), entity.id, entity.type, entity.name, edge.relation,
           outward ? "out" : "in", telling.entity(outward ? edge.subject : edge.object).id, edge.role,
           edge.former ? "true" : "", graph::to_string(edge.status), base::to_string(edge.since),
           base::to_string(edge.until), base::to_string(edge.on), std::to_string(edge.facts)});
    }
  }
}

// One neighbour with one of the relations that lead to it; `lead` is what its row says of it besides name and type.
struct Entry {
  const Neighbor* neighbor;
  const Edge* edge;
  std::string lead;
  std::uint64_t facts;
};

// A table; with `sentences`, each row is followed by those that say so.
void write_entries(Telling& telling, const std::vector<Entry>& entries, bool sentences, Output& out) {
  using enum Column::Kind;
  Table table({{wraps, {}}, {plain, Style::faint}, {wraps, {}}, {number, {}}}, 2);
  for (const auto& [neighbor, edge, lead, facts] : entries) {
    const auto date = graph::date_of(neighbor->entity);
    auto about = base::to_string(date);
    if (!lead.empty()) about += (about.empty() ? "" : ", ") + lead;
    table.add({neighbor->entity.name, telling.type_label(neighbor->entity.type), about, std::to_string(facts)});
  }
  table.write(out, [&](std::size_t row) {
    if (sentences) telling.evidence(*entries[row].edge, 4, most_sentences);
  });
}

void write_heading(Output& out, Style style, const std::string& text, std::size_t count) {
  out.stream() << '\n' << out.styled(style, text) << " (" << count << ")\n";
}

// The nearest stand under the relations that lead to them, what they do before what is done to them.
void write_nearest(Telling& telling, const std::vector<Neighbor>& listed, bool sentences, Output& out) {
  std::map<std::pair<bool, std::string>, std::vector<Entry>> groups;
  for (const auto& neighbor : listed) {
    if (neighbor.distance != 1) continue;
    for (const auto& edge : neighbor.edges) {
      groups[{edge.object != neighbor.entity.node, edge.relation}].push_back(
          {&neighbor, &edge, telling.details(edge), edge.facts});
    }
  }
  for (const auto& [key, entries] : groups) {
    write_heading(out, Style::relation, telling.relation_label(key.second, !key.first), entries.size());
    write_entries(telling, entries, sentences, out);
  }
}

// Those further away stand by distance, each with one of the entities that lead to it.
void write_further(Telling& telling, const std::vector<Neighbor>& listed, unsigned distance, bool sentences,
                   Output& out) {
  std::vector<Entry> entries;
  for (const auto& neighbor : listed) {
    if (neighbor.distance != distance) continue;
    std::set<graph::Node> ways;
    for (const auto& edge : neighbor.edges) ways.insert(edge.other_end(neighbor.entity.node));
    const auto& edge = neighbor.edges.front();
    auto lead = "← " + telling.entity(edge.other_end(neighbor.entity.node)).name;
    if (ways.size() > 1) lead += " (+" + std::to_string(ways.size() - 1) + ")";
    entries.push_back({&neighbor, &edge, lead, neighbor.facts});
  }
  if (entries.empty()) return;
  write_heading(out, Style::heading, std::to_string(distance) + " steps away", entries.size());
  write_entries(telling, entries, sentences, out);
}

void write_text(const Question& question, const graph::Entity& start, const Neighborhood& found,
                const query::Walk& walk, bool sentences, Output& out) {
  Telling telling(question, out, walk.selection.at);
  out.paragraph(telling.entity_line(start), 0, Style::name);
  write_nearest(telling, found.listed, sentences, out);
  for (unsigned distance = 2; distance <= walk.depth; ++distance) {
    write_further(telling, found.listed, distance, sentences, out);
  }
}

// What the list does not have, on standard error.
void write_left_out(const graph::Reader& reader, const Neighborhood& found, const query::Walk& walk, Output& notice) {
  if (found.listed.size() < found.all) {
    notice.stream() << "… and " << found.all - found.listed.size() << " more; --limit 0 lists all\n";
  }
  if (found.hidden > 0) {
    notice.stream() << counted(found.hidden, "entity", "entities") << " with more than " << walk.hide_hubs
                    << " relations left out\n";
  }
  if (found.shut.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(found.shut.size(), most_shut_named); ++i) {
    const auto degree = reader.degree(found.shut[i], graph::Direction::both);
    names += (i == 0 ? ": " : ", ") + one_line(reader.brief(found.shut[i]).name) + " (" + std::to_string(degree) + ")";
  }
  if (found.shut.size() > most_shut_named) names += " …";
  throw base::Error(base::Failure::limit,
                    "a walk looks at " + std::to_string(walk.most) + " relations and did not go on from " +
                        counted(found.shut.size(), "entity", "entities") + names,
                    "ask with a smaller --depth, leave hubs out with --hide-hubs, or name the relations to follow");
}

int answer(const Call& call, const Question& question) {
  query::Walk walk;
  walk.depth = call.values.number("depth");
  walk.most = most_looked_at;
  walk.hide_hubs = call.values.number("hide-hubs");
  walk.selection = selection_of(question, call.values);
  const auto way = call.values.text("direction");
  walk.selection.direction = way == "out"  ? graph::Direction::out
                             : way == "in" ? graph::Direction::in
                                           : graph::Direction::both;
  const auto start = entity_meant(question, call.values.words("ENTITY"));
  const auto found = query::neighbors(*question.reader, question.schema, start.node, walk, call.values.number("limit"));
  if (found.listed.empty()) {
    write_left_out(*question.reader, found, walk, call.notice);
    throw NothingFound("'" + one_line(start.name) + "' has no such neighbours", "");
  }
  const Telling telling(question, call.out);
  give(call, question,
       {form, [&](Output& out) { write_text(question, start, found, walk, call.values.has("evidence"), out); },
        [&](base::JsonWriter& json) { write_json(question, start, found, json); },
        [&](const auto& row) { write_csv(telling, found, row); }, [&] { return part_of(start, found); }});
  write_left_out(*question.reader, found, walk, call.notice);
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command neighbors_command;
const Command neighbors_command{"neighbors", "lists what an entity is connected to, by relation and distance", usage,
                                run};

}  // namespace soi::cli
