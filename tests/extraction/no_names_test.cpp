// SPDX-License-Identifier: Apache-2.0
// Rules and lexicons are general: none may know a person of the reports that measure them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/yaml_file.hpp"
#include "schema/embedded.hpp"
#include "text/fold.hpp"

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Names of the gold, folded, each between spaces: of each official, and of all else.
struct Named {
  std::vector<std::vector<std::string>> officials;
  std::vector<std::string> others;
};

void collect(const soi::base::YamlNode& entities, Named& named) {
  for (const auto& entity : entities.items) {
    const auto* family = entity.find("family");
    const auto* name = entity.find("name");
    if (!family || !name) continue;
    std::vector<std::string> names{" " + soi::text::fold(name->text) + " "};
    if (const auto* also = entity.find("also"))
      for (const auto& other : also->items) names.push_back(" " + soi::text::fold(other.text) + " ");
    if (family->text == "official")
      named.officials.push_back(std::move(names));
    else
      named.others.insert(named.others.end(), names.begin(), names.end());
  }
}

bool holds(const std::string& text, const std::string& name) { return text.find(name) != std::string::npos; }

// A place or body may bear a person's name.
bool names_more(const Named& named, const std::vector<std::string>& official) {
  return std::any_of(official.begin(), official.end(), [&](const std::string& name) {
    return std::any_of(named.others.begin(), named.others.end(),
                       [&](const std::string& other) { return holds(other, name); });
  });
}

// One word alone is a word of the language.
bool is_full(const std::string& name) { return std::count(name.begin(), name.end(), ' ') > 2; }

}  // namespace

TEST_CASE("no lexicon or rule knows an official of the gold by name") {
  const fs::path gold = fs::path(SOI_SOURCE_DIR) / ".." / "shared" / "accuracy" / "gold";
  if (!fs::is_directory(gold)) {
    WARN("skipped: there is no ../shared/accuracy/gold beside this repository");
    return;
  }
  Named named;
  for (const auto& entry : fs::directory_iterator(gold))
    if (entry.path().extension() == ".json") {
      const auto file = soi::base::YamlFile::parse(entry.path().string(), bytes_of(entry.path()));
      if (const auto* entities = file.root().find("entities")) collect(*entities, named);
    }
  REQUIRE(named.officials.size() > 20);
  for (const auto& file : soi::schema::embedded_files()) {
    const std::string folded = " " + soi::text::fold(file.bytes) + " ";
    for (const auto& official : named.officials)
      for (const std::string& name : official)
        if (is_full(name) && holds(folded, name) && !names_more(named, official))
          FAIL_CHECK(file.path << " names the official '" << name << "'");
  }
}
