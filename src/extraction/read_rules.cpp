// SPDX-License-Identifier: Apache-2.0
// rules.yaml: macros, stages of mention rules, relations.
#include <algorithm>
#include <charconv>
#include <set>

#include "extraction/rule_parts.hpp"

namespace soi::extraction {
namespace {

using base::YamlNode;
using Where = SlotRule::Where;

constexpr std::uint32_t furthest_reach = static_cast<std::uint32_t>(longest_match);

class RulesReader {
 public:
  RulesReader(RulesFile& file, Rules& rules, bool names_clean)
      : file_(file), rules_(rules), parts_(file, rules, names_clean), names_clean_(names_clean) {}

  void read() {
    const YamlNode& root = file_.root();
    if (!file_.expect_map(root, "rules.yaml", {"macros", "mentions", "levels", "implied", "stages", "relations"}))
      return;
    declare_types(root.find("mentions"));
    read_levels(root.find("levels"));
    read_implied(root.find("implied"));
    if (const YamlNode* macros = root.find("macros"); macros && file_.expect_map_of_any(*macros, "macros"))
      for (const auto& [key, value] : macros->entries) parts_.macro(key, value);
    for (const YamlNode& stage : file_.items(root.find("stages"), "stages")) read_stage(stage);
    read_relations(root.find("relations"));
  }

 private:
  // Mention types are the schema's types and the auxiliary ones declared here; an auxiliary type may extend another.
  void declare_types(const YamlNode* mentions) {
    struct Declared {
      std::string name, parent;
      const YamlNode* at;
    };
    std::vector<Declared> all;
    for (const auto& [name, type] : rules_.schema.types()) all.push_back({name, type.parent, nullptr});
    if (mentions && file_.expect_map_of_any(*mentions, "mentions"))
      for (const auto& [key, value] : mentions->entries) {
        file_.expect_name(key, "this mention type");
        if (rules_.schema.type(key.text)) file_.complain(key, "'" + key.text + "' is a type of the schema already");
        all.push_back({key.text, value.is_null() ? std::string() : file_.text(value, "the type it extends"), &value});
      }
    for (const Declared& declared : all) rules_.names.types.push_back(declared.name);
    rules_.names.is_a.assign(all.size(), std::vector<bool>(all.size(), false));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const schema::Type* type = nullptr;  // what entities it makes: of the first type of the schema above it
      for (std::size_t at = i;;) {
        if (rules_.names.is_a[i][at]) {
          file_.complain(*all[i].at, "'" + all[i].name + "' extends itself");
          break;
        }
        rules_.names.is_a[i][at] = true;
        if (!type) type = rules_.schema.type(all[at].name);
        if (all[at].parent.empty()) break;
        const auto up = rules_.names.type(all[at].parent);
        if (!up) {
          file_.unknown(*all[at].at, "mention type", rules_.names.types);
          break;
        }
        at = *up;
      }
      rules_.roots.push_back(type ? type->root : std::string());
      rules_.entity_types.push_back(type ? type->name : std::string());
    }
  }

