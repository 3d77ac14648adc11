// SPDX-License-Identifier: Apache-2.0
#include "graph/document_graph.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

namespace soi::graph {

namespace {

constexpr std::array<const char*, 4> status_words = {"stated", "planned", "denied", "reported"};

template <typename T>
void sort_unique(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// All of a fact but its evidence: facts equal in this say the same.
auto claim(const Fact& fact) {
  return std::tie(fact.subject, fact.relation, fact.object, fact.status, fact.former, fact.role, fact.since, fact.until,
                  fact.on, fact.properties);
}

// Moves item order[i] to place i, in little memory: there may be millions. `order` is used up.
template <typename T>
void put_in_order(std::vector<T>& items, std::vector<std::uint32_t>& order) {
  for (std::uint32_t first = 0; first < order.size(); ++first) {
    if (order[first] == first) continue;
    auto held = std::move(items[first]);
    auto at = first;
    for (auto from = order[at]; from != first; from = order[at]) {
      items[at] = std::move(items[from]);
      order[at] = at;
      at = from;
    }
    items[at] = std::move(held);
    order[at] = at;
  }
}

void sort_members(DocumentGraph& graph) {
  auto& members = graph.members;
  for (auto& member : members) {
    sort_unique(member.aliases);
    std::erase(member.aliases, member.name);
    sort_unique(member.properties);
    sort_unique(member.evidence);
  }
  std::vector<std::uint32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return members[a].local < members[b].local; });
  std::vector<std::uint32_t> place(members.size());
  for (std::uint32_t now = 0; now < order.size(); ++now) place[order[now]] = now;
  put_in_order(members, order);
  for (auto& fact : graph.facts) {
    fact.subject = place.at(fact.subject);
    fact.object = place.at(fact.object);
  }
}

void sort_facts(std::vector<Fact>& facts) {
  for (auto& fact : facts) sort_unique(fact.properties);
  std::vector<std::uint32_t> order(facts.size());  // facts are large: numbers are moved about more cheaply
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    const auto order_of_claims = claim(facts[a]) <=> claim(facts[b]);
    return order_of_claims != 0 ? order_of_claims < 0 : a < b;
  });
  put_in_order(facts, order);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (kept > 0 && claim(facts[kept - 1]) == claim(facts[at])) {
      auto& evidence = facts[kept - 1].evidence;
      evidence.insert(evidence.end(), facts[at].evidence.begin(), facts[at].evidence.end());
    } else if (kept++ != at) {
      facts[kept - 1] = std::move(facts[at]);
    }
  }
  facts.resize(kept);
  for (auto& fact : facts) sort_unique(fact.evidence);
}

}  // namespace

std::vector<std::string> status_names() { return {status_words.begin(), status_words.end()}; }

const char* to_string(Status status) { return status_words[static_cast<std::size_t>(status)]; }

bool parse(const std::string& text, Status& status) {
  const auto found = std::find(status_words.begin(), status_words.end(), text);
  if (found == status_words.end()) return false;
  status = static_cast<Status>(found - status_words.begin());
  return true;
}

void normalize(DocumentGraph& graph) {
  sort_members(graph);
  sort_facts(graph.facts);
}

void drop_members(DocumentGraph& graph, const std::function<bool(const Member&)>& dropped) {
  constexpr std::uint32_t gone = ~0u;
  std::vector<std::uint32_t> places;
  std::uint32_t kept = 0;
  for (const auto& member : graph.members) places.push_back(dropped(member) ? gone : kept++);
  std::erase_if(graph.members, dropped);
  std::erase_if(graph.facts,
                [&](const Fact& fact) { return places[fact.subject] == gone || places[fact.object] == gone; });
  for (auto& fact : graph.facts) {
    fact.subject = places[fact.subject];
    fact.object = places[fact.object];
  }
}

std::string member_name(const Document& document, const Member& member) { return document.key + '#' + member.local; }

}  // namespace soi::graph
