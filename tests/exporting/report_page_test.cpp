// SPDX-License-Identifier: Apache-2.0
#include "exporting/report_page.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "support/small_graph.hpp"

namespace soi::exporting {
namespace {

std::string written(const ReportPage& page) {
  std::ostringstream out;
  write_report_page(page, out);
  return out.str();
}

ReportPage page_called(const std::string& name) {
  ReportPage page;
  page.title = page.summary = name;
  page.types = {{name, 3}};
  page.relations = {{name, 1}};
  page.figures = {{name, name}};
  page.degrees = {{0, 4}, {1, 100}, {7, 3}, {2000, 1}};
  page.components = {100, 5, 1, 1, 1};
  page.ranks = {{name, {"", name}, {{name, name}}}};
  page.pointed_at = {{name, {"", name}, {{name, "2"}}}};
  page.communities = {{9, {name, name}}};
  page.activity = {{"2019", 0, 3}, {name, 12, 0}};
  page.notes = {name};
  return page;
}

// The plots of a page, each well-formed for itself.
std::vector<std::string> plots(const std::string& html) {
  std::vector<std::string> found;
  for (auto at = html.find("<svg"); at != std::string::npos; at = html.find("<svg", at + 1)) {
    found.push_back(html.substr(at, html.find("</svg>", at) + 6 - at));
  }
  return found;
}

TEST_CASE("hostile names are text everywhere on the page") {
  for (const std::string name : {"<script>x</script>", "\" onload=\"x", "a\u202Eb", "]]>", "&lt;", "-->", "{{x}}"}) {
    INFO(name);
    const auto html = written(page_called(name));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("\" onload") == std::string::npos);
    CHECK(html.find("\u202E") == std::string::npos);
    const auto drawn = plots(html);
    REQUIRE(drawn.size() == 2);
    for (const auto& plot : drawn) CHECK(test::xml_mistake(plot).empty());
  }
}

TEST_CASE("the page has a point for each degree that has a logarithm, and a bar for each count") {
  const auto html = written(page_called("x"));
  CHECK(test::count(html, "<circle") == 3);
  CHECK(test::count(html, "fill=\"#1b5e9b\"/>") == 3 + 1 + 1);  // points, one bar, the legend
  CHECK(html.find("… 7 ") != std::string::npos);                // members that are not told
}

TEST_CASE("a page of nothing is a page") {
  const auto html = written({});
  CHECK(html.starts_with("<!DOCTYPE html>"));
  CHECK(html.ends_with("</html>\n"));
  CHECK(html.find("nan") == std::string::npos);
}

}  // namespace
}  // namespace soi::exporting
