// SPDX-License-Identifier: Apache-2.0
#include "extraction/examples.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "extraction/rules_file.hpp"
#include "extraction/trace.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

using base::YamlNode;
using Triple = std::vector<const YamlNode*>;  // subject, relation, object

// What a text must give: a mention, or facts.
struct Match {
  const YamlNode* at = nullptr;
  const YamlNode* text = nullptr;
  const YamlNode* found = nullptr;
  std::vector<Triple> facts;
  std::vector<std::pair<std::string, std::string>> with;  // attributes of the mention, or role, former and status
};

struct RuleExamples {
  const YamlNode* rule = nullptr;
  std::vector<Match> match;
  std::vector<const YamlNode*> no_match;
};

class ExamplesReader {
 public:
  explicit ExamplesReader(RulesFile& file) : file_(file) {}

  std::vector<RuleExamples> read() {
    std::vector<RuleExamples> all;
    for (const YamlNode& item : file_.items(&file_.root(), "examples.yaml")) {
      if (!file_.expect_map(item, "an example", {"rule", "match", "no match"})) continue;
      RuleExamples examples;
      examples.rule = text(item, "rule", "the rule's name");
      if (!examples.rule) continue;
      if (const YamlNode* list = item.find("match"))
        for (const YamlNode& match : file_.items(list, "match")) read_match(match, examples);
      examples.no_match = file_.scalars(item.find("no match"), "no match");
      if (examples.match.empty() && examples.no_match.empty())
        file_.complain(*examples.rule, "no example stands here", "add match: [{text: …, found: …}] or no match: […]");
      all.push_back(std::move(examples));
    }
    return all;
  }

 private:
  const YamlNode* text(const YamlNode& map, const char* key, const char* what) {
    const YamlNode* node = map.find(key);
    if (node && node->is_scalar() && !node->text.empty()) return node;
    file_.complain(node ? *node : map, std::string(what) + " is missing", std::string("add ") + key + ": …");
    return nullptr;
  }

  void read_match(const YamlNode& node, RuleExamples& into) {
    if (!file_.expect_map(node, "a text to match", {"text", "found", "with"})) return;
    Match match{
        .at = &node, .text = text(node, "text", "the text"), .found = node.find("found"), .facts = {}, .with = {}};
    if (!match.text) return;
    if (match.found && match.found->is_sequence())
      read_facts(*match.found, match);
    else if (!match.found || !match.found->is_scalar())
      file_.complain(match.found ? *match.found : node, "what the rule finds is missing",
                     "add found: WORDS or found: [SUBJECT, RELATION, OBJECT]");
    if (const YamlNode* with = node.find("with"); with && file_.expect_map_of_any(*with, "with"))
      for (const auto& [key, value] : with->entries) match.with.emplace_back(key.text, file_.text(value, "a value"));
    into.match.push_back(std::move(match));
  }

  void read_facts(const YamlNode& node, Match& match) {
    const bool several = !node.items.empty() && node.items.front().is_sequence();
    std::vector<const YamlNode*> facts;
    if (several)
      for (const YamlNode& fact : node.items) facts.push_back(&fact);
    else
      facts.push_back(&node);
    for (const YamlNode* fact : facts) {
      Triple triple = file_.scalars(fact, "a fact");
      if (triple.size() == 3)
        match.facts.push_back(std::move(triple));
      else
        file_.complain(*fact, "a fact has three parts", "write [SUBJECT, RELATION, OBJECT]");
    }
  }

  RulesFile& file_;
};

// A text as a report of its own: each line is a paragraph.
text::Report report_of(const std::string& words) {
  text::Report report;
  report.path = "example";
  report.text = words;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    if (end > at)
      report.blocks.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), text::BlockKind::paragraph});
    at = end + 1;
  }
  return report;
}

std::string quoted_list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "'" : ", '") + item + "'";
  return text;
}

std::string told(const TracedFact& fact) {
  return fact.from + " " + fact.relation + " " + fact.to + (fact.role.empty() ? "" : " (" + fact.role + ")");
}

class Checker {
 public:
  Checker(const base::YamlFile& file, Tracer& tracer) : file_(file), tracer_(tracer) {
    for (const TracedRule& rule : tracer.rules()) names_.push_back(rule.rule);
  }

  void check(const RuleExamples& examples) {
    rule_ = examples.rule->text;
    const bool implied = rule_.starts_with("implied: ");  // what a report itself implies is tested alike
    if (!implied && std::find(names_.begin(), names_.end(), rule_) == names_.end()) {
      const std::string near = base::nearest(rule_, names_);
      fail(*examples.rule, "no rule is named '" + rule_ + "'", near.empty() ? near : "did you mean '" + near + "'?");
      return;
    }
    for (const Match& match : examples.match) check_match(match);
    for (const YamlNode* text : examples.no_match) check_no_match(*text);
    if (!examples.match.empty()) matched_.insert(rule_);
    if (!examples.no_match.empty()) refused_.insert(rule_);
  }

  void check_that_all_have_examples() {
    for (const TracedRule& rule : tracer_.rules()) {
      rule_ = rule.rule;
      if (!matched_.contains(rule_))
        fail(YamlNode(), "rule '" + rule_ + "' has no text it must match", "add one for it");
      // What a rule claims of people must be shown to have an end; a name is mostly told by what it is not beside.
      const bool claims = rule.stage == "relations" || rule.stage == "statuses";
      if (claims && !refused_.contains(rule_))
        fail(YamlNode(), "rule '" + rule_ + "' has no text it must not match", "add one under no match: […]");
    }
  }

  std::vector<ExampleFailure> failures;

 private:
  void fail(const YamlNode& at, std::string what, std::string remedy = {}) {
    failures.push_back({rule_, file_.problem(at, std::move(what), std::move(remedy))});
  }

