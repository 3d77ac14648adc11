// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <sstream>

#include "exporting/format.hpp"
#include "exporting/node_link.hpp"
#include "graph/graph.hpp"
#include "support/dan_van.hpp"

namespace soi::exporting {
namespace {

graph::Graph hostile_graph() {
  graph::DocumentGraph document;
  document.document.key = "d";
  document.document.path = "/somewhere/secret.txt";
  graph::Member member;
  member.local = "a";
  member.type = "committee";
  member.name = "</script>\"\\\n\x01";
  member.properties = {{"id", "x"}, {"number", "7"}};
  document.members = {member};
  member.local = "b";
  document.members.push_back(member);
  graph::Fact fact;
  fact.object = 1;
  fact.relation = "part_of";
  fact.evidence = {{3, 9, "câu", "rule"}};
  document.facts = {fact};
  return graph::Graph("dan-van", {document}, graph::apart({document}));
}

std::string json_of(const graph::Reader& reader) {
  std::ostringstream out;
  find_format("json")->write({reader, test::dan_van(), test::dan_van_domain()}, out);
  return out.str();
}

TEST_CASE("JSON escapes names, keeps properties from its own keys, and never tells paths") {
  const auto json = json_of(hostile_graph());
  CHECK(json.find("\\\"\\\\\\n\\u0001") != std::string::npos);
  CHECK(json.find("\"property_id\": \"x\"") != std::string::npos);
  CHECK(json.find("\"number\": \"7\"") != std::string::npos);
  CHECK(json.find("\"family\": \"organization\"") != std::string::npos);
  CHECK(json.find("secret") == std::string::npos);
}

TEST_CASE("JSON has each link's evidence with its place, sentence and rule") {
  const auto json = json_of(hostile_graph());
  CHECK(json.find("{\"document\": \"d\", \"begin\": 3, \"end\": 9, \"sentence\": \"câu\", \"by\": \"rule\"}") !=
        std::string::npos);
}

TEST_CASE("a stream that fails ends the export early") {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  find_format("json")->write({hostile_graph(), test::dan_van(), test::dan_van_domain()}, out);
  CHECK(out.str().empty());
}

}  // namespace
}  // namespace soi::exporting
