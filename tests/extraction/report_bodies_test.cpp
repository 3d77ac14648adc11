// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/dan_van_extractor.hpp"

namespace soi::extraction {
namespace {

bool names(const std::string& body, const std::string& wanted) {
  const auto graph = test::dan_van_graph("Tin trong thành phố\n\n" + body);
  return std::any_of(graph.members.begin(), graph.members.end(),
                     [&](const auto& member) { return member.name == wanted; });
}

TEST_CASE("a place completes only bodies of its own sort") {
  const std::string career =
      "Bà Trần Thị Sen từng là Chủ tịch UBND quận 5; Bí thư Huyện ủy, Chủ tịch UBND huyện Nhà Bè.";
  CHECK(names(career, "Huyện ủy Nhà Bè"));
  CHECK_FALSE(names(career, "Huyện ủy 5"));
  CHECK(names("Bà Trần Thị Sen từng là Chủ tịch UBND quận 5, Bí thư Quận ủy.", "Quận ủy 5"));
}

TEST_CASE("a body of another country takes no name that begins its own") {
  const std::string sent =
      "Bộ trưởng Ngoại giao Trần Thị Sen gửi điện mừng tới Bộ trưởng Ngoại giao Lào Thongphane Savanphet.";
  CHECK(names(sent, "Bộ Ngoại giao"));
  CHECK(names(sent, "Bộ Ngoại giao Lào"));
}

TEST_CASE("the name of an office alone names no body unless somebody holds it") {
  CHECK_FALSE(names("Thành phố làm theo chỉ đạo của Thủ tướng.", "Chính phủ"));
  CHECK(names("Thành phố làm theo chỉ đạo của Thủ tướng Lê Văn Mận.", "Chính phủ"));
  CHECK(names("Thành phố làm theo chỉ đạo của Thủ tướng và của Chính phủ.", "Chính phủ"));
}

}  // namespace
}  // namespace soi::extraction
