// SPDX-License-Identifier: Apache-2.0
#include "query/resolve_entity.hpp"

#include <catch2/catch.hpp>

#include "support/dan_van.hpp"
#include "support/written_graph.hpp"

namespace soi::query {
namespace {

graph::Graph people() {
  return test::WrittenGraph()
      .entity("hoai", "official", "Bùi Thị Minh Hoài", {"Bà Hoài"})
      .entity("hoa", "official", "Bùi Thị Minh Hoa")
      .entity("hòa", "official", "Bùi Thị Minh Hòa")
      .entity("duc", "official", "Trần Đức")
      .entity("duc2", "official", "Trần Đức")
      .entity("meeting", "conference", "Hội nghị do Bùi Thị Minh Hoài chủ trì")
      .edge("duc", "attended", "meeting")
      .edge("hoai", "chaired", "meeting")
      .graph();
}

Found resolve(const graph::Reader& graph, const std::string& text) {
  const auto abbreviations = Abbreviations::load(test::dan_van_domain());
  return resolve_entity({graph, test::dan_van(), abbreviations}, text);
}

std::string meant(const std::string& text) {
  const auto graph = people();
  const auto found = resolve(graph, text);
  return found.entity ? found.entity->id : "";
}

TEST_CASE("an entity is found by id, name, alias, another case, and without diacritics") {
  CHECK(meant("d#hoai") == "d#hoai");
  CHECK(meant("Bùi Thị Minh Hoài") == "d#hoai");
  CHECK(meant("Bà Hoài") == "d#hoai");
  CHECK(meant("BÙI THỊ MINH HOÀI") == "d#hoai");
  CHECK(meant("bui thi minh hoai") == "d#hoai");
  CHECK(meant("  bui-thi  minh hoai ") == "d#hoai");
}

TEST_CASE("a name written out with its marks is not confused with names that differ in a mark only") {
  CHECK(meant("Bùi Thị Minh Hoa") == "d#hoa");
  CHECK(meant("bùi thị minh hòa") == "d#hòa");
  CHECK(meant("Bùi Thị Minh Hoà") == "d#hòa");  // the old placement of the mark
  const auto graph = people();
  const auto found = resolve(graph, "bui thi minh hoa");
  CHECK_FALSE(found.entity);
  CHECK(found.candidates.listed.size() == 2);
}

TEST_CASE("a part of a name is enough where one entity has it") {
  CHECK(meant("chu tri") == "d#meeting");
  CHECK(meant("") == "");
  CHECK(meant("…") == "");
}

TEST_CASE("one name of two entities is ambiguous, and the better connected stands first") {
  const auto graph = people();
  const auto found = resolve(graph, "tran duc");
  CHECK_FALSE(found.entity);
  REQUIRE(found.candidates.listed.size() == 2);
  CHECK(found.candidates.listed[0].entity.id == "d#duc");
  CHECK(found.candidates.listed[0].degree == 1);
  CHECK(resolve(graph, "d#duc2").entity->id == "d#duc2");
}

TEST_CASE("of one whole name, whoever has ten times as many edges as any other is meant, and the others are counted") {
  const auto known = [](int meetings) {
    test::WrittenGraph graph;
    graph.entity("known", "official", "Trần Đức").entity("other", "official", "Trần Đức");
    graph.entity("last", "conference", "Hội nghị").edge("other", "attended", "last");
    for (int i = 0; i < meetings; ++i) {
      const auto id = "m" + std::to_string(i);
      graph.entity(id, "conference", "Hội nghị " + std::to_string(i)).edge("known", "attended", id);
    }
    return graph.graph();
  };
  const auto found = resolve(known(10), "tran duc");
  REQUIRE(found.entity);
  CHECK(found.entity->id == "d#known");
  CHECK(found.others == 1);
  CHECK_FALSE(resolve(known(9), "tran duc").entity);
  CHECK_FALSE(resolve(known(10), "tran").entity);  // a part of both names
}

TEST_CASE("what answers to nothing gets near names") {
  const auto graph = people();
  const auto found = resolve(graph, "Bui Thi Minh Hoaj");
  CHECK_FALSE(found.entity);
  CHECK(found.candidates.listed.empty());
  REQUIRE_FALSE(found.near.empty());
  CHECK(found.near == std::vector<std::string>{"Hội nghị do Bùi Thị Minh Hoài chủ trì", "Bùi Thị Minh Hoài",
                                               "Bùi Thị Minh Hoa", "Bùi Thị Minh Hòa"});
  const Abbreviations none;
  CHECK(near_names({graph, test::dan_van(), none}, "Trần Văn", 1) == std::vector<std::string>{"Trần Đức"});
}

TEST_CASE("what answers with typing errors only is near, never meant") {
  CHECK(meant("Trann Ducc").empty());
  CHECK(resolve(people(), "Bui Thi Minh Hoái").entity->id == "d#hoai");
}

}  // namespace
}  // namespace soi::query
