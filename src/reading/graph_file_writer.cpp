// SPDX-License-Identifier: Apache-2.0
// The writing half of graph_file.hpp: one line for each node and edge, evidence on lines of its own.
#include <ostream>

#include "base/escape.hpp"
#include "reading/graph_file.hpp"

namespace soi::reading {
namespace {

using base::quote_yaml;

// A map in braces; values are written as text that YAML reads back.
class FlowMap {
 public:
  explicit FlowMap(std::ostream& out) : out_(out) { out_ << '{'; }
  FlowMap(const FlowMap&) = delete;
  FlowMap& operator=(const FlowMap&) = delete;
  ~FlowMap() { out_ << '}'; }

  std::ostream& key(std::string_view name, std::string_view separator = ", ") {
    out_ << (empty_ ? "" : separator) << name << ": ";
    empty_ = false;
    return out_;
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) key(name) << quote_yaml(value);
  }
  // Dates stay bare: no reader takes one for anything but a date or the same text.
  void date(std::string_view name, const base::Date& date) {
    if (date.known()) key(name) << base::to_string(date);
  }

 private:
  std::ostream& out_;
  bool empty_ = true;
};

void write_list(std::ostream& out, const std::vector<std::string>& texts) {
  out << '[';
  for (std::size_t i = 0; i < texts.size(); ++i) out << (i == 0 ? "" : ", ") << quote_yaml(texts[i]);
  out << ']';
}

// Properties are sorted: those of one name stand side by side and become a list.
void write_properties(FlowMap& map, const std::vector<graph::Property>& properties) {
  for (std::size_t i = 0; i < properties.size();) {
    const std::string& name = properties[i].name;
    std::vector<std::string> values;
    for (; i < properties.size() && properties[i].name == name; ++i) values.push_back(properties[i].value);
    if (values.size() == 1) {
      map.key(name) << quote_yaml(values.front());
    } else {
      write_list(map.key(name), values);
    }
  }
}

void write_evidence(FlowMap& map, const std::vector<graph::Evidence>& evidence) {
  if (evidence.empty()) return;
  std::ostream& out = map.key("evidence", ",\n     ");
  out << '[';
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (i > 0) out << ",\n       ";
    FlowMap one(out);
    if (evidence[i].end > 0) {
      one.key("begin") << evidence[i].begin;
      one.key("end") << evidence[i].end;
    }
    one.text("by", evidence[i].by);
    one.text("sentence", evidence[i].sentence);
  }
  out << ']';
}

void write_document(std::ostream& out, const graph::Document& document) {
  out << "document: ";
  FlowMap map(out);
  // What was taken from a report is a document of its own, which stands in for the report's own extraction.
  const bool report = document.kind == "report";
  map.text(report ? "source" : "id", document.key);
  map.text("title", document.title);
  map.text("publisher", document.publisher);
  map.date("date", document.date);
  map.text("url", document.url);
  map.text("curator", document.curator);
  if (!report) map.text("source", document.source);
  map.text("replaces", document.replaces);
}

void write_member(std::ostream& out, const graph::Member& member) {
  out << "  " << quote_yaml(member.local) << ": ";
  FlowMap map(out);
  map.text("type", member.type);
  map.text("name", member.name);
  if (!member.aliases.empty()) write_list(map.key("aliases"), member.aliases);
  write_properties(map, member.properties);
  write_evidence(map, member.evidence);
}

bool bare(const graph::Fact& fact, bool with_evidence) {
  return !with_evidence && fact.role.empty() && !fact.former && fact.status == graph::Status::stated &&
         !fact.since.known() && !fact.until.known() && !fact.on.known() && fact.properties.empty();
}

void write_fact(std::ostream& out, const graph::DocumentGraph& graph, const graph::Fact& fact) {
  const std::string from = quote_yaml(graph.members[fact.subject].local);
  const std::string to = quote_yaml(graph.members[fact.object].local);
  const std::vector<graph::Evidence> curated = {{0, 0, {}, graph.document.curator}};
  const bool with_evidence = !fact.evidence.empty() && (graph.document.curator.empty() || fact.evidence != curated);
  out << "  - ";
  if (bare(fact, with_evidence)) {
    out << '[' << from << ", " << quote_yaml(fact.relation) << ", " << to << ']';
    return;
  }
  FlowMap map(out);
  map.key("from") << from;
  map.text("type", fact.relation);
  map.key("to") << to;
  map.text("role", fact.role);
  if (fact.former) map.key("former") << "true";
  map.date("since", fact.since);
  map.date("until", fact.until);
  map.date("on", fact.on);
  if (fact.status != graph::Status::stated) map.text("status", graph::to_string(fact.status));
  write_properties(map, fact.properties);
  if (with_evidence) write_evidence(map, fact.evidence);
}

}  // namespace

void write_graph_file(std::ostream& out, const graph::DocumentGraph& graph) {
  out << "schema: " << quote_yaml(graph.domain) << '\n';
  write_document(out, graph.document);
  out << (graph.members.empty() ? "\nnodes: {}" : "\nnodes:");
  for (const graph::Member& member : graph.members) {
    out << '\n';
    write_member(out, member);
  }
  out << (graph.facts.empty() ? "\nedges: []" : "\nedges:");
  for (const graph::Fact& fact : graph.facts) {
    out << '\n';
    write_fact(out, graph, fact);
  }
  out << '\n';
}

}  // namespace soi::reading
