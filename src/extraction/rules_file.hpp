// SPDX-License-Identifier: Apache-2.0
// What reading names.yaml, rules.yaml and examples.yaml shares: a file, the problems found in it so far, and checked
// access to its nodes.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml_check.hpp"
#include "extraction/rules.hpp"

namespace soi::extraction {

class RulesFile {
 public:
  // `found` is what reading the YAML itself has found already.
  explicit RulesFile(base::YamlFile file, std::vector<base::Problem> found = {})
      : file_(std::move(file)), check_(file_, std::move(found)) {}
  RulesFile(const RulesFile&) = delete;
  RulesFile& operator=(const RulesFile&) = delete;

  const base::YamlFile& file() const { return file_; }
  const base::YamlNode& root() const { return file_.root(); }
  bool clean() const { return check_.fine(); }
  std::vector<base::Problem> take() { return check_.take(); }  // in the file's order

  void complain(const base::YamlNode& at, std::string what, std::string remedy = {});
  // Complains of a byte inside a scalar's text; points at the scalar where its writing does not show that byte.
  void complain_inside(const base::YamlNode& scalar, std::size_t offset, std::string what, std::string remedy = {});
  // Complains that a name is none of `known`, with the nearest one.
  void unknown(const base::YamlNode& at, std::string_view kind, const std::vector<std::string>& known);
  void unknown_inside(const base::YamlNode& scalar, std::size_t offset, const std::string& name, std::string_view kind,
                      const std::vector<std::string>& known);

  // Complains of keys other than these; false where the node is no map at all.
  bool expect_map(const base::YamlNode& node, std::string_view what, std::initializer_list<const char*> keys);
  bool expect_map_of_any(const base::YamlNode& node, std::string_view what);
  // The items of a list; none, and a complaint, where the node is something else.
  const std::vector<base::YamlNode>& items(const base::YamlNode* node, std::string_view what);
  // The scalars of a list, or the one scalar that stands in its place.
  std::vector<const base::YamlNode*> scalars(const base::YamlNode* node, std::string_view what);
  const std::string& text(const base::YamlNode& node, std::string_view what);
  bool flag(const base::YamlNode* node);  // yes or no; no where nothing is written
  // Complains of what patterns cannot speak of: a name is letters, digits and _.
  void expect_name(const base::YamlNode& key, std::string_view what);

 private:
  base::YamlFile file_;
  base::YamlCheck check_;
};

void read_names(RulesFile& file, Rules& rules);  // a names.yaml: classes and abbreviations
// A rules.yaml and what it imports, in the order of reading, over names that are read already. Where these have
// mistakes of their own, unknown classes are not told.
void read_rules(const std::vector<std::unique_ptr<RulesFile>>& files, Rules& rules, bool names_clean);

}  // namespace soi::extraction
