// SPDX-License-Identifier: Apache-2.0
#include "drawing/legend.hpp"

#include <set>

#include "base/escape.hpp"
#include "drawing/evidence_text.hpp"
#include "drawing/label.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t cells_in_row = 6;
constexpr std::size_t most_entries = 42;  // keeps the table in bounds whatever the schema says
constexpr std::size_t word_columns = 28;

std::string words(const std::string& label, const std::string& name) {
  return base::escape_xml(one_line(label.empty() ? name : label, word_columns));
}

std::string coloured(const std::string& colour, const std::string& html) {
  return "<font color=\"" + colour + "\">" + html + "</font>";
}

std::string type_cell(const std::string& type, const Style& style, const schema::Schema& schema, bool english) {
  const auto* known = schema.type(type);
  const auto& look = style.node(type);
  return "<td bgcolor=\"" + look.fill + "\" border=\"1\" color=\"" + look.line + "\">" +
         words(known ? known->label.in(english ? "en" : "vi") : type, type) + "</td>";
}

// The line in characters that look like it: HTML-like labels have no line styles.
std::string relation_cell(const std::string& relation, const Style& style, const schema::Schema& schema, bool english) {
  const auto* known = schema.relation(relation);
  const auto& look = style.edge(relation);
  const bool wide = look.width >= 1.8;
  std::string line = wide ? "━━▶" : "──▶";
  if (look.style == "dashed") line = wide ? "╍╍▶" : "╌╌▶";
  if (look.style == "dotted") line = "···▶";
  return "<td align=\"left\">" + coloured(look.line, line) + " " +
         words(known ? known->label.in(english ? "en" : "vi") : relation, relation) + "</td>";
}

std::string status_cell(graph::Status status, bool english) {
  const char* mark = status == graph::Status::planned ? "╌╌▷" : status == graph::Status::denied ? "╌╌┤" : "╌╌○";
  return "<td align=\"left\">" + std::string(mark) + " " +
         base::escape_xml(status_word(status, english ? "en" : "vi")) + "</td>";
}

std::string rows(const std::vector<std::string>& cells) {
  std::string html;
  for (std::size_t i = 0; i < cells.size() && i < most_entries; ++i) {
    if (i % cells_in_row == 0) html += i == 0 ? "<tr>" : "</tr>\n<tr>";
    html += cells[i];
  }
  return html.empty() ? "" : html + "</tr>\n";
}

}  // namespace

std::string legend(const Drawing& drawing, const Style& style, const schema::Schema& schema) {
  const bool english = drawing.language == "en";
  std::set<std::string> types, relations;
  std::set<graph::Status> statuses;
  for (const auto& node : drawing.nodes) types.emplace(style.legend_type(node.type));
  for (const auto& edge : drawing.edges) {
    relations.insert(edge.relation);
    if (edge.status != graph::Status::stated) statuses.insert(edge.status);
  }
  std::vector<std::string> cells;
  for (const auto& type : types) cells.push_back(type_cell(type, style, schema, english));
  std::vector<std::string> lines;
  for (const auto& relation : relations) lines.push_back(relation_cell(relation, style, schema, english));
  for (const auto status : statuses) lines.push_back(status_cell(status, english));
  if (cells.empty()) return {};
  return "<table border=\"0\" cellborder=\"0\" cellspacing=\"5\" cellpadding=\"3\">" + rows(cells) + rows(lines) +
         "</table>";
}

}  // namespace soi::drawing
