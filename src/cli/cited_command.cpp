// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "graph/as_of.hpp"
#include "query/citations.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Entity;
using query::Citation;
using query::Citations;

constexpr std::string_view form = "soi-cited/1";
constexpr std::size_t most_sentences = 2;
constexpr std::size_t most_citing = 10;  // bodies and people that raise it most
constexpr std::size_t widest_bar = 40;

Usage usage() {
  return {
      {{"DOCUMENT", "its id, number or name; diacritics may be left out", true, true}},
      answer_options(relation_options({limit_option("40"), {"evidence", 'e', "", "with the sentences that say so"}})),
      {{"soi cited 25-NQ/TW", "the events that cite a resolution, whose they were, year by year"},
       {"soi cited 25-NQ/TW --from 2021 --csv", "the same from a year on, as rows"}},
      "What carries a document out is told as far as names show it: documents whose names have its number or name "
      "in them, and the campaigns promoted at the events that cite it."};
}

// Bodies before people: an event is said to be theirs.
std::string by_whom(const Telling& telling, const Citation& citation) {
  const auto& whose = citation.bodies.empty() ? citation.people : citation.bodies;
  if (whose.empty()) return {};
  auto text = telling.entity(whose.front()).name;
  if (whose.size() > 1) text += " (+" + std::to_string(whose.size() - 1) + ")";
  return text;
}

void write_heading(Output& out, const std::string& title, std::size_t count) {
  out.stream() << '\n' << out.styled(Style::relation, title) << " (" << count << ")\n";
}

void write_direct(Telling& telling, const Citations& found, bool sentences, Output& out) {
  std::map<std::pair<bool, std::string>, std::vector<const Edge*>> groups;
  for (const auto& edge : found.direct) {
    groups[{edge.subject == found.document.node, edge.relation}].push_back(&edge);
  }
  using enum Column::Kind;
  for (const auto& [key, edges] : groups) {
    write_heading(out, telling.relation_label(key.second, key.first), edges.size());
    Table table({{wraps, {}}, {plain, Style::faint}, {wraps, {}}, {number, {}}}, 2);
    for (const auto* edge : edges) {
      const auto& other = telling.entity(key.first ? edge->object : edge->subject);
      table.add({other.name, telling.type_label(other.type), telling.details(*edge), std::to_string(edge->facts)});
    }
    table.write(out, [&](std::size_t row) {
      if (sentences) telling.evidence(*edges[row], 4, most_sentences);
    });
  }
}

void write_citations(Telling& telling, const Citations& found, std::size_t limit, bool sentences, Output& out) {
  if (found.citations.empty()) return;
  const bool one_relation = std::all_of(found.citations.begin(), found.citations.end(), [&](const Citation& citation) {
    return citation.edges.front().relation == found.citations.front().edges.front().relation;
  });
  write_heading(out,
                one_relation ? telling.relation_label(found.citations.front().edges.front().relation, false) : "events",
                found.citations.size());
  const auto shown = limit == 0 ? found.citations.size() : std::min(limit, found.citations.size());
  using enum Column::Kind;
  Table table({{plain, Style::faint}, {wraps, {}}, {wraps, {}}, {number, {}}}, 2);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& citation = found.citations[i];
    std::uint64_t facts = 0;
    for (const auto& edge : citation.edges) facts += edge.facts;
    table.add({base::to_string(citation.when), citation.event.name, by_whom(telling, citation), std::to_string(facts)});
  }
  table.write(out, [&](std::size_t row) {
    if (!sentences) return;
    for (const auto& edge : found.citations[row].edges) telling.evidence(edge, 4, most_sentences);
  });
  if (shown < found.citations.size()) {
    out.paragraph("… and " + std::to_string(found.citations.size() - shown) + " more; --limit 0 lists all", 2,
                  Style::faint);
  }
}

std::map<std::string, std::size_t> years(const Citations& found) {
  std::map<std::string, std::size_t> counts;
  for (const auto& citation : found.citations) {
    if (citation.when.known()) ++counts[std::to_string(earliest(citation.when).year)];
  }
  return counts;
}

void write_years(const Citations& found, Output& out) {
  const auto counts = years(found);
  if (counts.size() < 2) return;
  std::size_t most = 0;
  for (const auto& [year, count] : counts) most = std::max(most, count);
  out.stream() << '\n' << out.styled(Style::relation, "by year") << '\n';
  for (const auto& [year, count] : counts) {
    std::string bar;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, count * widest_bar / std::max(most, widest_bar)); ++i)
      bar += "▪";
    out.stream() << "  " << year << "  " << bar << ' ' << count << '\n';
  }
}

