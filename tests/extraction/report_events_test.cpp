// SPDX-License-Identifier: Apache-2.0
// Which descriptions of a report mean one event, and what it is called.
#include <catch2/catch.hpp>
#include <string>

#include "support/told_events.hpp"

using soi::test::speeches;

namespace {

// "name (type)" of the report's events, in the order of their names.
std::string events(const std::string& text) {
  std::string found;
  for (const auto& member : soi::test::dan_van_graph(text).members)
    if (member.type == "conference" || member.type == "meeting" || member.type == "ceremony")
      found += member.name + " (" + member.type + "); ";
  return found;
}

}  // namespace

TEST_CASE("an event told under two words is one, of the type its fuller name says") {
  CHECK(events("Hội Nông dân xã Tân Phú gặp mặt hội viên cao tuổi\n\nSáng 2/3, Hội Nông dân xã Tân Phú tổ chức hội "
               "nghị gặp mặt hội viên cao tuổi của xã.\n\nBà Trần Thị Sen phát biểu tại buổi gặp mặt.") ==
        "Hội nghị gặp mặt hội viên cao tuổi của xã (conference); ");
  CHECK(events("Hội nghị kỷ niệm 50 năm thành lập trường Bến Đá\n\nSáng 2/3, bà Trần Thị Sen dự lễ kỷ niệm 50 năm "
               "thành lập trường Bến Đá của xã Tân Phú.") ==
        "Lễ kỷ niệm 50 năm thành lập trường Bến Đá của xã Tân Phú (ceremony); ");
}

TEST_CASE("events that share words are two where their kinds, days or figures differ") {
  CHECK(events("Lễ ra mắt câu lạc bộ dân vận khéo xã Tân Phú\n\nSáng 2/3, bà Trần Thị Sen dự hội nghị câu lạc bộ dân "
               "vận khéo xã Tân Phú.") ==
        "Hội nghị câu lạc bộ dân vận khéo xã Tân Phú (conference); "
        "Lễ ra mắt câu lạc bộ dân vận khéo xã Tân Phú (ceremony); ");
  CHECK(events("Bà Trần Thị Sen dự hội nghị tổng kết công tác dân vận năm 2025\n\nBà Trần Thị Sen dự lễ tổng kết "
               "công tác dân vận năm 2024.") ==
        "Hội nghị tổng kết công tác dân vận năm 2025 (conference); "
        "Lễ tổng kết công tác dân vận năm 2024 (ceremony); ");
  CHECK(events("Bà Trần Thị Sen dự hội nghị tổng kết công tác dân vận ngày 2/3\n\nNgày 5/3, bà Trần Thị Sen dự lễ "
               "tổng kết công tác dân vận.") ==
        "Hội nghị tổng kết công tác dân vận ngày 2/3 (conference); Lễ tổng kết công tác dân vận (ceremony); ");
}

TEST_CASE("words below the pictures at a report's end are of what it is about, not of what it told of last") {
  const std::string told =
      "Huyện ủy Yên Khánh tổng kết công tác dân vận\n\nSáng 2/3, Huyện ủy Yên Khánh tổ chức hội nghị tổng kết công "
      "tác dân vận.\n\nTại hội nghị, ông Lê Văn Mận phát biểu.\nNhiều việc đã được làm.\nTại buổi họp báo ngày 5/3, bà "
      "Hồ Thị Đào phát biểu.\n";
  const std::string of_main = "Lê Văn Mận at Hội nghị tổng kết công tác dân vận; ";
  CHECK(speeches(told + "Bà Trần Thị Sen phát biểu.") ==
        "Hồ Thị Đào at Buổi họp báo ngày 5/3; " + of_main + "Trần Thị Sen at Buổi họp báo ngày 5/3; ");
  CHECK(speeches(told + "\nBà Trần Thị Sen phát biểu.") ==
        "Hồ Thị Đào at Buổi họp báo ngày 5/3; " + of_main + "Trần Thị Sen at Hội nghị tổng kết công tác dân vận; ");
}

TEST_CASE("a description that says no more than its day is no other event") {
  CHECK(events("Tổng kết công tác dân vận\n\nSáng 2/3, bà Trần Thị Sen dự hội nghị tổng kết công tác dân vận.\n\n"
               "Hội nghị hôm nay nghe nhiều ý kiến.") == "Hội nghị tổng kết công tác dân vận (conference); ");
}

TEST_CASE("a date in what somebody is quoted with is no day on which it is told elsewhere") {
  CHECK(speeches("Sáng 2/3, Huyện ủy Yên Khánh tổ chức hội nghị tổng kết công tác dân vận.\n\n\"Ngày 1/3 xã đã làm "
                 "xong việc này\", ông Lê Văn Mận cho biết.") == "Lê Văn Mận at Hội nghị tổng kết công tác dân vận; ");
}
