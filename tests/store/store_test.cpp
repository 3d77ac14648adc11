// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sqlite3.h>
#include <thread>

#include "base/error.hpp"
#include "base/files.hpp"
#include "store/lock.hpp"
#include "support/folder.hpp"
#include "support/random_documents.hpp"

namespace soi::store {
namespace {

namespace fs = std::filesystem;

graph::Graph random_graph(std::mt19937& random) {
  auto documents = test::random_documents(random, 12);
  auto partition = test::random_partition(random, documents);
  return {"dan-van", std::move(documents), partition};
}

std::string what_open_says(const fs::path& path) {
  try {
    open(path);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "opened";
}

TEST_CASE("a store answers as the graph in memory does") {
  const test::Folder folder;
  std::mt19937 random(11);
  for (int round = 0; round < 15; ++round) {
    const auto graph = random_graph(random);
    save(folder / "soi.db", graph);
    CHECK(test::everything(*open(folder / "soi.db")) == test::everything(graph));
  }
}

TEST_CASE("a store gives its documents back exactly, those set aside too") {
  const test::Folder folder;
  std::mt19937 random(12);
  auto documents = test::random_documents(random, 12);
  const auto whole = documents;
  // d1 is replaced, and d10 a report whose content a graph file replaces: it stays listed.
  const std::vector<graph::DocumentGraph> aside = {documents[1], documents[2]};
  documents[2].members.clear();
  documents[2].facts.clear();
  documents.erase(documents.begin() + 1);
  const graph::Graph graph("dan-van", documents, graph::apart(documents));
  save(folder / "soi.db", graph, aside);

  const auto loaded = load_documents(folder / "soi.db");
  REQUIRE(loaded.size() == whole.size());
  for (std::size_t d = 0; d < whole.size(); ++d) CHECK(test::everything(loaded[d]) == test::everything(whole[d]));
  CHECK(test::everything(*open(folder / "soi.db")) == test::everything(graph));
  CHECK_FALSE(open(folder / "soi.db")->document(whole[1].document.key));
  CHECK(domain_of(folder / "soi.db") == "dan-van");
}

TEST_CASE("equal graphs are stored as equal bytes, and nothing is left beside them") {
  const test::Folder folder;
  std::mt19937 random(13);
  const auto graph = random_graph(random);
  save(folder / "a.db", graph);
  save(folder / "b.db", graph);
  save(folder / "b.db", graph);
  CHECK(base::read_file(folder / "a.db") == base::read_file(folder / "b.db"));
  CHECK(folder.files() == 2);
}

TEST_CASE("a walk over a store may start another walk") {
  const test::Folder folder;
  std::mt19937 random(14);
  const auto graph = random_graph(random);
  save(folder / "soi.db", graph);
  const auto reader = open(folder / "soi.db");
  std::size_t pairs = 0;
  reader->each_entity([&](const auto&) {
    reader->each_entity([&](const auto&) { return ++pairs, true; });
    return true;
  });
  CHECK(pairs == graph.entities().size() * graph.entities().size());
}

TEST_CASE("what is no store, or one of another version, is refused with a remedy") {
  const test::Folder folder;
  CHECK_THAT(what_open_says(folder / "none.db"), Catch::Contains("there is no store"));
  std::ofstream(folder / "text.db") << "Một bản tin dài hơn một trăm byte, để phần đầu của tệp có đủ chỗ. "
                                    << std::string(99, 'x');
  CHECK_THAT(what_open_says(folder / "text.db"), Catch::Contains("is not a store"));
  CHECK_FALSE(is_store(folder / "text.db"));
  CHECK_FALSE(is_store(folder.path()));
  CHECK(load_documents(folder / "none.db").empty());

  std::mt19937 random(15);
  save(folder / "soi.db", random_graph(random));
  CHECK(is_store(folder / "soi.db"));
  auto bytes = base::read_file(folder / "soi.db");
  bytes[63] = 99;
  std::ofstream(folder / "newer.db", std::ios::binary) << bytes;
  CHECK_THAT(what_open_says(folder / "newer.db"), Catch::Contains("version 99"));
}

TEST_CASE("a damaged store gives an error and no crash") {
  const test::Folder folder;
  std::mt19937 random(16);
  save(folder / "soi.db", random_graph(random));
  const auto whole = base::read_file(folder / "soi.db");
  int refused = 0;
  for (int round = 0; round < 200; ++round) {
    auto bytes = whole;
    for (int i = 0; i < 40; ++i) bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
    if (round % 10 == 0) bytes.resize(bytes.size() / 2);
    std::ofstream(folder / "bad.db", std::ios::binary) << bytes;
    try {
      test::everything(*open(folder / "bad.db"));
      load_documents(folder / "bad.db");
    } catch (const std::exception&) {
      ++refused;
    }
  }
  CHECK(refused > 20);
}

TEST_CASE("a store opens in a folder that cannot be written to, and any SQL tool can query its views") {
  const test::Folder folder;
  std::mt19937 random(17);
  const auto graph = random_graph(random);
  save(folder / "soi.db", graph);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open_v2((folder / "soi.db").c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  const auto count = [&](const std::string& view) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(handle, ("select count(*) from " + view).c_str(), -1, &statement, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
    const auto rows = static_cast<std::uint64_t>(sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return rows;
  };
  CHECK(count("entities") == graph.counts().entities);
  CHECK(count("documents") == graph.counts().documents);
  CHECK(count("facts") == graph.counts().facts);
  CHECK(count("evidence") > 0);
  sqlite3_close(handle);
  CHECK(what_open_says(folder / "soi.db") == "opened");
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("saving keeps a link to a store a link, and the mode of the store") {
  const test::Folder folder;
  std::mt19937 random(19);
  save(folder / "real.db", random_graph(random));
  fs::permissions(folder / "real.db", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real.db", folder / "link.db");
  const auto graph = random_graph(random);
  save(folder / "link.db", graph);
  CHECK(fs::is_symlink(folder / "link.db"));
  CHECK(test::everything(*open(folder / "real.db")) == test::everything(graph));
  CHECK(fs::status(folder / "real.db").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("one build of a store waits for another one") {
  const test::Folder folder;
  bool waited = false;
  std::thread second;
  {
    const Lock first(folder / "soi.db", [] {});
    std::mutex mutex;
    std::condition_variable told;
    second = std::thread([&] {
      const Lock lock(folder / "soi.db", [&] {
        const std::lock_guard guard(mutex);
        waited = true;
        told.notify_one();
      });
    });
    std::unique_lock guard(mutex);
    CHECK(told.wait_for(guard, std::chrono::seconds(20), [&] { return waited; }));
  }
  second.join();
  CHECK(folder.files() == 0);
}

TEST_CASE("a store that cannot be written leaves the old one as it is") {
  const test::Folder folder;
  std::mt19937 random(18);
  CHECK_THROWS_AS(save(folder / "missing" / "soi.db", random_graph(random)), base::Error);
  fs::create_directory(folder / "soi.db");
  CHECK_THROWS_AS(save(folder / "soi.db", random_graph(random)), base::Error);
  CHECK(folder.files() == 1);
}

}  // namespace
}  // namespace soi::store
