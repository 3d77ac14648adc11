// SPDX-License-Identifier: Apache-2.0
#include "query/diff.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace soi::query {

namespace {

using graph::EdgeFact;
using graph::Entity;
using graph::Node;
using graph::Reader;

void put(std::string& text, const std::string& part) { text += std::to_string(part.size()) + ':' + part; }

// What a fact says and by whom, as one text.
std::string claim_of(const EdgeFact& item) {
  std::string text;
  const auto& fact = item.fact;
  for (const auto& part :
       {item.document, item.subject, fact.relation, item.object, fact.role, std::string(graph::to_string(fact.status)),
        base::to_string(fact.since), base::to_string(fact.until), base::to_string(fact.on)}) {
    put(text, part);
  }
  text += fact.former ? '1' : '0';
  for (const auto& property : fact.properties) {
    put(text, property.name);
    put(text, property.value);
  }
  return text;
}

std::string evidence_of(const EdgeFact& item) {
  std::string text;
  for (const auto& evidence : item.fact.evidence) {
    text += std::to_string(evidence.begin) + '-' + std::to_string(evidence.end) + ' ';
    put(text, evidence.sentence);
    put(text, evidence.by);
  }
  return text;
}

// The facts of a graph as hashes of (claim, evidence), sorted.
using Hashes = std::vector<std::pair<std::size_t, std::size_t>>;

Hashes::value_type hashes_of(const EdgeFact& item) {
  const std::hash<std::string> hash;
  return {hash(claim_of(item)), hash(evidence_of(item))};
}

Hashes all_hashes(const Reader& reader) {
  Hashes found;
  reader.each_edge([&](const graph::Edge& edge) {
    for (const auto& item : reader.facts(edge.number)) found.push_back(hashes_of(item));
    return true;
  });
  std::sort(found.begin(), found.end());
  return found;
}

// Calls `take` for the facts of a graph that another one does not have, with true where it has them by other evidence.
void unlike(const Reader& reader, const Hashes& others, const std::function<void(Diff::FactChange, bool)>& take) {
  reader.each_edge([&](const graph::Edge& edge) {
    for (auto& item : reader.facts(edge.number)) {
      const auto hashes = hashes_of(item);
      const auto near = std::lower_bound(others.begin(), others.end(), std::pair(hashes.first, std::size_t{0}));
      const bool known = near != others.end() && near->first == hashes.first;
      if (known && std::binary_search(others.begin(), others.end(), hashes)) continue;
      take({std::move(item), reader.entity(edge.subject).name, reader.entity(edge.object).name}, known);
    }
    return true;
  });
}

bool same(const Entity& a, const Entity& b) {
  return std::tie(a.id, a.type, a.name, a.aliases, a.properties, a.members) ==
         std::tie(b.id, b.type, b.name, b.aliases, b.properties, b.members);
}

// Entities of another graph that hold some of these members.
std::set<Node> holders(const Reader& other, const Entity& entity) {
  std::set<Node> found;
  for (const auto& member : entity.members) {
    if (const auto node = other.by_id(member)) found.insert(*node);
  }
  return found;
}

void compare_entities(const Reader& before, const Reader& now, Diff& diff) {
  now.each_entity([&](const Entity& entity) {
    const auto old = before.by_id(entity.id);
    if (old && same(before.entity(*old), entity)) return true;
    Diff::EntityChange change{entity, {}};
    for (const auto node : holders(before, entity)) change.before.push_back(before.entity(node));
    std::sort(change.before.begin(), change.before.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    if (change.before.empty()) {
      diff.added.push_back(entity);
    } else {
      diff.changed.push_back(std::move(change));
    }
    return true;
  });
  before.each_entity([&](const Entity& entity) {
    if (!now.by_id(entity.id) && holders(now, entity).empty()) diff.removed.push_back(entity);
    return true;
  });
}

bool same(const graph::Document& a, const graph::Document& b) {
  return std::tie(a.digest, a.title, a.publisher, a.url, a.curator, a.date, a.source, a.replaces) ==
         std::tie(b.digest, b.title, b.publisher, b.url, b.curator, b.date, b.source, b.replaces);
}

void compare_documents(const Reader& before, const Reader& now, Diff& diff) {
  now.each_document([&](const graph::Document& document) {
    const auto old = before.document(document.key);
    if (!old) {
      diff.added_documents.push_back(document);
    } else if (!same(*old, document)) {
      diff.changed_documents.push_back(document);
    }
    return true;
  });
  before.each_document([&](const graph::Document& document) {
    if (!now.document(document.key)) diff.removed_documents.push_back(document);
    return true;
  });
}

void sort_facts(std::vector<Diff::FactChange>& facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) {
    const auto key = [](const EdgeFact& item) {
      return std::tie(item.document, item.subject, item.fact.relation, item.object, item.fact.role);
    };
    return key(a.fact) < key(b.fact);
  });
}

}  // namespace

bool Diff::empty() const {
  return added_documents.empty() && removed_documents.empty() && changed_documents.empty() && added.empty() &&
         removed.empty() && changed.empty() && added_facts.empty() && removed_facts.empty() && changed_facts.empty();
}

Diff diff(const Reader& before, const Reader& now) {
  Diff found;
  compare_documents(before, now, found);
  compare_entities(before, now, found);
  unlike(now, all_hashes(before), [&](Diff::FactChange change, bool known) {
    (known ? found.changed_facts : found.added_facts).push_back(std::move(change));
  });
  unlike(before, all_hashes(now), [&](Diff::FactChange change, bool known) {
    if (!known) found.removed_facts.push_back(std::move(change));
  });
  for (auto* facts : {&found.added_facts, &found.removed_facts, &found.changed_facts}) sort_facts(*facts);
  return found;
}

}  // namespace soi::query
