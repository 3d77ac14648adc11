// SPDX-License-Identifier: Apache-2.0
// docs/rules.md shows a small domain in snippets; together they must be what they say.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "extraction/examples.hpp"
#include "reading/page_words.hpp"
#include "support/folder.hpp"

using soi::schema::Domain;
using soi::schema::Schema;

namespace {

// A file that several snippets write: what stands below one key is joined.
class Joined {
 public:
  void add(const std::string& line) {
    const std::size_t colon = line.find(':');
    const bool key = !line.empty() && line[0] != ' ' && line[0] != '-' && line[0] != '#' && colon != std::string::npos;
    if (key && colon + 1 == line.size()) {
      at_ = line;
      if (!bodies_.contains(at_)) order_.push_back(at_);
      bodies_[at_];
    } else {
      if (key) at_.clear();
      bodies_[at_] += line + "\n";
    }
  }
  std::string text() const {
    std::string text = bodies_.contains("") ? bodies_.at("") : "";
    for (const std::string& key : order_) text += key + "\n" + bodies_.at(key);
    return text;
  }

 private:
  std::map<std::string, std::string> bodies_;
  std::vector<std::string> order_;
  std::string at_;
};

}  // namespace

TEST_CASE("the snippets of docs/rules.md are a domain whose examples hold") {
  std::ifstream page(SOI_SOURCE_DIR "/docs/rules.md");
  REQUIRE(page);
  std::map<std::string, Joined> files;
  std::size_t snippets = 0;
  std::string file;
  for (std::string line; std::getline(page, line);) {
    if (line == "```yaml") {
      REQUIRE(std::getline(page, line));
      REQUIRE(line.starts_with("# "));
      REQUIRE(line.ends_with(".yaml"));
      file = line.substr(2);
      ++snippets;
    } else if (line == "```") {
      file.clear();
    } else if (!file.empty()) {
      files[file].add(line);
    }
  }
  CHECK(snippets > 8);
  const soi::test::Folder folder;
  for (const auto& [name, joined] : files) folder.write("page/" + name, joined.text());
  const Domain domain = Domain::open("page", folder.path().string());
  for (const auto& failure : soi::extraction::check_examples(domain, Schema::load(domain)))
    FAIL_CHECK(soi::base::render(failure.problem));
  CHECK(soi::reading::PageWords::load(domain).failing_examples().empty());
}
