// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Entity;

Usage usage() {
  return {{{"ENTITY", "its id or name; diacritics may be left out", true, true}},
          question_options(relation_options()),
          {{"soi show bui thi minh hoai", "everything known of her, with the sentences that say it"},
           {"soi show \"Nghị quyết 25-NQ/TW\" --json", "as JSON, with the places of the evidence"}}};
}

void write_json(const Question& question, const Entity& entity, const std::vector<Edge>& edges, Output& out) {
  std::map<std::string, Entity> part;
  part.emplace(entity.id, entity);
  for (const auto& edge : edges) {
    for (const auto node : {edge.subject, edge.object}) {
      auto other = question.reader->entity(node);
      part.emplace(other.id, std::move(other));
    }
  }
  std::vector<Entity> entities;
  for (auto& [id, each] : part) entities.push_back(std::move(each));
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-show/1");
  json.key("entity").value(entity.id);
  exporting::write_part(json, *question.reader, question.schema, entities, edges);
  json.end_object();
  out.stream() << '\n';
}

void write_head(const Telling& telling, const Entity& entity, Output& out) {
  out.paragraph(entity.name, 0, Style::name);
  out.paragraph(telling.type_label(entity.type) + ", " + entity.id, 2);
  std::string aliases;
  for (const auto& alias : entity.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  if (!aliases.empty()) out.paragraph("also written " + aliases, 2);
  for (const auto& property : entity.properties) out.paragraph(property.name + ": " + property.value, 2);
  if (entity.members.size() < 2) return;
  std::string members;
  for (const auto& member : entity.members) members += (members.empty() ? "" : ", ") + member;
  out.paragraph("joined from " + members, 2, Style::faint);
}

void write_text(const Question& question, const Entity& entity, const std::vector<Edge>& edges, Output& out) {
  Telling telling(question, out);
  write_head(telling, entity, out);
  std::map<std::pair<bool, std::string>, std::vector<const Edge*>> groups;  // what it does, then what is done to it
  for (const auto& edge : edges) groups[{edge.subject != entity.node, edge.relation}].push_back(&edge);
  for (const auto& [key, group] : groups) {
    const auto label = telling.relation_label(key.second, !key.first);
    out.stream() << '\n' << out.styled(Style::relation, label) << " (" << group.size() << ")\n";
    for (const auto* edge : group) {
      const auto& other = telling.entity(key.first ? edge->subject : edge->object);
      const auto about = telling.details(*edge);
      out.paragraph(telling.entity_line(other) + (about.empty() ? "" : ": " + about), 2);
      telling.evidence(*edge, 4, static_cast<std::size_t>(-1));
    }
  }
}

int run(const Call& call) {
  const auto question = open_question(call.values);
  const auto selection = selection_of(question, call.values);
  const auto entity = entity_meant(question, call.values.words("ENTITY"));
  const auto edges = graph::edges(selection, *question.reader, entity.node);
  if (call.values.has("json")) {
    write_json(question, entity, edges, call.out);
  } else {
    write_text(question, entity, edges, call.out);
  }
  return done;
}

}  // namespace

extern const Command show_command;
const Command show_command{"show", "tells what is known of an entity, by relation, each fact with its sentence", usage,
                           run};

}  // namespace soi::cli
