// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"
#include "support/folder.hpp"

namespace soi::extraction {
namespace {

std::vector<graph::Member> holders(const std::string& body) {
  static const auto domain = schema::Domain::open("dan-van");
  static const auto schema = schema::Schema::load(domain);
  static const Extractor extractor(domain, schema);
  const test::Folder folder;
  const auto graph = extractor.extract(reading::read_report(folder.write(
      "r.txt",
      "Hội nghị tổng kết công tác dân vận\n\nSáng 5/3/2021, Ban Dân vận Tỉnh ủy Hà Giang tổ chức hội nghị tổng kết "
      "công tác dân vận năm 2020.\n\n" +
          body)));
  std::vector<graph::Member> found;
  std::copy_if(graph.members.begin(), graph.members.end(), std::back_inserter(found),
               [](const auto& member) { return member.type == "office_holder"; });
  for (const auto& member : found) {
    const auto facts = std::count_if(graph.facts.begin(), graph.facts.end(), [&](const auto& fact) {
      return graph.members[fact.subject].local == member.local;
    });
    CHECK(facts >= 2);  // the office, and what was done in it
  }
  return found;
}

TEST_CASE("who speaks under an office only is known by it, completed as the body is") {
  const auto found = holders("Phát biểu tại hội nghị, đồng chí Bí thư Tỉnh ủy nhấn mạnh vai trò của công tác dân vận.");
  REQUIRE(found.size() == 1);
  CHECK(found.front().name == "Bí thư Tỉnh ủy Hà Giang");
}

TEST_CASE("an office whose holder the report names is that person's") {
  CHECK(holders(
            "Đồng chí Lê Văn An, Bí thư Tỉnh ủy Hà Giang, dự hội nghị. Phát biểu tại hội nghị, đồng chí Bí thư Tỉnh ủy "
            "nhấn mạnh vai trò của công tác dân vận.")
            .empty());
}

TEST_CASE("an office that nobody acts in is nobody") {
  CHECK(holders("Hội nghị nghe hướng dẫn về tiêu chuẩn của đồng chí Bí thư Tỉnh ủy.").empty());
}

}  // namespace
}  // namespace soi::extraction
