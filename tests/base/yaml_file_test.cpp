// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_file.hpp"

#include <catch2/catch.hpp>

using soi::base::Error;
using soi::base::Failure;
using soi::base::Problem;
using soi::base::YamlFile;
using soi::base::YamlNode;

namespace {

std::vector<Problem> problems_of(const std::string& text) {
  try {
    YamlFile::parse("f.yaml", text);
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

// The first problem as "line:column what".
std::string first_problem(const std::string& text) {
  const std::vector<Problem> problems = problems_of(text);
  if (problems.empty()) return "none";
  const Problem& first = problems.front();
  return std::to_string(first.where.line) + ":" + std::to_string(first.where.column) + " " + first.what;
}

std::string place(const YamlNode& node) { return std::to_string(node.line) + ":" + std::to_string(node.column); }

}  // namespace

TEST_CASE("keys and values know their places, in characters") {
  const YamlFile file = YamlFile::parse("f.yaml", "tên: [Đỗ Mạnh, {vi: Hiến}]\nb:\n  - x\n  - \"y\"\n");
  const YamlNode& list = *file.root().find("tên");
  CHECK(place(list) == "1:6");
  CHECK(place(list.items[0]) == "1:7");
  CHECK(list.items[0].text == "Đỗ Mạnh");
  CHECK(place(list.items[1]) == "1:16");
  CHECK(place(list.items[1].entries[0].first) == "1:17");
  CHECK(place(list.items[1].entries[0].second) == "1:21");
  CHECK(place(file.root().entries[1].first) == "2:1");
  CHECK(place(file.root().find("b")->items[1]) == "4:5");
  CHECK(file.root().find("b")->items[1].quoted);
  CHECK_FALSE(file.root().find("b")->items[0].quoted);
  CHECK(file.root().find("c") == nullptr);
}

TEST_CASE("an empty value stands where its key or its dash stands") {
  const YamlFile file = YamlFile::parse("f.yaml", "a:\n\n# note\nb:\n  -\n  # note\n  - x\n  -\nc:\n");
  CHECK(file.root().find("a")->is_null());
  CHECK(place(*file.root().find("a")) == "1:1");
  const YamlNode& list = *file.root().find("b");
  REQUIRE(list.items.size() == 3);
  CHECK(place(list.items[0]) == "5:3");
  CHECK(place(list.items[2]) == "8:3");
  CHECK(place(*file.root().find("c")) == "9:1");
  CHECK(place(YamlFile::parse("f.yaml", "-").root().items[0]) == "1:1");
  CHECK(place(YamlFile::parse("f.yaml", "- a\n- # note").root().items[1]) == "2:1");
}

TEST_CASE("scalars keep their text whatever other readers take them for") {
  const YamlFile file = YamlFile::parse("f.yaml",
                                        "a: no\nb: 010\nc: ~\nd: null\ne: 2016-01-28\nf: 1_000\nnull: x\n"
                                        "g: [~, null,\nNULL, nullify]\nh:\nnull2: y\ni:\n  null\n");
  const auto text = [&](const char* key) { return file.root().find(key)->text; };
  CHECK(text("a") == "no");
  CHECK(text("b") == "010");
  CHECK(text("c") == "~");
  CHECK(text("d") == "null");
  CHECK(text("e") == "2016-01-28");
  CHECK(text("f") == "1_000");
  CHECK(text("null") == "x");
  CHECK(file.root().find("g")->items[0].text == "~");
  CHECK(file.root().find("g")->items[2].text == "NULL");
  CHECK(file.root().find("g")->items[3].text == "nullify");
  CHECK(file.root().find("h")->is_null());
  CHECK(text("null2") == "y");
  CHECK(text("i") == "null");
  CHECK(YamlFile::parse("f.yaml", "~:").root().find("~")->is_null());
}

TEST_CASE("an empty value before a key called null is empty") {
  const YamlFile file = YamlFile::parse("f.yaml", "a:\nnull: x\nb:\n-\n-\n~: y\n");
  CHECK(file.root().find("a")->is_null());
  CHECK(file.root().find("null")->text == "x");
  CHECK(file.root().find("b")->items.size() == 2);
  CHECK(file.root().find("b")->items[1].is_null());
  CHECK(file.root().find("~")->text == "y");
}

TEST_CASE("an empty file, comments only and a bare document start are a null root") {
  for (const char* text : {"", "# nothing\n", "---\n", "\xEF\xBB\xBF", "\n\n"}) {
    CAPTURE(text);
    CHECK(YamlFile::parse("f.yaml", text).root().is_null());
  }
}

TEST_CASE("a byte order mark and every kind of line break are accepted") {
  const YamlFile file = YamlFile::parse("f.yaml",
                                        "\xEF\xBB\xBF"
                                        "a: 1\r\nb: 2\rc: |\r\n  x\r\n  y\r\n");
  CHECK(place(file.root().entries[0].first) == "1:1");
  CHECK(place(file.root().entries[2].first) == "3:1");
  CHECK(file.root().find("c")->text == "x\ny\n");
}

TEST_CASE("what a curated file has no use for is refused at its place") {
  CHECK(first_problem("a: 1\nb: 2\na: 3\n") == "3:1 the key 'a' stands here a second time");
  CHECK(first_problem("a: {b: 1, c: 2, \"b\": 3}\n") == "1:17 the key 'b' stands here a second time");
  CHECK(first_problem("a: !!python/object x\n") == "1:4 tags (tag:yaml.org,2002:python/object) are not read");
  CHECK(first_problem("a: &x 1\n") == "1:4 anchors (&name) are not read");
  CHECK(first_problem("a: &x [*x]\n") == "1:4 anchors (&name) are not read");
  CHECK(first_problem("a:\n  <<: {b: 1}\n") == "2:3 merges (<<) are not read");
  CHECK(first_problem("? [a, b]\n: c\n") == "1:3 a list or a map as a key");
  CHECK(first_problem("a: 1\n---\nb: 2\n") == "2:1 a second document begins here");
  CHECK(first_problem(": x\n") == "1:1 an empty key");
}

TEST_CASE("text that is no text is refused before any parser sees it") {
  CHECK(first_problem("a: b\nđ\xFF: x\n") == "2:2 a byte that is no UTF-8");
  CHECK(first_problem("a: \xC0\x80\n") == "1:4 a byte that is no UTF-8");
  CHECK(first_problem("a: \xED\xA0\x80\n") == "1:4 a byte that is no UTF-8");
  CHECK(first_problem(std::string("a: x\0y\n", 7)) == "1:5 a NUL byte");
  CHECK(first_problem("a: \x1B[31m\n") == "1:4 the control character U+001B");
  CHECK(first_problem("\xFF\xFE"
                      "a") == "1:1 the file is UTF-16");
}

TEST_CASE("syntax errors have a place and a remedy") {
  const std::vector<Problem> problems = problems_of("ok: 1\nđường: [1, 2\nb: 3\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == "f.yaml");
  CHECK(problems[0].where.line >= 2);
  CHECK_FALSE(problems[0].remedy.empty());
  CHECK(first_problem("a:\n\tb: 1\n") == "2:1 a tab in the indentation");
  CHECK_FALSE(first_problem("a: *nowhere\n") == "none");
  CHECK(first_problem("a: \"\\U00").starts_with("1:9 "));
  CHECK(first_problem("a: 1\nb: [1, {c: 2}\n") == "2:4 this bracket is never closed");
  for (const char* text : {"a: 'x'\nb: \"open\n", "a: \"x\"\nb: 'it''s open\n\n", "a: 1\nb: \"open \\\"\nc: 1\n"}) {
    CAPTURE(text);
    CHECK(first_problem(text) == "2:4 this quote is never closed");
  }
  for (const char* text : {"a: \"x\"", "a: 'it''s'\n", "a: \"\\\\\"\n\n", "a: ''\n", "a: |\n  \"x\n"}) {
    CAPTURE(text);
    CHECK(first_problem(text) == "none");
  }
}

TEST_CASE("several problems come in one pass") {
  CHECK(problems_of("a: 1\na: 2\nb: &x 1\nc: !t 2\n<<: 3\n").size() == 4);
}

TEST_CASE("deep nesting ends with a message, soon") {
  CHECK(problems_of(std::string(99, '[') + std::string(99, ']')).empty());
  for (const int levels : {101, 600, 200000}) {
    CAPTURE(levels);
    const auto depth = static_cast<std::size_t>(levels);
    CHECK(first_problem(std::string(depth, '[')).ends_with("nested deeper than 100 levels"));
    CHECK(first_problem(std::string(depth, '[') + std::string(depth, ']')).ends_with("100 levels"));
  }
  std::string maps;
  for (int i = 0; i < 200; ++i) maps += "{a: ";
  CHECK(first_problem(maps).ends_with("100 levels"));
}

TEST_CASE("wide files and long lines take linear time") {
  std::string keys, line = "a: [";
  for (int i = 0; i < 50000; ++i) {
    keys += "khóa" + std::to_string(i) + ": 1\n";
    line += "đ, ";
  }
  CHECK(YamlFile::parse("f.yaml", keys).root().entries.size() == 50000);
  const YamlFile file = YamlFile::parse("f.yaml", line + "x]\n");
  CHECK(file.root().find("a")->items.size() == 50001);
  CHECK(file.root().find("a")->items.back().column == 5 + 3 * 50000);
}

TEST_CASE("a problem at a node carries its source line") {
  const YamlFile file = YamlFile::parse("f.yaml", "a: 1\nb: {c: 2}\n");
  const Problem problem = file.problem(file.root().find("b")->entries[0].second, "what", "remedy");
  CHECK(problem.where.line == 2);
  CHECK(problem.where.column == 8);
  CHECK(problem.source_line == "b: {c: 2}");
}
