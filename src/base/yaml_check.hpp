// SPDX-License-Identifier: Apache-2.0
// Gathers what is wrong with a YAML file, or with another whose values came as YamlNodes, so that its author sees all
// of it in one pass. For all that read one.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/yaml_file.hpp"

namespace soi::base {

std::string joined(const std::vector<std::string>& names);  // "a, b, c", cut after twenty

class YamlCheck {
 public:
  // `found` is what reading the file has found already; at its places nothing more is said.
  explicit YamlCheck(const YamlFile& file, std::vector<Problem> found = {});
  // `locate` makes a problem of a place in the file, with its source line; as YamlFile::problem does.
  using Locate = std::function<Problem(const YamlNode& at, std::string what, std::string remedy)>;
  YamlCheck(std::string name, Locate locate) : name_(std::move(name)), locate_(std::move(locate)) {}

  void problem(const YamlNode& at, std::string what, std::string remedy = {});
  // "unknown type 'comittee'", with "did you mean" or the known names as its remedy.
  void unknown(const YamlNode& at, std::string_view what, const std::vector<std::string>& known);

  // Each says what is wrong and gives false. `what` names the thing: "a type", "the label".
  bool is_map(const YamlNode& node, std::string_view what);
  bool is_list(const YamlNode& node, std::string_view what);
  bool is_text(const YamlNode& node, std::string_view what);  // a scalar that is not empty
  bool only_keys(const YamlNode& map, std::string_view what, const std::vector<std::string>& allowed);
  // The value of a key that must be there.
  const YamlNode* need(const YamlNode& map, const YamlNode& at, std::string_view what, std::string_view key);

  bool fine() const { return problems_.empty(); }
  std::vector<Problem> take();  // in the file's order; at most 100 and a last one that counts the rest

 private:
  std::string name_;
  Locate locate_;
  std::vector<Problem> problems_;
  std::set<std::pair<int, int>> told_;
  std::size_t more_ = 0;
};

}  // namespace soi::base