  void read_levels(const YamlNode* node) {
    if (!node || !file_.expect_map_of_any(*node, "levels")) return;
    std::vector<std::string> known;
    for (const auto& [name, type] : rules_.schema.types())
      if (type.root == "place") known.push_back(name);
    for (const auto& [key, value] : node->entries)
      for (const YamlNode* type : file_.scalars(&value, "a level's place type")) {
        if (std::find(known.begin(), known.end(), type->text) == known.end()) file_.unknown(*type, "place type", known);
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
      if (const YamlNode* value = node->find(key)) *target = parts_.relation(*value);
  }

  void rule_name(const YamlNode& node, std::string& name) {
    const YamlNode* at = node.find("rule");
    if (!at) return file_.complain(node, "this rule has no name", "begin it with rule: NAME");
    name = file_.text(*at, "a rule's name");
    if (!names_.insert(name).second) file_.complain(*at, "two rules are named '" + name + "'", "rename one of them");
  }

  PatternNode rule_pattern(const YamlNode& node, const std::string& name) {
    if (const YamlNode* text = node.find("pattern")) return parts_.pattern(*text);
    file_.complain(node, "rule '" + name + "' has no pattern", "add pattern: …");
    return {};
  }

  void read_stage(const YamlNode& node) {
    if (!file_.expect_map(node, "a stage", {"stage", "rules"})) return;
    Stage stage;
    if (const YamlNode* name = node.find("stage"))
      stage.name = file_.text(*name, "a stage's name");
    else
      file_.complain(node, "this stage has no name", "begin it with stage: NAME");
    std::vector<PatternNode> patterns;
    for (const YamlNode& item : file_.items(node.find("rules"), "a stage's rules")) {
      if (!file_.expect_map(item, "a rule", {"rule", "makes", "pattern", "set", "facts", "hides"})) continue;
      MentionRule rule;
      rule_name(item, rule.name);
      if (const YamlNode* makes = item.find("makes"))
        rule.type = parts_.type(*makes);
      else
        file_.complain(item, "rule '" + rule.name + "' makes nothing", "add makes: TYPE");
      patterns.push_back(rule_pattern(item, rule.name));
      parts_.settings(item.find("set"), patterns.back(), rule.settings);
      if (const YamlNode* facts = item.find("facts"))
        for (const YamlNode& fact : file_.items(facts, "facts"))
          rule.facts.push_back(parts_.fact(fact, patterns.back(), rule));
      rule.hides = file_.flag(item.find("hides"));
      stage.rules.push_back(std::move(rule));
    }
    if (names_clean_ && file_.clean()) stage.automaton = std::make_unique<Automaton>(patterns, rules_.names);
    rules_.stages.push_back(std::move(stage));
  }

  // How a slot of a relation is filled: by a capture of its name in the pattern, by a search, or by default.
  SlotRule slot(const YamlNode& rule, const char* name, const PatternNode& pattern) {
    SlotRule slot;
    const YamlNode* node = rule.find(name);
    if (node && file_.expect_map(*node, "a slot", {"type", "look", "reach", "many", "or", "each", "take"}))
      read_slot(*node, slot);
    const bool filled = (node && (node->find("look") || node->find("or"))) || parts_.captures(pattern, name);
    if (!filled && rule.find("makes"))
      file_.complain(
          rule, std::string("nothing ever fills the slot '") + name + "' of this rule",
          std::string("capture it in the pattern (") + name + "=<TYPE>), or add " + name + ": {type: …, look: …}");
    return slot;
  }

  void read_slot(const YamlNode& node, SlotRule& slot) {
    for (const YamlNode* name : file_.scalars(node.find("type"), "type")) slot.types.push_back(parts_.type(*name));
    std::vector<Where> order;
    for (const YamlNode* where : file_.scalars(node.find("look"), "look")) {
      if (where->text == "before")
        order.push_back(Where::before);
      else if (where->text == "after")
        order.push_back(Where::after);
      else
        file_.unknown(*where, "direction", {"before", "after"});
    }
    if (order.size() > 2) file_.complain(node, "a slot looks in two directions at most");
    if (!order.empty()) slot.first = order[0];
    if (order.size() > 1) slot.second = order[1];
    if (!order.empty() && slot.types.empty()) file_.complain(node, "this slot looks for nothing", "add type: TYPE");
    if (const YamlNode* reach = node.find("reach")) slot.reach = number(*reach);
    slot.many = file_.flag(node.find("many"));
    for (const YamlNode* other : file_.scalars(node.find("or"), "or")) {
      if (other->text == "main event")
        slot.main_event = true;
      else if (other->text == "last")
        slot.last = true;
      else
        file_.unknown(*other, "default", {"main event", "last"});
    }
    slot.each = parts_.path(node.find("each"), "each");
    slot.take = parts_.path(node.find("take"), "take");
  }

  std::uint32_t number(const YamlNode& node) {
    std::uint32_t value = 0;
    const std::string& text = file_.text(node, "reach");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > furthest_reach)
      file_.complain(node, "'" + text + "' is no reach", "write a number of tokens and mentions, from 1 to 400");
    return value;
  }

  void read_relations(const YamlNode* node) {
    std::vector<PatternNode> patterns;
    if (node)
      for (const YamlNode& item : file_.items(node, "relations")) {
        if (file_.expect_map(item, "a relation",
                             {"rule", "makes", "in", "pattern", "from", "to", "role", "former", "status"}))
          patterns.push_back(read_relation(item));
      }
    if (names_clean_ && file_.clean()) rules_.triggers = std::make_unique<Automaton>(patterns, rules_.names);
  }

  // A rule that makes nothing keeps the rules after it from its words.
  PatternNode read_relation(const YamlNode& node) {
    RelationRule rule;
    rule_name(node, rule.name);
    for (const YamlNode* name : file_.scalars(node.find("makes"), "makes"))
      rule.relations.push_back(parts_.relation(*name));
    PatternNode tree = rule_pattern(node, rule.name);
    if (const YamlNode* part = node.find("in")) {
      rule.in_lead = part->text == "lead";
      if (!rule.in_lead) file_.unknown(*part, "part of a report", {"lead"});
    }
    rule.from = slot(node, "from", tree);
    rule.to = slot(node, "to", tree);
    rule.role = parts_.templates(node.find("role"), "role");
    rule.former = parts_.templates(node.find("former"), "former");
    rule.status = parts_.status(node.find("status"));
    rules_.relations.push_back(std::move(rule));
    return tree;
  }

  RulesFile& file_;
  Rules& rules_;
  RuleParts parts_;
  const bool names_clean_;
  std::set<std::string> names_;
};

}  // namespace

void read_rules(RulesFile& file, Rules& rules, bool names_clean) { RulesReader(file, rules, names_clean).read(); }

std::unique_ptr<Rules> read_rules(const schema::Domain& domain, const schema::Schema& schema) {
  auto rules = std::make_unique<Rules>();
  rules->schema = schema;
  rules->domain = domain.name();
  std::vector<base::Problem> problems;
  const auto open = [&](const char* name) -> std::unique_ptr<RulesFile> {
    std::vector<base::Problem> found;
    try {
      base::YamlFile file = domain.yaml(name, found);
      return std::make_unique<RulesFile>(std::move(file), std::move(found));
    } catch (const base::Error& error) {
      if (error.failure() != base::Failure::data) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
      return nullptr;
    }
  };
  const auto close = [&](const std::unique_ptr<RulesFile>& file) {
    for (base::Problem& problem : file->take()) problems.push_back(std::move(problem));
  };
  bool names_clean = true;
  if (domain.has("names.yaml")) {
    const auto names = open("names.yaml");
    names_clean = names != nullptr;
    if (names) read_names(*names, *rules), names_clean = names->clean(), close(names);
  }
  if (const auto file = open("rules.yaml")) read_rules(*file, *rules, names_clean), close(file);
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return rules;
}

}  // namespace soi::extraction
