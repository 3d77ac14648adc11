// SPDX-License-Identifier: Apache-2.0
// One types.yaml as it is written: each declaration with its places, before names are joined across files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/yaml_check.hpp"
#include "schema/schema.hpp"

namespace soi::schema {

// A declared property keeps the place of its name, an end or a parent the place where it is named.
struct DeclaredType {
  Type type;
  const base::YamlNode* at = nullptr;
  const base::YamlNode* parent = nullptr;  // null for a root
  std::vector<std::pair<const base::YamlNode*, Kind>> properties;
};

struct DeclaredRelation {
  Relation relation;
  const base::YamlNode* at = nullptr;
  std::vector<const base::YamlNode*> from, to;
};

struct TypesFile {
  std::vector<DeclaredType> types;
  std::vector<DeclaredRelation> relations;
};

// The result points into `file`. What is wrong goes to `check`.
TypesFile read_types_file(const base::YamlFile& file, base::YamlCheck& check);

}  // namespace soi::schema
