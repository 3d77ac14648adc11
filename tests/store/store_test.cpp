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
#include "store/update.hpp"
#include "support/folder.hpp"
#include "support/random_documents.hpp"
#include "support/stored.hpp"

namespace soi::store {
namespace {

namespace fs = std::filesystem;

struct RandomGraph {
  explicit RandomGraph(std::mt19937& random)
      : documents(test::random_documents(random, 12)), partition(test::random_partition(random, documents)) {}
  graph::Graph graph() const { return {"dan-van", documents, partition}; }
  void save(const fs::path& path) const { test::save(path, documents, partition); }

  std::vector<graph::DocumentGraph> documents;
  graph::Partition partition;
};

// Without the numbers of edges, which differ from store to store.
std::string content(const graph::Reader& reader) { return test::everything(reader); }

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
    const RandomGraph made(random);
    const auto path = folder / ("soi" + std::to_string(round) + ".db");
    made.save(path);
    CHECK(content(*open(path)) == content(made.graph()));
  }
}

TEST_CASE("a store gives its documents back exactly") {
  const test::Folder folder;
  std::mt19937 random(12);
  const RandomGraph made(random);
  made.save(folder / "soi.db");
  std::string loaded, expected;
  each_document(folder / "soi.db", [&](const auto& document, const Origin&) { loaded += test::everything(document); });
  for (const auto& document : made.documents) expected += test::everything(document);
  CHECK(loaded == expected);
  CHECK(domain_of(folder / "soi.db") == "dan-van");
}

TEST_CASE("equal graphs are stored as equal bytes, and nothing is left beside them") {
  const test::Folder folder;
  std::mt19937 random(13);
  const RandomGraph made(random);
  made.save(folder / "a.db");
  made.save(folder / "b.db");
  CHECK(base::read_file(folder / "a.db") == base::read_file(folder / "b.db"));
  CHECK(folder.files() == 2);
}

TEST_CASE("documents that come and go leave a store as if they had never been there") {
  std::mt19937 random(20);
  for (int round = 0; round < 10; ++round) {
    const test::Folder folder;
    const RandomGraph made(random);
    made.save(folder / "soi.db");
    {
      Update update(folder / "soi.db", "dan-van", nullptr);
      for (auto passing : test::random_documents(random, 3)) {
        passing.document.key = "x" + passing.document.key;
        update.add(passing, std::vector<Signed>(passing.members.size()), {});
      }
      for (const auto& [block, member] : update.homeless()) {
        update.move(update.member(member), static_cast<std::int64_t>(random() % 9));
      }
      update.derive([](const char*) {});
      update.count();
      update.commit();
    }
    CHECK(content(*open(folder / "soi.db")) != content(made.graph()));
    {
      Update update(folder / "soi.db", "dan-van", nullptr);
      std::vector<std::int64_t> passing;
      update.each_number([&](auto document) {
        if (update.key_of(document).starts_with("x")) passing.push_back(document);
      });
      CHECK(passing.size() == 3);
      for (const auto document : passing) update.remove(document);
      update.derive([](const char*) {});
      update.count();
      update.commit();
    }
    CHECK(content(*open(folder / "soi.db")) == content(made.graph()));
    CHECK(folder.files() == 1);
  }
}

TEST_CASE("a change that is not committed is no change") {
  const test::Folder folder;
  std::mt19937 random(21);
  const RandomGraph made(random);
  made.save(folder / "soi.db");
  {
    Update update(folder / "soi.db", "dan-van", nullptr);
    update.remove(0);
    update.derive([](const char*) {});
  }
  CHECK(content(*open(folder / "soi.db")) == content(made.graph()));
  { Update update(folder / "none.db", "dan-van", nullptr); }
  CHECK(folder.files() == 1);
}

TEST_CASE("a walk over a store may start another walk") {
  const test::Folder folder;
  std::mt19937 random(14);
  const RandomGraph made(random);
  const auto graph = made.graph();
  made.save(folder / "soi.db");
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

  std::mt19937 random(15);
  RandomGraph(random).save(folder / "soi.db");
  CHECK(is_store(folder / "soi.db"));
  auto bytes = base::read_file(folder / "soi.db");
  bytes[63] = 99;
  std::ofstream(folder / "newer.db", std::ios::binary) << bytes;
  CHECK_THAT(what_open_says(folder / "newer.db"), Catch::Contains("version 99"));
}

TEST_CASE("a damaged store gives an error and no crash") {
  const test::Folder folder;
  std::mt19937 random(16);
  RandomGraph(random).save(folder / "soi.db");
  const auto whole = base::read_file(folder / "soi.db");
  int refused = 0;
  for (int round = 0; round < 200; ++round) {
    auto bytes = whole;
    for (int i = 0; i < 40; ++i) bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
    if (round % 10 == 0) bytes.resize(bytes.size() / 2);
    std::ofstream(folder / "bad.db", std::ios::binary) << bytes;
    try {
      test::everything(*open(folder / "bad.db"));
      each_document(folder / "bad.db", [](const auto&, const Origin&) {});
    } catch (const std::exception&) {
      ++refused;
    }
  }
  CHECK(refused > 20);
}

TEST_CASE("a store opens in a folder that cannot be written to, and any SQL tool can query its views") {
  const test::Folder folder;
  std::mt19937 random(17);
  const RandomGraph made(random);
  const auto graph = made.graph();
  made.save(folder / "soi.db");
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

TEST_CASE("where no store can be written, nothing is left") {
  const test::Folder folder;
  std::mt19937 random(18);
  CHECK_THROWS_AS(RandomGraph(random).save(folder / "missing" / "soi.db"), base::Error);
  fs::create_directory(folder / "soi.db");
  CHECK_THROWS_AS(RandomGraph(random).save(folder / "soi.db"), base::Error);
  CHECK(folder.files() == 1);
}

}  // namespace
}  // namespace soi::store
