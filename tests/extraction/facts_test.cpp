// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/dan_van_extractor.hpp"

namespace soi::extraction {
namespace {

TEST_CASE("an office that somebody is to lose is not lost") {
  const auto graph = test::dan_van_graph(
      "Tin trong tỉnh\n\nÔng Lê Văn Mận, Chủ tịch UBND tỉnh Bến Tre, phát biểu tại hội nghị. Kỳ họp tới, HĐND "
      "tỉnh Bến Tre sẽ miễn nhiệm chức vụ Chủ tịch UBND tỉnh Bến Tre đối với ông Lê Văn Mận.");
  const auto held = std::find_if(graph.facts.begin(), graph.facts.end(), [](const auto& fact) {
    return fact.relation == "holds" && fact.status == graph::Status::stated;
  });
  REQUIRE(held != graph.facts.end());
  CHECK_FALSE(held->former);
}

TEST_CASE("who heads a body is its deputy head no longer") {
  const auto graph = test::dan_van_graph(
      "Tin trong tỉnh\n\nÔng Lê Văn Mận, Phó Chủ tịch UBND tỉnh Bến Tre, được bầu giữ chức Chủ tịch UBND tỉnh Bến "
      "Tre. Bà Trần Thị Sen, Phó Chủ tịch UBND tỉnh Bến Tre, dự.");
  std::vector<std::string> former;
  for (const auto& fact : graph.facts)
    if (fact.relation == "holds" && fact.former)
      former.push_back(std::string(graph.members[fact.subject].name) + ": " + std::string(fact.role));
  CHECK(former == std::vector<std::string>{"Lê Văn Mận: Phó Chủ tịch"});
}

}  // namespace
}  // namespace soi::extraction
