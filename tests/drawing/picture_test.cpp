// SPDX-License-Identifier: Apache-2.0
#include "drawing/picture.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support/small_graph.hpp"

using namespace soi;
using drawing::Format;

namespace {

// 0 and 1 are people, 2 a body, 3 a conference, 4 a place, 5 tied to nothing.
graph::Graph meeting() {
  return test::graph_of(test::report({{"a", "official", "Nguyễn Văn A"},
                                      {"b", "official", "Trần Thị B"},
                                      {"c", "committee", "Ủy ban X"},
                                      {"d", "conference", "Hội nghị Y"},
                                      {"e", "province", "Tỉnh Z"},
                                      {"f", "campaign", "Phong trào W"}},
                                     {{0, 2, "holds", "Chủ tịch"},
                                      {0, 2, "holds", "Bí thư"},
                                      {1, 2, "holds", "Trưởng ban", graph::Status::stated, true},
                                      {0, 3, "chaired"},
                                      {1, 3, "attended", "", graph::Status::planned},
                                      {3, 4, "held_in"}},
                                     "Bản tin", "https://bao.example/1"));
}

drawing::Drawing::Edge edge(const drawing::Drawing& drawing, const std::string& from, const std::string& relation) {
  const auto found = std::find_if(drawing.edges.begin(), drawing.edges.end(), [&](const auto& each) {
    return drawing.nodes[each.from].title == from && each.relation == relation;
  });
  REQUIRE(found != drawing.edges.end());
  return *found;
}

}  // namespace

TEST_CASE("edges of one kind between two nodes become one line with their roles and a count") {
  const auto drawing = test::draw_all(meeting());
  CHECK(drawing.nodes.size() == 6);
  CHECK(drawing.edges.size() == 5);
  const auto holds = edge(drawing, "Nguyễn Văn A", "holds");
  CHECK(holds.count == 2);
  CHECK(holds.label == "Bí thư\nChủ tịch");
  CHECK(edge(drawing, "Trần Thị B", "holds").label == "nguyên Trưởng ban");
}

TEST_CASE("a dated event shows its date below its name") {
  auto document = test::report({{"a", "conference", "Hội nghị"}}, {}, "T", "");
  document.members.front().properties = {{"date", "2020-12"}};
  CHECK(test::draw_all(test::graph_of(document)).nodes.front().label == "Hội nghị\n2020-12");
}

TEST_CASE("a line's tooltip names its relation, sentences and reports in the language asked for") {
  const auto vi = edge(test::draw_all(meeting()), "Nguyễn Văn A", "chaired");
  CHECK(vi.tooltip == "Nguyễn Văn A · chủ trì · Hội nghị Y\n“Một câu làm chứng.” — Bản tin");
  CHECK(vi.url == "https://bao.example/1");
  const auto english = test::draw_all(meeting(), "en");
  CHECK(edge(english, "Trần Thị B", "attended").tooltip.starts_with("Trần Thị B · attended · Hội nghị Y (planned)\n"));
  CHECK(edge(english, "Trần Thị B", "holds").label == "former Trưởng ban");
}

TEST_CASE("the picture around an entity marks it and takes its name as title") {
  const auto graph = meeting();
  const auto centre = graph.by_id("bao#a");
  REQUIRE(centre);
  const auto drawing = drawing::find_picture("around")->draw(
      {graph, test::dan_van(), {graph.entities(), graph.edges()}, {*centre}, "", "vi"});
  CHECK(drawing.title == "Nguyễn Văn A");
  CHECK(std::count_if(drawing.nodes.begin(), drawing.nodes.end(), [](const auto& node) { return node.focus; }) == 1);
}

TEST_CASE("an edge with an end outside the chosen nodes is not drawn") {
  const auto graph = meeting();
  auto entities = graph.entities();
  std::erase_if(entities, [](const auto& entity) { return entity.type == "committee"; });
  const auto drawing =
      drawing::find_picture("whole")->draw({graph, test::dan_van(), {entities, graph.edges()}, {}, "", "vi"});
  CHECK(drawing.nodes.size() == 5);
  CHECK(drawing.edges.size() == 3);
}

TEST_CASE("the order in which nodes and edges are chosen changes no byte") {
  const auto graph = meeting();
  const auto drawn = [&](std::vector<graph::Entity> entities, std::vector<graph::Edge> edges) {
    return drawing::find_picture("whole")->draw({graph, test::dan_van(), {entities, edges}, {}, "T", "vi"});
  };
  auto entities = graph.entities();
  auto edges = graph.edges();
  const auto forward = drawn(entities, edges);
  std::reverse(entities.begin(), entities.end());
  std::rotate(edges.begin(), edges.begin() + 2, edges.end());
  edges.push_back(edges.front());
  entities.push_back(entities.front());
  const auto otherwise = drawn(entities, edges);
  for (const auto format : {Format::dot, Format::svg, Format::png, Format::pdf})
    CHECK(test::render(forward, format) == test::render(otherwise, format));
}

TEST_CASE("planned, denied and reported lines differ from stated ones in the picture and its legend") {
  using graph::Status;
  std::set<std::string> pictures;
  for (const auto status : {Status::stated, Status::planned, Status::denied, Status::reported}) {
    const auto graph = test::graph_of(
        test::report({{"a", "official", "A"}, {"b", "visit", "B"}}, {{0, 1, "attended", "", status}}, "T", ""));
    const auto svg = test::render(test::draw_all(graph, "en"), Format::svg);
    CHECK(test::count(svg, "stroke-dasharray") == (status == Status::stated ? 0 : 1));
    pictures.insert(svg);
  }
  CHECK(pictures.size() == 4);
}

TEST_CASE("the legend names what is drawn in the language asked for") {
  const auto has = [](const std::vector<std::string>& texts, const std::string& text) {
    return std::any_of(texts.begin(), texts.end(), [&](const auto& each) { return each.find(text) != each.npos; });
  };
  const auto vi = test::texts(test::render(test::draw_all(meeting()), Format::svg), "text");
  CHECK(has(vi, "địa danh"));
  CHECK(has(vi, "chủ trì"));
  CHECK_FALSE(has(vi, "ban hành"));
  const auto en = test::texts(test::render(test::draw_all(meeting(), "en"), Format::svg), "text");
  CHECK(has(en, "place"));
  CHECK(has(en, "chaired"));
}

TEST_CASE("every picture of the list has a name, a sentence and draws an empty graph") {
  const auto graph = test::graph_of(test::report({}, {}, "T", ""));
  for (const auto* picture : drawing::pictures()) {
    INFO(picture->name);
    CHECK(drawing::find_picture(picture->name) == picture);
    CHECK_FALSE(picture->sentence.empty());
    const auto svg = test::render(picture->draw({graph, test::dan_van(), {}, {}, "", "vi"}), Format::svg);
    CHECK(test::xml_mistake(svg).empty());
  }
  CHECK(drawing::find_picture("no such") == nullptr);
}
