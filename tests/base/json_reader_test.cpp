// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace soi::base {
namespace {

YamlNode parse(const std::string& text) {
  JsonReader json("f", text);
  auto node = json.value();
  json.end();
  return node;
}

TEST_CASE("JSON becomes a tree that knows its places") {
  const auto root = parse("{\"tên\": \"Đẹp\",\n  \"b\": [1, -2.5e3, true, null, {}]}");
  REQUIRE(root.is_map());
  CHECK(root.find("tên")->text == "Đẹp");
  CHECK(root.find("tên")->line == 1);
  CHECK(root.find("tên")->column == 9);
  const auto& list = *root.find("b");
  REQUIRE(list.items.size() == 5);
  CHECK(list.line == 2);
  CHECK(list.column == 8);
  CHECK(list.items[1].text == "-2.5e3");
  CHECK(list.items[2].text == "true");
  CHECK(list.items[3].is_null());
  CHECK(list.items[4].is_map());
}

TEST_CASE("escapes of JSON are read as another reader reads them") {
  const std::string text = R"("\"\\\/\b\f\n\r\t\u0110\ud83d\ude00\u0000")";
  CHECK(parse(text).text == nlohmann::json::parse(text).get<std::string>());
}

TEST_CASE("a large list is read item by item") {
  JsonReader json("f", R"({"a": 1, "list": [[1], {"x": 2}], "z": []})");
  json.begin_object();
  std::vector<std::string> seen;
  for (YamlNode key; json.next_key(key);) {
    seen.push_back(key.text);
    if (key.text != "list") {
      json.skip();
      continue;
    }
    json.begin_list();
    while (json.next_item()) seen.push_back(std::to_string(json.value().items.size()));
  }
  json.end();
  CHECK(seen == std::vector<std::string>{"a", "list", "1", "0", "z"});
}

TEST_CASE("what is no JSON is refused with its place") {
  const auto [text, line, column] = GENERATE(table<std::string, int, int>({{"", 1, 1},
                                                                           {"{\"a\":1,}", 1, 8},
                                                                           {"[1,\n2", 2, 2},
                                                                           {"[01]", 1, 2},
                                                                           {"[+1]", 1, 2},
                                                                           {"[NaN]", 1, 2},
                                                                           {"[1.]", 1, 2},
                                                                           {"{\"a\":1,\"a\":2}", 1, 8},
                                                                           {"\"\\ud800\"", 1, 8},
                                                                           {"\"\\x\"", 1, 4},
                                                                           {"\"a\nb\"", 1, 3},
                                                                           {"[1] 2", 1, 5},
                                                                           {"{a: 1}", 1, 2},
                                                                           {"[1 2]", 1, 4},
                                                                           {"\"\xff\"", 1, 2}}));
  INFO(text);
  try {
    parse(text);
    FAIL("accepted");
  } catch (const Error& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].where.line == line);
    CHECK(error.problems()[0].where.column == column);
  }
}

TEST_CASE("deep nesting ends with an error and not with the stack") {
  CHECK_THROWS_AS(parse(std::string(100'000, '[')), Error);
  CHECK_NOTHROW(parse(std::string(90, '[') + std::string(90, ']')));
}

}  // namespace
}  // namespace soi::base
