// SPDX-License-Identifier: Apache-2.0
#include "cli/dossier.hpp"

#include <algorithm>
#include <map>
#include <tsl/robin_map.h>
#include <tuple>

#include "graph/as_of.hpp"
#include "graph/edge_order.hpp"

namespace soi::cli {
namespace {

using graph::Edge;
using graph::Node;
using Kind = DossierSection::Kind;

struct End {
  graph::EdgeNumber edge = 0;
  Node other = 0;
  std::uint64_t facts = 0;
};

// A state that lasts has a beginning in the schema; what joins an event to others is an event's.
Kind kind_of(const schema::Schema& schema, std::string_view name) {
  const auto* relation = schema.relation(name);
  if (relation == nullptr) return Kind::relation;
  if (relation->properties.contains("since")) return Kind::offices;
  const auto events = [&](const std::vector<std::string>& ends) {
    return std::all_of(ends.begin(), ends.end(), [&](const auto& end) { return schema.is_a(end, "event"); });
  };
  return events(relation->to) || events(relation->from) ? Kind::events : Kind::relation;
}

// The edges of the lines that most documents speak of, perhaps with some more, in key order; `lines` becomes how many
// lines all of them make.
std::vector<Edge> leading(const graph::Reader& reader, std::vector<End> ends, bool by_event, std::size_t most,
                          std::size_t& lines) {
  if (by_event) {  // an event's edges are one line
    tsl::robin_map<Node, std::uint64_t> facts;
    for (const auto& end : ends) facts[end.other] += end.facts;
    for (auto& end : ends) end.facts = facts.at(end.other);
    lines = facts.size();
  } else {
    lines = ends.size();
  }
  const auto before = [](const End& a, const End& b) {
    return std::tie(b.facts, a.other) < std::tie(a.facts, b.other);
  };
  std::sort(ends.begin(), ends.end(), before);
  if (most > 0 && lines > most) {
    std::size_t kept = 0;
    const auto beyond = std::find_if(ends.begin(), ends.end(), [&, last = End{}](const End& end) mutable {
      if (!by_event || kept == 0 || end.other != last.other) ++kept;
      if (kept > most && before(last, end)) return true;
      last = end;
      return false;
    });
    ends.erase(beyond, ends.end());
  }
  std::vector<Edge> edges;
  for (const auto& end : ends) edges.push_back(reader.edge(end.edge));
  std::sort(edges.begin(), edges.end(), graph::before);
  return edges;
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
    const auto [at, is_new] = places.emplace(edge.other_end(node), groups.size());
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
  line.other = group.edges.front().other_end(node);
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
                          std::vector<End> ends, std::size_t most) {
  DossierSection section{kind, std::move(title), {}, 0};
  const bool by_event = kind == Kind::events;
  auto groups = groups_of(leading(*question.reader, std::move(ends), by_event, most, section.all), node, by_event);
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
                                    const graph::Selection& selection, std::size_t most) {
  std::map<std::tuple<Kind, bool, std::string>, std::vector<End>> parts;  // what it does before what is done to it
  const bool is_event = question.schema.is_a(question.reader->type(node), "event");
  graph::each_edge_end(selection, *question.reader, node, [&](const graph::EdgeEnd& end) {
    auto kind = kind_of(question.schema, end.relation);
    if (kind == Kind::events && is_event) kind = Kind::relation;
    const bool by_relation = kind == Kind::relation;
    const std::string relation(by_relation ? end.relation : "");
    parts[{kind, by_relation && !end.outward, relation}].push_back({end.number, end.other, end.facts});
  });
  const bool english = question.language == "en";
  std::vector<DossierSection> sections;
  for (auto& [key, part] : parts) {
    const auto& [kind, inward, relation] = key;
    const std::string title = kind == Kind::offices  ? english ? "offices" : "chức vụ"
                              : kind == Kind::events ? english ? "events" : "sự kiện"
                                                     : telling.relation_label(relation, !inward);
    sections.push_back(section_of(telling, question, node, kind, title, std::move(part), most));
    if (!is_event) continue;
    for (auto& line : sections.back().lines) line.when = {};  // that of the event, told at the head
  }
  return sections;
}

}  // namespace soi::cli
