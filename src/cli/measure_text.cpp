// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "cli/counts.hpp"
#include "cli/measure_answer.hpp"
#include "cli/table.hpp"
#include "cli/telling.hpp"

namespace soi::cli {
namespace {

using analytics::Makes;
using analytics::Measure;
using enum Column::Kind;

constexpr std::size_t members_told = 8;      // of a community
constexpr std::size_t columns_of_years = 7;  // that fit beside a name

class Words {
 public:
  Words(const MeasureAnswer& answer, Output& out)
      : answer_(answer), out_(out), telling_(answer.subject.question(), out) {}

  void one(const MeasuredSlice& slice) {
    heading(slice);
    numbers(slice);
    if (has_values()) nodes(slice);
    for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
      if (answer_.measures[i]->values == analytics::Values::label) groups(slice, i);
      if (answer_.measures[i]->makes == Makes::edge_column) edges(slice, i);
    }
    notes(slice);
  }

  void years() {
    if (answer_.makes(Makes::number)) number_by_year();
    for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
      if (answer_.measures[i]->makes == Makes::node_column) node_by_year(i);
    }
  }

 private:
  bool has_values() const {
    return std::any_of(answer_.measures.begin(), answer_.measures.end(), [](const auto* measure) {
      return measure->makes == Makes::node_column && measure->values != analytics::Values::label;
    });
  }

  std::string type_of(graph::Node who) const {
    return answer_.subject.typed() ? telling_.type_label(answer_.subject.type(who)) : std::string();
  }

  void heading(const MeasuredSlice& slice) {
    out_.stream() << counted(slice.slice.who.size(), "node", "nodes") << ", " << counted(slice.edges, "link", "links")
                  << (answer_.directed ? ", directed" : "") << (slice.weighted ? ", weighted" : "") << '\n';
  }

