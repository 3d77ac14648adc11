// SPDX-License-Identifier: Apache-2.0
#include "drawing/page_data.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "base/escape.hpp"
#include "base/json_writer.hpp"
#include "drawing/label.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t sentence_columns = 2000;
constexpr std::size_t text_columns = 1000;
constexpr std::size_t most_facts = 200;  // of one line; the rest is for `soi why`

// Numbers in the order of first use.
class Numbers {
 public:
  std::size_t of(const std::string& name) {
    const auto [found, fresh] = numbers_.emplace(name, names_.size());
    if (fresh) names_.push_back(name);
    return found->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

int as_number(const base::Day& day) { return day.year * 10000 + day.month * 100 + day.day; }

class Writer {
 public:
  Writer(const Drawing& drawing, const Style& style, const schema::Schema& schema, const graph::Reader& graph,
         const std::vector<Place>& places)
      : drawing_(drawing), style_(style), schema_(schema), graph_(graph), places_(places), json_(out_) {}

  std::string run() {
    json_.begin_object(true);
    text("title", drawing_.title.empty() ? "soi" : drawing_.title);
    text("language", drawing_.language);
    nodes();
    lines();
    types();
    relations();
    documents();
    json_.end_object();
    return out_.str();
  }

 private:
  void text(std::string_view key, std::string_view value) { json_.key(key).value(value); }
  void text_if(std::string_view key, std::string_view value, std::size_t columns = text_columns) {
    if (!value.empty()) json_.key(key).value(one_line(value, columns));
  }

  // Names of what sizes can be made of, and of what colours can be made of.
  void measures() {
    json_.key("measures").begin_array();
    for (const auto& column : drawing_.measures) json_.value(column.name);
    json_.end_array().key("groups").begin_array();
    for (const auto& column : drawing_.measures)
      if (column.parts) json_.value(column.name);
    json_.end_array();
  }

  void nodes() {
    measures();
    json_.key("nodes").begin_array();
    for (std::size_t i = 0; i < drawing_.nodes.size(); ++i) {
      const auto& node = drawing_.nodes[i];
      json_.begin_object();
      text("id", node.id);
      text("name", node.title);
      json_.key("type").value(types_.of(node.type));
      if (!node.names.empty()) {
        json_.key("names").begin_array();
        for (const auto& name : node.names) json_.value(name);
        json_.end_array();
      }
      columns(i);
      if (!places_.empty()) json_.key("x").value(std::lround(places_[i].x)).key("y").value(std::lround(places_[i].y));
      json_.end_object();
    }
    json_.end_array();
  }

  void columns(std::size_t node) {
    json_.key("properties").begin_array();
    for (const auto& [name, value] : drawing_.nodes[node].columns)
      json_.begin_array().value(one_line(name, 60)).value(one_line(value, text_columns)).end_array();
    json_.end_array();
    if (drawing_.measures.empty()) return;
    json_.key("columns").begin_object();
    for (const auto& column : drawing_.measures)
      if (std::isfinite(column.values[node])) json_.key(column.name).value(column.values[node]);
    json_.end_object();
  }

  void lines() {
    json_.key("lines").begin_array();
    for (const auto& line : drawing_.edges) {
      json_.begin_object().key("from").value(line.from).key("to").value(line.to);
      json_.key("relation").value(relations_.of(line.relation));
      if (line.status != graph::Status::stated) text("status", graph::to_string(line.status));
      if (line.former) json_.key("former").value(true);
      bounds(line);
      facts(line);
      json_.end_object();
    }
    json_.end_array();
  }

  // The days a line may belong to, as numbers: its own dates, else those of the event or document at one of its ends.
  void bounds(const Drawing::Edge& line) {
    base::Day first, last;
    const auto widen = [&](const base::Date& date) {
      if (!date.known()) return;
      first = first.known() ? std::min(first, base::earliest(date)) : base::earliest(date);
      last = std::max(last, base::latest(date));
    };
    for (const auto part : line.parts) {
      const auto edge = graph_.edge(part);
      for (const auto& date : {edge.since, edge.until, edge.on}) widen(date);
    }
    for (const auto end : {line.to, line.from})
      for (const auto& [name, value] : drawing_.nodes[end].columns)
        if (name == "date" && !first.known()) widen(base::parse_date(value).value_or(base::Date{}));
    json_.key("first")
        .value(first.known() ? as_number(first) : 0)
        .key("last")
        .value(first.known() ? as_number(last) : 0);
  }

  void facts(const Drawing::Edge& line) {
    json_.key("facts").begin_array();
    std::size_t written = 0;
    for (const auto part : line.parts)
      for (const auto& [document, subject, object, fact] : graph_.facts(part)) {
        if (++written > most_facts) continue;
        json_.begin_object().key("document").value(documents_.of(document));
        text_if("role", fact.role);
        text_if("since", base::to_string(fact.since));
        text_if("until", base::to_string(fact.until));
        text_if("on", base::to_string(fact.on));
        json_.key("evidence").begin_array();
        for (const auto& evidence : fact.evidence)
          if (!evidence.sentence.empty())
            json_.begin_array()
                .value(one_line(evidence.sentence, sentence_columns))
                .value(one_line(evidence.by, 80))
                .end_array();
        json_.end_array().end_object();
      }
    json_.end_array();
  }

  void labels(const schema::Label& label, const std::string& name) {
    text("vi", label.vi.empty() ? name : label.vi);
    text("en", label.en.empty() ? name : label.en);
  }

  void types() {
    for (std::size_t i = 0; i < types_.names().size(); ++i)
      types_.of(std::string(style_.legend_type(types_.names()[i])));
    json_.key("types").begin_array();
    for (const auto& name : types_.names()) {
      const auto* known = schema_.type(name);
      const auto& look = style_.node(name);
      json_.begin_object();
      text("id", name);
      labels(known ? known->label : schema::Label{}, name);
      text("fill", look.fill);
      text("line", look.line);
      json_.key("shown").value(types_.of(std::string(style_.legend_type(name)))).end_object();
    }
    json_.end_array();
  }

  void relations() {
    json_.key("relations").begin_array();
    for (const auto& name : relations_.names()) {
      const auto* known = schema_.relation(name);
      const auto& look = style_.edge(name);
      json_.begin_object();
      text("id", name);
      labels(known ? known->label : schema::Label{}, name);
      json_.key("inverse").begin_object();
      labels(known ? known->inverse : schema::Label{}, name);
      json_.end_object();
      text("line", look.line);
      text("style", look.style == "dashed" || look.style == "dotted" ? look.style : "solid");
      json_.end_object();
    }
    json_.end_array();
  }

  void documents() {
    json_.key("documents").begin_array();
    for (const auto& key : documents_.names()) {
      const auto document = graph_.document(key).value_or(graph::Document{});
      json_.begin_object();
      text("key", one_line(key, text_columns));
      text_if("title", document.title);
      text_if("publisher", document.publisher);
      text_if("date", base::to_string(document.date));
      if (base::is_web_url(document.url)) text("url", document.url);
      json_.end_object();
    }
    json_.end_array();
  }

  const Drawing& drawing_;
  const Style& style_;
  const schema::Schema& schema_;
  const graph::Reader& graph_;
  const std::vector<Place>& places_;
  std::ostringstream out_;
  base::JsonWriter json_;
  Numbers types_, relations_, documents_;
};

}  // namespace

std::string page_data(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                      const graph::Reader& graph, const std::vector<Place>& places) {
  return Writer(drawing, style, schema, graph, places).run();
}

}  // namespace soi::drawing
