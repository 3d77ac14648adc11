// SPDX-License-Identifier: Apache-2.0
// Documents written down shortly, for tests of what is made of several of them.
#pragma once

#include <string>
#include <vector>

#include "graph/document_graph.hpp"

namespace soi::test {

class DocumentBuilder {
 public:
  explicit DocumentBuilder(const std::string& key, const std::string& date = {});

  // Adds a member, local names being given by the caller.
  DocumentBuilder& node(const std::string& local, const std::string& type, const std::string& name,
                        std::vector<graph::Property> properties = {}, std::vector<std::string> aliases = {});
  DocumentBuilder& edge(const std::string& subject, const std::string& relation, const std::string& object,
                        const std::string& role = {});
  graph::DocumentGraph made() const;  // normalized

 private:
  graph::DocumentGraph graph_;
};

}  // namespace soi::test