  void numbers(const MeasuredSlice& slice) {
    if (!answer_.makes(Makes::number)) return;
    out_.stream() << '\n';
    Table table({{plain, Style::name}, {number, {}}}, 2);
    for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
      const auto& measure = *answer_.measures[i];
      if (measure.makes != Makes::number) continue;
      const auto text = value_text(measure, slice.values[i].number, false);
      table.add({std::string(measure.name), text.empty() ? "-" : text});
    }
    table.write(out_);
  }

  void nodes(const MeasuredSlice& slice) {
    std::vector<Column> columns = {{wraps, Style::name}, {plain, {}}};
    std::vector<std::string> head = {"", ""};
    for (const auto* measure : answer_.measures) {
      if (measure->makes != Makes::node_column) continue;
      columns.push_back({number, {}});
      head.emplace_back(measure->name);
    }
    columns.push_back({wraps, Style::faint});
    head.emplace_back("");
    Table table(columns, 2);
    table.add(head);
    const auto places = ranked(answer_, slice);
    for (const auto place : places) {
      const auto who = slice.slice.who[place];
      std::vector<std::string> cells = {answer_.subject.name(who), type_of(who)};
      for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
        if (answer_.measures[i]->makes != Makes::node_column) continue;
        const auto text = value_text(*answer_.measures[i], slice.values[i].nodes[place], false);
        cells.push_back(text.empty() ? "-" : text);
      }
      cells.push_back(answer_.subject.typed() ? answer_.subject.id(who) : std::string());
      table.add(cells);
    }
    out_.stream() << '\n';
    table.write(out_);
  }

  // The parts that a label tells apart, each with its members, the ones of most neighbours first.
  void groups(const MeasuredSlice& slice, std::size_t measure) {
    const auto& label = slice.values[measure].nodes;
    std::vector<std::uint32_t> degree(slice.slice.who.size(), 0);
    for (const auto* ends : {&slice.slice.links.from, &slice.slice.links.to}) {
      for (const auto end : *ends) ++degree[end];
    }
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    for (std::size_t place = 0; place < label.size(); ++place) {
      if (answer_.subject.listed(slice.slice.who[place])) {
        members[static_cast<std::uint32_t>(label[place])].push_back(place);
      }
    }
    out_.stream() << '\n' << out_.styled(Style::heading, answer_.measures[measure]->name) << '\n';
    std::size_t told = 0;
    for (auto& [number, all] : members) {
      if (answer_.top > 0 && ++told > answer_.top) break;
      std::stable_sort(all.begin(), all.end(), [&](auto a, auto b) { return degree[a] > degree[b]; });
      std::string names;
      for (std::size_t i = 0; i < std::min(all.size(), members_told); ++i) {
        names += (i == 0 ? "" : "; ") + answer_.subject.name(slice.slice.who[all[i]]);
      }
      if (all.size() > members_told) names += "; … and " + std::to_string(all.size() - members_told) + " more";
      out_.hanging("  " + std::to_string(number) + " (" + std::to_string(all.size()) + ")  ", names);
    }
  }

  void edges(const MeasuredSlice& slice, std::size_t measure) {
    Table table({{wraps, Style::name}, {wraps, Style::name}, {number, {}}}, 2);
    for (const auto& edge : ranked_edges(answer_, slice, measure)) {
      table.add({answer_.subject.name(slice.slice.who[edge.from]), answer_.subject.name(slice.slice.who[edge.to]),
                 value_text(*answer_.measures[measure], edge.value, false)});
    }
    out_.stream() << '\n' << out_.styled(Style::heading, answer_.measures[measure]->name) << '\n';
    table.write(out_);
  }

  void notes(const MeasuredSlice& slice) {
    bool first = true;
    for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
      if (slice.values[i].note.empty()) continue;
      if (first) out_.stream() << '\n';
      first = false;
      out_.paragraph(std::string(answer_.measures[i]->name) + ": " + slice.values[i].note, 0, Style::faint);
    }
  }

  void number_by_year() {
    std::vector<Column> columns = {{plain, Style::name}, {number, {}}, {number, {}}};
    std::vector<std::string> head = {"", "nodes", "links"};
    for (const auto* measure : answer_.measures) {
      if (measure->makes != Makes::number) continue;
      columns.push_back({number, {}});
      head.emplace_back(measure->name);
    }
    Table table(columns, 2);
    table.add(head);
    for (const auto& slice : answer_.slices) {
      std::vector<std::string> cells = {slice.slice.year, std::to_string(slice.slice.who.size()),
                                        std::to_string(slice.edges)};
      for (std::size_t i = 0; i < answer_.measures.size(); ++i) {
        if (answer_.measures[i]->makes != Makes::number) continue;
        const auto text = value_text(*answer_.measures[i], slice.values[i].number, false);
        cells.push_back(text.empty() ? "-" : text);
      }
      table.add(cells);
    }
    table.write(out_);
  }

  // Who is highest in all years together, year by year.
  void node_by_year(std::size_t measure) {
    std::map<graph::Node, double> sums;
    std::vector<std::map<graph::Node, double>> columns;
    for (const auto& slice : answer_.slices) {
      auto& column = columns.emplace_back();
      for (std::size_t place = 0; place < slice.slice.who.size(); ++place) {
        const auto who = slice.slice.who[place];
        const auto value = slice.values[measure].nodes[place];
        if (!answer_.subject.listed(who) || std::isnan(value)) continue;
        column[who] = value;
        sums[who] += value;
      }
    }
    std::vector<std::pair<graph::Node, double>> order(sums.begin(), sums.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (answer_.top > 0 && order.size() > answer_.top) order.resize(answer_.top);
    const auto first = columns.size() > columns_of_years ? columns.size() - columns_of_years : 0;

    std::vector<Column> kinds = {{wraps, Style::name}};
    std::vector<std::string> head = {std::string(answer_.measures[measure]->name)};
    for (auto i = first; i < columns.size(); ++i) {
      kinds.push_back({number, {}});
      head.push_back(answer_.slices[i].slice.year);
    }
    Table table(kinds, 2);
    table.add(head);
    for (const auto& [who, sum] : order) {
      std::vector<std::string> cells = {answer_.subject.name(who)};
      for (auto i = first; i < columns.size(); ++i) {
        const auto found = columns[i].find(who);
        cells.push_back(found == columns[i].end() ? "-" : value_text(*answer_.measures[measure], found->second, false));
      }
      table.add(cells);
    }
    table.write(out_);
    if (first > 0) {
      out_.paragraph("the " + std::to_string(first) + " years before " + answer_.slices[first].slice.year +
                         " are in --csv and --json",
                     2, Style::faint);
    }
  }

  const MeasureAnswer& answer_;
  Output& out_;
  Telling telling_;
};

}  // namespace

void write_text(const MeasureAnswer& answer, Output& out) {
  Words words(answer, out);
  answer.by_year ? words.years() : words.one(answer.slices.front());
}

}  // namespace soi::cli
