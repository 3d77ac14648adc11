// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "graph/selection.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Entity;

constexpr std::string_view form = "soi-why/1";

Usage usage() {
  return {{{"ENTITY", "its id or name, in quotes"},
           {"RELATION", "a relation by its name or label, either way; without it, why the entity is one", false},
           {"OTHER", "the entity at the other end; without it, all of them", false}},
          answer_options(),
          {{"soi why \"Vi Văn Thảo\" holds \"Ban Dân vận Tỉnh ủy Lạng Sơn\"",
            "every sentence that says so, with its document, place and rule"},
           {"soi why \"Vi Văn Thảo\"", "which documents' mentions are taken for him"}}};
}

// A relation by its name or by a label of its; throws Error(usage) where there is none.
std::string relation_meant(const schema::Schema& schema, const std::string& text) {
  std::vector<std::string> words;
  for (const auto& [name, relation] : schema.relations()) {
    for (const auto* word :
         {&name, &relation.label.vi, &relation.label.en, &relation.inverse.vi, &relation.inverse.en}) {
      if (*word == text) return name;
    }
    words.push_back(name);
  }
  const auto near = base::nearest(text, words);
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "it has " : ", ") + word;
  throw base::Error(base::Failure::usage, "the schema has no relation '" + text + "'",
                    near.empty() ? all : "did you mean '" + near + "'?");
}

struct Reasons {
  Entity entity;
  std::vector<Edge> edges;
  std::vector<Entity> others;  // ends of the edges
};

Reasons reasons(const Question& question, const Values& values) {
  Reasons found{entity_meant(question, values.text("ENTITY")), {}, {}};
  found.entity = question.reader->entity(found.entity.node);
  if (!values.has("RELATION")) return found;
  graph::Selection selection;
  selection.relations = {relation_meant(question.schema, values.text("RELATION"))};
  found.edges = graph::edges(selection, *question.reader, found.entity.node);
  std::optional<Entity> other;
  if (values.has("OTHER")) {
    other = entity_meant(question, values.text("OTHER"));
    std::erase_if(found.edges,
                  [&](const Edge& edge) { return edge.subject != other->node && edge.object != other->node; });
  }
  if (found.edges.empty()) {
    throw NothingFound("no document says that of '" + one_line(found.entity.name) + "'" +
                           (other ? " and '" + one_line(other->name) + "'" : ""),
                       "`soi path` tells how two are connected");
  }
  std::set<graph::Node> known = {found.entity.node};
  for (const auto& edge : found.edges) {
    for (const auto node : {edge.subject, edge.object}) {
      if (known.insert(node).second) found.others.push_back(question.reader->entity(node));
    }
  }
  return found;
}

void write_members(const Telling& telling, const Entity& entity, Output& out) {
  if (entity.members.size() == 1) {
    out.paragraph(
        "of one document only: " + entity.members.front() + ", " + telling.document_of(entity.members.front()), 2);
    return;
  }
  out.paragraph("one entity of " + counted(entity.members.size(), "document", "documents") + ":", 2);
  for (const auto& member : entity.members) out.paragraph(member + ", " + telling.document_of(member), 4);
}

void write_text(const Question& question, const Reasons& found, Output& out) {
  Telling telling(question, out);
  if (found.edges.empty()) {
    out.paragraph(telling.entity_line(found.entity), 0, Style::name);
    write_members(telling, found.entity, out);
    return;
  }
  for (const auto& edge : found.edges) {
    if (&edge != &found.edges.front()) out.stream() << '\n';
    out.paragraph(telling.sentence(edge), 0, Style::name);
    telling.facts(edge, 2);
  }
  const auto joined = [](const Entity& entity) { return entity.members.size() > 1; };
  std::vector<const Entity*> ends = {&found.entity};
  for (const auto& other : found.others) ends.push_back(&other);
  for (const auto* end : ends) {
    if (!joined(*end)) continue;
    out.stream() << '\n';
    out.paragraph(telling.entity_line(*end), 0, Style::name);
    write_members(telling, *end, out);
  }
}

void write_json(const Question& question, const Reasons& found, base::JsonWriter& json) {
  json.key("entity").value(found.entity.id);
  auto entities = found.others;
  entities.push_back(found.entity);
  exporting::write_part(json, *question.reader, question.schema, entities, found.edges);
}

void write_csv(const Question& question, const Telling& telling, const Reasons& found,
               const std::function<void(const Row&)>& row) {
  row({"subject", "relation", "object", "role", "status", "document", "document_date", "begin", "end", "by",
       "sentence"});
  for (const auto& edge : found.edges) {
    for (const auto& fact : question.reader->facts(edge.number)) {
      const auto document = question.reader->document(fact.document);
      const auto date = document ? base::to_string(document->date) : std::string();
      auto evidence = fact.fact.evidence;
      if (evidence.empty()) evidence.emplace_back();
      for (const auto& one : evidence) {
        const bool placed = one.end > 0;
        row({telling.entity(edge.subject).name, edge.relation, telling.entity(edge.object).name, fact.fact.role,
             graph::to_string(edge.status), fact.document, date, placed ? std::to_string(one.begin) : "",
             placed ? std::to_string(one.end) : "", one.by, one.sentence});
      }
    }
  }
}

int answer(const Call& call, const Question& question) {
  const auto found = reasons(question, call.values);
  const Telling telling(question, call.out);
  give(call, question,
       {form, [&](Output& out) { write_text(question, found, out); },
        [&](base::JsonWriter& json) { write_json(question, found, json); },
        [&](const auto& row) { write_csv(question, telling, found, row); },
        [&] {
          auto entities = found.others;
          entities.push_back(found.entity);
          return PartOfGraph{std::move(entities), found.edges, {found.entity.node}};
        }});
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command why_command;
const Command why_command{"why", "gives all evidence of a relation, and what is taken for one entity", usage, run};

}  // namespace soi::cli
