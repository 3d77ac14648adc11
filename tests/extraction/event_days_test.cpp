// SPDX-License-Identifier: Apache-2.0
// The days of a report's events, as its words tell them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "reading/report_file.hpp"
#include "support/dan_van_extractor.hpp"

namespace {

// "name: day" of the report's events, in the order of their names; the report is written on that day.
std::string days(const std::string& written, const std::string& text) {
  auto report = soi::reading::parse_report("report.txt", "Tin trong tỉnh\n\n" + text);
  report.date = soi::base::parse_date(written).value_or(soi::base::Date{});
  std::string told;
  for (const auto& member : soi::test::dan_van_extractor().extract(report).members)
    for (const auto& property : member.properties)
      if (property.name == "date") told += member.name + ": " + property.value + "; ";
  return told;
}

}  // namespace

TEST_CASE("an event has the day told last where its own is the same, and the report's where it is today") {
  CHECK(days("2026-06-06",
             "Sáng 5/6, ông Lê Văn Mận dự lễ khánh thành cầu Bến Đá. Chiều cùng ngày, ông Mận dự hội nghị tổng "
             "kết công tác dân vận.") ==
        "Hội nghị tổng kết công tác dân vận: 2026-06-05; Lễ khánh thành cầu Bến Đá: 2026-06-05; ");
  CHECK(days("2026-06-06", "Hôm nay, ông Lê Văn Mận dự hội nghị tổng kết công tác dân vận.") ==
        "Hội nghị tổng kết công tác dân vận: 2026-06-06; ");
  CHECK(days("", "Hôm nay, ông Lê Văn Mận dự hội nghị tổng kết công tác dân vận.").empty());
}

TEST_CASE("an event has a day told far behind it, with the year the report's date gives") {
  const std::string text =
      "Ông Lê Văn Mận dự hội nghị tổng kết công tác dân vận của tỉnh Bến Tre, ba huyện và nhiều xã, diễn ra sáng "
      "20/12.";
  CHECK(days("2026-12-21", text) == "Hội nghị tổng kết công tác dân vận của tỉnh Bến Tre: 2026-12-20; ");
  CHECK(days("2027-01-03", text) == "Hội nghị tổng kết công tác dân vận của tỉnh Bến Tre: 2026-12-20; ");
  CHECK(days("2026-12", text) == "Hội nghị tổng kết công tác dân vận của tỉnh Bến Tre: 2026-12-20; ");
  CHECK(days("", text).empty());
}

TEST_CASE("events of one kind in two places are two") {
  CHECK(days("2026-06-06",
             "Tại buổi tiếp xúc cử tri huyện Yên Khánh sáng 4/6, ông Lê Văn Mận phát biểu. Tại buổi tiếp xúc cử "
             "tri huyện Can Lộc sáng 5/6, bà Trần Thị Sen phát biểu.") ==
        "Buổi tiếp xúc cử tri huyện Can Lộc sáng 5/6: 2026-06-05; "
        "Buổi tiếp xúc cử tri huyện Yên Khánh sáng 4/6: 2026-06-04; ");
}
