// SPDX-License-Identifier: Apache-2.0
#include "exporting/keeps.hpp"

#include <algorithm>
#include <vector>

#include "exporting/format.hpp"

namespace soi::exporting {
namespace {

void count_entities(const graph::Reader& graph, Census& census) {
  graph.each_entity([&](const graph::Entity& entity) {
    ++census.types;
    census.aliases += entity.aliases.size();
    census.properties += entity.properties.size();
    census.members += entity.members.size();
    return true;
  });
}

// Edges come sorted by subject: those of one subject to one object are told by the objects seen since it began.
class Parallels {
 public:
  bool add(const graph::Edge& edge) {
    if (objects_.empty() || edge.subject != subject_) objects_.clear();
    subject_ = edge.subject;
    const auto at = std::lower_bound(objects_.begin(), objects_.end(), edge.object);
    if (at != objects_.end() && *at == edge.object) return true;
    objects_.insert(at, edge.object);
    return false;
  }

 private:
  graph::Node subject_ = 0;
  std::vector<graph::Node> objects_;
};

void count_edges(const graph::Reader& graph, bool facts, Census& census) {
  Parallels parallels;
  graph.each_edge([&](const graph::Edge& edge) {
    ++census.types;
    census.parallel += parallels.add(edge);
    census.roles += !edge.role.empty();
    census.dates += edge.since.known() || edge.until.known() || edge.on.known();
    census.status += edge.former || edge.status != graph::Status::stated;
    if (!facts) return true;
    for (const auto& fact : graph.facts(edge.number)) {
      census.properties += fact.fact.properties.size();
      for (const auto& evidence : fact.fact.evidence) {
        census.sentences += !evidence.sentence.empty();
        ++census.sources;
      }
    }
    return true;
  });
}

}  // namespace

const std::vector<Thing>& things() {
  static const std::vector<Thing> list = {
      {"types and relations", "type", "types", &Keeps::types, &Census::types, false},
      {"other names", "other name", "other names", &Keeps::aliases, &Census::aliases, false},
      {"properties", "property", "properties", &Keeps::properties, &Census::properties, true},
      {"members", "member", "members", &Keeps::members, &Census::members, false},
      {"parallel edges", "parallel edge", "parallel edges", &Keeps::parallel, &Census::parallel, false},
      {"roles", "role", "roles", &Keeps::roles, &Census::roles, false},
      {"dates of relations", "dated relation's dates", "dated relations' dates", &Keeps::dates, &Census::dates, false},
      {"former, planned, denied", "sign that a relation is former or not stated",
       "signs that relations are former or not stated", &Keeps::status, &Census::status, false},
      {"evidence sentences", "evidence sentence", "evidence sentences", &Keeps::sentences, &Census::sentences, true},
      {"evidence sources", "source of evidence", "sources of evidence", &Keeps::sources, &Census::sources, true},
      {"documents", "document's title and address", "documents' titles and addresses", &Keeps::documents,
       &Census::documents, false},
      {"measures", "measure", "measures", &Keeps::measures, &Census::measures, false},
  };
  return list;
}

std::string losses(const Format& format, const graph::Reader& graph, std::size_t columns) {
  bool entities = false, edges = false, facts = false;
  for (const auto& thing : things()) {
    if (format.keeps.*thing.kept != Kept::no) continue;
    entities = true;
    edges = edges || thing.count != &Census::aliases;
    facts = facts || thing.of_facts;
  }
  if (!entities) return {};
  Census census;
  count_entities(graph, census);
  if (edges) count_edges(graph, facts, census);
  census.documents = graph.counts().documents;
  census.measures = columns;
  std::string told;
  for (const auto& thing : things()) {
    const auto count = census.*thing.count;
    if (format.keeps.*thing.kept != Kept::no || count == 0) continue;
    told += (told.empty() ? "" : ", ") + std::to_string(count) + ' ' + std::string(count == 1 ? thing.one : thing.many);
  }
  return told.empty() ? told : std::string(format.name) + " leaves out " + told;
}

}  // namespace soi::exporting
