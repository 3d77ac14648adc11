// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/dan_van_extractor.hpp"

namespace soi::extraction {
namespace {

std::vector<std::string> documents(const std::string& body) {
  const auto graph = test::dan_van_graph("Tin trong tỉnh\n\n" + body);
  std::vector<std::string> names;
  for (const auto& member : graph.members)
    if (member.name.find(" số ") != std::string::npos || member.name.find("Trung ương 4") != std::string::npos)
      names.push_back(member.name);
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("a document told whole once and by the beginning of its number elsewhere is one") {
  CHECK(documents("Huyện học Kết luận số 22-KL/TW. Kết luận 22 của Bộ Chính trị nêu rõ.") ==
        Names{"Kết luận số 22-KL/TW"});
  CHECK(documents("Tỉnh thực hiện Nghị quyết 54 của Quốc hội. Nghị quyết số 54/2017/QH14 có hiệu lực.") ==
        Names{"Nghị quyết số 54/2017/QH14"});
  CHECK(documents("Huyện học Nghị quyết Trung ương 4, khóa XII. Nghị quyết Trung ương 4 nêu rõ.") ==
        Names{"Nghị quyết Trung ương 4 khóa XII"});
}

TEST_CASE("the beginning of two documents' numbers is neither's, and longer figures begin with no other number") {
  CHECK(documents("Nghị định số 108/2013/NĐ-CP và Nghị định số 108/2015/NĐ-CP. Nghị định số 108 nêu rõ.").size() == 3);
  CHECK(documents("Nghị quyết số 5 của Quốc hội. Nghị quyết số 54 của Quốc hội.").size() == 2);
}

TEST_CASE("documents of two kinds may have one number") {
  CHECK(documents("Nghị định số 34 của Chính phủ. Thông tư số 34 của Bộ Nội vụ.").size() == 2);
  CHECK(documents("Nghị định số 34 của Chính phủ. Thông tư số 34/TT-BNV của Bộ Nội vụ.").size() == 2);
}

}  // namespace
}  // namespace soi::extraction
