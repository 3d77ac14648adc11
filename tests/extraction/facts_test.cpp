// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "reading/report_file.hpp"
#include "support/dan_van_extractor.hpp"
#include "support/folder.hpp"

namespace soi::extraction {
namespace {

TEST_CASE("an office that somebody is to lose is not lost") {
  const test::Folder folder;
  const auto graph = test::dan_van_extractor().extract(reading::read_report(folder.write(
      "r.txt",
      "Tin trong tỉnh\n\nÔng Lê Văn Mận, Chủ tịch UBND tỉnh Bến Tre, phát biểu tại hội nghị. Kỳ họp tới, HĐND "
      "tỉnh Bến Tre sẽ miễn nhiệm chức vụ Chủ tịch UBND tỉnh Bến Tre đối với ông Lê Văn Mận.")));
  const auto held = std::find_if(graph.facts.begin(), graph.facts.end(), [](const auto& fact) {
    return fact.relation == "holds" && fact.status == graph::Status::stated;
  });
  REQUIRE(held != graph.facts.end());
  CHECK_FALSE(held->former);
}

}  // namespace
}  // namespace soi::extraction
