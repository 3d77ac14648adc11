// SPDX-License-Identifier: Apache-2.0
#include "base/xml_writer.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace soi::base {
namespace {

TEST_CASE("elements are indented, and nothing is added to texts") {
  std::ostringstream out;
  XmlWriter xml(out);
  xml.open("a").attribute("b", "c").open("d").text("e").close().open("f").close().close();
  CHECK(out.str() == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"c\">\n <d>e</d>\n <f/>\n</a>\n");
}

TEST_CASE("texts and attributes hold every character that XML can, and a sign for those that it cannot") {
  std::ostringstream out;
  XmlWriter xml(out);
  xml.open("a").attribute("b", "<\"'&>\n\t\rỦy\x01").text("]]> \"x\"\n\r \xFF\xEF\xBF\xBF& Đ").close();
  CHECK(out.str().substr(39) ==
        "<a b=\"&lt;&quot;'&amp;&gt;&#10;&#9;&#13;Ủy\uFFFD\">]]&gt; \"x\"\n&#13; \uFFFD\uFFFD&amp; Đ</a>\n");
}

}  // namespace
}  // namespace soi::base