// Those that stand in most of the citing events.
void write_company(const Telling& telling, const std::string& title, const query::Company& company,
                   const std::set<std::string>& roots, Output& out) {
  std::vector<const query::Companion*> list;
  for (const auto& root : roots) {
    const auto there = company.by_root.find(root);
    if (there == company.by_root.end()) continue;
    for (const auto& one : there->second) list.push_back(&one);
  }
  if (list.empty()) return;
  std::stable_sort(list.begin(), list.end(),
                   [](const auto* a, const auto* b) { return a->events.size() > b->events.size(); });
  if (list.size() > most_citing) list.resize(most_citing);
  write_heading(out, title, list.size());
  using enum Column::Kind;
  Table table({{wraps, {}}, {plain, Style::faint}, {plain, Style::faint}, {number, {}}}, 2);
  for (const auto* one : list) {
    table.add({one->entity.name, telling.type_label(one->entity.type), base::to_string(one->last),
               std::to_string(one->events.size())});
  }
  table.write(out);
}

void write_text(const Question& question, const Citations& found, const Values& values, const base::Date& at,
                Output& out) {
  Telling telling(question, out, at);
  out.paragraph(telling.entity_line(found.document), 0, Style::name);
  const bool sentences = values.has("evidence"), english = question.language == "en";
  write_direct(telling, found, sentences, out);
  write_citations(telling, found, values.number("limit"), sentences, out);
  write_years(found, out);
  write_company(telling, english ? "raised most by" : "hay được nêu bởi", found.company, {"organization", "official"},
                out);
  if (!found.named_in.empty()) {
    write_heading(out, english ? "named in" : "có tên trong", found.named_in.size());
    using enum Column::Kind;
    Table table({{wraps, {}}, {plain, Style::faint}}, 2);
    for (const auto& other : found.named_in) table.add({other.name, telling.type_label(other.type)});
    table.write(out);
  }
  write_company(telling, english ? "campaigns at these events" : "phong trào cùng sự kiện", found.company, {"campaign"},
                out);
}

PartOfGraph part_of(const Telling& telling, const Citations& found) {
  PartOfGraph part{{}, found.direct, {found.document.node}};
  std::set<graph::Node> nodes = {found.document.node};
  for (const auto& edge : found.direct) nodes.insert({edge.subject, edge.object});
  for (const auto& citation : found.citations) {
    nodes.insert(citation.event.node);
    for (const auto* list : {&citation.edges, &citation.whose}) {
      part.edges.insert(part.edges.end(), list->begin(), list->end());
    }
    for (const auto* list : {&citation.bodies, &citation.people}) nodes.insert(list->begin(), list->end());
  }
  for (const auto node : nodes) part.entities.push_back(telling.entity(node));
  return part;
}

void write_json(const Question& question, const Telling& telling, const Citations& found, base::JsonWriter& json) {
  json.key("document").value(found.document.id);
  json.key("cited").value(static_cast<std::int64_t>(found.citations.size()));
  json.key("years").begin_object(true);
  for (const auto& [year, count] : years(found)) json.key(year).value(static_cast<std::int64_t>(count));
  json.end_object().key("named_in").begin_array(true);
  for (const auto& other : found.named_in) json.value(other.id);
  json.end_array();
  const auto part = part_of(telling, found);
  exporting::write_part(json, *question.reader, question.schema, part.entities, part.edges);
}

void write_csv(const Telling& telling, const Citations& found, const std::function<void(const Row&)>& row) {
  row({"when", "event", "event_name", "event_type", "relation", "bodies", "people", "documents"});
  const auto names = [&](const std::vector<graph::Node>& nodes) {
    std::string text;
    for (const auto node : nodes) text += (text.empty() ? "" : "; ") + telling.entity(node).name;
    return text;
  };
  for (const auto& citation : found.citations) {
    for (const auto& edge : citation.edges) {
      row({base::to_string(citation.when), citation.event.id, citation.event.name, citation.event.type, edge.relation,
           names(citation.bodies), names(citation.people), std::to_string(edge.facts)});
    }
  }
}

int answer(const Call& call, const Question& question) {
  const auto selection = selection_of(question, call.values);
  const auto document = entity_meant(question, call.values.words("DOCUMENT"));
  if (!question.schema.is_a(document.type, "document")) {
    throw base::Error(base::Failure::usage, "'" + one_line(document.name) + "' is no document",
                      "`soi show` tells of entities of every type");
  }
  const auto found = query::citations_of(*question.reader, question.schema, document, selection, most_citing);
  if (found.citations.empty() && found.direct.empty()) {
    throw NothingFound("nothing cites '" + one_line(document.name) + "' that way", "");
  }
  const Telling telling(question, call.out, selection.at);
  give(call, question,
       {form, [&](Output& out) { write_text(question, found, call.values, selection.at, out); },
        [&](base::JsonWriter& json) { write_json(question, telling, found, json); },
        [&](const auto& row) { write_csv(telling, found, row); }, [&] { return part_of(telling, found); }});
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command cited_command;
const Command cited_command{"cited", "tells what cites a document, whose events these were, and what carries it out",
                            usage, run};

}  // namespace soi::cli
