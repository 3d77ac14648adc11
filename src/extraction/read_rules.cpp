// SPDX-License-Identifier: Apache-2.0
// rules.yaml: macros, stages of mention rules, relations.
#include <algorithm>
#include <set>

#include "extraction/rules_file.hpp"

namespace soi::extraction {
namespace {

using base::YamlNode;
using Where = SlotRule::Where;

class RulesReader {
 public:
  RulesReader(RulesFile& file, Rules& rules) : file_(file), rules_(rules) {}

  void read() {
    const YamlNode& root = file_.root();
    if (!file_.expect_map(root, "rules.yaml", {"macros", "mentions", "levels", "implied", "stages", "relations"}))
      return;
    declare_types(root.find("mentions"));
    read_levels(root.find("levels"));
    read_implied(root.find("implied"));
    if (const YamlNode* macros = root.find("macros"); macros && file_.expect_map_of_any(*macros))
      for (const auto& [key, value] : macros->entries) macros_[key.text] = pattern(value);
    if (const YamlNode* stages = root.find("stages"))
      for (const YamlNode& stage : stages->items) read_stage(stage);
    if (const YamlNode* relations = root.find("relations")) read_relations(*relations);
  }

 private:
  // Mention types are the schema's types and the auxiliary ones declared here; an auxiliary type may extend another.
  void declare_types(const YamlNode* mentions) {
    std::vector<std::pair<std::string, std::string>> parents;
    for (const auto& [name, type] : rules_.schema.types()) parents.emplace_back(name, type.parent);
    if (mentions && file_.expect_map_of_any(*mentions))
      for (const auto& [key, value] : mentions->entries) {
        if (rules_.schema.type(key.text)) file_.complain(key, "'" + key.text + "' is a type of the schema already");
        parents.emplace_back(key.text, value.is_null() ? std::string() : file_.text(value, "the type it extends"));
      }
    for (const auto& parent : parents) {
      rules_.names.types.push_back(parent.first);
      // An auxiliary type that extends one of the schema makes entities of that type.
      const schema::Type* type = rules_.schema.type(parent.first);
      if (!type) type = rules_.schema.type(parent.second);
      rules_.roots.push_back(type ? type->root : std::string());
      rules_.entity_types.push_back(type ? type->name : std::string());
    }
    const std::size_t count = parents.size();
    rules_.names.is_a.assign(count, std::vector<bool>(count, false));
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t at = i;
      for (std::size_t steps = 0; steps <= count; ++steps) {
        rules_.names.is_a[i][at] = true;
        if (parents[at].second.empty()) break;
        const auto up = rules_.names.type(parents[at].second);
        if (!up) {
          file_.unknown(*mentions, "mention type", rules_.names.types);
          break;
        }
        at = *up;
      }
    }
  }

  void read_levels(const YamlNode* node) {
    if (!node || !file_.expect_map_of_any(*node)) return;
    for (const auto& [key, value] : node->entries)
      for (const YamlNode* type : file_.scalars(&value, "a level's place types")) {
        if (!rules_.schema.type(type->text)) file_.unknown(*type, "type of the schema", rules_.names.types);
        rules_.levels[key.text].push_back(type->text);
      }
  }

  void read_implied(const YamlNode* node) {
    if (!node || !file_.expect_map(*node, "implied", {"located", "held", "cited", "promoted", "organized"})) return;
    const std::pair<const char*, std::string*> all[] = {{"located", &rules_.located},
                                                        {"held", &rules_.held},
                                                        {"cited", &rules_.cited},
                                                        {"promoted", &rules_.promoted},
                                                        {"organized", &rules_.organized}};
    for (const auto& [key, target] : all)
      if (const YamlNode* value = node->find(key)) *target = relation(*value);
  }

  std::string relation(const YamlNode& node) {
    if (!rules_.schema.relation(node.text)) {
      std::vector<std::string> known;
      for (const auto& [name, _] : rules_.schema.relations()) known.push_back(name);
      file_.unknown(node, "relation of the schema", known);
    }
    return node.text;
  }

