// SPDX-License-Identifier: Apache-2.0
#include "store/saved_measures.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "pipeline/build.hpp"
#include "store/store.hpp"
#include "support/folder.hpp"

namespace soi::store {
namespace {

const char* const first = R"(schema: dan-van
document: {id: one}
nodes:
  a: {type: official, name: Nguyễn An}
  c: {type: conference, name: Hội nghị}
edges:
  - [a, attended, c]
)";
const char* const second = R"(schema: dan-van
document: {id: two}
nodes:
  b: {type: official, name: Lê Bình}
)";

struct Built {
  Built() { add("one.yaml", first); }
  void add(const std::string& name, const std::string& bytes) {
    pipeline::BuildOptions options;
    options.store = path;
    pipeline::build({folder.write(name, bytes)}, options);
  }
  test::Folder folder;
  std::filesystem::path path = folder / "soi.db";
};

TEST_CASE("saved columns are given back as long as the store is not built anew") {
  Built built;
  CHECK(saved_measures(built.path).empty());
  const auto state = state_of(built.path);
  save_measures(built.path, state, {{"pagerank", "--damping 0.85", {{0, 0.25}, {1, 1.0 / 3}}}, {"core", "", {{1, 2}}}});
  const auto found = saved_measures(built.path);
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "core");
  CHECK(found[1].options == "--damping 0.85");
  CHECK(found[1].values == std::vector<std::pair<graph::Node, double>>{{0, 0.25}, {1, 1.0 / 3}});

  save_measures(built.path, state, {{"core", "", {{0, 5}}}});
  CHECK(saved_measures(built.path)[0].values == std::vector<std::pair<graph::Node, double>>{{0, 5}});

  built.add("two.yaml", second);
  CHECK(saved_measures(built.path).empty());
  CHECK(state_of(built.path) > state);
  CHECK(open(built.path)->counts().entities == 3);
}

TEST_CASE("columns measured on an earlier state are refused, and what is no store as well") {
  Built built;
  const auto state = state_of(built.path);
  built.add("two.yaml", second);
  CHECK_THROWS_AS(save_measures(built.path, state, {{"core", "", {{0, 1}}}}), base::Error);
  CHECK(saved_measures(built.path).empty());
  CHECK_THROWS_AS(state_of(built.folder.write("x.db", "no store")), base::Error);
}

}  // namespace
}  // namespace soi::store
