// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

using soi::base::JsonWriter;

namespace {

template <typename Value>
std::string written(Value value) {
  std::ostringstream out;
  JsonWriter(out).value(value);
  return out.str();
}

}  // namespace

TEST_CASE("objects and arrays are laid out for people") {
  std::ostringstream out;
  JsonWriter json(out);
  json.begin_object().key("a").value(1).key("b").begin_array().value("x").begin_object(true).key("c").value(true);
  json.key("d").begin_array().null().value(2).end_array().end_object().end_array();
  json.key("e").begin_array().end_array().key("f").begin_object().end_object().end_object();
  const std::string expected =
      "{\n"
      "  \"a\": 1,\n"
      "  \"b\": [\n"
      "    \"x\",\n"
      "    {\"c\": true, \"d\": [null, 2]}\n"
      "  ],\n"
      "  \"e\": [],\n"
      "  \"f\": {}\n"
      "}";
  CHECK(out.str() == expected);
  CHECK(nlohmann::json::accept(out.str()));
}

TEST_CASE("numbers read back as they were") {
  CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(written(0.1) == "0.1");
  CHECK(written(1.0 / 3) == "0.3333333333333333");
  CHECK(std::stod(written(1e300)) == 1e300);
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(written(true) == "true");
  CHECK(written("x") == "\"x\"");
  CHECK(written(std::string("x")) == "\"x\"");
}
