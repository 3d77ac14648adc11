// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_answer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace soi::cli {

using analytics::Makes;
using analytics::Measure;

bool MeasureAnswer::makes(Makes kind) const {
  return std::any_of(measures.begin(), measures.end(), [&](const auto* measure) { return measure->makes == kind; });
}

std::string value_text(const Measure& measure, double value, bool exact) {
  if (std::isnan(value)) return {};
  char text[32];
  std::to_chars_result end{};
  if (measure.values != analytics::Values::real) {
    end = std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(value));
  } else if (exact) {
    end = std::to_chars(text, text + sizeof text, value);
  } else {
    end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 5);
  }
  return {text, end.ptr};
}

namespace {

// Higher first; what is not defined last.
bool before(double a, double b) { return std::isnan(b) ? !std::isnan(a) : a > b; }

std::size_t first_of_nodes(const MeasureAnswer& answer) {
  std::size_t label = answer.measures.size();
  for (std::size_t i = 0; i < answer.measures.size(); ++i) {
    if (answer.measures[i]->makes != Makes::node_column) continue;
    if (answer.measures[i]->values != analytics::Values::label) return i;
    label = std::min(label, i);
  }
  return label;
}

}  // namespace

std::vector<std::size_t> ranked(const MeasureAnswer& answer, const MeasuredSlice& slice) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < slice.slice.who.size(); ++place) {
    if (answer.subject.listed(slice.slice.who[place])) places.push_back(place);
  }
  const auto by = first_of_nodes(answer);
  const auto& column = slice.values[by].nodes;
  const bool label = answer.measures[by]->values == analytics::Values::label;
  std::stable_sort(places.begin(), places.end(),
                   [&](auto a, auto b) { return label ? column[a] < column[b] : before(column[a], column[b]); });
  if (answer.top > 0 && places.size() > answer.top) places.resize(answer.top);
  return places;
}

std::vector<analytics::EdgeValue> ranked_edges(const MeasureAnswer& answer, const MeasuredSlice& slice,
                                               std::size_t measure) {
  auto edges = slice.values[measure].edges;
  std::erase_if(edges, [&](const auto& edge) {
    return !answer.subject.listed(slice.slice.who[edge.from]) && !answer.subject.listed(slice.slice.who[edge.to]);
  });
  std::stable_sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) { return before(a.value, b.value); });
  if (answer.top > 0 && edges.size() > answer.top) edges.resize(answer.top);
  return edges;
}

namespace {

void write_slice(const MeasureAnswer& answer, const MeasuredSlice& slice, base::JsonWriter& json) {
  const auto& subject = answer.subject;
  const auto& who = slice.slice.who;
  json.key("network").begin_object(true);
  json.key("nodes").value(who.size()).key("edges").value(slice.edges);
  json.key("directed").value(answer.directed).key("weighted").value(slice.weighted).end_object();
  const auto value = [&](const Measure& measure, double number) {
    json.key(measure.name);
    if (measure.values == analytics::Values::real || std::isnan(number)) {
      json.value(number);
    } else {
      json.value(static_cast<std::int64_t>(number));
    }
  };
  json.key("numbers").begin_object();
  for (std::size_t i = 0; i < answer.measures.size(); ++i) {
    if (answer.measures[i]->makes == Makes::number) value(*answer.measures[i], slice.values[i].number);
  }
  json.end_object().key("notes").begin_object();
  for (std::size_t i = 0; i < answer.measures.size(); ++i) {
    if (!slice.values[i].note.empty()) json.key(answer.measures[i]->name).value(slice.values[i].note);
  }
  json.end_object().key("nodes").begin_array();
  if (answer.makes(Makes::node_column)) {
    for (const auto place : ranked(answer, slice)) {
      json.begin_object(true).key("id").value(subject.id(who[place]));
      if (subject.typed()) json.key("type").value(subject.type(who[place])).key("name").value(subject.name(who[place]));
      for (std::size_t i = 0; i < answer.measures.size(); ++i) {
        if (answer.measures[i]->makes == Makes::node_column) value(*answer.measures[i], slice.values[i].nodes[place]);
      }
      json.end_object();
    }
  }
  json.end_array().key("links").begin_array();
  for (std::size_t i = 0; i < answer.measures.size(); ++i) {
    if (answer.measures[i]->makes != Makes::edge_column) continue;
    for (const auto& edge : ranked_edges(answer, slice, i)) {
      json.begin_object(true).key("source").value(subject.id(who[edge.from]));
      json.key("target").value(subject.id(who[edge.to]));
      value(*answer.measures[i], edge.value);
      json.end_object();
    }
  }
  json.end_array();
}

// The one kind of rows the measures make.
Makes kind_of_rows(const MeasureAnswer& answer) {
  const auto kind = answer.measures.front()->makes;
  for (const auto* measure : answer.measures) {
    const bool second_of_edges = kind == Makes::edge_column && measure != answer.measures.front();
    if (measure->makes == kind && !second_of_edges) continue;
    throw base::Error(base::Failure::usage, "rows are of nodes, of one measure of links, or of numbers, not of several",
                      "ask for these measures one after the other, or for --json");
  }
  return kind;
}

}  // namespace

void write_json(const MeasureAnswer& answer, base::JsonWriter& json) {
  if (!answer.by_year) {
    write_slice(answer, answer.slices.front(), json);
    return;
  }
  json.key("years").begin_array();
  for (const auto& slice : answer.slices) {
    json.begin_object().key("year").value(slice.slice.year);
    write_slice(answer, slice, json);
    json.end_object();
  }
  json.end_array();
}

void write_rows(const MeasureAnswer& answer, const std::function<void(const Row&)>& row) {
  const auto kind = kind_of_rows(answer);
  const auto& subject = answer.subject;
  Row head;
  if (answer.by_year) head.emplace_back("year");
  if (kind == Makes::node_column) head.insert(head.end(), {"id", "name", "type"});
  if (kind == Makes::edge_column) head.insert(head.end(), {"source", "target", "source_name", "target_name"});
  for (const auto* measure : answer.measures) head.emplace_back(measure->name);
  row(head);
  for (const auto& slice : answer.slices) {
    const auto& who = slice.slice.who;
    Row year;
    if (answer.by_year) year.push_back(slice.slice.year);
    if (kind == Makes::number) {
      auto cells = year;
      for (std::size_t i = 0; i < answer.measures.size(); ++i) {
        cells.push_back(value_text(*answer.measures[i], slice.values[i].number, true));
      }
      row(cells);
    } else if (kind == Makes::node_column) {
      for (const auto place : ranked(answer, slice)) {
        auto cells = year;
        cells.insert(cells.end(), {subject.id(who[place]), subject.name(who[place]), subject.type(who[place])});
        for (std::size_t i = 0; i < answer.measures.size(); ++i) {
          cells.push_back(value_text(*answer.measures[i], slice.values[i].nodes[place], true));
        }
        row(cells);
      }
    } else {
      for (const auto& edge : ranked_edges(answer, slice, 0)) {
        auto cells = year;
        cells.insert(cells.end(), {subject.id(who[edge.from]), subject.id(who[edge.to]), subject.name(who[edge.from]),
                                   subject.name(who[edge.to]), value_text(*answer.measures[0], edge.value, true)});
        row(cells);
      }
    }
  }
}

}  // namespace soi::cli
