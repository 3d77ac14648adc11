// SPDX-License-Identifier: Apache-2.0
// What reading names.yaml and rules.yaml shares: a file, the problems found in it so far, and checked access to its
// nodes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml_file.hpp"
#include "extraction/rules.hpp"

namespace soi::extraction {

class RulesFile {
 public:
  RulesFile(base::YamlFile file, std::vector<base::Problem>& problems) : file_(std::move(file)), problems_(problems) {}

  const base::YamlNode& root() const { return file_.root(); }
  bool clean() const { return problems_.empty(); }
  void complain(const base::YamlNode& at, std::string what, std::string remedy = {});
  // Complains of keys other than these; false where the node is no map at all.
  bool expect_map(const base::YamlNode& node, std::string_view what, std::initializer_list<const char*> keys);
  bool expect_map_of_any(const base::YamlNode& node);
  // The scalars of a list, or the one scalar that stands in its place.
  std::vector<const base::YamlNode*> scalars(const base::YamlNode* node, std::string_view what);
  std::string text(const base::YamlNode& node, std::string_view what);
  // Complains that a name is none of `known`, with the nearest one.
  void unknown(const base::YamlNode& at, std::string_view kind, const std::vector<std::string>& known);

 private:
  base::YamlFile file_;
  std::vector<base::Problem>& problems_;
};

void read_names(RulesFile& file, Rules& rules);  // names.yaml: classes and abbreviations

}  // namespace soi::extraction
