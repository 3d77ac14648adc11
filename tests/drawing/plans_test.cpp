// SPDX-License-Identifier: Apache-2.0
// Pictures with a plan of their own, what keeps large ones readable, and places kept from picture to picture.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "drawing/bundles.hpp"
#include "drawing/columns.hpp"
#include "drawing/grouping.hpp"
#include "drawing/kept_layout.hpp"
#include "support/small_graph.hpp"

using namespace soi;
using drawing::Format;

namespace {

// Three people, two dated conferences and one without a date, two bodies in a province.
graph::DocumentGraph meetings() {
  auto document = test::report({{"a", "official", "Nguyễn Văn A"},
                                {"b", "official", "Trần Thị B"},
                                {"c", "official", "Lê Văn C"},
                                {"d", "conference", "Hội nghị sau"},
                                {"e", "conference", "Hội nghị trước"},
                                {"f", "conference", "Hội nghị nào đó"},
                                {"g", "committee", "Ủy ban X"},
                                {"h", "committee", "Ủy ban Y"},
                                {"i", "province", "Tỉnh Z"}},
                               {{0, 3, "chaired"},
                                {0, 3, "spoke_at"},
                                {0, 4, "attended"},
                                {1, 4, "attended"},
                                {2, 5, "attended"},
                                {6, 8, "located_in"},
                                {7, 8, "located_in"},
                                {0, 6, "holds", "Chủ tịch"}},
                               "Bản tin", "https://bao.example/1");
  document.members[3].properties = {{"date", "2021-03-05"}};
  document.members[4].properties = {{"date", "2019"}};
  return document;
}

drawing::Drawing draw(const graph::Graph& graph, const std::string& picture) {
  drawing::Subgraph part;
  graph.each_entity([&](const graph::Entity& entity) { return part.entities.push_back(entity), true; });
  graph.each_edge([&](const graph::Edge& edge) { return part.edges.push_back(edge), true; });
  return drawing::find_picture(picture)->draw({graph, test::dan_van(), part, {}, "", "vi"});
}

std::set<std::string> titles(const drawing::Drawing& drawing) {
  std::set<std::string> found;
  for (const auto& node : drawing.nodes) found.insert(node.title);
  return found;
}

// One conference and `count` people who only attended it.
graph::Graph crowd(std::uint32_t count) {
  std::vector<test::Node> nodes = {{"hub", "conference", "Hội nghị"}};
  std::vector<test::Link> links;
  for (std::uint32_t i = 1; i <= count; ++i) {
    nodes.push_back({"p" + std::to_string(1000 + i), "official", "Người " + std::to_string(i)});
    links.push_back({i, 0, "attended"});
  }
  return test::graph_of(test::report(nodes, links, "T", ""));
}

double linear(int value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

// WCAG 2.1, relative luminance of "#rrggbb".
double luminance(const std::string& colour) {
  const auto part = [&](std::size_t at) { return linear(std::stoi(colour.substr(at, 2), nullptr, 16)); };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const std::string& a, const std::string& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

TEST_CASE(
    "a timeline has the dated events in the order of their days, a lane for each who took part, a mark for each tie") {
  const auto graph = test::graph_of(meetings());
  const auto drawing = draw(graph, "timeline");
  CHECK(titles(drawing) == std::set<std::string>{"Nguyễn Văn A", "Trần Thị B", "Hội nghị sau", "Hội nghị trước"});
  CHECK(drawing.edges.size() == 4);
  CHECK(drawing.notice == "one event without a date is not on the timeline");
  const auto svg = test::render(drawing, Format::svg);
  CHECK(test::xml_mistake(svg).empty());
  CHECK(test::count(svg, "id=\"n") == 4);
  for (const char* mark : {"id=\"e0\"", "id=\"e1\"", "id=\"e2\"", "id=\"e3\""}) CHECK(test::count(svg, mark) == 1);
  const auto shown = test::texts(svg, "text");
  const auto at = [&](const std::string& text) { return std::find(shown.begin(), shown.end(), text); };
  REQUIRE(at("2019") != shown.end());
  REQUIRE(at("2021-03-05") != shown.end());
  CHECK(std::none_of(shown.begin(), shown.end(), [](const auto& text) { return text.starts_with("mark"); }));
}

TEST_CASE("two columns hold those who took part and what they took part in, nothing else") {
  const auto graph = test::graph_of(meetings());
  const auto drawing = draw(graph, "two-mode");
  CHECK(drawing.nodes.size() == 6);
  const auto places = drawing::two_columns(drawing);
  std::map<std::string, drawing::Place> by_title;
  for (std::size_t i = 0; i < places.size(); ++i) by_title[drawing.nodes[i].title] = places[i];
  CHECK(by_title["Nguyễn Văn A"].x == by_title["Lê Văn C"].x);
  CHECK(by_title["Nguyễn Văn A"].x < by_title["Hội nghị sau"].x);
  CHECK(by_title["Hội nghị trước"].y < by_title["Hội nghị sau"].y);   // by day
  CHECK(by_title["Hội nghị sau"].y < by_title["Hội nghị nào đó"].y);  // no day stands last
  CHECK(by_title["Trần Thị B"].y < by_title["Lê Văn C"].y);           // near what they took part in
}

TEST_CASE("a hierarchy holds bodies and places, what contains before what it contains") {
  const auto graph = test::graph_of(meetings());
  const auto drawing = draw(graph, "hierarchy");
  CHECK(titles(drawing) == std::set<std::string>{"Ủy ban X", "Ủy ban Y", "Tỉnh Z"});
  const auto dot = test::render(drawing, Format::dot);
  CHECK(test::count(dot, "dir=back") == 2);
}

TEST_CASE("a fan of leaves becomes a bundle that counts and names them; a small picture keeps all") {
  const auto small = crowd(30), large = crowd(60);
  const auto kept = drawing::bundle_leaves(test::draw_all(small), small, test::dan_van());
  CHECK(kept.nodes.size() == 31);
  const auto bundled = drawing::bundle_leaves(test::draw_all(large), large, test::dan_van());
  REQUIRE(bundled.nodes.size() == 10);
  CHECK(bundled.nodes.back().title == "… và 52 nữa");
  CHECK(bundled.nodes.back().tooltip.find("Người 9\n") != std::string::npos);
  CHECK(bundled.edges.back().count == 52);
  for (const auto& edge : bundled.edges) CHECK((edge.from < 10 && edge.to < 10));
  CHECK(test::count(test::render(bundled, Format::svg), "class=\"node\"") == 10);
}

TEST_CASE("the backbone is the most tied part, with what the picture is about") {
  const auto graph = crowd(50);
  drawing::Subgraph part;
  graph.each_entity([&](const graph::Entity& entity) { return part.entities.push_back(entity), true; });
  graph.each_edge([&](const graph::Edge& edge) { return part.edges.push_back(edge), true; });
  const auto last = part.entities.back();
  const auto kept = drawing::backbone(part, {last.node}, 3);
  REQUIRE(kept.entities.size() == 3);
  CHECK(kept.entities[0].id == last.id);
  CHECK(kept.entities[1].name == "Hội nghị");
  CHECK(kept.edges.size() == 2);
  CHECK(drawing::backbone(part, {}, 51).entities.size() == 51);
}

TEST_CASE("kept places stay to the point when reports are added, and new nodes stand free beside their neighbours") {
  drawing::KeptLayout layout;
  auto options = test::render_options();
  options.kept = &layout;
  const auto render = [&](const graph::Graph& graph) {
    return drawing::render(test::draw_all(graph), test::dan_van_style(), test::dan_van(), Format::svg, options);
  };
  render(crowd(10));
  const auto before = layout;
  REQUIRE(before.size() == 11);
  render(crowd(14));
  CHECK(layout.size() == 15);
  for (const auto& [member, place] : before) {
    CHECK(layout[member].x == place.x);
    CHECK(layout[member].y == place.y);
  }
  std::set<std::pair<double, double>> spots;
  for (const auto& [member, place] : layout) spots.insert({place.x, place.y});
  CHECK(spots.size() == layout.size());
  const auto text = drawing::write_layout(layout);
  CHECK(drawing::write_layout(drawing::read_layout("layout.json", text)) == text);
  CHECK_THROWS_AS(drawing::read_layout("layout.json", "{\"places\": {\"a\": [1, \"x\"], \"b\": [1]}}"), base::Error);
  CHECK_THROWS_AS(drawing::read_layout("layout.json", "{}"), base::Error);
}

TEST_CASE("boxes stand around what belongs together") {
  const auto drawing = test::draw_all(test::graph_of(meetings()));
  const auto places = drawing::group_names(drawing, test::dan_van(), "place");
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& title = drawing.nodes[i].title;
    INFO(title);
    if (title == "Tỉnh Z" || title.starts_with("Ủy ban") || title == "Nguyễn Văn A") CHECK(places[i] == "Tỉnh Z");
    if (title == "Lê Văn C") CHECK(places[i].empty());
  }
  auto options = test::render_options();
  options.dot.groups = drawing::group_names(drawing, test::dan_van(), "type");
  const auto svg = drawing::render(drawing, test::dan_van_style(), test::dan_van(), Format::svg, options);
  CHECK(test::count(svg, "class=\"cluster\"") == 5);  // and the title's frame
}

TEST_CASE("text keeps the contrast of WCAG AA in every theme") {
  const auto domain = schema::Domain::open("dan-van");
  for (const auto& theme : drawing::Style::themes()) {
    const auto style = drawing::Style::load(domain, test::dan_van(), theme);
    CHECK(contrast(style.ink(), style.paper()) >= 4.5);
    for (const auto& [name, type] : test::dan_van().types()) {
      INFO(theme << ", " << name);
      const auto& look = style.node(name);
      CHECK(contrast(style.ink(), look.fill) >= 4.5);
      CHECK(contrast(look.line, style.paper()) >= 3);  // of what is no text
      if (look.strong) CHECK(contrast(style.ink_on_strong(), look.line) >= 4.5);
    }
    for (std::size_t group = 0; group < 12; ++group) CHECK(contrast("#1a1a1a", style.group_fill(group)) >= 4.5);
  }
}
