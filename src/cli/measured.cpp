// SPDX-License-Identifier: Apache-2.0
#include "cli/measured.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "graph/as_of.hpp"
#include "graph/projection.hpp"

namespace soi::cli {
namespace {

constexpr int longest_span = 150;  // years; what lasts longer says nothing of any, as in projections

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

// Links between entities, and only the entities among them that are to be nodes.
Slice closed(graph::Links links, std::string year, bool all) {
  Slice slice;
  slice.year = std::move(year);
  std::vector<graph::Node> place(links.nodes, all ? 1 : 0);
  for (const auto* ends : {&links.from, &links.to}) {
    for (const auto end : *ends) place[end] = 1;
  }
  for (graph::Node who = 0; who < links.nodes; ++who) {
    if (place[who] == 0) continue;
    place[who] = static_cast<graph::Node>(slice.who.size());
    slice.who.push_back(who);
  }
  for (auto* ends : {&links.from, &links.to}) {
    for (auto& end : *ends) end = place[end];
  }
  links.nodes = static_cast<std::uint32_t>(slice.who.size());
  slice.links = std::move(links);
  return slice;
}

Slice of_projection(const graph::Projection& projection, std::uint32_t entities, std::string year) {
  graph::Links links;
  links.nodes = entities;
  for (const auto& tie : projection.ties) {
    links.from.push_back(tie.a);
    links.to.push_back(tie.b);
    links.weights.push_back(tie.weight);
  }
  for (const auto node : projection.nodes) {  // also those tied to nobody; loops are no links of a network
    links.from.push_back(node);
    links.to.push_back(node);
    links.weights.push_back(1);
  }
  return closed(std::move(links), std::move(year), false);
}

graph::Selection without_denied(graph::Selection selection) {
  if (selection.statuses.empty()) {
    selection.statuses = {graph::Status::stated, graph::Status::planned, graph::Status::reported};
  }
  return selection;
}

}  // namespace

std::vector<Option> measured_options(std::vector<Option> own) {
  own.push_back({"on", 0, "TYPE", "measure the network of these, tied by what they share (see --through)"});
  own.push_back({"through", 0, "TYPE", "what two of them share", {}, "event"});
  own.push_back({"by-way-of", 0, "TYPE", "the type between the two, where they do not touch"});
  own.push_back({"weight", 'w', "WEIGHT", "what a tie by sharing weighs", graph::tie_weight_names(), "count"});
  own.push_back({"by", 0, "TIME", "a table over years", {"year"}});
  own.push_back({"directed", 0, "", "follow relations from subject to object only"});
  return relation_options(std::move(own));
}

Subject::Subject(const Call& call) : values_(call.values) {
  const auto& values = call.values;
  const auto path = values.text("graph");
  if (reading::is_edge_list(path)) {
    for (const char* option : {"on", "by", "relation", "not-relation", "status", "from", "until", "at", "type"}) {
      if (values.has(option)) wrong("an edge list has nothing that --" + std::string(option) + " could choose", "");
    }
    list_ = reading::read_edge_list(path);
    return;
  }
  question_ = open_question(call);
  selection_of(question_, values);  // mistakes are told before the work
  if (values.has("on") && values.has("directed")) wrong("ties by sharing have no direction", "leave --directed out");
  std::map<std::string, std::uint32_t> numbers;
  types_.resize(question_.reader->counts().entities);
  question_.reader->each_entity([&](const graph::Entity& entity) {
    const auto [at, fresh] = numbers.emplace(entity.type, static_cast<std::uint32_t>(type_names_.size()));
    if (fresh) type_names_.push_back(entity.type);
    types_[entity.node] = at->second;
    return true;
  });
}

std::vector<Slice> Subject::slices() const {
  if (list_) {
    std::vector<Slice> one;
    one.push_back(closed(list_->links, "", true));
    return one;
  }
  return values_.has("on") ? projected() : of_relations();
}

std::vector<Slice> Subject::of_relations() const {
  const auto& reader = *question_.reader;
  const auto asked = selection_of(question_, values_);
  const auto selection = without_denied(asked);
  const auto passes = [&](const graph::Edge& edge) { return graph::passes(selection, edge, reader); };
  std::vector<Slice> slices;
  if (!values_.has("by")) {
    slices.push_back(closed(graph::links_of(reader, passes), "", !asked.chooses_edges()));
    return slices;
  }
  std::map<int, graph::Links> years;
  reader.each_edge([&](const graph::Edge& edge) {
    if (!passes(edge)) return true;
    const auto time = graph::time_of(edge, reader);
    if (!time.known()) return true;
    int first = base::earliest(time).year, last = base::latest(time).year;
    if (selection.from.known()) first = std::max<int>(first, base::earliest(selection.from).year);
    if (selection.until.known()) last = std::min<int>(last, base::latest(selection.until).year);
    if (last - first > longest_span) return true;
    for (auto year = first; year <= last; ++year) {
      auto& links = years[year];
      links.from.push_back(edge.subject);
      links.to.push_back(edge.object);
    }
    return true;
  });
  for (auto& [year, links] : years) {
    links.nodes = static_cast<std::uint32_t>(types_.size());
    slices.push_back(closed(std::move(links), std::to_string(year), false));
  }
  return slices;
}

std::vector<Slice> Subject::projected() const {
  graph::ProjectionRequest request;
  request.nodes = values_.text("on");
  request.through = values_.text("through");
  request.by = values_.text("by-way-of");
  request.selection = selection_of(question_, values_);
  graph::TieWeight weight{};
  graph::parse(values_.text("weight"), weight);
  const auto entities = static_cast<std::uint32_t>(types_.size());
  const auto touches = graph::touches(*question_.reader, question_.schema, request);
  std::vector<Slice> slices;
  if (!values_.has("by")) {
    slices.push_back(of_projection(graph::project(touches, weight), entities, ""));
    return slices;
  }
  for (const auto& window : graph::by_year(touches).years) {
    slices.push_back(of_projection(graph::project(window.touches, weight), entities, std::to_string(window.year)));
  }
  return slices;
}

std::string Subject::id(graph::Node who) const { return list_ ? list_->name(who) : question_.reader->entity(who).id; }
std::string Subject::name(graph::Node who) const {
  return list_ ? list_->name(who) : question_.reader->entity(who).name;
}
std::string Subject::type(graph::Node who) const { return list_ ? std::string() : type_names_[types_[who]]; }
std::uint32_t Subject::type_number(graph::Node who) const { return list_ ? 0 : types_[who]; }

bool Subject::listed(graph::Node who) const {
  const auto& wanted = values_.all("type");
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const auto& type) {
           return question_.schema.is_a(type_names_[types_[who]], type);
         });
}

graph::Node Subject::meant(const std::string& text) const {
  if (!list_) return entity_meant(question_, text).node;
  for (graph::Node node = 0; node < list_->links.nodes; ++node) {
    if (list_->name(node) == text) return node;
  }
  throw NothingFound("no node of the list is called '" + one_line(text) + "'", "");
}

}  // namespace soi::cli