  PatternNode pattern(const YamlNode& node) {
    const std::string text = file_.text(node, "a pattern");
    try {
      PatternNode tree = parse_pattern(text, [&](const std::string& name) -> const PatternNode* {
        const auto it = macros_.find(name);
        return it == macros_.end() ? nullptr : &it->second;
      });
      check(tree, node);
      return tree;
    } catch (const PatternError& error) {
      YamlNode at = node;
      if (text.find('\n') == std::string::npos)  // a pattern on one line: point into it
        at.column += (node.quoted ? 1 : 0) +
                     static_cast<int>(std::count_if(
                         text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(error.offset, text.size())),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
      file_.complain(at, error.what, error.remedy);
      return {};
    }
  }

  void check(const PatternNode& tree, const YamlNode& at) {
    const auto known_class = [&](const std::string& name) {
      if (rules_.names.classes.contains(name)) return;
      std::vector<std::string> known;
      for (const auto& entry : rules_.names.classes) known.push_back(entry.first);
      YamlNode wrong = at;
      wrong.text = name;
      file_.unknown(wrong, "class of names.yaml", known);
      rules_.names.classes[name];  // said once
    };
    if (tree.kind == PatternNode::Kind::phrase_class) known_class(tree.text);
    for (const std::string& name : tree.but_classes) known_class(name);
    if (tree.kind == PatternNode::Kind::type && !rules_.names.type(tree.text)) {
      YamlNode wrong = at;
      wrong.text = tree.text;
      file_.unknown(wrong, "mention type", rules_.names.types);
    }
    for (const PatternNode& child : tree.children) check(child, at);
  }

  std::vector<std::string> path(const YamlNode* node, std::string_view what) {
    if (!node) return {};
    return split_path(file_.text(*node, what));
  }
  static std::vector<std::string> split_path(const std::string& text) {
    std::vector<std::string> steps(1);
    for (const char c : text) {
      if (c == '.')
        steps.emplace_back();
      else
        steps.back() += c;
    }
    return steps;
  }

  Templates templates(const YamlNode* node, std::string_view what) {
    Templates all;
    for (const YamlNode* item : file_.scalars(node, what)) all.push_back(parse_template(item->text));
    return all;
  }

  static Template parse_template(const std::string& text) {
    Template pieces;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] != '$') {
        if (pieces.empty() || !pieces.back().path.empty()) pieces.emplace_back();
        pieces.back().literal += text[i++];
        continue;
      }
      std::size_t end = ++i;
      while (end < text.size() &&
             (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_' ||
              (text[end] == '.' && end + 1 < text.size() && std::isalpha(static_cast<unsigned char>(text[end + 1])))))
        ++end;
      Piece piece{.literal = {}, .path = split_path(text.substr(i, end - i))};
      if (end < text.size() && text[end] == '?') piece.optional = true, ++end;
      pieces.push_back(std::move(piece));
      i = end;
    }
    return pieces;
  }

  std::uint32_t type(const YamlNode& node) {
    const auto found = rules_.names.type(node.text);
    if (!found) file_.unknown(node, "mention type", rules_.names.types);
    return found.value_or(0);
  }

  void rule_name(const YamlNode& node, std::string& name) {
    const YamlNode* at = node.find("rule");
    if (!at || !at->is_scalar()) {
      file_.complain(node, "this rule has no name", "begin it with rule: NAME");
      return;
    }
    name = at->text;
    if (!names_.insert(name).second) file_.complain(*at, "two rules are named '" + name + "'", "rename one of them");
  }

  void read_stage(const YamlNode& node) {
    if (!file_.expect_map(node, "a stage", {"stage", "rules"})) return;
    Stage stage;
    if (const YamlNode* name = node.find("stage")) stage.name = name->text;
    std::vector<PatternNode> patterns;
    if (const YamlNode* rules = node.find("rules"))
      for (const YamlNode& item : rules->items) {
        if (!file_.expect_map(item, "a rule", {"rule", "makes", "pattern", "set", "facts", "hides"})) continue;
        MentionRule rule;
        rule_name(item, rule.name);
        if (const YamlNode* makes = item.find("makes"))
          rule.type = type(*makes);
        else
          file_.complain(item, "rule '" + rule.name + "' makes nothing", "add makes: TYPE");
        if (const YamlNode* text = item.find("pattern"))
          patterns.push_back(pattern(*text));
        else
          file_.complain(item, "rule '" + rule.name + "' has no pattern"), patterns.emplace_back();
        if (const YamlNode* set = item.find("set"); set && file_.expect_map_of_any(*set))
          for (const auto& [key, value] : set->entries)
            rule.settings.push_back({key.text, templates(&value, "a template")});
        if (const YamlNode* facts = item.find("facts"))
          for (const YamlNode& fact : facts->items) read_fact(fact, rule);
        rule.hides = item.find("hides") != nullptr;
        stage.rules.push_back(std::move(rule));
      }
    if (file_.clean()) stage.automaton = std::make_unique<Automaton>(patterns, rules_.names);
    rules_.stages.push_back(std::move(stage));
  }

  void read_fact(const YamlNode& node, MentionRule& rule) {
    if (!file_.expect_map(node, "a fact", {"relation", "from", "each", "to", "role", "former", "status"})) return;
    FactRule fact;
    if (const YamlNode* name = node.find("relation")) fact.relation = relation(*name);
    fact.from = path(node.find("from"), "from");
    fact.each = path(node.find("each"), "each");
    fact.to = path(node.find("to"), "to");
    fact.role = templates(node.find("role"), "role");
    fact.former = templates(node.find("former"), "former");
    fact.status = templates(node.find("status"), "status");
    rule.facts.push_back(std::move(fact));
  }

  SlotRule slot(const YamlNode* node) {
    SlotRule slot;
    if (!node || !file_.expect_map(*node, "a slot", {"type", "look", "reach", "many", "or", "each", "take"}))
      return slot;
    for (const YamlNode* name : file_.scalars(node->find("type"), "type")) slot.types.push_back(type(*name));
    std::vector<Where> order;
    for (const YamlNode* where : file_.scalars(node->find("look"), "look")) {
      if (where->text == "before")
        order.push_back(Where::before);
      else if (where->text == "after")
        order.push_back(Where::after);
      else
        file_.unknown(*where, "direction", {"before", "after"});
    }
    if (!order.empty()) slot.first = order[0];
    if (order.size() > 1) slot.second = order[1];
    if (const YamlNode* reach = node->find("reach"))
      slot.reach = static_cast<std::uint32_t>(std::atoi(reach->text.c_str()));
    slot.many = node->find("many") != nullptr;
    for (const YamlNode* other : file_.scalars(node->find("or"), "or")) {
      if (other->text == "main event")
        slot.main_event = true;
      else if (other->text == "last")
        slot.last = true;
      else
        file_.unknown(*other, "default", {"main event", "last"});
    }
    slot.each = path(node->find("each"), "each");
    slot.take = path(node->find("take"), "take");
    return slot;
  }

  void read_relations(const YamlNode& node) {
    std::vector<PatternNode> patterns;
    for (const YamlNode& item : node.items) {
      if (!file_.expect_map(item, "a relation",
                            {"rule", "makes", "in", "pattern", "from", "to", "role", "former", "status"}))
        continue;
      RelationRule rule;
      rule_name(item, rule.name);
      for (const YamlNode* name : file_.scalars(item.find("makes"), "makes")) rule.relations.push_back(relation(*name));
      if (const YamlNode* text = item.find("pattern"))
        patterns.push_back(pattern(*text));
      else
        file_.complain(item, "rule '" + rule.name + "' has no pattern"), patterns.emplace_back();
      if (const YamlNode* part = item.find("in")) {
        rule.in_lead = part->text == "lead";
        if (!rule.in_lead) file_.unknown(*part, "part of a report", {"lead"});
      }
      rule.from = slot(item.find("from"));
      rule.to = slot(item.find("to"));
      rule.role = templates(item.find("role"), "role");
      rule.former = templates(item.find("former"), "former");
      rule.status = templates(item.find("status"), "status");
      rules_.relations.push_back(std::move(rule));
    }
    if (file_.clean()) rules_.triggers = std::make_unique<Automaton>(patterns, rules_.names);
  }

  RulesFile& file_;
  Rules& rules_;
  std::map<std::string, PatternNode> macros_;
  std::set<std::string> names_;
};

}  // namespace

std::unique_ptr<Rules> read_rules(const schema::Domain& domain, const schema::Schema& schema) {
  auto rules = std::make_unique<Rules>();
  rules->schema = schema;
  rules->domain = domain.name();
  std::vector<base::Problem> problems;
  if (domain.has("names.yaml")) {
    RulesFile names(domain.yaml("names.yaml"), problems);
    read_names(names, *rules);
  }
  RulesFile file(domain.yaml("rules.yaml"), problems);
  RulesReader(file, *rules).read();
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return rules;
}

}  // namespace soi::extraction
