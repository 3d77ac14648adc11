// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "graph/edge_dates.hpp"
#include "graph/joined_entity.hpp"
#include "text/fold.hpp"

namespace soi::graph {

namespace {

struct PlacedFact {
  Node subject;
  Node object;
  const Fact* fact;
  std::uint32_t role;  // its rank among all
  MemberRef ref;

  auto key() const { return std::tie(subject, fact->relation, object, fact->status, fact->former, role); }
};

// The roles as written, by the order of their small letters; roles that differ in these only have one rank.
std::unordered_map<std::string_view, std::uint32_t> role_ranks(const std::vector<DocumentGraph>& documents) {
  std::unordered_map<std::string_view, std::uint32_t> ranks;
  std::map<std::string, std::vector<std::string_view>> written;
  for (const auto& document : documents) {
    for (const auto& fact : document.facts) {
      if (ranks.emplace(fact.role, 0).second) written[text::lower(fact.role)].push_back(fact.role);
    }
  }
  std::uint32_t rank = 0;
  for (const auto& [lower, roles] : written) {
    for (const auto role : roles) ranks[role] = rank;
    ++rank;
  }
  return ranks;
}

}  // namespace

Partition apart(const std::vector<DocumentGraph>& documents) {
  Partition partition;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (std::uint32_t m = 0; m < documents[d].members.size(); ++m) partition.push_back({{d, m}});
  }
  return partition;
}

Graph::Graph(std::string domain, std::vector<DocumentGraph> documents, const Partition& partition,
             const schema::Schema* schema)
    : domain_(std::move(domain)) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return documents[a].document.key < documents[b].document.key; });
  std::vector<std::uint32_t> places(documents.size());
  for (const auto given : order) {
    places[given] = static_cast<std::uint32_t>(documents_.size());
    documents_.push_back(std::move(documents[given]));
  }
  make_entities(partition, places, schema);
  make_edges();
}

void Graph::make_entities(const Partition& partition, const std::vector<std::uint32_t>& places,
                          const schema::Schema* schema) {
  std::vector<std::pair<Entity, const std::vector<MemberRef>*>> made;
  made.reserve(partition.size());
  for (const auto& group : partition) {
    if (group.empty()) continue;
    JoinedEntity joined;
    std::vector<std::string> members;
    for (const auto& ref : group) {
      const auto& document = documents_.at(places.at(ref.document));
      const auto& member = document.members.at(ref.member);
      members.push_back(member_name(document.document, member));
      joined.add(members.back(), member);
    }
    auto entity = joined.entity(schema);
    std::sort(members.begin(), members.end());
    entity.members = std::move(members);
    made.emplace_back(std::move(entity), &group);
  }
  std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });

  constexpr Node nowhere = 0xffffffff;
  for (const auto& document : documents_) nodes_.emplace_back(document.members.size(), nowhere);
  entities_.reserve(made.size());
  for (auto& [entity, group] : made) {
    entity.node = static_cast<Node>(entities_.size());
    for (const auto& ref : *group) nodes_[places[ref.document]][ref.member] = entity.node;
    for (const auto& name : entity.members) ids_.emplace(name, entity.node);
    entities_.push_back(std::move(entity));
  }
  for (const auto& nodes : nodes_) {
    if (std::find(nodes.begin(), nodes.end(), nowhere) != nodes.end()) {
      throw std::logic_error("a partition leaves a member out");
    }
  }
}

