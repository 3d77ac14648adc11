// SPDX-License-Identifier: Apache-2.0
// Reports of football, cooking, weather and the like have next to nothing for rules of public life, and these must find
// next to nothing in them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "reading/report_file.hpp"
#include "support/dan_van_extractor.hpp"

namespace {

struct Text {
  std::string genre, body;
  std::vector<std::string> right;  // entities that stand in it
  std::size_t sentences = 0;
};

// "# genre", then a sentence on each line, then perhaps "> entity; entity".
std::vector<Text> texts() {
  std::ifstream file(std::string(SOI_SOURCE_DIR) + "/tests/extraction/other_genres.txt");
  std::vector<Text> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      all.push_back({.genre = line.substr(2), .body = {}, .right = {}});
    } else if (line.starts_with("> ")) {
      std::istringstream names(line.substr(2));
      for (std::string name; std::getline(names, name, ';');) all.back().right.push_back(name);
    } else {
      all.back().body += line + "\n\n";
      ++all.back().sentences;
    }
  }
  return all;
}

}  // namespace

TEST_CASE("texts of other genres yield at most two entities or facts too many in 100 sentences") {
  std::size_t sentences = 0, too_many = 0;
  std::string told;
  const auto all = texts();
  REQUIRE(all.size() == 50);
  for (const Text& text : all) {
    const auto graph =
        soi::test::dan_van_extractor().extract(soi::reading::parse_report(text.genre + ".txt", text.body));
    sentences += text.sentences;
    for (const auto& member : graph.members)
      if (std::find(text.right.begin(), text.right.end(), member.name) == text.right.end()) {
        ++too_many;
        told += "\n" + text.genre + ": " + member.type + " " + member.name;
      }
    for (const auto& fact : graph.facts) {
      ++too_many;
      told += "\n" + text.genre + ": " + graph.members[fact.subject].name + " " + fact.relation + " " +
              graph.members[fact.object].name;
    }
  }
  INFO(too_many << " too many in " << sentences << " sentences:" << told);
  CHECK(100 * too_many <= 2 * sentences);
}
