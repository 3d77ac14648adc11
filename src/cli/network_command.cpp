// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "cli/table.hpp"
#include "cli/telling.hpp"
#include "exporting/flat.hpp"
#include "exporting/node_link.hpp"
#include "graph/projected.hpp"

namespace soi::cli {
namespace {

using graph::Projection;
using graph::Tie;
using graph::Touch;

constexpr std::string_view form = "soi-network/1";
constexpr std::size_t most_named = 5;  // entities without a date

Usage usage() {
  return {{{"TYPE", "the type of what is tied: official, organization, document, campaign …"}},
          answer_options(relation_options(
              {{"through", 0, "TYPE", "the type of what two of them share: event, official, province …"},
               {"by-way-of", 0, "TYPE", "the type between the two, where they do not touch; else found in the schema"},
               {"by", 0, "TIME", "a network for each year", {"year"}},
               {"weight", 'w', "WEIGHT", "what a tie weighs", graph::tie_weight_names(), "count"},
               {"matrix", 0, "", "as a square of weights, rows of CSV"},
               limit_option("50")})),
          {{"soi network official --through event --relation chaired,attended --by year",
            "who sat with whom, year by year"},
           {"soi network campaign --through province --weight jaccard", "campaigns by the provinces of their events"}},
          "Two are tied where they share something. count: how many they share; jaccard: the part of all that either "
          "has (Jaccard 1912); newman: each shared one counts 1 / (the number of those who share it - 1), so that a "
          "meeting of three ties closer than a congress (Newman 2001). An event stands in the year of its date, an "
          "office in all years it is known to have lasted; what has no date is left out of years, counted and named. "
          "--limit cuts the printed list only; rows, JSON, pictures and exports have every tie."};
}

// One network: of all times, or of a year.
struct Window {
  std::string name;
  std::vector<Touch> touches;
  Projection network;
};

struct Networks {
  graph::ProjectionRequest request;
  std::vector<Window> windows;
  std::vector<graph::Node> undated;
};

// The types between two that no relation joins: roots that have relations with both.
std::string type_between(const schema::Schema& schema, const std::string& nodes, const std::string& through) {
  const auto joined = [&](const std::string& a, const std::string& b) {
    const auto fits = [&](const std::vector<std::string>& ends, const std::string& type) {
      return std::any_of(ends.begin(), ends.end(),
                         [&](const auto& end) { return schema.is_a(type, end) || schema.is_a(end, type); });
    };
    return std::any_of(schema.relations().begin(), schema.relations().end(), [&](const auto& item) {
      const auto& relation = item.second;
      return (fits(relation.from, a) && fits(relation.to, b)) || (fits(relation.from, b) && fits(relation.to, a));
    });
  };
  if (joined(nodes, through)) return {};
  std::vector<std::string> found;
  for (const auto& [name, type] : schema.types()) {
    if (type.root == name && joined(nodes, name) && joined(name, through)) found.push_back(name);
  }
  if (found.size() == 1) return found.front();
  std::string several;
  for (const auto& name : found) several += (several.empty() ? "" : ", ") + name;
  throw base::Error(
      base::Failure::usage, "no relation joins '" + nodes + "' with '" + through + "'",
      found.empty() ? "and none joins both with a third type" : "name one of " + several + " with --by-way-of");
}

Networks networks(const Question& question, const Values& values) {
  Networks made;
  auto& request = made.request;
  request.nodes = values.text("TYPE");
  request.through = values.text("through");
  request.by = values.text("by-way-of");
  request.selection = selection_of(question, values);
  if (request.through.empty()) {
    throw base::Error(base::Failure::usage, "--through is missing", "name the type of what two of them share: event …");
  }
  graph::Selection types;
  types.types = {request.nodes, request.through};
  graph::check(types, question.schema);
  if (request.by.empty()) request.by = type_between(question.schema, request.nodes, request.through);

  graph::TieWeight weight{};
  graph::parse(values.text("weight"), weight);
  auto touches = graph::touches(*question.reader, question.schema, request);
  if (!values.has("by")) {
    auto network = graph::project(touches, weight);
    made.windows.push_back({"", std::move(touches), std::move(network)});
    return made;
  }
  auto years = graph::by_year(touches);
  made.undated = std::move(years.undated);
  for (auto& year : years.years) {
    auto network = graph::project(year.touches, weight);
    made.windows.push_back({std::to_string(year.year), std::move(year.touches), std::move(network)});
  }
  return made;
}

std::string weight_text(double weight) { return exporting::number_text(weight, false); }

std::string short_weight(double weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", weight);
  return text;
}

void write_text(const Telling& telling, const Networks& networks, std::size_t limit, Output& out) {
  for (const auto& [name, touches, network] : networks.windows) {
    if (&name != &networks.windows.front().name) out.stream() << '\n';
    const auto heading = (name.empty() ? "" : name + ": ") + counted(network.nodes.size(), "entity", "entities") +
                         ", " + counted(network.ties.size(), "tie", "ties");
    out.stream() << out.styled(Style::heading, heading) << '\n';
    auto ties = network.ties;
    std::stable_sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) {
      return std::tie(b.weight, b.shared) < std::tie(a.weight, a.shared);
    });
    if (limit > 0 && ties.size() > limit) ties.resize(limit);
    const graph::Sharing sharing(touches);
    using enum Column::Kind;
    Table table({{wraps, Style::name}, {wraps, Style::name}, {number, {}}, {wraps, Style::faint}}, 2);
    for (const auto& tie : ties) {
      const auto shared = sharing.shared_by(tie.a, tie.b);
      auto what = telling.entity(shared.front()).name;
      if (shared.size() > 1) what += " (+" + std::to_string(shared.size() - 1) + ")";
      table.add({telling.entity(tie.a).name, telling.entity(tie.b).name, short_weight(tie.weight), what});
    }
    table.write(out);
  }
}

