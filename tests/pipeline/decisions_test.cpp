// SPDX-License-Identifier: Apache-2.0
// What a person decides about identity wins, and can be taken back.
#include <catch2/catch.hpp>
#include <random>

#include "base/error.hpp"
#include "pipeline/build.hpp"
#include "store/store.hpp"
#include "support/folder.hpp"
#include "support/random_documents.hpp"

namespace soi::pipeline {
namespace {

namespace fs = std::filesystem;

class World {
 public:
  fs::path document(const std::string& id, const std::string& person, const std::string& body,
                    const std::string& date = "2021-05-04") const {
    return folder.write(id + ".yaml", "schema: dan-van\ndocument: {id: " + id + ", date: " + date +
                                          "}\nnodes:\n  p: {type: official, name: " + person +
                                          "}\n  b: {type: committee, name: " + body +
                                          "}\nedges:\n  - {from: p, type: holds, to: b, role: Ủy viên}\n");
  }
  void build(const std::vector<fs::path>& files, const std::string& decisions = {}, bool sync = false,
             const std::string& store = "soi.db") const {
    BuildOptions options;
    options.store = folder / store;
    options.sync = sync;
    options.threads = 1;
    if (!decisions.empty()) options.identity = folder.write("decisions.yaml", decisions);
    pipeline::build(files, options);
  }
  bool one(const std::string& a, const std::string& b) const {
    const auto reader = store::open(folder / "soi.db");
    return reader->by_id(a).value() == reader->by_id(b).value();
  }
  std::string content(const std::string& store = "soi.db") const {
    return test::everything(*store::open(folder / store));
  }

  test::Folder folder;
};

TEST_CASE("a decision joins what no rule joins, parts what a rule joins, and is gone when it is taken back") {
  const World world;
  const std::vector<fs::path> files = {
      world.document("a", "Lê Văn An", "Tỉnh ủy Hà Tĩnh"), world.document("b", "Lê Văn An", "Tỉnh ủy Bắc Kạn"),
      world.document("c", "Lê Văn An", "Tỉnh ủy Hà Tĩnh"), world.document("d", "An", "Tỉnh ủy")};
  world.build(files);
  const auto plain = world.content();
  CHECK(world.one("a#p", "c#p"));
  CHECK_FALSE(world.one("a#p", "b#p"));
  world.build(files, "same: [[a#p, b#p], [d#p, a#p]]\n");
  CHECK(world.one("a#p", "b#p"));
  CHECK(world.one("c#p", "d#p"));
  world.build(files);  // what was decided stays decided
  CHECK(world.one("a#p", "b#p"));
  world.build(files, "different: [[a#p, c#p]]\n");
  CHECK_FALSE(world.one("a#p", "c#p"));
  CHECK_FALSE(world.one("a#p", "b#p"));
  world.build(files, "same: []\n");
  CHECK(world.content() == plain);
}

TEST_CASE("a body of two names by decision is one cue for people") {
  const World world;
  const std::vector<fs::path> files = {world.document("a", "Nguyễn Văn Hùng", "Tỉnh ủy Hà Tĩnh"),
                                       world.document("b", "Nguyễn Văn Hùng", "Đảng bộ tỉnh Hà Tĩnh")};
  world.build(files);
  CHECK_FALSE(world.one("a#p", "b#p"));
  world.build(files, "same: [[a#b, b#b]]\n");
  CHECK(world.one("a#b", "b#b"));
  CHECK(world.one("a#p", "b#p"));
  world.build(files, "different: [[a#p, b#p]]\n");
  CHECK_FALSE(world.one("a#b", "b#b"));
}

TEST_CASE("a chain of decisions holds through members that the store does not have") {
  const World world;
  const auto a = world.document("a", "Lê Văn An", "Tỉnh ủy Hà Tĩnh"),
             b = world.document("b", "Lê Ân", "Tỉnh ủy Bắc Kạn"),
             c = world.document("c", "Lê Văn Ân", "Tỉnh ủy Cao Bằng");
  world.build({a, c}, "same: [[a#p, b#p], [b#p, c#p]]\n");
  CHECK(world.one("a#p", "c#p"));
  world.build({b});
  CHECK(world.one("a#p", "b#p"));
}

TEST_CASE("decisions that contradict one another are told with their chain, and nothing is built") {
  const World world;
  const auto a = world.document("a", "Lê Văn An", "Tỉnh ủy Hà Tĩnh");
  try {
    world.build({a}, "same:\n  - [a#p, b#p]\n  - [b#p, c#p]\ndifferent:\n  - [a#p, c#p]\n  - [x]\n");
    FAIL("built");
  } catch (const base::Error& error) {
    CHECK(error.failure() == base::Failure::data);
    CHECK(error.problems().size() == 3);
    CHECK_THAT(error.what(), Catch::Contains("a#p = b#p = c#p"));
    CHECK(error.problems().front().where.line == 5);
  }
  CHECK_FALSE(fs::exists(world.folder / "soi.db"));
}

TEST_CASE("with decisions, too, builds in steps give what one build gives, and merged stores keep them") {
  std::mt19937 random(41);
  const std::vector<std::string> people = {"Lê Văn An", "Lê Văn Ân", "An"},
                                 bodies = {"Tỉnh ủy Hà Tĩnh", "Đảng bộ tỉnh Hà Tĩnh", "Tỉnh ủy Bắc Kạn"};
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e", "f"};
  for (int round = 0; round < 7; ++round) {
    const World world;
    std::vector<fs::path> files;
    for (const auto& id : ids) files.push_back(world.document(id, people[random() % 3], bodies[random() % 3]));
    const auto pair = [&](const std::string& local) {
      const auto first = random() % 6;
      return "[" + ids[first] + local + ", " + ids[(first + 1 + random() % 5) % 6] + local + "]";
    };
    const auto decisions = "same: [" + pair("#p") + ", " + pair("#b") + "]\n";
    world.build(files, "different: [" + pair("#p") + "]\nsame: [" + pair("#b") + "]\n");
    world.build({files.begin(), files.begin() + 3}, decisions, true);
    world.build({files.begin() + 3, files.end()});
    world.build({files.begin() + 1, files.end()}, {}, true);
    world.build({files[0]});
    world.build(files, decisions, false, "fresh.db");
    CHECK(world.content() == world.content("fresh.db"));
    world.build({files.begin(), files.begin() + 4}, decisions, false, "left.db");
    world.build({files.begin() + 2, files.end()}, {}, false, "right.db");
    world.build({world.folder / "right.db", world.folder / "left.db"}, {}, false, "merged.db");
    CHECK(world.content("merged.db") == world.content("fresh.db"));
  }
}

}  // namespace
}  // namespace soi::pipeline
