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

// Base, then domain, then what each says of the theme.
std::vector<StyleSheet> read_sheets(const schema::Domain& domain, const schema::Schema& schema,
                                    std::string_view theme) {
  std::vector<StyleSheet> sheets, themed;
  std::vector<base::Problem> problems;
  for (const char* file : {"base/style.yaml", "style.yaml"}) {
    if (!domain.has(file)) continue;
    sheets.push_back(read_style_sheet(domain.yaml(file), schema, problems));
    if (const auto found = sheets.back().themes.find(theme); found != sheets.back().themes.end())
      themed.push_back(found->second);
  }
  sheets.insert(sheets.end(), themed.begin(), themed.end());
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return sheets;
}

}  // namespace

const std::vector<std::string>& Style::themes() {
  static const std::vector<std::string> names = {"light", "dark", "print", "colorblind"};
  return names;
}

Style Style::load(const schema::Domain& domain, const schema::Schema& schema, std::string_view theme) {
  Style style;
  const auto sheets = read_sheets(domain, schema, theme);
  for (const auto& sheet : sheets) {
    overlay(style.sheet_.paper, sheet.paper);
    overlay(style.sheet_.ink, sheet.ink);
    overlay(style.sheet_.rule, sheet.rule);
    overlay(style.sheet_.ink_on_strong, sheet.ink_on_strong);
  }
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

// Colours of Paul Tol's schemes for qualitative data, which colour-blind readers tell apart.
const std::string& Style::group_fill(std::size_t group) const {
  static const std::vector<std::string> fills = {"#77aadd", "#ee8866", "#eedd88", "#ffaabb", "#99ddff", "#44bb99",
                                                 "#bbcc33", "#aaaa00", "#dddddd", "#cc99bb", "#88ccaa", "#ddaa77"};
  return fills[group % fills.size()];
}

std::string_view Style::legend_type(std::string_view type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? type : std::string_view(found->second.legend_type);
}

}  // namespace soi::drawing
