// SPDX-License-Identifier: Apache-2.0
// Lays the style sheets of base and domain over each other and lets types inherit their parents' looks key by key.
#include "drawing/style.hpp"

#include "base/error.hpp"
#include "drawing/style_sheet.hpp"

namespace soi::drawing {
namespace {

template <class To, class From>
void overlay(To& to, const From& from) {
  if (from) to = *from;
}

void apply(NodeStyle& style, const TypeEntry& entry) {
  overlay(style.shape, entry.shape);
  overlay(style.rounded, entry.rounded);
  overlay(style.strong, entry.strong);
  overlay(style.fill, entry.fill);
  overlay(style.line, entry.line);
}

void apply(EdgeStyle& style, const RelationEntry& entry) {
  overlay(style.line, entry.line);
  overlay(style.style, entry.style);
  overlay(style.width, entry.width);
}

std::vector<StyleSheet> read_sheets(const schema::Domain& domain, const schema::Schema& schema) {
  std::vector<StyleSheet> sheets;
  std::vector<base::Problem> problems;
  for (const char* file : {"base/style.yaml", "style.yaml"}) {
    if (domain.has(file)) sheets.push_back(read_style_sheet(domain.yaml(file), schema, problems));
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return sheets;
}

}  // namespace

Style Style::load(const schema::Domain& domain, const schema::Schema& schema) {
  Style style;
  const auto sheets = read_sheets(domain, schema);
  for (const auto& [name, type] : schema.types()) {
    std::vector<const schema::Type*> line = {&type};  // from the type up to its root
    while (const auto* parent = schema.type(line.back()->parent)) line.push_back(parent);
    Look look{{}, type.root};
    for (auto ancestor = line.rbegin(); ancestor != line.rend(); ++ancestor) {
      for (const auto& sheet : sheets) {
        const auto entry = sheet.types.find((*ancestor)->name);
        if (entry == sheet.types.end()) continue;
        apply(look.style, entry->second);
        look.legend_type = (*ancestor)->name;
      }
    }
    style.types_.emplace(name, std::move(look));
  }
  for (const auto& sheet : sheets)
    for (const auto& [name, entry] : sheet.relations) apply(style.relations_[name], entry);
  return style;
}

const NodeStyle& Style::node(std::string_view type) const {
  static const NodeStyle plain;
  const auto found = types_.find(type);
  return found == types_.end() ? plain : found->second.style;
}

const EdgeStyle& Style::edge(std::string_view relation) const {
  static const EdgeStyle plain;
  const auto found = relations_.find(relation);
  return found == relations_.end() ? plain : found->second;
}

std::string_view Style::legend_type(std::string_view type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? type : std::string_view(found->second.legend_type);
}

}  // namespace soi::drawing