  void check_match(const Match& match) {
    const text::Report report = report_of(match.text->text);
    const Trace trace = tracer_.trace(report);
    if (match.facts.empty()) {
      check_mention(match, trace);
      return;
    }
    for (const Triple& fact : match.facts) check_fact(match, fact, trace);
  }

  void check_mention(const Match& match, const Trace& trace) {
    const std::string wanted = text::normalize(match.found->text);
    std::vector<std::string> seen;
    const TracedMention* found = nullptr;
    for (const TracedMention& mention : trace.mentions) {
      if (mention.rule != rule_) continue;
      seen.push_back(mention.words);
      if (mention.words == wanted && (!found || holds(match, *found) != match.with.size())) found = &mention;
    }
    for (const TracedTrigger& trigger : trace.triggers) {
      if (trigger.rule != rule_) continue;
      seen.push_back(trigger.words);
      if (trigger.words == wanted && match.with.empty()) return;
    }
    for (const TracedMarker& marker : trace.markers) {
      if (marker.rule != rule_) continue;
      seen.push_back(marker.words);
      if (marker.words == wanted && match.with.empty()) return;
    }
    if (!found) {
      fail(*match.at, "rule '" + rule_ + "' does not find '" + wanted + "'", instead(seen, trace));
      return;
    }
    for (const auto& [key, value] : match.with) {
      const std::string* got = attribute(*found, key);
      if (!got || *got != value)
        fail(*match.at, "rule '" + rule_ + "' gives '" + wanted + "' no " + key + " '" + value + "'",
             got ? "it gives '" + *got + "'" : std::string());
    }
  }

  static const std::string* attribute(const TracedMention& mention, const std::string& key) {
    if (key == "name") return &mention.name;
    if (key == "entity") return &mention.entity;
    for (const auto& [name, value] : mention.attributes)
      if (name == key) return &value;
    return nullptr;
  }
  static std::size_t holds(const Match& match, const TracedMention& mention) {
    return static_cast<std::size_t>(std::count_if(match.with.begin(), match.with.end(), [&](const auto& wanted) {
      const std::string* got = attribute(mention, wanted.first);
      return got && *got == wanted.second;
    }));
  }

  void check_fact(const Match& match, const Triple& wanted, const Trace& trace) {
    std::vector<std::string> seen;
    for (const TracedFact& fact : trace.facts) {
      if (fact.rule != rule_ && fact.status_by != rule_) continue;
      seen.push_back(told(fact));
      if (fact.from == wanted[0]->text && fact.relation == wanted[1]->text && fact.to == wanted[2]->text &&
          holds(match, fact))
        return;
    }
    std::string claim = wanted[0]->text + " " + wanted[1]->text + " " + wanted[2]->text;
    for (const auto& [key, value] : match.with) claim += ", " + key + " " + value;
    fail(*match.at, "rule '" + rule_ + "' does not find that " + claim, instead(seen, trace));
  }

  bool holds(const Match& match, const TracedFact& fact) {
    return std::all_of(match.with.begin(), match.with.end(), [&](const auto& wanted) {
      if (wanted.first == "role") return fact.role == wanted.second;
      if (wanted.first == "former") return fact.former == (wanted.second == "yes");
      if (wanted.first == "status") return graph::to_string(fact.status) == wanted.second;
      return false;
    });
  }

  // What the rule finds in place of what it should; where it finds nothing, which rules matched.
  static std::string instead(const std::vector<std::string>& seen, const Trace& trace) {
    if (!seen.empty()) return "it finds " + quoted_list(seen);
    std::vector<std::string> others;
    for (const TracedMention& mention : trace.mentions) others.push_back(mention.rule + ": " + mention.words);
    for (const TracedFact& fact : trace.facts) others.push_back(fact.rule + ": " + told(fact));
    for (const TracedTrigger& trigger : trace.triggers)
      if (trigger.from_missing != trigger.to_missing)
        others.push_back(trigger.rule + " but for its slot " + (trigger.from_missing ? "from" : "to"));
    return others.empty() ? "no rule matches this text" : "what matches: " + quoted_list(others);
  }

  void check_no_match(const YamlNode& node) {
    const text::Report report = report_of(node.text);
    const Trace trace = tracer_.trace(report);
    for (const TracedMention& mention : trace.mentions)
      if (mention.rule == rule_) fail(node, "rule '" + rule_ + "' must not find '" + mention.words + "'");
    for (const TracedTrigger& trigger : trace.triggers)
      if (trigger.rule == rule_ && !trigger.from_missing && !trigger.to_missing)
        fail(node, "rule '" + rule_ + "' must not find '" + trigger.words + "'");
    for (const TracedFact& fact : trace.facts)
      if (fact.rule == rule_ || fact.status_by == rule_)
        fail(node, "rule '" + rule_ + "' must not find that " + told(fact));
  }

  const base::YamlFile& file_;
  Tracer& tracer_;
  std::vector<std::string> names_;
  std::set<std::string> matched_, refused_;
  std::string rule_;
};

}  // namespace

std::vector<ExampleFailure> check_examples(const schema::Domain& domain, const schema::Schema& schema) {
  Tracer tracer(domain, schema);
  std::vector<base::Problem> found;
  base::YamlFile yaml = domain.yaml("examples.yaml", found);
  RulesFile file(std::move(yaml), std::move(found));
  const std::vector<RuleExamples> all = ExamplesReader(file).read();
  if (!file.clean()) throw base::Error(base::Failure::data, file.take());
  Checker checker(file.file(), tracer);
  for (const RuleExamples& examples : all) checker.check(examples);
  checker.check_that_all_have_examples();
  return std::move(checker.failures);
}

}  // namespace soi::extraction
