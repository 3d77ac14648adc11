// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "query/paths.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t most_sentences = 2;  // of one relation: `soi show` has them all

Usage usage() {
  return {{{"FROM", "an entity's id or name, in quotes"}, {"TO", "another one"}},
          question_options(relation_options()),
          {{"soi path \"Hoàng Duy Chinh\" \"Đỗ Mạnh Hiến\"", "how the two are connected, and which sentences say so"}},
          "Relations count in both directions, denied ones only where --status names them. A step costs 1 to a person "
          "or an event, 1.5 to a "
          "body, 2 to a place, document or campaign, and log2(number of relations) / 4 besides: a way through a small "
          "meeting is preferred to one through a province or a resolution that everybody cites."};
}

// By the roots that every domain extends: meeting somebody says more than living in one province.
double weight(const schema::Schema& schema, const graph::Entity& entity) {
  const auto* type = schema.type(entity.type);
  if (type == nullptr || type->root == "organization") return 1.5;
  return type->root == "official" || type->root == "event" ? 1 : 2;
}

void write_json(const Question& question, const graph::Entity& from, const graph::Entity& to, const query::Path& path,
                Output& out) {
  std::vector<graph::Entity> entities = {from};
  std::vector<graph::Edge> edges;
  for (const auto& step : path.steps) {
    entities.push_back(question.reader->entity(step.to));
    edges.insert(edges.end(), step.edges.begin(), step.edges.end());
  }
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-path/1");
  json.key("from").value(from.id).key("to").value(to.id);
  json.key("steps").value(static_cast<std::int64_t>(path.steps.size())).key("cost").value(path.cost);
  exporting::write_part(json, *question.reader, question.schema, entities, edges);
  json.end_object();
  out.stream() << '\n';
}

void write_text(const Question& question, const graph::Entity& from, const query::Path& path, Output& out) {
  Telling telling(question, out);
  out.paragraph(telling.entity_line(from), 0, Style::name);
  for (const auto& step : path.steps) {
    out.stream() << '\n';
    for (const auto& edge : step.edges) {
      out.paragraph(telling.sentence(edge), 2);
      telling.evidence(edge, 4, most_sentences);
    }
    out.stream() << '\n';
    out.paragraph(telling.entity_line(telling.entity(step.to)), 0, Style::name);
  }
}

int run(const Call& call) {
  const auto question = open_question(call.values);
  query::PathSearch search;
  search.weight = [&question](const graph::Entity& entity) { return weight(question.schema, entity); };
  search.selection = selection_of(question, call.values);
  const auto from = entity_meant(question, call.values.text("FROM"));
  const auto to = entity_meant(question, call.values.text("TO"));
  const auto path = query::shortest_path(*question.reader, from.node, to.node, search);
  if (!path) {
    throw NothingFound("nothing connects '" + one_line(from.name) + "' with '" + one_line(to.name) + "'", "");
  }
  if (call.values.has("json")) {
    write_json(question, from, to, *path, call.out);
  } else {
    write_text(question, from, *path, call.out);
  }
  return done;
}

}  // namespace

extern const Command path_command;
const Command path_command{"path", "tells how two entities are connected, step by step, with the sentences", usage,
                           run};

}  // namespace soi::cli
