// SPDX-License-Identifier: Apache-2.0
#include "cli/dossier.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/as_of.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Node;
using Kind = DossierSection::Kind;

Node other_end(const Edge& edge, Node node) { return edge.subject == node ? edge.object : edge.subject; }

// A state that lasts has a beginning in the schema; what joins an event to others is an event's.
Kind kind_of(const schema::Schema& schema, const Edge& edge) {
  const auto* relation = schema.relation(edge.relation);
  if (relation == nullptr) return Kind::relation;
  if (relation->properties.contains("since")) return Kind::offices;
  const auto events = [&](const std::vector<std::string>& ends) {
    return std::all_of(ends.begin(), ends.end(), [&](const auto& end) { return schema.is_a(end, "event"); });
  };
  return events(relation->to) || events(relation->from) ? Kind::events : Kind::relation;
}

struct Group {
  std::vector<Edge> edges;
  std::uint64_t facts = 0;
};

// The edges of one kind as lines: of events all edges to one of them, else each edge.
std::vector<Group> groups_of(const std::vector<Edge>& edges, Node node, bool by_event) {
  std::vector<Group> groups;
  std::map<Node, std::size_t> places;
  for (const auto& edge : edges) {
    const auto [at, is_new] = places.emplace(other_end(edge, node), groups.size());
    if (is_new || !by_event) {
      at->second = groups.size();
      groups.emplace_back();
    }
    auto& group = groups[at->second];
    group.edges.push_back(edge);
    group.facts += edge.facts;
  }
  return groups;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

DossierLine line_of(const Telling& telling, const Question& question, Node node, Kind kind, Group group) {
  DossierLine line;
  line.other = other_end(group.edges.front(), node);
  line.when = graph::time_of(group.edges.front(), *question.reader);
  std::vector<std::string> parts;
  for (const auto& edge : group.edges) {
    const auto about = telling.circumstances(edge);
    auto part = kind == Kind::events ? telling.relation_label(edge.relation, edge.subject == node) : edge.role;
    if (part.empty() && kind == Kind::offices) part = telling.relation_label(edge.relation, edge.subject == node);
    if (!about.empty()) part += part.empty() ? about : " (" + about + ")";
    if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
  }
  line.what = joined(parts);
  line.facts = group.facts;
  line.edges = std::move(group.edges);
  return line;
}

DossierSection section_of(const Telling& telling, const Question& question, Node node, Kind kind, std::string title,
                          const std::vector<Edge>& edges, std::size_t most) {
  DossierSection section{kind, std::move(title), {}, 0};
  auto groups = groups_of(edges, node, kind == Kind::events);
  section.all = groups.size();
  if (most > 0 && groups.size() > most) {
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.facts > b.facts; });
    groups.resize(most);
  }
  for (auto& group : groups) section.lines.push_back(line_of(telling, question, node, kind, std::move(group)));
  std::stable_sort(section.lines.begin(), section.lines.end(), [](const DossierLine& a, const DossierLine& b) {
    const auto key = [](const DossierLine& line) {  // the undated last
      return std::tuple(!line.when.known(), earliest(line.when), latest(line.when));
    };
    return key(a) < key(b);
  });
  return section;
}

}  // namespace

std::vector<DossierSection> dossier(const Telling& telling, const Question& question, Node node,
                                    const std::vector<Edge>& edges, std::size_t most) {
  std::map<std::tuple<Kind, bool, std::string>, std::vector<Edge>> parts;  // what it does before what is done to it
  const bool is_event = question.schema.is_a(question.reader->type(node), "event");
  for (const auto& edge : edges) {
    auto kind = kind_of(question.schema, edge);
    if (kind == Kind::events && is_event) kind = Kind::relation;
    const bool by_relation = kind == Kind::relation;
    parts[{kind, by_relation && edge.subject != node, by_relation ? edge.relation : ""}].push_back(edge);
  }
  const bool english = question.language == "en";
  std::vector<DossierSection> sections;
  for (const auto& [key, part] : parts) {
    const auto& [kind, inward, relation] = key;
    const std::string title = kind == Kind::offices  ? english ? "offices" : "chức vụ"
                              : kind == Kind::events ? english ? "events" : "sự kiện"
                                                     : telling.relation_label(relation, !inward);
    sections.push_back(section_of(telling, question, node, kind, title, part, most));
    if (!is_event) continue;
    for (auto& line : sections.back().lines) line.when = {};  // that of the event, told at the head
  }
  return sections;
}

}  // namespace soi::cli
