// SPDX-License-Identifier: Apache-2.0
// Entities, edges and their evidence as people read them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "cli/question.hpp"

namespace soi::cli {

class Telling {
 public:
  Telling(const Question& question, Output& out) : question_(question), out_(out) {}

  std::string type_label(const std::string& type) const;
  // "chủ trì" from the subject's side, "do … chủ trì" from the object's.
  std::string relation_label(const std::string& relation, bool from_subject) const;
  std::string entity_line(const graph::Entity& entity) const;  // name, type, date
  std::string details(
      const graph::Edge& edge) const;  // role, former, dates, status; empty where there is nothing to say
  std::string sentence(const graph::Edge& edge) const;  // "A chủ trì B (dự kiến)"

  // Up to `most` sentences with the report each stands in; a sentence told before is only recalled.
  void evidence(const graph::Edge& edge, std::size_t indent, std::size_t most);

  const graph::Entity& entity(graph::Node node) const;

 private:
  std::string document_line(const std::string& key) const;

  const Question& question_;
  Output& out_;
  mutable std::map<graph::Node, graph::Entity> entities_;
  std::set<std::string> told_;  // sentences
};

}  // namespace soi::cli
