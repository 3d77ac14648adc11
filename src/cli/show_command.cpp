// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "cli/answer.hpp"
#include "cli/dossier.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "exporting/node_link.hpp"
#include "graph/edge_order.hpp"
#include "query/company.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Entity;

constexpr std::string_view form = "soi-show/1";
constexpr std::size_t most_companions = 10;
constexpr std::size_t most_members = 12;

Usage usage() {
  return {
      {{"ENTITY", "its id or name; diacritics may be left out", true, true}},
      answer_options(relation_options(
          {limit_option("40"), {"evidence", 'e', "", "with the sentences that say so, what matters marked"}})),
      {{"soi show bui thi minh hoai", "her offices over time, her events, whom she met there"},
       {"soi show \"Nghị quyết 25-NQ/TW\" --evidence", "what cites it, with the sentences"}},
      "The last column counts the documents that say so. Of each section the lines that most documents speak of are "
      "shown, by date."};
}

struct Dossier {
  Entity entity;
  std::vector<DossierSection> sections;
  query::Company company;
  std::size_t edges = 0;  // there are
};

std::vector<Edge> edges_in(const Dossier& found) {
  std::vector<Edge> edges;
  for (const auto& section : found.sections) {
    for (const auto& line : section.lines) edges.insert(edges.end(), line.edges.begin(), line.edges.end());
  }
  std::sort(edges.begin(), edges.end(), graph::before);
  return edges;
}

PartOfGraph part_of(const Question& question, const Dossier& found) {
  PartOfGraph part{{}, edges_in(found), {found.entity.node}};
  std::map<std::string, Entity> entities = {{found.entity.id, found.entity}};
  for (const auto& edge : part.edges) {
    for (const auto node : {edge.subject, edge.object}) {
      auto other = question.reader->brief(node);
      entities.emplace(other.id, std::move(other));
    }
  }
  for (auto& [id, entity] : entities) part.entities.push_back(std::move(entity));
  return part;
}