void Graph::make_edges() {
  std::vector<PlacedFact> placed;
  placed.reserve(counts().facts);
  const auto ranks = role_ranks(documents_);
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    const auto& facts = documents_[d].facts;
    for (std::uint32_t f = 0; f < facts.size(); ++f) {
      const auto& fact = facts[f];
      placed.push_back(
          {nodes_[d].at(fact.subject), nodes_[d].at(fact.object), &fact, ranks.at(fact.role), MemberRef{d, f}});
    }
  }
  std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tuple_cat(a.key(), std::tie(a.ref)) < std::tuple_cat(b.key(), std::tie(b.ref));
  });
  out_.resize(entities_.size());
  in_.resize(entities_.size());
  const auto begins_edge = [&](std::size_t at) { return at == 0 || placed[at - 1].key() != placed[at].key(); };
  std::size_t edges = 0;
  for (std::size_t at = 0; at < placed.size(); ++at) edges += begins_edge(at) ? 1 : 0;
  edges_.reserve(edges);
  first_fact_.reserve(edges);
  fact_refs_.reserve(placed.size());
  for (std::size_t at = 0; at < placed.size(); ++at) {
    const auto& here = placed[at];
    if (begins_edge(at)) {
      Edge edge;
      edge.number = static_cast<EdgeNumber>(edges_.size());
      edge.subject = here.subject;
      edge.object = here.object;
      edge.relation = here.fact->relation;
      edge.role = here.fact->role;
      edge.former = here.fact->former;
      edge.status = here.fact->status;
      out_[edge.subject].push_back(edge.number);
      in_[edge.object].push_back(edge.number);
      edges_.push_back(std::move(edge));
      first_fact_.push_back(static_cast<std::uint32_t>(at));
    }
    add_dates(edges_.back(), *here.fact);
    ++edges_.back().facts;
    fact_refs_.push_back(here.ref);
  }
}

Node Graph::node_of(MemberRef member) const { return nodes_.at(member.document).at(member.member); }

Counts Graph::counts() const {
  Counts counts;
  counts.entities = entities_.size();
  counts.edges = edges_.size();
  counts.documents = documents_.size();
  for (const auto& document : documents_) counts.facts += document.facts.size();
  return counts;
}

std::vector<EdgeFact> Graph::facts(EdgeNumber edge) const {
  std::vector<EdgeFact> facts;
  for (const auto& ref : fact_refs(edge)) {
    const auto& document = documents_[ref.document];
    const auto& fact = document.facts[ref.member];
    facts.push_back({document.document.key, member_name(document.document, document.members[fact.subject]),
                     member_name(document.document, document.members[fact.object]), fact});
  }
  return facts;
}

std::vector<Edge> Graph::edges(Node node, Direction direction) const {
  std::vector<EdgeNumber> numbers;
  if (direction != Direction::both) {
    numbers = edge_numbers(node, direction);
  } else {
    // Numbers are in key order, and a loop is in both lists: a union of sets is just right.
    std::set_union(out_[node].begin(), out_[node].end(), in_[node].begin(), in_[node].end(),
                   std::back_inserter(numbers));
  }
  std::vector<Edge> edges;
  edges.reserve(numbers.size());
  for (const auto number : numbers) edges.push_back(edges_[number]);
  return edges;
}

std::uint64_t Graph::degree(Node node, Direction direction) const {
  if (direction != Direction::both) return edge_numbers(node, direction).size();
  const auto& out = out_[node];
  const auto loops = std::count_if(out.begin(), out.end(), [&](auto number) { return edges_[number].object == node; });
  return out.size() + in_[node].size() - static_cast<std::uint64_t>(loops);
}

void Graph::each_entity(const std::function<bool(const Entity&)>& visit) const {
  for (const auto& entity : entities_) {
    if (!visit(entity)) return;
  }
}

void Graph::each_edge(const std::function<bool(const Edge&)>& visit) const {
  for (const auto& edge : edges_) {
    if (!visit(edge)) return;
  }
}

void Graph::each_document(const std::function<bool(const Document&)>& visit) const {
  for (const auto& document : documents_) {
    if (!visit(document.document)) return;
  }
}

std::optional<Document> Graph::document(std::string_view key) const {
  const auto found = std::lower_bound(documents_.begin(), documents_.end(), key,
                                      [](const auto& document, auto wanted) { return document.document.key < wanted; });
  if (found == documents_.end() || found->document.key != key) return std::nullopt;
  return found->document;
}

std::optional<Node> Graph::by_id(std::string_view id) const {
  const auto found = ids_.find(id);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

}  // namespace soi::graph
