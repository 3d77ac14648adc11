// SPDX-License-Identifier: Apache-2.0
#include "base/xml_reader.hpp"

#include <catch2/catch.hpp>

namespace soi::base {
namespace {

class Lines : public XmlHandler {
 public:
  void open(std::string_view name, const Attributes& attributes, XmlPlace place) override {
    told += "<" + std::string(name) + "@" + std::to_string(place.line) + ":" + std::to_string(place.column);
    for (const auto& [key, value] : attributes) told += " " + std::string(key) + "=" + std::string(value);
    told += ">";
  }
  void text(std::string_view text) override { told += text; }
  void close(std::string_view name) override { told += "</" + std::string(name) + ">"; }
  std::string told;
};

std::string read(const std::string& text) {
  Lines lines, in_bytes;
  XmlReader whole(lines, [&](XmlPlace at, std::string what, std::string remedy) {
    return problem_at("f", text, at.line, at.column, std::move(what), std::move(remedy));
  });
  whole.read(text);
  whole.end();
  XmlReader pieces(in_bytes, [](XmlPlace, std::string what, std::string) -> Problem { throw std::logic_error(what); });
  for (const char& byte : text) pieces.read({&byte, 1});
  pieces.end();
  CHECK(in_bytes.told == lines.told);
  return lines.told;
}

TEST_CASE("XML comes element by element with places and without namespaces") {
  CHECK(read("<a x='Đ&amp;&#10;'><!-- no -->\n <y:b>t&lt;</y:b></a>") == "<a@1:1 x=Đ&\n>\n <b@2:2>t<</b></a>");
  CHECK(read("<a x='Đề𐍈'>ồ<b/></a>") == "<a@1:1 x=Đề𐍈>ồ<b@1:13></b></a>");
}

TEST_CASE("document types, deep nesting and what is not well-formed are refused with their places") {
  const auto text = GENERATE(as<std::string>(), "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>",
                             "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>", "<a>", "<a></b>", "",
                             "<a>&nothing;</a>", "<a>\x01</a>", "<a b='1' b='2'/>");
  INFO(text);
  CHECK_THROWS_AS(read(text), Error);
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  CHECK_THROWS_AS(read(deep), Error);
}

}  // namespace
}  // namespace soi::base
