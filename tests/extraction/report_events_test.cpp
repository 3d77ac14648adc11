// SPDX-License-Identifier: Apache-2.0
// Which descriptions of a report mean one event, and what it is called.
#include <catch2/catch.hpp>
#include <string>

#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"
#include "support/dan_van.hpp"

namespace {

// "name (type)" of the report's events, in the order of their names.
std::string events(const std::string& text) {
  const soi::extraction::Extractor extractor(soi::test::dan_van_domain(), soi::test::dan_van());
  std::string found;
  for (const auto& member : extractor.extract(soi::reading::parse_report("report.txt", text)).members)
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
