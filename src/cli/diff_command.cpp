// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "cli/counts.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "pipeline/open_graph.hpp"
#include "query/diff.hpp"

namespace soi::cli {
namespace {

using graph::Entity;
using query::Diff;

Usage usage() {
  std::vector<Option> options = {{"json", 0, "", "answer as JSON"},
                                 {"lang", 0, "LANGUAGE", "language of types and relations", {"vi", "en"}, "vi"}};
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {{{"OLD", "a store, a graph file or a report"}, {"NEW", "another one"}},
          options,
          {{"soi diff last-week.db soi.db", "what is new, gone and changed since then, with the evidence"},
           {"soi diff a.yaml b.yaml --json", "the same of two graph files, for programs"}},
          "Entities are told by the names of their members, so that it does not matter in which builds they came. The "
          "exit code is 1 where the graphs differ."};
}

void write_members(base::JsonWriter& json, const Entity& entity) {
  json.key("members").begin_array(true);
  for (const auto& member : entity.members) json.value(member);
  json.end_array();
}

void write_entity(base::JsonWriter& json, const Entity& entity, const schema::Schema& schema) {
  exporting::write_node_fields(json, entity, schema);
  write_members(json, entity);
}

void write_facts(base::JsonWriter& json, const char* key, const std::vector<Diff::FactChange>& facts) {
  json.key(key).begin_array();
  for (const auto& change : facts) {
    graph::Edge edge;
    edge.relation = change.fact.fact.relation;
    edge.role = change.fact.fact.role;
    edge.former = change.fact.fact.former;
    edge.status = change.fact.fact.status;
    edge.since = change.fact.fact.since;
    edge.until = change.fact.fact.until;
    edge.on = change.fact.fact.on;
    json.begin_object();
    json.key("source_name").value(change.subject_name).key("target_name").value(change.object_name);
    exporting::write_link_fields(json, edge, change.fact.subject, change.fact.object, {change.fact});
    json.end_object();
  }
  json.end_array();
}

void write_json(const Diff& diff, const schema::Schema& schema, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("form").value("soi-diff/1");
  const auto documents = [&](const char* key, const std::vector<graph::Document>& list) {
    json.key(key).begin_array();
    for (const auto& document : list) {
      json.begin_object();
      exporting::write_document_fields(json, document);
      json.end_object();
    }
    json.end_array();
  };
  const auto entities = [&](const char* key, const std::vector<Entity>& list) {
    json.key(key).begin_array();
    for (const auto& entity : list) {
      json.begin_object();
      write_entity(json, entity, schema);
      json.end_object();
    }
    json.end_array();
  };
  json.key("documents").begin_object();
  documents("added", diff.added_documents);
  documents("removed", diff.removed_documents);
  documents("changed", diff.changed_documents);
  json.end_object().key("entities").begin_object();
  entities("added", diff.added);
  entities("removed", diff.removed);
  json.key("changed").begin_array();
  for (const auto& change : diff.changed) {
    json.begin_object();
    write_entity(json, change.now, schema);
    json.key("before").begin_array();
    for (const auto& before : change.before) {
      json.begin_object();
      write_entity(json, before, schema);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object().key("facts").begin_object();
  write_facts(json, "added", diff.added_facts);
  write_facts(json, "removed", diff.removed_facts);
  write_facts(json, "changed", diff.changed_facts);
  json.end_object().end_object();
  out.stream() << '\n';
}

class Text {
 public:
  Text(const Diff& diff, const schema::Schema& schema, const std::string& language, Output& out)
      : diff_(diff), schema_(schema), language_(language), out_(out) {}

  void write() {
    heading("documents", diff_.added_documents.size(), diff_.removed_documents.size(), diff_.changed_documents.size());
    for (const auto& document : diff_.added_documents) line('+', told(document));
    for (const auto& document : diff_.removed_documents) line('-', told(document));
    for (const auto& document : diff_.changed_documents) line('~', told(document));
    heading("entities", diff_.added.size(), diff_.removed.size(), diff_.changed.size());
    for (const auto& entity : diff_.added) line('+', told(entity));
    for (const auto& entity : diff_.removed) line('-', told(entity));
    for (const auto& change : diff_.changed) write(change);
    heading("facts", diff_.added_facts.size(), diff_.removed_facts.size(), diff_.changed_facts.size());
    for (const auto& change : diff_.added_facts) write('+', change);
    for (const auto& change : diff_.removed_facts) write('-', change);
    for (const auto& change : diff_.changed_facts) write('~', change);
  }

 private:
  void heading(const char* what, std::size_t added, std::size_t removed, std::size_t changed) {
    if (added + removed + changed == 0) return;
    if (!first_) out_.stream() << '\n';
    first_ = false;
    out_.stream() << out_.styled(Style::heading, what) << ": " << added << " added, " << removed << " removed, "
                  << changed << " changed\n";
  }

  void line(char sign, const std::string& text) { out_.hanging(std::string("  ") + sign + ' ', text); }

  static std::string told(const graph::Document& document) {
    return document.key + (document.title.empty() ? "" : ": " + document.title);
  }

  std::string told(const Entity& entity) const {
    const auto* type = schema_.type(entity.type);
    const auto label = type == nullptr ? entity.type : type->label.in(language_);
    return entity.name + ", " + label + " (" + entity.id +
           (entity.members.size() > 1 ? " and " + std::to_string(entity.members.size() - 1) + " more" : "") + ")";
  }

  void write(const Diff::EntityChange& change) {
    line('~', told(change.now));
    std::set<std::string> members(change.now.members.begin(), change.now.members.end()), known;
    for (const auto& before : change.before) {
      std::string lost;
      for (const auto& member : before.members) {
        known.insert(member);
        if (!members.contains(member)) lost += (lost.empty() ? "" : ", ") + member;
      }
      const bool attributes = before.name != change.now.name || before.type != change.now.type;
      if (change.before.size() > 1 || attributes) out_.hanging("      was ", told(before));
      if (!lost.empty()) out_.hanging("      without ", lost);
    }
    std::string won;
    for (const auto& member : change.now.members) {
      if (!known.contains(member)) won += (won.empty() ? "" : ", ") + member;
    }
    if (!won.empty()) out_.hanging("      with ", won);
  }

  void write(char sign, const Diff::FactChange& change) {
    const auto& fact = change.fact.fact;
    const auto* relation = schema_.relation(fact.relation);
    auto text = change.subject_name + ' ' + (relation == nullptr ? fact.relation : relation->label.in(language_)) +
                ' ' + change.object_name;
    if (!fact.role.empty()) text += ": " + fact.role;
    if (fact.former) text += language_ == "vi" ? " (nguyên)" : " (former)";
    if (fact.status != graph::Status::stated) text += std::string(" [") + graph::to_string(fact.status) + "]";
    line(sign, text);
    for (const auto& evidence : fact.evidence) {
      if (!evidence.sentence.empty())
        out_.hanging("      ", "“" + one_line(evidence.sentence) + "” " + change.fact.document);
    }
  }

  const Diff& diff_;
  const schema::Schema& schema_;
  const std::string language_;
  Output& out_;
  bool first_ = true;
};

int run(const Call& call) {
  const auto folder = schema_folder(call.values);
  const auto old = pipeline::open_graph(call.values.text("OLD"), call.values.text("domain"), folder);
  const auto now = pipeline::open_graph(call.values.text("NEW"), call.values.text("domain"), folder);
  if (old->domain() != now->domain()) {
    throw base::Error(base::Failure::usage,
                      "one graph is of the domain '" + old->domain() + "', the other of '" + now->domain() + "'");
  }
  const auto schema = schema::Schema::load(schema::Domain::open(now->domain(), folder));
  const auto found = query::diff(*old, *now);
  if (call.values.has("json")) {
    write_json(found, schema, call.out);
  } else {
    Text(found, schema, call.values.text("lang"), call.out).write();
  }
  return found.empty() ? done : findings;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{"diff", "tells what differs between two graphs, with the evidence", usage, run};

}  // namespace soi::cli
