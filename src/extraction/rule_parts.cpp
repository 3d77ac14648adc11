// SPDX-License-Identifier: Apache-2.0
#include "extraction/rule_parts.hpp"

#include <algorithm>

#include "extraction/templates.hpp"
#include "graph/document_graph.hpp"

namespace soi::extraction {

using base::YamlNode;
using Kind = PatternNode::Kind;

namespace {

void slots_of(const PatternNode& tree, std::set<std::string>& slots) {
  if (tree.kind == Kind::capture) slots.insert(tree.text);
  for (const PatternNode& child : tree.children) slots_of(child, slots);
}

// A pattern with mistakes is left empty.
bool is_read(const PatternNode& pattern) { return pattern.kind != Kind::sequence || !pattern.children.empty(); }

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// Where a name stands in a text behind its mark ("@role", "<place", "$head"); npos where it does not.
std::size_t find_name(const std::string& text, char mark, const std::string& name) {
  const std::string wanted = mark + name;
  std::size_t at = text.find(wanted);
  while (at != std::string::npos && at + wanted.size() < text.size() && is_name(text[at + wanted.size()]))
    at = text.find(wanted, at + 1);
  return at == std::string::npos ? at : at + 1;
}

}  // namespace

bool RuleParts::captures(const PatternNode& pattern, const std::string& slot) {
  std::set<std::string> slots;
  slots_of(pattern, slots);
  return slots.contains(slot);
}

void RuleParts::macro(const YamlNode& name, const YamlNode& node) {
  file_.expect_name(name, "this macro");
  if (macros_.contains(name.text))
    file_.complain(name, "an imported file has a macro of the name '" + name.text + "'", "rename this one");
  macros_[name.text] = pattern(node);
}

PatternNode RuleParts::pattern(const YamlNode& node) {
  const std::string& text = file_.text(node, "a pattern");
  if (text.empty()) return {};
  try {
    PatternNode tree = parse_pattern(text, [&](const std::string& name) -> const PatternNode* {
      const auto it = macros_.find(name);
      return it == macros_.end() ? nullptr : &it->second;
    });
    check_names(tree, node);
    return tree;
  } catch (const PatternError& error) {
    file_.complain_inside(node, std::min(error.offset, text.size()), error.what, error.remedy);
    return {};
  }
}

// What a macro has wrong is told at the macro: here only names that this text itself writes.
void RuleParts::check_names(const PatternNode& tree, const YamlNode& at) {
  const auto check_class = [&](const std::string& name) {
    if (!names_clean_ || rules_.names.classes.contains(name)) return;
    const std::size_t place = find_name(at.text, '@', name);
    if (place == std::string::npos) return;
    std::vector<std::string> known;
    for (const auto& entry : rules_.names.classes) known.push_back(entry.first);
    file_.unknown_inside(at, place, name, "class of names.yaml", known);
  };
  if (tree.kind == Kind::phrase_class) check_class(tree.text);
  for (const std::string& name : tree.but_classes) check_class(name);
  if (tree.kind == Kind::type && !rules_.names.type(tree.text))
    if (const std::size_t place = find_name(at.text, '<', tree.text); place != std::string::npos)
      file_.unknown_inside(at, place, tree.text, "mention type", rules_.names.types);
  for (const PatternNode& child : tree.children) check_names(child, at);
}

Path RuleParts::path(const YamlNode* node, std::string_view what) {
  if (!node) return {};
  const std::string& text = file_.text(*node, what);
  if (text.empty()) return {};
  try {
    return parse_path(text, rules_.names);
  } catch (const PatternError& error) {
    file_.complain_inside(*node, error.offset, error.what, error.remedy);
    return {};
  }
}

Templates RuleParts::templates(const YamlNode* node, std::string_view what) {
  Templates all;
  for (const YamlNode* item : file_.scalars(node, what)) {
    try {
      all.push_back(parse_template(item->text, rules_.names));
    } catch (const PatternError& error) {
      file_.complain_inside(*item, error.offset, error.what, error.remedy);
      all.emplace_back();
    }
  }
  return all;
}

Templates RuleParts::status(const YamlNode* node) {
  Templates all = templates(node, "status");
  const std::vector<const YamlNode*> items = file_.scalars(node, "status");
  graph::Status status;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].size() == 1 && all[i].front().path.empty() && !graph::parse(all[i].front().literal, status))
      file_.unknown(*items[i], "status", graph::status_names());
  return all;
}

