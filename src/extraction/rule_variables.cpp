// SPDX-License-Identifier: Apache-2.0
#include "extraction/rule_variables.hpp"

#include <algorithm>
#include <set>

namespace soi::extraction {
namespace {

using base::YamlNode;

constexpr std::size_t most_bindings = 200;

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Binding {
 public:
  Binding(RulesFile& file, const YamlNode& values) : file_(file), values_(values) {}

  void replace(YamlNode& node) {
    if (node.is_scalar()) replace_text(node);
    for (YamlNode& item : node.items) replace(item);
    for (auto& [key, value] : node.entries) replace(value);
  }

  const std::set<std::string>& used() const { return used_; }

 private:
  // {2,5} repeats; {name} is a variable. A text that is nothing else stands where its variable's value stands.
  void replace_text(YamlNode& node) {
    const auto whole = [&](const base::YamlEntry& entry) { return node.text == "{" + entry.first.text + "}"; };
    const auto alone = std::find_if(values_.entries.begin(), values_.entries.end(), whole);
    if (alone != values_.entries.end()) {
      used_.insert(alone->first.text);
      node = alone->second;
      return;
    }
    std::string text;
    for (std::size_t at = 0; at < node.text.size();) {
      std::size_t end = at + 1;
      if (node.text[at] == '{')
        while (end < node.text.size() && is_name(node.text[end])) ++end;
      if (end == at + 1 || end == node.text.size() || node.text[end] != '}') {
        text.append(node.text, at, end - at);
        at = end;
        continue;
      }
      const std::string name = node.text.substr(at + 1, end - at - 1);
      if (const YamlNode* value = values_.find(name)) {
        text += value->text;
        used_.insert(name);
      } else {
        unknown(node, at + 1, name);
      }
      at = end + 1;
    }
    node.text = std::move(text);
  }

  void unknown(const YamlNode& node, std::size_t at, const std::string& name) {
    std::vector<std::string> known;
    for (const auto& [key, value] : values_.entries) known.push_back(key.text);
    file_.unknown_inside(node, at, name, "variable of this rule", known);
  }

  RulesFile& file_;
  const YamlNode& values_;
  std::set<std::string> used_;
};

// The bindings that are fit to be used: maps of texts, all with the variables of the first.
std::vector<const YamlNode*> bindings_of(RulesFile& file, const YamlNode& list) {
  std::vector<const YamlNode*> fit;
  const auto& items = file.items(&list, "for");
  if (list.is_sequence() && items.empty())
    file.complain(list, "this rule is made for nothing", "add a line of variables, or remove for:");
  if (items.size() > most_bindings)
    file.complain(list, "a rule is made at most 200 times", "write classes of names.yaml instead");
  for (const YamlNode& item : items) {
    if (!file.expect_map_of_any(item, "the variables of a rule")) continue;
    bool fine = true;
    for (const auto& [key, value] : item.entries) {
      file.text(value, "what a variable stands for");
      fine = fine && value.is_scalar();
      if (key.text.empty() || !std::all_of(key.text.begin(), key.text.end(), is_name))
        file.complain(key, "this variable has a name no rule can speak of", "use letters and _"), fine = false;
      if (!items.front().find(key.text))
        file.complain(key, "the first line of this rule's variables has no '" + key.text + "'",
                      "all lines name the same variables"),
            fine = false;
    }
    if (items.front().is_map())
      for (const auto& [key, value] : items.front().entries)
        if (!item.find(key.text))
          file.complain(item, "the variable '" + key.text + "' is missing here", "all lines name the same variables"),
              fine = false;
    if (fine) fit.push_back(&item);
  }
  return fit;
}

}  // namespace

std::vector<YamlNode> written_out(RulesFile& file, const YamlNode& rule) {
  const YamlNode* list = rule.is_map() ? rule.find("for") : nullptr;
  if (!list) return {rule};
  YamlNode pattern = rule;
  std::erase_if(pattern.entries, [](const base::YamlEntry& entry) { return entry.first.text == "for"; });
  std::vector<YamlNode> rules;
  for (const YamlNode* values : bindings_of(file, *list)) {
    rules.push_back(pattern);
    Binding binding(file, *values);
    binding.replace(rules.back());
    for (const auto& [key, value] : values->entries)
      if (!binding.used().contains(key.text))
        file.complain(key, "nothing in this rule speaks of {" + key.text + "}", "remove it, or use it");
  }
  return rules;
}

}  // namespace soi::extraction
