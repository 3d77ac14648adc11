// SPDX-License-Identifier: Apache-2.0
#include "support/written_graph.hpp"

#include <algorithm>
#include <map>

namespace soi::test {

WrittenGraph& WrittenGraph::entity(const std::string& local, const std::string& type, const std::string& name,
                                   std::vector<std::string> aliases) {
  graph::Member member;
  member.local = local;
  member.type = type;
  member.name = name;
  member.aliases = std::move(aliases);
  document_.members.push_back(std::move(member));
  return *this;
}

WrittenGraph& WrittenGraph::edge(const std::string& from, const std::string& relation, const std::string& to,
                                 graph::Status status) {
  lines_.push_back({from, relation, to, status});
  return *this;
}

graph::Graph WrittenGraph::graph() const {
  auto document = document_;
  auto& members = document.members;
  std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.local < b.local; });
  std::map<std::string, std::uint32_t> places;
  for (std::uint32_t i = 0; i < members.size(); ++i) places[members[i].local] = i;
  for (const auto& line : lines_) {
    graph::Fact fact;
    fact.subject = places.at(line.from);
    fact.object = places.at(line.to);
    fact.relation = line.relation;
    fact.status = line.status;
    document.facts.push_back(std::move(fact));
  }
  graph::normalize(document);
  const auto apart = graph::apart({document});
  return graph::Graph("dan-van", {std::move(document)}, apart);
}

}  // namespace soi::test
