// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <set>

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"
#include "query/paths.hpp"

namespace soi::cli {
namespace {

using query::Path;

constexpr std::string_view form = "soi-path/1";
constexpr std::size_t most_sentences = 2;  // of one relation: `soi why` has them all

Usage usage() {
  return {
      {{"FROM", "an entity's id or name, in quotes"}, {"TO", "another one"}},
      answer_options(relation_options(
          {{"k", 'k', "N", "the N best ways", {}, "1", false, 1000},
           {"all", 0, "N", "every way of at most N steps", {}, {}, false, 12},
           {"through", 0, "WHAT", "only ways through this entity, or an entity of this type", {}, {}, true},
           {"avoid", 0, "WHAT", "only ways around this entity, or around all entities of this type", {}, {}, true},
           limit_option("20")})),
      {{"soi path \"Hoàng Duy Chinh\" \"Đỗ Mạnh Hiến\"", "how the two are connected, and which sentences say so"},
       {"soi path \"Bùi Thị Minh Hoài\" \"Lê Trí Vũ\" -k 3 --avoid document",
        "the three best ways that go through no document"}},
      "Relations count in both directions, denied ones only where --status names them. No way passes an entity twice. "
      "A step costs 1 to a person or an event, 1.5 to a body, 2 to a place, document or campaign, and log2(number of "
      "relations) / 4 besides: a way through a small meeting is preferred to one through a province or a resolution "
      "that everybody cites. --all goes by the number of steps, and by cost among ways of one length."};
}

// By the roots that every domain extends: meeting somebody says more than living in one province.
double weight(const schema::Schema& schema, const std::string& name) {
  const auto* type = schema.type(name);
  if (type == nullptr || type->root == "organization") return 1.5;
  return type->root == "official" || type->root == "event" ? 1 : 2;
}

// A type by its name, else an entity: true of whatever is meant, but never of the ends of the way.
query::Test test_of(const Question& question, const std::string& text, graph::Node from, graph::Node to) {
  if (question.schema.type(text) != nullptr) {
    return [&schema = question.schema, text, from, to](graph::Node node, const std::string& type) {
      return node != from && node != to && schema.is_a(type, text);
    };
  }
  return [meant = entity_meant(question, text).node](graph::Node node, const std::string&) { return node == meant; };
}

query::PathSearch search_of(const Question& question, const Values& values, graph::Node from, graph::Node to) {
  query::PathSearch search;
  search.weight = [&question](const std::string& type) { return weight(question.schema, type); };
  search.selection = selection_of(question, values);
  for (const auto& text : values.all("through")) search.through.push_back(test_of(question, text, from, to));
  if (search.through.size() > 16) {
    throw base::Error(base::Failure::usage, "--through is given more than 16 times", "ask for fewer");
  }
  std::vector<query::Test> avoided;
  for (const auto& text : values.all("avoid")) avoided.push_back(test_of(question, text, from, to));
  search.enter = [avoided](graph::Node node, const std::string& type) {
    return std::none_of(avoided.begin(), avoided.end(), [&](const auto& test) { return test(node, type); });
  };
  return search;
}

PartOfGraph part_of(const Question& question, const graph::Entity& from, const graph::Entity& to,
                    const std::vector<Path>& paths) {
  PartOfGraph part{{from}, {}, {from.node, to.node}};
  std::set<graph::Node> nodes = {from.node};
  std::set<graph::EdgeNumber> edges;
  for (const auto& path : paths) {
    for (const auto& step : path.steps) {
      if (nodes.insert(step.to).second) part.entities.push_back(question.reader->brief(step.to));
      for (const auto& edge : step.edges) {
        if (edges.insert(edge.number).second) part.edges.push_back(edge);
      }
    }
  }
  return part;
}

void write_json(const Question& question, const graph::Entity& from, const graph::Entity& to,
                const std::vector<Path>& paths, base::JsonWriter& json) {
  json.key("from").value(from.id).key("to").value(to.id);
  json.key("paths").begin_array();
  for (const auto& path : paths) {
    json.begin_object().key("steps").value(static_cast<std::int64_t>(path.steps.size()));
    json.key("cost").value(path.cost).key("entities").begin_array(true).value(from.id);
    for (const auto& step : path.steps) json.value(question.reader->brief(step.to).id);
    json.end_array().end_object();
  }
  json.end_array();
  const auto part = part_of(question, from, to, paths);
  exporting::write_part(json, *question.reader, question.schema, part.entities, part.edges);
}

void write_csv(const Telling& telling, const std::vector<Path>& paths, const std::function<void(const Row&)>& row) {
  row({"path", "step", "from", "from_name", "relation", "direction", "to", "to_name", "role", "former", "status",
       "since", "until", "on", "documents"});
  for (std::size_t p = 0; p < paths.size(); ++p) {
    for (std::size_t s = 0; s < paths[p].steps.size(); ++s) {
      const auto& step = paths[p].steps[s];
      const auto &from = telling.entity(step.from), &to = telling.entity(step.to);
      for (const auto& edge : step.edges) {
        row({std::to_string(p + 1), std::to_string(s + 1), from.id, from.name, edge.relation,
             edge.subject == step.from ? "out" : "in", to.id, to.name, edge.role, edge.former ? "true" : "",
             graph::to_string(edge.status), base::to_string(edge.since), base::to_string(edge.until),
             base::to_string(edge.on), std::to_string(edge.facts)});
      }
    }
  }
}

void write_path(Telling& telling, const graph::Entity& from, const Path& path, Output& out) {
  out.paragraph(telling.entity_line(from), 0, Style::name);
  for (const auto& step : path.steps) {
    out.stream() << '\n';
    for (const auto& edge : step.edges) {
      out.paragraph(telling.sentence(edge), 2);
      telling.evidence(edge, 4, most_sentences);
    }
    out.stream() << '\n';
    out.paragraph(telling.entity_line(telling.entity(step.to)), 0, Style::name);
  }
}

void write_text(const Question& question, const graph::Entity& from, const std::vector<Path>& paths,
                const base::Date& at, Output& out) {
  Telling telling(question, out, at);
  if (paths.size() == 1) return write_path(telling, from, paths.front(), out);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    char cost[32];
    std::snprintf(cost, sizeof cost, "%.2f", paths[i].cost);
    const auto heading = std::to_string(i + 1) + " of " + std::to_string(paths.size()) + ": " +
                         counted(paths[i].steps.size(), "step", "steps") + ", cost " + cost;
    out.stream() << (i > 0 ? "\n" : "") << out.styled(Style::heading, heading) << "\n\n";
    write_path(telling, from, paths[i], out);
  }
}

int answer(const Call& call, const Question& question) {
  const auto& values = call.values;
  const auto from = entity_meant(question, values.text("FROM"));
  const auto to = entity_meant(question, values.text("TO"));
  const auto search = search_of(question, values, from.node, to.node);
  std::vector<Path> paths;
  bool whole = true;
  if (values.has("all")) {
    auto all = query::all_paths(*question.reader, from.node, to.node, values.number("all"), search);
    paths = std::move(all.paths);
    whole = all.whole;
  } else {
    paths = query::best_paths(*question.reader, from.node, to.node, values.number("k"), search);
  }
  if (paths.empty()) {
    throw NothingFound("nothing connects '" + one_line(from.name) + "' with '" + one_line(to.name) + "' that way", "");
  }
  const auto found = paths.size();
  const std::size_t limit = values.number("limit");
  if (values.has("all") && limit > 0 && found > limit) paths.resize(limit);
  give(call, question,
       {form, [&](Output& out) { write_text(question, from, paths, search.selection.at, out); },
        [&](base::JsonWriter& json) { write_json(question, from, to, paths, json); },
        [&](const auto& row) { write_csv(Telling(question, call.out), paths, row); },
        [&] { return part_of(question, from, to, paths); }});
  if (paths.size() < found) {
    call.notice.stream() << "… and " << found - paths.size() << " more; --limit 0 lists all\n";
  }
  if (!whole) {
    throw base::Error(base::Failure::limit, "the search ended after " + std::to_string(found) + " ways: there are more",
                      "ask for fewer steps with --all, or for the best with -k");
  }
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command path_command;
const Command path_command{"path", "tells how two entities are connected, step by step, with the sentences", usage,
                           run};

}  // namespace soi::cli
