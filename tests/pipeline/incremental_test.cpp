// SPDX-License-Identifier: Apache-2.0
// Any sequence of builds gives what one fresh build gives, and both what resolving all documents at once gives.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "pipeline/build.hpp"
#include "pipeline/document_reader.hpp"
#include "resolution/resolve.hpp"
#include "store/store.hpp"
#include "support/folder.hpp"
#include "support/random_documents.hpp"

namespace soi::pipeline {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& store) { return test::everything(*store::open(store)); }

const std::string& pick(std::mt19937& random, const std::vector<std::string>& words) {
  return words[random() % words.size()];
}

// A graph file of a small world: few names, bodies and days, so that members meet, part and meet again; ids that two
// files claim, files that replace others.
std::string graph_file(std::mt19937& random, bool entangled) {
  const std::vector<std::string> people = {"Lê Văn An", "Nguyễn Văn Hùng", "Bùi Thị Minh Hoài", "Hoài"};
  const std::vector<std::string> bodies = {"Tỉnh ủy Hà Tĩnh",        "HĐND tỉnh Hà Tĩnh", "Ban Dân vận TW",
                                           "Ban Dân vận Trung ương", "Tỉnh ủy",           "Quốc hội"};
  const std::vector<std::string> roles = {"Bí thư", "bí thư", "Ủy viên", "Trưởng ban", ""};
  const std::vector<std::string> papers = {"Nghị quyết 25-NQ/TW", "Nghị quyết 25-NQ/TW năm 2013",
                                           "Nghị quyết 25-NQ/TW năm 2008"};
  const std::vector<std::string> days = {"2021-07-15", "2021-07-16", "2021-07"};
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e"};
  std::string text = "schema: dan-van\ndocument: {id: ";
  const auto id = entangled ? pick(random, ids) : "x" + std::to_string(random());
  text += id;
  text += ", date: 2021-0" + std::to_string(1 + random() % 9) + "-0" + std::to_string(1 + random() % 9);
  if (const auto& other = pick(random, ids); entangled && random() % 3 == 0 && other != id) {
    text += ", replaces: " + other;
  }
  text += "}\nnodes:\n";
  std::string edges = "edges:\n";
  for (const std::string n : {"1", "2", "3"}) {
    text += "  p" + n + ": {type: official, name: " + pick(random, people) + "}\n";
    text += "  b" + n + ": {type: committee, name: " + pick(random, bodies) + "}\n";
    text += "  n" + n + ": {type: resolution, name: " + pick(random, papers) + "}\n";
    text += "  e" + n + ": {type: conference, name: Hội nghị, date: " + pick(random, days) + "}\n";
    const auto role = pick(random, roles);
    edges += "  - {from: p" + n + ", type: holds, to: b" + n + (role.empty() ? "" : ", role: " + role) + "}\n";
    const auto& known = pick(random, roles);  // of somebody known by that office only
    text += "  o" + n + ": {type: office_holder, name: Bí thư Tỉnh ủy}\n";
    edges += "  - {from: o" + n + ", type: holds, to: b" + n + (known.empty() ? "" : ", role: " + known) + "}\n";
    edges += "  - [o" + n + ", chaired, e" + n + "]\n";
    edges += "  - [p" + n + ", attended, e" + n + "]\n  - [b" + n + ", organized, e" + n + "]\n";
    edges += "  - [e" + n + ", cited, n" + n + "]\n";
  }
  return text + edges;
}

void build_into(const fs::path& store, const std::vector<fs::path>& files, bool sync) {
  BuildOptions options;
  options.store = store;
  options.sync = sync;
  options.threads = 1;
  build(files, options);
}

TEST_CASE("whatever builds came before, a store is as a fresh one of the same documents") {
  std::mt19937 random(31);
  for (int round = 0; round < 7; ++round) {
    const test::Folder folder;
    std::vector<fs::path> files;
    for (int i = 0; i < 14; ++i) {
      files.push_back(folder.write("in/" + std::to_string(i) + ".yaml", graph_file(random, round % 2 == 0)));
    }
    std::set<fs::path> there;
    for (int step = 0; step < 5; ++step) {
      std::vector<fs::path> some;
      std::sample(files.begin(), files.end(), std::back_inserter(some), 1 + random() % 9, random);
      const bool sync = random() % 3 == 0;
      if (sync) there.clear();
      there.insert(some.begin(), some.end());
      build_into(folder / "steps.db", some, sync);
      const auto fresh = folder / ("fresh" + std::to_string(step) + ".db");
      build_into(fresh, {there.begin(), there.end()}, false);
      INFO("round " << round << ", step " << step);
      REQUIRE(content(folder / "steps.db") == content(fresh));
    }
  }
}

TEST_CASE("a store's entities are those of resolving all documents at once") {
  std::mt19937 random(32);
  const auto domain = schema::Domain::open("dan-van");
  const auto schema = schema::Schema::load(domain);
  const resolution::Resolver resolver(domain, schema);
  for (int round = 0; round < 4; ++round) {
    const test::Folder folder;
    DocumentReader reader(domain, schema);
    std::vector<graph::DocumentGraph> documents;
    for (int i = 0; i < 12; ++i) {
      const auto file = folder.write("in/" + std::to_string(i) + ".yaml", graph_file(random, false));
      documents.push_back(reader.read(file));
      documents.back().document.path = file;
      build_into(folder / "soi.db", {file}, false);
    }
    std::sort(documents.begin(), documents.end(),
              [](const auto& a, const auto& b) { return a.document.key < b.document.key; });
    const auto partition = resolver.resolve(documents);
    CHECK(content(folder / "soi.db") == test::everything(graph::Graph("dan-van", documents, partition, &schema)));
  }
}

TEST_CASE("stores merge into what building all their documents gives, in any order and grouping") {
  std::mt19937 random(33);
  for (int round = 0; round < 4; ++round) {
    const test::Folder folder;
    std::vector<fs::path> files;
    for (int i = 0; i < 9; ++i) {
      files.push_back(folder.write("in/" + std::to_string(i) + ".yaml", graph_file(random, round % 2 == 0)));
    }
    build_into(folder / "all.db", files, false);
    // Shards may overlap.
    build_into(folder / "a.db", {files.begin(), files.begin() + 4}, false);
    build_into(folder / "b.db", {files.begin() + 2, files.begin() + 7}, false);
    build_into(folder / "c.db", {files.begin() + 6, files.end()}, false);
    const auto merge = [&](const std::string& name, const std::vector<fs::path>& stores) {
      build_into(folder / name, stores, false);
      return folder / name;
    };
    const auto ab = merge("ab.db", {folder / "a.db", folder / "b.db"});
    const auto bc = merge("bc.db", {folder / "b.db", folder / "c.db"});
    const auto expected = content(folder / "all.db");
    CHECK(content(merge("ab-c.db", {ab, folder / "c.db"})) == expected);
    CHECK(content(merge("a-bc.db", {folder / "a.db", bc})) == expected);
    CHECK(content(merge("cba.db", {folder / "c.db", bc, folder / "a.db"})) == expected);
    CHECK(content(merge("again.db", {folder / "all.db", folder / "all.db", ab})) == expected);
  }
}

}  // namespace
}  // namespace soi::pipeline
