// SPDX-License-Identifier: Apache-2.0
// Names are text in every picture, whatever they look like to Graphviz, XML or a browser.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support/small_graph.hpp"

using namespace soi;
using drawing::Format;

namespace {

// Each fits one line, so that it must come back as one piece of text.
const std::vector<std::string> hostile = {
    "a \"quoted\" name",  "back\\slash \\", "\\N \\G \\E \\l \\r", "</script><b>x</b>", "\"]; node [x=\"1",
    "]]> --> <!-- /* //", "<B>bold</B>",    "&amp; &lt; & &#65;",  "{a|b} %s %n $HOME", "javascript:alert(1)",
    "<img onerror=x>",    "\\\" \\\\\" \\", "digraph { a -> b }",  "cluster_x",         "mã số \\u1ea1",
};

graph::Graph hostile_graph() {
  std::vector<test::Node> nodes;
  std::vector<test::Link> links;
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    nodes.push_back({"p" + std::to_string(100 + i), i % 2 == 0 ? "official" : "conference", hostile[i]});
    if (i % 2 == 1)
      links.push_back({static_cast<std::uint32_t>(i - 1), static_cast<std::uint32_t>(i), "attended", hostile[i]});
  }
  return test::graph_of(test::report(nodes, links, "]]></title><script>x</script>", "javascript:alert(1)"));
}

std::multiset<std::string> as_set(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

}  // namespace

TEST_CASE("hostile names come back from Graphviz as the text they are") {
  const auto drawing = test::draw_all(hostile_graph());
  for (const std::string engine : {"dot", "neato", "sfdp"}) {
    INFO(engine);
    const auto svg = test::render(drawing, Format::svg, engine);
    const auto shown = as_set(test::texts(svg, "text"));
    for (const auto& name : hostile) {
      INFO(name);
      CHECK(shown.count(name) >= 1);
    }
    CHECK(test::count(svg, "class=\"node\"") == hostile.size());
    CHECK(test::count(svg, "class=\"edge\"") == hostile.size() / 2);
  }
}

TEST_CASE("the SVG is well-formed and holds no markup and no script of a name") {
  const auto svg = test::render(test::draw_all(hostile_graph()), Format::svg);
  CHECK(test::xml_mistake(svg).empty());
  for (const char* markup : {"<script", "<img", "<b>", "<B>", "href=\"javascript", "<!--", "<!DOCTYPE", "graphviz"}) {
    INFO(markup);
    CHECK(test::count(svg, markup) == 0);
  }
  CHECK(test::count(svg, "role=\"img\" lang=\"vi\"") == 1);
}

TEST_CASE("the DOT of hostile names says the same when Graphviz has read and written it") {
  const auto drawing = test::draw_all(hostile_graph());
  const auto dot = test::render(drawing, Format::dot);
  const auto options = test::render_options().layout;
  const auto first = drawing::lay_out(dot, "dot", Format::svg, options);
  const auto again = drawing::lay_out(drawing::lay_out(dot, "dot", Format::dot, options), "dot", Format::svg, options);
  CHECK(as_set(test::texts(again, "text")) == as_set(test::texts(first, "text")));
  CHECK(test::count(again, "class=\"node\"") == hostile.size());
}

TEST_CASE("only http and https urls become links") {
  const auto drawn = [](const std::string& url) {
    const auto graph =
        test::graph_of(test::report({{"a", "official", "A"}, {"b", "visit", "B"}}, {{0, 1, "attended"}}, "T", url));
    return test::render(test::draw_all(graph), Format::svg);
  };
  CHECK(test::count(drawn("https://bao.example/x?a=1&lt=2&N=\\N"), "xlink:href") == 0);  // a backslash is no url
  CHECK(test::count(drawn("https://bao.example/x?a=1&lt=2"), "xlink:href=\"https://bao.example/x?a=1&amp;lt=2\"") == 3);
  for (const char* url : {"javascript:x", "data:text/html,x", "file:///etc/passwd", "", "https://a\"onload=\"x"}) {
    INFO(url);
    CHECK(test::count(drawn(url), "href=") == 0);
  }
}

TEST_CASE("control characters, direction marks and endless names are shown within bounds") {
  const auto graph =
      test::graph_of(test::report({{"a", "official", "x\x01y\u202ez"}, {"b", "visit", std::string(100000, 'w')}},
                                  {{0, 1, "attended", std::string(50000, '\\')}}, std::string(30000, '&'), ""));
  const auto drawing = test::draw_all(graph);
  const auto dot = test::render(drawing, Format::dot);
  std::size_t longest = 0;
  for (std::size_t at = 0; at < dot.size();) {
    const auto end = std::min(dot.find('\n', at), dot.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  CHECK(longest < 16384);
  const auto svg = test::render(drawing, Format::svg);
  CHECK(test::xml_mistake(svg).empty());
  CHECK(as_set(test::texts(svg, "text")).count("x\\u{1}y\\u{202e}z") == 1);
}