void write_json(const Question& question, const Dossier& found, base::JsonWriter& json) {
  json.key("entity").value(found.entity.id).key("relations").value(static_cast<std::int64_t>(found.edges));
  json.key("company").begin_object();
  for (const auto& [root, companions] : found.company.by_root) {
    json.key(root).begin_array();
    for (const auto& one : companions) {
      json.begin_object(true).key("id").value(one.entity.id).key("name").value(one.entity.name);
      json.key("events").value(static_cast<std::int64_t>(one.events.size()));
      if (one.last.known()) json.key("last").value(base::to_string(one.last));
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  const auto part = part_of(question, found);
  exporting::write_part(json, *question.reader, question.schema, part.entities, part.edges);
}

void write_csv(const Telling& telling, const Dossier& found, const std::function<void(const Row&)>& row) {
  row({"section", "when", "relation", "direction", "role", "former", "status", "id", "type", "name", "documents"});
  for (const auto& section : found.sections) {
    for (const auto& line : section.lines) {
      const auto& other = telling.entity(line.other);
      for (const auto& edge : line.edges) {
        row({section.title, base::to_string(line.when), edge.relation, edge.subject == found.entity.node ? "out" : "in",
             edge.role, edge.former ? "true" : "", graph::to_string(edge.status), other.id, other.type, other.name,
             std::to_string(edge.facts)});
      }
    }
  }
}

constexpr std::uint64_t most_members_read = 1000;

void write_head(const Telling& telling, const graph::Reader& reader, const Entity& entity, Output& out) {
  out.paragraph(entity.name, 0, Style::name);
  out.paragraph(telling.type_label(entity.type) + ", " + entity.id, 2);
  std::string aliases;
  for (const auto& alias : entity.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  if (!aliases.empty()) out.paragraph("also written " + aliases, 2);
  for (const auto& property : entity.properties) out.paragraph(property.name + ": " + property.value, 2);
  const auto count = reader.member_count(entity.node);
  if (count < 2) return;
  // The names of all that a hub was joined from would take longer to read than all the rest.
  const auto all = count > most_members_read ? std::vector<std::string>{entity.id} : reader.entity(entity.node).members;
  std::string members;
  for (std::size_t i = 0; i < std::min(all.size(), most_members); ++i) {
    members += (members.empty() ? "" : ", ") + all[i];
  }
  const auto left = count - std::min(all.size(), most_members);
  if (left > 0) members += " and " + std::to_string(left) + " more";
  out.paragraph("joined from " + members, 2, Style::faint);
}

void write_heading(Output& out, const std::string& title, std::size_t count) {
  out.stream() << '\n' << out.styled(Style::relation, title) << " (" << count << ")\n";
}

void write_section(Telling& telling, const DossierSection& section, bool sentences, Output& out) {
  write_heading(out, section.title, section.all);
  using enum Column::Kind;
  Table table({{plain, Style::faint}, {wraps, {}}, {wraps, {}}, {plain, Style::faint}, {number, {}}}, 2);
  for (const auto& line : section.lines) {
    const auto& other = telling.entity(line.other);
    table.add({base::to_string(line.when), line.what, other.name, telling.type_label(other.type),
               std::to_string(line.facts)});
  }
  table.write(out, [&](std::size_t row) {
    if (!sentences) return;
    for (const auto& edge : section.lines[row].edges) telling.evidence(edge, 4, static_cast<std::size_t>(-1));
  });
  if (section.lines.size() < section.all) {
    out.paragraph("… and " + std::to_string(section.all - section.lines.size()) + " more; --limit 0 lists all", 2,
                  Style::faint);
  }
}

void write_companions(const Telling& telling, const std::string& title,
                      const std::vector<const query::Companion*>& companions, Output& out) {
  if (companions.empty()) return;
  write_heading(out, title, companions.size());
  using enum Column::Kind;
  Table table({{plain, Style::faint}, {wraps, {}}, {plain, Style::faint}, {wraps, {}}, {number, {}}}, 2);
  for (const auto* one : companions) {
    auto where = telling.entity(one->events.front()).name;
    if (one->events.size() > 1) where += " (+" + std::to_string(one->events.size() - 1) + ")";
    table.add({base::to_string(one->last), one->entity.name, telling.type_label(one->entity.type), "← " + where,
               std::to_string(one->events.size())});
  }
  table.write(out);
}

// Of some roots, those that share most events first.
std::vector<const query::Companion*> companions_of(const query::Company& company, const std::set<std::string>& roots) {
  std::vector<const query::Companion*> found;
  for (const auto& root : roots) {
    const auto list = company.by_root.find(root);
    if (list == company.by_root.end()) continue;
    for (const auto& one : list->second) found.push_back(&one);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* a, const auto* b) { return a->events.size() > b->events.size(); });
  if (found.size() > most_companions) found.resize(most_companions);
  return found;
}

void write_text(const Question& question, const Dossier& found, const base::Date& at, bool sentences, Output& out) {
  Telling telling(question, out, at);
  write_head(telling, *question.reader, found.entity, out);
  for (const auto& section : found.sections) write_section(telling, section, sentences, out);
  const bool english = question.language == "en";
  const bool person = question.schema.is_a(found.entity.type, "official");
  write_companions(telling,
                   person    ? english ? "most often met with" : "hay gặp"
                   : english ? "people at these events"
                             : "người ở các sự kiện này",
                   companions_of(found.company, {"official"}), out);
  write_companions(telling, english ? "documents and campaigns at the same events" : "văn bản, phong trào cùng sự kiện",
                   companions_of(found.company, {"document", "campaign"}), out);
  if (found.company.whole) return;
  out.paragraph("of the events, the " + std::to_string(found.company.events) + " that most documents speak of", 2,
                Style::faint);
}

int answer(const Call& call, const Question& question) {
  const auto selection = selection_of(question, call.values);
  Dossier found{entity_meant(question, call.values.words("ENTITY")), {}, {}, 0};
  graph::each_edge_end(selection, *question.reader, found.entity.node, [&](const graph::EdgeEnd&) { ++found.edges; });
  const Telling telling(question, call.out, selection.at);
  found.sections = dossier(telling, question, found.entity.node, selection, call.values.number("limit"));
  if (!question.schema.is_a(found.entity.type, "event")) {
    found.company = query::company_of(*question.reader, question.schema, found.entity.node, selection, most_companions);
  }
  give(call, question,
       {form, [&](Output& out) { write_text(question, found, selection.at, call.values.has("evidence"), out); },
        [&](base::JsonWriter& json) { write_json(question, found, json); },
        [&](const auto& row) { write_csv(telling, found, row); }, [&] { return part_of(question, found); }});
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command show_command;
const Command show_command{"show", "an entity's dossier: names, offices over time, events, whom it meets there", usage,
                           run};

}  // namespace soi::cli
