// SPDX-License-Identifier: Apache-2.0
// One style.yaml as written: checked against the allow-lists, not yet inherited.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/yaml_file.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

struct TypeEntry {
  std::optional<std::string> shape, fill, line;
  std::optional<bool> rounded, strong;
};

struct RelationEntry {
  std::optional<std::string> line, style;
  std::optional<double> width;
};

struct StyleSheet {
  std::map<std::string, TypeEntry, std::less<>> types;
  std::map<std::string, RelationEntry, std::less<>> relations;
  std::optional<std::string> paper, ink, rule, ink_on_strong;
  std::map<std::string, StyleSheet, std::less<>> themes;  // what each lays over this
};

// What is wrong is added to `problems` and left out of the result.
StyleSheet read_style_sheet(const base::YamlFile& file, const schema::Schema& schema,
                            std::vector<base::Problem>& problems);

}  // namespace soi::drawing
