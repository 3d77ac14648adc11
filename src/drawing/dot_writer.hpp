// SPDX-License-Identifier: Apache-2.0
// A thin, safe hold on a cgraph graph: attributes go in as text and come out of Graphviz as the same text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soi::drawing {

class DotWriter {
 public:
  DotWriter();
  ~DotWriter();
  DotWriter(const DotWriter&) = delete;
  DotWriter& operator=(const DotWriter&) = delete;

  struct Attribute {
    std::string_view name;
    std::string value;  // what Graphviz shall read: our own words, or `literal` text of others
  };
  using Attributes = std::vector<Attribute>;

  void defaults(const Attributes& graph, const Attributes& node, const Attributes& edge);
  void graph_html(std::string_view name, const std::string& html);  // never of user text
  void frame(const Attributes& attributes);                         // a cluster around all nodes added afterwards
  void group(std::size_t number, const Attributes& attributes);     // a cluster within, for the nodes added next
  void node(std::size_t number, const Attributes& attributes);
  // One that stands for no entity, such as a caption; to be added after all nodes. Gives the number `edge` knows it by.
  std::size_t extra(const std::string& name, const Attributes& attributes);
  void edge(std::size_t from, std::size_t to, const Attributes& attributes);

  std::string text() const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

// Text as an attribute value that Graphviz shows as it stands: escapes (\N, \l …) and entities (&amp;) are disarmed,
// line ends kept as centred line breaks, length bounded (Graphviz 2.43 cannot read back more than 16 KiB).
std::string literal(std::string_view text);

}  // namespace soi::drawing
