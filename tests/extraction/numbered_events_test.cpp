// SPDX-License-Identifier: Apache-2.0
// Sessions and a committee's meetings, which reports tell by their number or by their body, in other words each time.
#include <catch2/catch.hpp>
#include <string>

#include "support/told_events.hpp"

using soi::test::speeches;

namespace {

// The names of the report's events, in their order.
std::string events(const std::string& text) {
  std::string found;
  for (const auto& member : soi::test::dan_van_graph(text).members)
    if (member.type == "session" || member.type == "conference" || member.type == "congress")
      found += member.name + "; ";
  return found;
}

}  // namespace

TEST_CASE("a session of one number is one, on whichever of its days it is told of") {
  CHECK(events("Ngày 11/7/2024, tại kỳ họp thứ 6 HĐND tỉnh Bến Tre, bà Trần Thị Sen phát biểu.\n\nKỳ họp thứ 6, HĐND "
               "tỉnh Bến Tre khóa X diễn ra từ ngày 9/7/2024.") == "Kỳ họp thứ 6, HĐND tỉnh Bến Tre khóa X; ");
  CHECK(events("Ngày 11/7/2024, tại kỳ họp thứ 6 HĐND tỉnh Bến Tre, bà Trần Thị Sen phát biểu.\n\nKỳ họp thứ 7, HĐND "
               "tỉnh Bến Tre khóa X diễn ra từ ngày 9/9/2024.") ==
        "Kỳ họp thứ 6 HĐND tỉnh Bến Tre; Kỳ họp thứ 7, HĐND tỉnh Bến Tre khóa X; ");
}

TEST_CASE("a committee's meeting is one, told by the committee or by its board and number") {
  CHECK(events("Sáng 3/4, tại Hội nghị Tỉnh ủy Bến Tre, bà Trần Thị Sen phát biểu.\n\nTại Hội nghị lần thứ bảy Ban "
               "Chấp hành Đảng bộ tỉnh Bến Tre khóa XI, ông Lê Văn Mận kết luận.") ==
        "Hội nghị lần thứ bảy Ban Chấp hành Đảng bộ tỉnh Bến Tre khóa XI; ");
  CHECK(events("Sáng 3/4, hội nghị lần thứ bảy khai mạc.\n\nTại Hội nghị Trung ương 7, bà Trần Thị Sen phát biểu.") ==
        "Hội nghị Trung ương 7; ");
  CHECK(events("Sáng 3/4, tại Hội nghị Tỉnh ủy Bến Tre lần thứ 6, bà Trần Thị Sen phát biểu.\n\nTại Hội nghị lần thứ "
               "bảy Ban Chấp hành Đảng bộ tỉnh Bến Tre, ông Lê Văn Mận kết luận.") ==
        "Hội nghị lần thứ bảy Ban Chấp hành Đảng bộ tỉnh Bến Tre; Hội nghị Tỉnh ủy Bến Tre lần thứ 6; ");
}

TEST_CASE("a congress that a lead only speaks of is not what it tells of") {
  CHECK(speeches("Bàn nhân sự Đại hội XIII của Đảng\n\nSáng 3/4, hội nghị tổng kết công tác dân vận khai mạc.\n\nBà "
                 "Trần Thị Sen phát biểu.") == "Trần Thị Sen at Hội nghị tổng kết công tác dân vận; ");
}

TEST_CASE("a bare word of a lead's headline takes nothing from the event that the lead says something happens at") {
  CHECK(speeches("Đại hội khóa tới là đại hội của đổi mới\n\nÔng Lê Văn Mận phát biểu tại Hội nghị Tỉnh ủy Bến Tre lần "
                 "thứ 16.\n\nBà Trần Thị Sen nhấn mạnh ba việc.") ==
        "Lê Văn Mận at Hội nghị Tỉnh ủy Bến Tre lần thứ 16; Trần Thị Sen at Hội nghị Tỉnh ủy Bến Tre lần thứ 16; ");
}

TEST_CASE("an event named in what somebody says is not where it is said") {
  CHECK(speeches("Sáng 3/4, Tỉnh ủy Bến Tre tổ chức hội nghị tổng kết công tác dân vận.\n\nBà Trần Thị Sen cho biết, "
                 "tại kỳ họp thứ 6 HĐND tỉnh Bến Tre, việc ấy đã được bàn.") ==
        "Trần Thị Sen at Hội nghị tổng kết công tác dân vận; ");
}