void write_csv(const Telling& telling, const Networks& networks, const std::function<void(const Row&)>& row) {
  const bool windows = networks.windows.empty() || !networks.windows.front().name.empty();
  Row columns = {"source", "target", "weight", "shared", "source_name", "target_name"};
  if (windows) columns.insert(columns.begin(), "year");
  row(columns);
  for (const auto& [name, touches, network] : networks.windows) {
    for (const auto& tie : network.ties) {
      const auto &a = telling.entity(tie.a), &b = telling.entity(tie.b);
      Row cells = {a.id, b.id, weight_text(tie.weight), std::to_string(tie.shared), a.name, b.name};
      if (windows) cells.insert(cells.begin(), name);
      row(cells);
    }
  }
}

// Symmetric, nothing on the diagonal; ids name rows and columns.
void write_matrix(const Telling& telling, const Projection& network, const std::function<void(const Row&)>& row) {
  std::map<std::pair<graph::Node, graph::Node>, double> weights;
  for (const auto& tie : network.ties) weights[{tie.a, tie.b}] = weights[{tie.b, tie.a}] = tie.weight;
  Row head = {""};
  for (const auto node : network.nodes) head.push_back(telling.entity(node).id);
  row(head);
  for (const auto a : network.nodes) {
    Row cells = {telling.entity(a).id};
    for (const auto b : network.nodes) {
      const auto found = weights.find({a, b});
      cells.push_back(found == weights.end() ? "0" : weight_text(found->second));
    }
    row(cells);
  }
}

