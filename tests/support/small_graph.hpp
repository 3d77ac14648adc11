// SPDX-License-Identifier: Apache-2.0
// Graphs by hand for the tests of drawing, and what a reader of the pictures sees.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drawing/render.hpp"
#include "graph/graph.hpp"
#include "support/dan_van.hpp"

namespace soi::test {

struct Node {
  std::string local, type, name;
};
struct Link {
  std::uint32_t from, to;
  std::string relation, role = {};
  graph::Status status = graph::Status::stated;
  bool former = false;
};

// One report, "bao", with the given title and url; every member is an entity of its own.
graph::DocumentGraph report(const std::vector<Node>& nodes, const std::vector<Link>& links, const std::string& title,
                            const std::string& url);
graph::Graph graph_of(graph::DocumentGraph document);

const drawing::Style& dan_van_style();

drawing::Drawing draw_all(const graph::Graph& graph, const std::string& language = "vi");
drawing::RenderOptions render_options();
std::string render(const drawing::Drawing& drawing, drawing::Format format, const std::string& engine = {});

// The characters between tags of all elements of one name, entities decoded, in the file's order.
std::vector<std::string> texts(const std::string& xml, const std::string& element);
// Where the text is no well-formed XML: what is wrong. Empty where all is well.
std::string xml_mistake(const std::string& xml);
std::size_t count(const std::string& text, const std::string& part);

}  // namespace soi::test
