// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include <catch2/catch.hpp>

using soi::base::Date;
using soi::base::earliest;
using soi::base::latest;
using soi::base::parse_date;
using soi::base::to_string;

namespace {

std::string bounds(const char* text) {
  const Date date = *parse_date(text);
  return to_string(Date{earliest(date), latest(date)});
}

}  // namespace

TEST_CASE("dates are written as they were read") {
  for (const char* text : {"2020", "2020-12", "2020-12-29", "2015/2020", "2015-01/2020-02-29", "0001", "9999-12-31"}) {
    CAPTURE(text);
    REQUIRE(parse_date(text));
    CHECK(to_string(*parse_date(text)) == text);
  }
  CHECK(to_string(Date{}).empty());
}

TEST_CASE("other forms, impossible days and reversed ranges are no dates") {
  for (const char* text : {"",
                           "20",
                           "202",
                           "20200",
                           "2020-",
                           "2020-13",
                           "2020-00",
                           "2020-1",
                           "2020-02-30",
                           "2021-02-29",
                           "2020-12-00",
                           "2020-12-1",
                           "2020-12-290",
                           "31/12/2016",
                           "0000",
                           "-2020",
                           "2020/",
                           "/2020",
                           "2020/2019",
                           "2020-12-29/2020-12-28",
                           "2020/2021/2022",
                           " 2020",
                           "2020 ",
                           "２０２０",
                           "2020/12/29"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("leap days follow the Gregorian calendar") {
  CHECK(parse_date("2000-02-29"));
  CHECK(parse_date("2020-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
}

TEST_CASE("an imprecise date spans all days it may mean") {
  CHECK(bounds("2020") == "2020-01-01/2020-12-31");
  CHECK(bounds("2020-02") == "2020-02-01/2020-02-29");
  CHECK(bounds("2020-12-29") == "2020-12-29/2020-12-29");
  CHECK(bounds("2015/2020-06") == "2015-01-01/2020-06-30");
  CHECK_FALSE(earliest(Date{}).known());
  CHECK_FALSE(latest(Date{}).known());
}
