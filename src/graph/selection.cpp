// SPDX-License-Identifier: Apache-2.0
#include "graph/selection.hpp"

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "graph/as_of.hpp"

namespace soi::graph {

namespace {

template <typename T>
bool contains(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// Of an edge or its end.
template <typename Claim>
bool claim_passes(const Selection& selection, const Claim& claim) {
  const auto is_it = [&](const auto& name) { return claim.relation == name; };
  const auto& [wanted, not_wanted] = std::tie(selection.relations, selection.not_relations);
  return claim.facts >= selection.min_evidence &&
         (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), is_it)) &&
         std::none_of(not_wanted.begin(), not_wanted.end(), is_it) &&
         (selection.statuses.empty() || contains(selection.statuses, claim.status));
}

template <typename Known>
void check_names(const std::vector<std::string>& names, const Known& known, const std::string& what,
                 std::vector<base::Problem>& problems) {
  std::vector<std::string> all;
  for (const auto& [name, item] : known) all.push_back(name);
  for (const auto& name : names) {
    if (known.find(name) != known.end()) continue;
    base::Problem problem;
    problem.what = "the schema has no " + what + " '" + name + "'";
    const auto near = base::nearest(name, all);
    for (const auto& one : all) problem.remedy += (problem.remedy.empty() ? "it has " : ", ") + one;
    if (!near.empty()) problem.remedy = "did you mean '" + near + "'?";
    problems.push_back(std::move(problem));
  }
}

bool between(const Selection& selection, const base::Day& first, const base::Day& last) {
  const bool too_early = selection.from.known() && last.known() && last < earliest(selection.from);
  const bool too_late = selection.until.known() && first.known() && first > latest(selection.until);
  return !too_early && !too_late;
}

bool between(const Selection& selection, const base::Date& date) {
  return between(selection, earliest(date), latest(date));
}

}  // namespace

std::vector<Status> not_denied() { return {Status::stated, Status::planned, Status::reported}; }

void check(const Selection& selection, const schema::Schema& schema) {
  std::vector<base::Problem> problems;
  check_names(selection.relations, schema.relations(), "relation", problems);
  check_names(selection.not_relations, schema.relations(), "relation", problems);
  check_names(selection.types, schema.types(), "type", problems);
  if (selection.from.known() && selection.until.known() && latest(selection.until) < earliest(selection.from)) {
    base::Problem problem;
    problem.what = "from " + to_string(selection.from) + " until " + to_string(selection.until) + " is no time at all";
    problem.remedy = "turn the two round";
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw base::Error(base::Failure::usage, std::move(problems));
}

bool passes(const Selection& selection, const std::string& type, const schema::Schema& schema) {
  return selection.types.empty() || std::any_of(selection.types.begin(), selection.types.end(),
                                                [&](const auto& wanted) { return schema.is_a(type, wanted); });
}

bool passes(const Selection& selection, const Entity& entity, const schema::Schema& schema) {
  return passes(selection, entity.type, schema);
}

bool passes(const Selection& selection, const Edge& edge) { return claim_passes(selection, edge); }

bool passes(const Selection& selection, const Edge& edge, const Reader& reader) {
  if (!passes(selection, edge)) return false;
  if (selection.at.known() && !may_hold(as_of(edge, selection.at, reader))) return false;
  if (!selection.from.known() && !selection.until.known()) return true;
  // An office lasts from `since` to `until`; one of them alone leaves the other side open.
  if (edge.since.known() || edge.until.known()) {
    return between(selection, earliest(edge.since), latest(edge.until));
  }
  const auto date = time_of(edge, reader);
  return date.known() && between(selection, date);
}

void each_edge_end(const Selection& selection, const Reader& reader, Node node,
                   const std::function<void(const EdgeEnd&)>& visit) {
  reader.each_edge_end(node, selection.direction, [&](const EdgeEnd& end) {
    if (claim_passes(selection, end) && (!selection.dated() || passes(selection, reader.edge(end.number), reader))) {
      visit(end);
    }
    return true;
  });
}

std::vector<Edge> edges(const Selection& selection, const Reader& reader, Node node) {
  auto found = reader.edges(node, selection.direction);
  std::erase_if(found, [&](const auto& edge) { return !passes(selection, edge, reader); });
  return found;
}

}  // namespace soi::graph
