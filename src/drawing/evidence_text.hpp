// SPDX-License-Identifier: Apache-2.0
// What a picture says when the reader points at something: names, roles, sentences and the reports they come from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

class EvidenceText {
 public:
  EvidenceText(const graph::Reader& graph, const schema::Schema& schema, std::string_view language)
      : graph_(graph), schema_(schema), language_(language) {}

  std::string of_entity(const graph::Entity& entity) const;
  std::string url_of_entity(const graph::Entity& entity);

  // Of the edges that one line stands for. `url` becomes that of the first report with one.
  std::string of_edges(const std::vector<const graph::Edge*>& edges, std::string& url);

  std::string role(const graph::Edge& edge) const;  // with "former" where it is; empty where there is none

 private:
  const graph::Document* document(const std::string& key);
  std::string source(const std::string& key);

  const graph::Reader& graph_;
  const schema::Schema& schema_;
  std::string language_;
  std::map<std::string, std::optional<graph::Document>> documents_;
};

// How a picture names a status; empty for what is simply stated.
std::string_view status_word(graph::Status status, std::string_view language);

}  // namespace soi::drawing
