// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "graph/as_of.hpp"
#include "graph/edge_order.hpp"

namespace soi::cli {
namespace {

using graph::Edge;

constexpr std::string_view form = "soi-timeline/1";
constexpr std::size_t most_sentences = 2;

Usage usage() {
  return {
      {{"ENTITY", "its id or name; without it, the whole graph's", false, true}},
      answer_options(relation_options({limit_option("100"), {"evidence", 'e', "", "with the sentences that say so"}})),
      {{"soi timeline \"Ban Dân vận Trung ương\"", "what is dated of a body, in order"},
       {"soi timeline --from 2021-07 --until 2021 --relation organized", "half a year's events and who held them"}},
      "A relation without a date of its own has that of its event or document. What lasted stands where it begins; "
      "what has no date at all is counted."};
}

struct Dated {
  base::Date when;
  Edge edge;
};

struct Timeline {
  std::vector<Dated> facts;
  std::size_t all = 0;
  std::size_t undated = 0;
};

bool before(const Dated& a, const Dated& b) {
  const auto key = [](const Dated& one) { return std::tuple(earliest(one.when), latest(one.when)); };
  return key(a) != key(b) ? key(a) < key(b) : graph::before(a.edge, b.edge);
}

// The first `most` of those added, in order; keeps no more than twice as many.
class First {
 public:
  explicit First(std::size_t most) : most_(most) {}

  void add(Dated one) {
    facts_.push_back(std::move(one));
    if (most_ > 0 && facts_.size() >= 2 * most_ + 1000) cut();
  }
  std::vector<Dated> take() {
    cut();
    return std::move(facts_);
  }

 private:
  void cut() {
    std::sort(facts_.begin(), facts_.end(), before);
    if (most_ > 0 && facts_.size() > most_) facts_.resize(most_);
  }
  std::size_t most_;
  std::vector<Dated> facts_;
};

Timeline timeline(const Question& question, const Values& values, const std::optional<graph::Entity>& entity) {
  const auto& reader = *question.reader;
  const auto selection = selection_of(question, values);
  Timeline found;
  First first(values.number("limit"));
  const auto add = [&](const Edge& edge) {
    const auto when = graph::time_of(edge, reader);
    if (when.known()) {
      ++found.all;
      first.add({when, edge});
    } else {
      ++found.undated;
    }
  };
  if (entity) {
    for (const auto& edge : graph::edges(selection, reader, entity->node)) add(edge);
  } else {
    reader.each_edge([&](const Edge& edge) {
      if (graph::passes(selection, edge, reader)) add(edge);
      return true;
    });
  }
  found.facts = first.take();
  return found;
}

// "dự Hội nghị … (Trưởng ban)" of an entity's own timeline, the whole sentence of the graph's.
std::string what(const Telling& telling, const Edge& edge, const std::optional<graph::Entity>& entity) {
  std::string text;
  if (!entity) {
    text = telling.entity(edge.subject).name + " " + telling.relation_label(edge.relation, true) + " " +
           telling.entity(edge.object).name;
  } else {
    const bool outward = edge.subject == entity->node;
    text = telling.relation_label(edge.relation, outward) + ": " +
           telling.entity(outward ? edge.object : edge.subject).name;
  }
  std::string about = edge.role;
  const auto more = telling.circumstances(edge);
  if (!more.empty()) about += (about.empty() ? "" : ", ") + more;
  return about.empty() ? text : text + " (" + about + ")";
}

void write_text(const Question& question, const Timeline& found, const std::optional<graph::Entity>& entity,
                const base::Date& at, bool sentences, Output& out) {
  Telling telling(question, out, at);
  if (entity) {
    out.paragraph(telling.entity_line(*entity), 0, Style::name);
    out.stream() << '\n';
  }
  using enum Column::Kind;
  Table table({{plain, Style::faint}, {wraps, {}}, {number, {}}}, entity ? 2 : 0);
  for (const auto& [when, edge] : found.facts) {
    table.add({base::to_string(when), what(telling, edge, entity), std::to_string(edge.facts)});
  }
  table.write(out, [&](std::size_t row) {
    if (sentences) telling.evidence(found.facts[row].edge, 4, most_sentences);
  });
}

void write_json(const Question& question, const Telling& telling, const Timeline& found, base::JsonWriter& json) {
  std::set<graph::Node> nodes;
  for (const auto& [when, edge] : found.facts) nodes.insert({edge.subject, edge.object});
  json.key("count").value(static_cast<std::int64_t>(found.all));
  json.key("undated").value(static_cast<std::int64_t>(found.undated));
  json.key("nodes").begin_array();
  for (const auto node : nodes) {
    json.begin_object();
    exporting::write_node_fields(json, question.reader->entity(node), question.schema);
    json.end_object();
  }
  json.end_array().key("links").begin_array();  // in order of time
  for (const auto& [when, edge] : found.facts) {
    json.begin_object().key("when").value(base::to_string(when));
    exporting::write_link_fields(json, edge, telling.entity(edge.subject).id, telling.entity(edge.object).id,
                                 question.reader->facts(edge.number));
    json.end_object();
  }
  json.end_array();
}

void write_csv(const Telling& telling, const Timeline& found, const std::function<void(const Row&)>& row) {
  row({"when", "subject", "subject_name", "relation", "object", "object_name", "role", "former", "status",
       "documents"});
  for (const auto& [when, edge] : found.facts) {
    const auto &subject = telling.entity(edge.subject), &object = telling.entity(edge.object);
    row({base::to_string(when), subject.id, subject.name, edge.relation, object.id, object.name, edge.role,
         edge.former ? "true" : "", graph::to_string(edge.status), std::to_string(edge.facts)});
  }
}

PartOfGraph part_of(const Telling& telling, const Timeline& found, const std::optional<graph::Entity>& entity) {
  PartOfGraph part;
  std::set<graph::Node> nodes;
  for (const auto& [when, edge] : found.facts) {
    nodes.insert({edge.subject, edge.object});
    part.edges.push_back(edge);
  }
  for (const auto node : nodes) part.entities.push_back(telling.entity(node));
  if (entity) part.focus = {entity->node};
  return part;
}

int answer(const Call& call, const Question& question) {
  const auto& values = call.values;
  std::optional<graph::Entity> entity;
  if (values.has("ENTITY")) entity = entity_meant(question, values.words("ENTITY"));
  const auto found = timeline(question, values, entity);
  const auto at = selection_of(question, values).at;
  const Telling telling(question, call.out, at);
  if (!found.facts.empty()) {
    give(call, question,
         {form, [&](Output& out) { write_text(question, found, entity, at, values.has("evidence"), out); },
          [&](base::JsonWriter& json) { write_json(question, telling, found, json); },
          [&](const auto& row) { write_csv(telling, found, row); }, [&] { return part_of(telling, found, entity); }});
  }
  if (found.facts.size() < found.all) {
    call.notice.stream() << "… and " << found.all - found.facts.size() << " more; --limit 0 lists all\n";
  }
  if (found.undated > 0) call.notice.stream() << counted(found.undated, "relation", "relations") << " without a date\n";
  if (found.facts.empty()) throw NothingFound("nothing is dated there", "");
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command timeline_command;
const Command timeline_command{"timeline", "lists dated facts in order, of an entity or of the whole graph", usage,
                               run};

}  // namespace soi::cli
