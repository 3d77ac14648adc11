// SPDX-License-Identifier: Apache-2.0
// How types and relations look. Read from style.yaml of the domain over that of `base`; only allow-listed values get
// in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace soi::drawing {

struct NodeStyle {
  std::string shape = "box";
  bool rounded = false;
  bool strong = false;  // drawn in its line colour with bold white text where several ties meet: the hubs of a picture
  std::string fill = "#f4f4f4";
  std::string line = "#555555";
};

struct EdgeStyle {
  std::string line = "#777777";
  std::string style = "solid";
  double width = 1;
};

class Style {
 public:
  // A domain without style.yaml gets the defaults. A theme lays the entries under its name in `themes` over the others.
  // Throws Error(data) with every mistake in one pass.
  static Style load(const schema::Domain& domain, const schema::Schema& schema, std::string_view theme = "light");
  static const std::vector<std::string>& themes();  // light, dark, print, colorblind

  const NodeStyle& node(std::string_view type) const;      // its own keys, the rest from its parents
  const EdgeStyle& edge(std::string_view relation) const;  // the default for an unknown one
  // The type under whose name a legend lists `type`: itself or the nearest type above it with an entry, else its root.
  std::string_view legend_type(std::string_view type) const;

  const std::string& paper() const { return sheet_.paper; }
  const std::string& ink() const { return sheet_.ink; }                      // of text
  const std::string& rule() const { return sheet_.rule; }                    // of lines that only guide the eye
  const std::string& ink_on_strong() const { return sheet_.ink_on_strong; }  // of text on a hub's full colour
  const std::string& group_fill(std::size_t group) const;                    // of a community; twelve, then again

 private:
  struct Look {
    NodeStyle style;
    std::string legend_type;
  };
  struct Sheet {
    std::string paper = "#ffffff", ink = "#1a1a1a", rule = "#c4c4c4", ink_on_strong = "#ffffff";
  };
  Sheet sheet_;
  std::map<std::string, Look, std::less<>> types_;
  std::map<std::string, EdgeStyle, std::less<>> relations_;
};

}  // namespace soi::drawing
