// SPDX-License-Identifier: Apache-2.0
// The parts rules are written in: patterns, macros, paths, templates, facts. Each mistake points into the part's text.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "extraction/rules_file.hpp"

namespace soi::extraction {

using Macros = std::map<std::string, PatternNode>;

class RuleParts {
 public:
  // Where names.yaml has mistakes of its own, unknown classes are not told: they may stand there.
  RuleParts(RulesFile& file, Rules& rules, Macros& macros, bool names_clean)
      : file_(file), rules_(rules), macros_(macros), names_clean_(names_clean) {}

  void macro(const base::YamlNode& name, const base::YamlNode& pattern);
  PatternNode pattern(const base::YamlNode& node);
  Path path(const base::YamlNode* node, std::string_view what);
  Templates templates(const base::YamlNode* node, std::string_view what);
  Templates status(const base::YamlNode* node);
  // What a rule sets; templates may speak of the pattern's captures and of what was set before.
  void settings(const base::YamlNode* node, const PatternNode& pattern, std::vector<Setting>& into);
  FactRule fact(const base::YamlNode& node, const PatternNode& pattern, const MentionRule& rule);
  std::uint32_t type(const base::YamlNode& node);      // of a mention
  std::uint32_t relation(const base::YamlNode& node);  // of the schema

  static bool captures(const PatternNode& pattern, const std::string& slot);

 private:
  void check_names(const PatternNode& tree, const base::YamlNode& at);
  void check_template(const base::YamlNode& node, const Template& pieces, const std::set<std::string>& known);
  void check_value(const std::string& attribute, const base::YamlNode& node, const Template& pieces);

  RulesFile& file_;
  Rules& rules_;
  Macros& macros_;
  const bool names_clean_;
};

}  // namespace soi::extraction
