// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"

namespace soi::extraction {
namespace {

TEST_CASE("an office that somebody is to lose is not lost") {
  static const Extractor extractor(test::dan_van_domain(), test::dan_van());
  const test::Folder folder;
  const auto graph = extractor.extract(reading::read_report(folder.write(
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
