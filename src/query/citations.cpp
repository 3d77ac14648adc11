// SPDX-License-Identifier: Apache-2.0
#include "query/citations.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/as_of.hpp"
#include "text/fold.hpp"

namespace soi::query {
namespace {

using graph::Edge;
using graph::Entity;
using graph::Node;
using graph::Reader;

Citation citation_of(const Reader& reader, const schema::Schema& schema, Node event, std::vector<Edge> edges,
                     const graph::Selection& selection) {
  Citation citation{reader.brief(event), {}, std::move(edges), {}, {}, {}};
  citation.when = graph::date_of(citation.event);
  for (auto& edge : graph::edges(selection, reader, event)) {
    const auto other = edge.other_end(event);
    const auto type = reader.type(other);
    const bool body = schema.is_a(type, "organization");
    if (!body && !schema.is_a(type, "official")) continue;
    (body ? citation.bodies : citation.people).push_back(other);
    citation.whose.push_back(std::move(edge));
  }
  for (auto* nodes : {&citation.bodies, &citation.people}) {
    std::sort(nodes->begin(), nodes->end());
    nodes->erase(std::unique(nodes->begin(), nodes->end()), nodes->end());
  }
  return citation;
}

std::string number_of(const Entity& document) {
  for (const auto& [name, value] : document.properties) {
    if (name == "number") return value;
  }
  return {};
}

std::vector<Entity> naming(const Reader& reader, const schema::Schema& schema, const Entity& document) {
  std::vector<Entity> found;
  // Its number, which every writing of its name has, else its whole name.
  const auto number = number_of(document);
  const auto words = text::fold_words(number.empty() ? document.name : number);
  if (words.empty()) return found;
  for (const auto node : reader.named(words, schema.types_below("document"))) {
    if (node == document.node) continue;
    auto other = reader.brief(node);
    if (!number.empty() && number_of(other) == number) continue;  // another document of the same number
    found.push_back(std::move(other));
  }
  return found;
}

}  // namespace

Citations citations_of(const Reader& reader, const schema::Schema& schema, const Entity& document,
                       const graph::Selection& selection, std::size_t list) {
  Citations found{document, {}, {}, naming(reader, schema, document), {}};
  std::map<Node, std::vector<Edge>> by_event;
  for (auto& edge : graph::edges(selection, reader, document.node)) {
    const auto other = edge.other_end(document.node);
    if (schema.is_a(reader.type(other), "event")) {
      by_event[other].push_back(std::move(edge));
    } else {
      found.direct.push_back(std::move(edge));
    }
  }
  graph::Selection of_events = selection;
  of_events.relations.clear();  // what cites is chosen, not who was there
  for (auto& [event, edges] : by_event) {
    found.citations.push_back(citation_of(reader, schema, event, std::move(edges), of_events));
  }
  std::stable_sort(found.citations.begin(), found.citations.end(), [](const Citation& a, const Citation& b) {
    const auto key = [](const Citation& one) {
      return std::tuple(!one.when.known(), earliest(one.when), latest(one.when));
    };
    return key(a) < key(b);
  });
  found.company = company_of(reader, schema, document.node, of_events, list);
  return found;
}

}  // namespace soi::query
