// SPDX-License-Identifier: Apache-2.0
#include "base/escape.hpp"

#include <catch2/catch.hpp>

using namespace soi::base;

TEST_CASE("XML text and attributes come out inert") {
  CHECK(escape_xml("<b a='1'>\"&\"</b>") == "&lt;b a=&#39;1&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;");
  CHECK(escape_xml("]]>") == "]]&gt;");
  CHECK(escape_xml("a\nb\tc\r") == "a&#10;b&#9;c&#13;");
  CHECK(escape_xml("\x01\xFF\uFFFE") == "\uFFFD\uFFFD\uFFFD");
  CHECK(escape_xml("Ủy ban 🌸") == "Ủy ban 🌸");
}

TEST_CASE("JSON strings are valid whatever the bytes") {
  CHECK(quote_json("a\"b\\c\n\x1F\x7F") == "\"a\\\"b\\\\c\\n\\u001f\\u007f\"");
  CHECK(quote_json("đ\xC0\x80") == "\"đ\uFFFD\uFFFD\"");
  CHECK(quote_json("\xED\xA0\x80").find("\xED\xA0\x80") == std::string::npos);
}

TEST_CASE("YAML text is plain only where every reader takes it for text") {
  for (const char* text : {"Bùi Thị Minh Hoài", "25-NQ/TW", "a.b", "Kế hoạch 5 năm 2021 – 2025", "it's", "a (b)"}) {
    CAPTURE(text);
    CHECK(quote_yaml(text) == text);
  }
  for (const char* text : {"",           " a",   "a ",    "no",        "NULL", "y",  "123",      "1e5",     "0x1F",
                           "2020-12-29", "a: b", "a #b",  "[a",        "a, b", "-a", "&a",       "*a",      "!a",
                           "~",          "<<",   "a\"b:", "https://x", "1 2",  "=",  "a\u00A0b", "a\u202Eb"}) {
    CAPTURE(text);
    CHECK(quote_yaml(text).front() == '"');
  }
  CHECK(quote_yaml("a\nb\t\"\\\u2028\U000E0041") == "\"a\\nb\\t\\\"\\\\\\u2028\\U000e0041\"");
}

TEST_CASE("a cell of CSV is quoted where it must be, and quotes in it are doubled") {
  CHECK(quote_csv("Hà Giang") == "Hà Giang");
  CHECK(quote_csv("") == "");
  CHECK(quote_csv("a,b") == "\"a,b\"");
  CHECK(quote_csv("\"a\"") == "\"\"\"a\"\"\"");
  CHECK(quote_csv("a\nb") == "\"a\nb\"");
}

TEST_CASE("only whole http and https addresses are web addresses") {
  for (const char* url : {"https://example.org", "http://example.org/a?b=c&d#e", "https://ví-dụ.vn/tin"})
    CHECK(is_web_url(url));
  for (const char* url : {"", "https://", "https:///x", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                          "//example.org", "example.org", "https://a b", "https://a\"b", "https://a<b", "https://a\nb",
                          "https://a\\b", "https://a\u202Eb", "https://a\xFF", " https://a"}) {
    CAPTURE(url);
    CHECK_FALSE(is_web_url(url));
  }
}
