// SPDX-License-Identifier: Apache-2.0
// The values that stand in a graph file, each checked for what it must be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/yaml_check.hpp"
#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::reading {

// What is wrong goes to the check; the value is then empty.
class GraphFileValues {
 public:
  explicit GraphFileValues(base::YamlCheck& check) : check_(check) {}

  std::string line(const base::YamlNode& node, std::string_view what);  // one line of text
  bool id(const base::YamlNode& node, std::string_view what);           // small letters, digits and . _ -
  base::Date date(const base::YamlNode& node, std::string_view what);
  bool boolean(const base::YamlNode& node, std::string_view what);
  std::string url(const base::YamlNode& node, std::string_view what);
  // One value or a list of them, of the kind the schema asks for.
  void property(const std::string& name, schema::Kind kind, const base::YamlNode& node,
                std::vector<graph::Property>& properties);
  std::vector<graph::Evidence> evidence(const base::YamlNode& node);
  // `with_document`: it may name its document, whose name the caller reads.
  graph::Evidence one_evidence(const base::YamlNode& node, bool with_document = false);

 private:
  std::string value(const std::string& name, schema::Kind kind, const base::YamlNode& node);
  std::string sentence(const base::YamlNode& node);
  bool offset(const base::YamlNode& node, std::string_view what, std::uint32_t& offset);

  base::YamlCheck& check_;
};

}  // namespace soi::reading
