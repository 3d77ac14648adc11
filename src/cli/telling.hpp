// SPDX-License-Identifier: Apache-2.0
// Entities, edges and their evidence as people read them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/question.hpp"

namespace soi::cli {

class Telling {
 public:
  // `at`: the day the graph is shown as of, if any.
  Telling(const Question& question, Output& out, base::Date at = {}) : question_(question), out_(out), at_(at) {}

  std::string type_label(const std::string& type) const;
  // "chủ trì" from the subject's side, "do … chủ trì" from the object's.
  std::string relation_label(const std::string& relation, bool from_subject) const;
  std::string entity_line(const graph::Entity& entity) const;  // name, type, date
  std::string details(
      const graph::Edge& edge) const;  // role, former, dates, status; empty where there is nothing to say
  // Of these, what is not role or date: former, status, doubt.
  std::string circumstances(const graph::Edge& edge) const;
  // What sources do not show of the edge on the day the graph is shown as of: "chỉ thấy trước đó"; empty where they do.
  std::string doubt(const graph::Edge& edge) const;
  std::string sentence(const graph::Edge& edge) const;  // "A chủ trì B (dự kiến)"

  // Up to `most` sentences with the report each stands in, the words that matter marked: the names of both ends and
  // the role; a sentence told before is only recalled.
  void evidence(const graph::Edge& edge, std::size_t indent, std::size_t most);

  // Every fact of an edge: the document, how it names the two, what it says of them, and each sentence with its place
  // and the rule or the person who found it.
  void facts(const graph::Edge& edge, std::size_t indent);

  std::string document_of(const std::string& member) const;  // "title, publisher, date [key]"
  const graph::Entity& entity(graph::Node node) const;       // without members

 private:
  std::string details_without_doubt(const graph::Edge& edge) const;
  std::string status(const graph::Edge& edge) const;  // empty where it is stated
  std::string document_line(const std::string& key) const;
  std::vector<std::string> words_that_matter(const graph::Edge& edge) const;

  const Question& question_;
  Output& out_;
  base::Date at_;
  mutable std::map<graph::Node, graph::Entity> entities_;
  std::set<std::string> told_;  // sentences
};

}  // namespace soi::cli