void write_network(const Question& question, const Telling& telling, const Window& window, base::JsonWriter& json) {
  const graph::Sharing sharing(window.touches);
  json.key("directed").value(false).key("multigraph").value(false);
  json.key("nodes").begin_array();
  for (const auto node : window.network.nodes) {
    json.begin_object();
    exporting::write_node_fields(json, question.reader->entity(node), question.schema);
    json.end_object();
  }
  json.end_array().key("links").begin_array();
  for (const auto& tie : window.network.ties) {
    json.begin_object(true).key("source").value(telling.entity(tie.a).id);
    json.key("target").value(telling.entity(tie.b).id).key("weight").value(tie.weight);
    json.key("shared").begin_array();
    for (const auto node : sharing.shared_by(tie.a, tie.b)) json.value(telling.entity(node).id);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_json(const Question& question, const Telling& telling, const Networks& networks, base::JsonWriter& json) {
  if (networks.windows.size() == 1 && networks.windows.front().name.empty()) {
    write_network(question, telling, networks.windows.front(), json);
    return;
  }
  json.key("years").begin_object();
  for (const auto& window : networks.windows) {
    json.key(window.name).begin_object();
    write_network(question, telling, window, json);
    json.end_object();
  }
  json.end_object().key("undated").begin_array();
  for (const auto node : networks.undated) json.value(telling.entity(node).id);
  json.end_array();
}

PartOfGraph part_of(const Question& question, const Networks& networks) {
  if (networks.windows.size() != 1) {
    throw base::Error(base::Failure::usage, "several networks do not fit into one picture or export",
                      "choose a year with --from and --until instead of --by");
  }
  const auto& [name, touches, network] = networks.windows.front();
  PartOfGraph part;
  auto reader = std::make_shared<graph::Projected>(*question.reader, network, touches, networks.request);
  const auto take = [&](const auto& item, auto& list) {
    list.push_back(item);
    return true;
  };
  reader->each_entity([&](const graph::Entity& entity) { return take(entity, part.entities); });
  reader->each_edge([&](const graph::Edge& edge) { return take(edge, part.edges); });
  for (const auto& tie : network.ties) part.weights.push_back(tie.weight);
  part.reader = std::move(reader);
  return part;
}

void write_left_out(const Telling& telling, const Networks& networks, std::size_t limit, bool text, Output& notice) {
  std::size_t cut = 0;
  for (const auto& window : networks.windows) {
    if (limit > 0 && window.network.ties.size() > limit) cut += window.network.ties.size() - limit;
  }
  if (text && cut > 0) notice.stream() << "… and " << cut << " more ties; --limit 0 lists all\n";
  if (networks.undated.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(networks.undated.size(), most_named); ++i) {
    const auto& entity = telling.entity(networks.undated[i]);
    names += (names.empty() ? "" : "; ") + entity.name + " [" + entity.id + "]";
  }
  if (networks.undated.size() > most_named) names += "; …";
  notice.paragraph("left out of all years, for it has no date: " +
                       counted(networks.undated.size(), "shared entity", "shared entities") + ": " + names,
                   0);
}

int answer(const Call& call, const Question& question) {
  const auto made = networks(question, call.values);
  const bool none = std::all_of(made.windows.begin(), made.windows.end(),
                                [](const Window& window) { return window.network.ties.empty(); });
  const Telling telling(question, call.out);
  const auto limit = call.values.number("limit");
  const bool matrix = call.values.has("matrix");
  if (matrix && call.values.has("by")) {
    throw base::Error(base::Failure::usage, "a matrix is of one network", "leave out --by");
  }
  if (none) {
    write_left_out(telling, made, limit, false, call.notice);
    throw NothingFound("nothing ties two of type '" + made.request.nodes + "' that way", "");
  }
  bool text = false;
  Answer forms{form,
               [&](Output& out) {
                 text = true;
                 write_text(telling, made, limit, out);
               },
               [&](base::JsonWriter& json) { write_json(question, telling, made, json); },
               [&](const auto& row) { write_csv(telling, made, row); }, [&] { return part_of(question, made); }};
  if (matrix) {
    forms.csv = [&](const auto& row) { write_matrix(telling, made.windows.front().network, row); };
    forms.rows = true;
  }
  give(call, question, forms);
  write_left_out(telling, made, limit, text, call.notice);
  return done;
}

int run(const Call& call) {
  return ask(call, form, [&](const Question& question) { return answer(call, question); });
}

}  // namespace

extern const Command network_command;
const Command network_command{"network", "ties entities of one type by what they share: people by events, and so on",
                              usage, run};

}  // namespace soi::cli
