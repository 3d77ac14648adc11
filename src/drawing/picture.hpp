// SPDX-License-Identifier: Apache-2.0
// A picture turns the chosen part of a graph into a Drawing: a finished subgraph with all its texts, ready for any
// engine, format or page. THE LIST of pictures is in pictures.cpp; each picture has a .cpp of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

// What decides where things stand: their ties, the course of time with a lane for each person, two columns of those who
// take part and what they take part in, or what belongs to what.
enum class Plan { ties, timeline, two_mode, hierarchy };

// All texts are plain UTF-8 for a reader's eye; whoever writes them to a format escapes them.
struct Drawing {
  struct Node {
    std::string id;                         // of the entity
    std::vector<std::string> members;       // its members' names
    std::string type;                       // of the schema
    std::string title;                      // the whole name
    std::vector<std::string> names;         // other writings
    std::string label;                      // what is drawn: the name in short lines
    std::string tooltip;                    // type, other names, properties
    std::string url;                        // of the report it stands in; http or https, else empty
    std::vector<graph::Property> columns;   // what else is known of it, by name
    bool focus = false;                     // what the picture is about
    std::optional<double> size = {};        // a measure, as a share of the greatest: 0 to 1
    std::optional<std::size_t> group = {};  // a community: drawn in its colour
  };
  struct Edge {
    std::size_t from = 0;  // indices into nodes
    std::size_t to = 0;
    std::string relation;
    std::uint32_t count = 1;  // edges of the graph that this line stands for
    graph::Status status = graph::Status::stated;
    bool former = false;
    std::string label;                     // the roles, in short lines; empty where there are none
    std::string tooltip;                   // relation, roles, sentences with their reports
    std::string url;                       // of the first report that says so
    std::vector<graph::EdgeNumber> parts;  // the edges it stands for
  };
  // A measure of what is drawn, with a value for each node; NaN where there is none.
  struct Column {
    std::string name;
    bool parts = false;  // the values number parts, such as communities: they are colours, not sizes
    std::vector<double> values;
  };
  std::vector<Node> nodes;  // sorted by id
  std::vector<Edge> edges;  // sorted by (from, relation, to, status, former)
  std::vector<Column> measures;
  std::string title;
  std::string language = "vi";  // or "en"
  Plan plan = Plan::ties;
  std::string notice = {};  // what the picture leaves out, for the user's eye; empty: nothing
};

struct Subgraph {
  std::vector<graph::Entity> entities;
  std::vector<graph::Edge> edges;  // those with an end outside `entities` are not drawn
};

struct PictureRequest {
  const graph::Reader& graph;  // for evidence and documents
  const schema::Schema& schema;
  Subgraph subgraph;
  std::vector<graph::Node> focus;  // what the user asked about; may be empty
  std::string title;               // empty: the picture's own
  std::string language = "vi";
};

struct Picture {
  std::string_view name;
  std::string_view sentence;
  Drawing (*draw)(const PictureRequest& request);
};

const std::vector<const Picture*>& pictures();
const Picture* find_picture(std::string_view name);  // null where unknown

// Shared by pictures: nodes, merged parallel edges, texts; in canonical order.
Drawing draw_subgraph(const PictureRequest& request);

// And the part of a request whose edges `keep` wants, with the entities at their ends.
PictureRequest only(const PictureRequest& request,
                    const std::function<bool(const graph::Edge&, const graph::Entity&, const graph::Entity&)>& keep);

}  // namespace soi::drawing
