// SPDX-License-Identifier: Apache-2.0
// rules.yaml and what it imports: macros, stages of mention rules, relations.
#include <algorithm>
#include <charconv>
#include <set>

#include "extraction/imports.hpp"
#include "extraction/mention_types.hpp"
#include "extraction/rule_parts.hpp"
#include "extraction/rule_variables.hpp"

namespace soi::extraction {
namespace {

using base::YamlNode;
using Where = SlotRule::Where;

constexpr std::uint32_t furthest_reach = static_cast<std::uint32_t>(longest_match);

// What the files of one reading share. Patterns are made automata when all files are read.
struct Shared {
  Macros macros;
  std::set<std::string> rule_names;
  std::vector<std::vector<PatternNode>> stages;  // of each stage: its rules' patterns
  std::vector<PatternNode> triggers, markers;
};

class RulesReader {
 public:
  RulesReader(RulesFile& file, Rules& rules, Shared& shared, bool names_clean)
      : file_(file), rules_(rules), shared_(shared), parts_(file, rules, shared.macros, names_clean) {}

  void read() {
    const YamlNode& root = file_.root();
    if (!file_.expect_map(root, "rules.yaml",
                          {"import", "macros", "mentions", "levels", "implied", "stages", "statuses", "relations"}))
      return;
    read_levels(root.find("levels"));
    read_implied(root.find("implied"));
    if (const YamlNode* macros = root.find("macros"); macros && file_.expect_map_of_any(*macros, "macros"))
      for (const auto& [key, value] : macros->entries) parts_.macro(key, value);
    for (const YamlNode& stage : file_.items(root.find("stages"), "stages")) read_stage(stage);
    if (const YamlNode* statuses = root.find("statuses"))
      for (const YamlNode& item : file_.items(statuses, "statuses"))
        for (const YamlNode& rule : written_out(file_, item)) read_status(rule);
    if (const YamlNode* relations = root.find("relations"))
      for (const YamlNode& item : file_.items(relations, "relations"))
        for (const YamlNode& rule : written_out(file_, item)) read_relation(rule);
  }

 private:
  void read_levels(const YamlNode* node) {
    if (!node || !file_.expect_map_of_any(*node, "levels")) return;
    std::vector<std::string> known;
    for (const auto& [name, type] : rules_.schema.types())
      if (type.root == "place") known.push_back(name);
    for (const auto& [key, value] : node->entries)
      for (const YamlNode* type : file_.scalars(&value, "a level's place type")) {
        if (std::find(known.begin(), known.end(), type->text) == known.end()) file_.unknown(*type, "place type", known);
        rules_.levels[key.text].push_back(rules_.names.type(type->text).value_or(no_type));
      }
  }