void RuleParts::settings(const YamlNode* node, const PatternNode& pattern, std::vector<Setting>& into) {
  if (!node || !file_.expect_map_of_any(*node, "set")) return;
  std::set<std::string> known;
  slots_of(pattern, known);
  for (const auto& [key, value] : node->entries) {
    into.push_back({rules_.names.slot(key.text), templates(&value, "a template")});
    const std::vector<const YamlNode*> items = file_.scalars(&value, "a template");
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (is_read(pattern)) check_template(*items[i], into.back().value[i], known);
      check_value(key.text, *items[i], into.back().value[i]);
    }
    known.insert(key.text);
  }
}

// A template that speaks of what its rule neither captures nor has set before would always stay empty.
void RuleParts::check_template(const YamlNode& node, const Template& pieces, const std::set<std::string>& known) {
  for (const Piece& piece : pieces) {
    if (piece.path.empty()) continue;
    const std::string& slot = rules_.names.slots[piece.path.front()];
    if (known.contains(slot)) continue;
    const std::size_t place = find_name(node.text, '$', slot);
    file_.unknown_inside(node, place, slot, "slot of this rule", {known.begin(), known.end()});
  }
}

// Attributes that name something: a body of which type completes this one, a place of which level.
void RuleParts::check_value(const std::string& attribute, const YamlNode& node, const Template& pieces) {
  if (pieces.size() != 1 || !pieces.front().path.empty()) return;
  if (attribute == "needs" && !rules_.names.type(node.text)) file_.unknown(node, "mention type", rules_.names.types);
  if (attribute != "level" || rules_.levels.contains(node.text)) return;
  std::vector<std::string> known;
  for (const auto& level : rules_.levels) known.push_back(level.first);
  file_.unknown(node, "level", known);
}

FactRule RuleParts::fact(const YamlNode& node, const PatternNode& pattern, const MentionRule& rule) {
  FactRule fact;
  if (!file_.expect_map(node, "a fact", {"relation", "from", "each", "to", "role", "former", "status"})) return fact;
  if (const YamlNode* name = node.find("relation"))
    fact.relation = relation(*name);
  else
    file_.complain(node, "this fact has no relation", "add relation: NAME");
  std::set<std::string> known;
  slots_of(pattern, known);
  for (const Setting& setting : rule.settings) known.insert(rules_.names.slots[setting.name]);
  const auto own_path = [&](const char* key) {
    const YamlNode* at = node.find(key);
    const Path steps = path(at, key);
    if (!steps.empty() && is_read(pattern) && !known.contains(rules_.names.slots[steps.front()]))
      file_.unknown(*at, "slot of this rule", {known.begin(), known.end()});
    return steps;
  };
  fact.from = own_path("from");
  fact.each = own_path("each");
  fact.to = fact.each.empty() ? own_path("to") : path(node.find("to"), "to");
  fact.role = templates(node.find("role"), "role");
  fact.former = templates(node.find("former"), "former");
  fact.status = status(node.find("status"));
  return fact;
}

std::uint32_t RuleParts::type(const YamlNode& node) {
  const auto found = rules_.names.type(file_.text(node, "a mention type"));
  if (!found) file_.unknown(node, "mention type", rules_.names.types);
  return found.value_or(0);
}

std::uint32_t RuleParts::relation(const YamlNode& node) {
  const std::string& name = file_.text(node, "a relation");
  for (std::uint32_t i = 0; i < rules_.known_relations.size(); ++i)
    if (rules_.known_relations[i].relation->name == name) return i;
  std::vector<std::string> known;
  for (const KnownRelation& one : rules_.known_relations) known.push_back(one.relation->name);
  file_.unknown(node, "relation of the schema", known);
  return no_relation;
}

}  // namespace soi::extraction
