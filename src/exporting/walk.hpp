// SPDX-License-Identifier: Apache-2.0
// How every format goes through a graph: nodes first, then links between their ids.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "exporting/format.hpp"

namespace soi::exporting {

// An edge with the ids that stand for it and its ends in every format.
struct Link {
  const graph::Edge& edge;
  const std::string& id;
  const std::string& source;
  const std::string& target;
  const std::vector<graph::EdgeFact>& facts;  // empty where they were not asked for
};

// The id of an edge: "e" and 16 hexadecimal digits of the SHA-256 of what makes it one edge (the ids of its ends,
// relation, status, former and normalized role), so that it is the same in every format and from build to build.
std::string edge_id(const graph::Edge& edge, const std::string& source, const std::string& target);

class Walk {
 public:
  // Stops early where `out` fails.
  Walk(const Export& what, const std::ostream& out) : what_(what), out_(out) {}

  enum class Facts { none, all };
  void nodes(const std::function<void(const graph::Entity&)>& visit);
  void links(Facts facts, const std::function<void(const Link&)>& visit);  // after nodes
  void documents(const std::function<void(const graph::Document&)>& visit) const;

  const std::string& id(graph::Node node) const { return ids_[node]; }

 private:
  const Export& what_;
  const std::ostream& out_;
  std::vector<std::string> ids_;  // by node
};

}  // namespace soi::exporting