  void read_implied(const YamlNode* node) {
    if (!node || !file_.expect_map(*node, "implied", {"located", "held", "cited", "promoted", "organized"})) return;
    const std::pair<const char*, std::uint32_t*> all[] = {{"located", &rules_.located},
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
    if (!shared_.rule_names.insert(name).second)
      file_.complain(*at, "two rules are named '" + name + "'", "rename one of them");
  }

  PatternNode rule_pattern(const YamlNode& node, const std::string& name) {
    if (const YamlNode* text = node.find("pattern")) return parts_.pattern(*text);
    file_.complain(node, "rule '" + name + "' has no pattern", "add pattern: …");
    return {};
  }

  // A stage that an imported file has begun is gone on with.
  std::size_t stage_named(const std::string& name) {
    const auto known = std::find_if(rules_.stages.begin(), rules_.stages.end(),
                                    [&](const Stage& stage) { return stage.name == name && !name.empty(); });
    if (known != rules_.stages.end()) return static_cast<std::size_t>(known - rules_.stages.begin());
    rules_.stages.push_back({.name = name, .rules = {}, .automaton = nullptr});
    shared_.stages.emplace_back();
    return rules_.stages.size() - 1;
  }

  void read_stage(const YamlNode& node) {
    if (!file_.expect_map(node, "a stage", {"stage", "rules"})) return;
    std::string name;
    if (const YamlNode* at = node.find("stage"))
      name = file_.text(*at, "a stage's name");
    else
      file_.complain(node, "this stage has no name", "begin it with stage: NAME");
    const std::size_t stage = stage_named(name);
    for (const YamlNode& item : file_.items(node.find("rules"), "a stage's rules"))
      for (const YamlNode& rule : written_out(file_, item)) read_mention_rule(rule, stage);
  }

  void read_mention_rule(const YamlNode& node, std::size_t stage) {
    if (!file_.expect_map(node, "a rule", {"rule", "for", "makes", "pattern", "set", "facts", "hides"})) return;
    MentionRule rule;
    rule_name(node, rule.name);
    if (const YamlNode* makes = node.find("makes"))
      rule.type = parts_.type(*makes);
    else
      file_.complain(node, "rule '" + rule.name + "' makes nothing", "add makes: TYPE");
    PatternNode pattern = rule_pattern(node, rule.name);
    parts_.settings(node.find("set"), pattern, rule.settings);
    for (const Setting& setting : rule.settings) rules_.scenes |= setting.name == known::scene;
    if (const YamlNode* facts = node.find("facts"))
      for (const YamlNode& fact : file_.items(facts, "facts")) rule.facts.push_back(parts_.fact(fact, pattern, rule));
    rule.hides = file_.flag(node.find("hides"));
    shared_.stages[stage].push_back(std::move(pattern));
    rules_.stages[stage].rules.push_back(std::move(rule));
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
      else if (other->text == "told event")
        slot.told_event = true;
      else if (other->text == "last")
        slot.last = true;
      else
        file_.unknown(*other, "default", {"main event", "told event", "last"});
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

  // A rule that makes nothing keeps the rules after it from its words.
  void read_relation(const YamlNode& node) {
    if (!file_.expect_map(
            node, "a relation",
            {"rule", "for", "makes", "in", "in turn", "reports", "pattern", "from", "to", "role", "former", "status"}))
      return;
    RelationRule rule;
    rule_name(node, rule.name);
    for (const YamlNode* name : file_.scalars(node.find("makes"), "makes"))
      rule.relations.push_back(parts_.relation(*name));
    PatternNode tree = rule_pattern(node, rule.name);
    if (const YamlNode* part = node.find("in")) {
      rule.in_lead = part->text == "lead";
      if (!rule.in_lead) file_.unknown(*part, "part of a report", {"lead"});
    }
    rule.in_turn = file_.flag(node.find("in turn"));
    rule.reports = file_.flag(node.find("reports"));
    rule.from = slot(node, "from", tree);
    rule.to = slot(node, "to", tree);
    rule.role = parts_.templates(node.find("role"), "role");
    rule.former = parts_.templates(node.find("former"), "former");
    rule.status = parts_.status(node.find("status"));
    rules_.relations.push_back(std::move(rule));
    shared_.triggers.push_back(std::move(tree));
  }

  void read_status(const YamlNode& node) {
    if (!file_.expect_map(node, "a status", {"rule", "for", "status", "pattern", "reach"})) return;
    StatusRule rule;
    rule_name(node, rule.name);
    if (const YamlNode* status = node.find("status")) {
      if (!graph::parse(file_.text(*status, "a status"), rule.status.emplace()))
        file_.unknown(*status, "status", graph::status_names());
    }
    if (const YamlNode* reach = node.find("reach")) rule.reach = number(*reach);
    shared_.markers.push_back(rule_pattern(node, rule.name));
    rules_.statuses.push_back(std::move(rule));
  }

  RulesFile& file_;
  Rules& rules_;
  Shared& shared_;
  RuleParts parts_;
};

using Files = std::vector<std::unique_ptr<RulesFile>>;

bool clean(const Files& files) {
  return std::all_of(files.begin(), files.end(), [](const auto& file) { return file->clean(); });
}

}  // namespace

void read_rules(const Files& files, Rules& rules, bool names_clean) {
  Shared shared;
  declare_mention_types(files, rules);
  for (const auto& file : files) RulesReader(*file, rules, shared, names_clean).read();
  if (!names_clean || !clean(files)) return;
  std::vector<const Automaton*> columns;
  const auto compile = [&](const std::vector<PatternNode>& patterns) {
    auto automaton = std::make_unique<Automaton>(patterns, rules.names);
    columns.push_back(automaton.get());
    return automaton;
  };
  for (std::size_t i = 0; i < rules.stages.size(); ++i) rules.stages[i].automaton = compile(shared.stages[i]);
  rules.triggers = compile(shared.triggers);
  rules.markers = compile(shared.markers);
  rules.symbols = std::make_unique<SymbolTable>(rules.names, columns);
}

std::unique_ptr<Rules> read_rules(const schema::Domain& domain, const schema::Schema& schema) {
  auto rules = std::make_unique<Rules>();
  rules->schema = schema;
  rules->domain = domain.name();
  ImportedFiles names;
  if (domain.has("names.yaml")) names = read_with_imports(domain, "names.yaml");
  if (names.whole)
    for (const auto& file : names.files) read_names(*file, *rules);
  const ImportedFiles files = read_with_imports(domain, "rules.yaml");
  if (files.whole) read_rules(files.files, *rules, names.whole && clean(names.files));
  std::vector<base::Problem> problems;
  for (const ImportedFiles* all : {&std::as_const(names), &files}) {
    problems.insert(problems.end(), all->problems.begin(), all->problems.end());
    for (const auto& file : all->files)
      for (base::Problem& problem : file->take()) problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return rules;
}

}  // namespace soi::extraction
