// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "base/files.hpp"
#include "pipeline/open_graph.hpp"
#include "store/store.hpp"
#include "support/folder.hpp"
#include "support/random_documents.hpp"

namespace soi::pipeline {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

std::string graph_file(const std::string& id, const std::string& person, const std::string& more = {}) {
  return "schema: dan-van\ndocument: {id: " + id + more + "}\nnodes:\n  p: {type: official, name: " + person +
         "}\n  b: {type: committee, name: Ban Dân vận Trung ương}\nedges:\n  - {from: p, type: holds, to: b, role: "
         "Trưởng ban}\n";
}

BuildOptions into(const fs::path& store) {
  BuildOptions options;
  options.store = store;
  return options;
}

std::string content(const fs::path& store) { return test::everything(*store::open(store)); }

base::Failure failure_of(const Paths& inputs, const BuildOptions& options, std::size_t problems = 1) {
  try {
    build(inputs, options);
  } catch (const base::Error& error) {
    INFO(error.what());
    CHECK(error.problems().size() == problems);
    return error.failure();
  }
  FAIL("built");
  return {};
}

TEST_CASE("graph files become a store in which documents meet") {
  const test::Folder folder;
  const auto summary = build({folder.write("a.yaml", graph_file("a", "Bùi Thị Minh Hoài")),
                              folder.write("b.yaml", graph_file("b", "Bùi Thị Minh Hoài"))},
                             into(folder / "soi.db"));
  CHECK(summary.added == 2);
  CHECK(summary.counts.entities == 2);
  CHECK(summary.counts.edges == 1);
  CHECK(summary.entities_by_type.at("official") == 1);
  CHECK(summary.facts_by_relation.at("holds") == 2);
  const auto reader = store::open(folder / "soi.db");
  CHECK(reader->entity(*reader->by_id("b#p")).id == "a#p");
  CHECK(reader->facts(0).size() == 2);
}

TEST_CASE("many builds give what one build gives, in any order, with any number of threads") {
  const test::Folder folder;
  Paths files;
  for (int i = 0; i < 6; ++i) {
    const auto id = "d" + std::to_string(i);
    files.push_back(folder.write(
        "in/" + id + ".yaml", graph_file(id, i % 2 ? "Lê Văn An" : "Trần Thị Bình", i == 4 ? ", replaces: d1" : "")));
  }
  files.push_back(
      folder.write("in/report.txt", "Sáng 15-7-2021, Ban Dân vận Trung ương tổ chức hội nghị tại Hà Nội.\n"));
  auto options = into(folder / "once.db");
  options.threads = 1;
  build(files, options);
  options.store = folder / "folder.db";
  options.threads = 2;
  build({folder / "in"}, options);
  CHECK(base::read_file(folder / "folder.db") == base::read_file(folder / "once.db"));

  std::reverse(files.begin(), files.end());
  for (const auto& file : files) build({file}, into(folder / "steps.db"));
  CHECK(content(folder / "steps.db") == content(folder / "once.db"));
  CHECK_FALSE(store::open(folder / "steps.db")->document("d1"));
}

TEST_CASE("a build adds to the store, and sync makes it equal to the inputs") {
  const test::Folder folder;
  const auto a = folder.write("a.yaml", graph_file("a", "Lê Văn An")),
             b = folder.write("b.yaml", graph_file("b", "Trần Bình"));
  auto options = into(folder / "soi.db");
  build({a}, options);
  const auto second = build({a, b}, options);
  CHECK(second.added == 1);
  CHECK(second.unchanged == 1);
  CHECK(second.removed == 0);
  options.sync = true;
  const auto third = build({b}, options);
  CHECK(third.removed == 1);
  CHECK(third.unchanged == 1);
  CHECK(third.counts.documents == 1);
  build({b}, into(folder / "fresh.db"));
  CHECK(content(folder / "soi.db") == content(folder / "fresh.db"));
}

TEST_CASE("the same bytes under two names are one document") {
  const test::Folder folder;
  folder.write("in/a.txt", "Một bản tin.\n");
  folder.write("in/copy/b.txt", "Một bản tin.\n");
  folder.write("in/notes.csv.bak", "passed over");
  folder.write("in/README.md", "Những tệp bên cạnh.\n");
  CHECK(build({folder / "in"}, into(folder / "soi.db")).counts.documents == 1);
}

TEST_CASE("mistakes in graph files are all told, and nothing is written") {
  const test::Folder folder;
  const auto good = folder.write("good.yaml", graph_file("good", "Lê Văn An"));
  build({good}, into(folder / "soi.db"));
  const auto before = content(folder / "soi.db");
  const auto bad = folder.write("bad.yaml", "schema: dan-van\nnodes:\n  a: {type: oficial, name: A}\n");
  const auto worse = folder.write("worse.yaml", "schema: dan-van\nedges:\n  - [x, chaired, y]\n");
  CHECK(failure_of({bad, good, worse}, into(folder / "soi.db"), 3) == base::Failure::data);
  CHECK(content(folder / "soi.db") == before);
}

TEST_CASE("an unreadable report is named and passed over, unless strict") {
  const test::Folder folder;
  folder.write("in/good.txt", "Một bản tin.\n");
  folder.write("in/bad.txt", std::string("\x00\x01\x02\x00\xff\xfe\x00", 7));
  const auto summary = build({folder / "in"}, into(folder / "soi.db"));
  CHECK(summary.counts.documents == 1);
  REQUIRE(summary.problems.size() == 1);
  CHECK(fs::path(summary.problems[0].where.file).filename() == "bad.txt");
  auto strict = into(folder / "strict.db");
  strict.strict = true;
  failure_of({folder / "in"}, strict);
  CHECK_FALSE(fs::exists(folder / "strict.db"));
  failure_of({folder / "in" / "bad.txt"}, into(folder / "none.db"));
  CHECK_FALSE(fs::exists(folder / "none.db"));
}

TEST_CASE("inputs that are not there or of unknown ending are refused, all of them at once") {
  const test::Folder folder;
  const auto picture = folder.write("a.png", "x"), table = folder.write("b.xlsx", "x");
  CHECK(failure_of({folder / "none.txt", folder / "nowhere"}, into(folder / "soi.db"), 2) == base::Failure::io);
  CHECK(failure_of({picture, table}, into(folder / "soi.db"), 2) == base::Failure::usage);
}

TEST_CASE("a file that is no store is never written over") {
  const test::Folder folder;
  const auto file = folder.write("a.yaml", graph_file("a", "Lê Văn An"));
  CHECK(failure_of({file}, into(file)) == base::Failure::data);
  CHECK(base::read_file(file) == graph_file("a", "Lê Văn An"));
}

TEST_CASE("a conflict of ids is told and keeps both") {
  const test::Folder folder;
  const auto summary = build(
      {folder.write("a.yaml", graph_file("x", "Lê Văn An")), folder.write("b.yaml", graph_file("x", "Trần Bình"))},
      into(folder / "soi.db"));
  CHECK(summary.counts.documents == 2);
  CHECK(summary.warnings.size() == 1);
  CHECK(summary.problems.empty());
}

TEST_CASE("a store, a graph file and a report open as graphs") {
  const test::Folder folder;
  const auto file = folder.write("a.yaml", graph_file("a", "Lê Văn An"));
  build({file}, into(folder / "soi.db"));
  CHECK(test::everything(*open_graph(folder / "soi.db")) == test::everything(*open_graph(file)));
  CHECK(open_graph(folder.write("r.txt", "Một bản tin.\n"))->counts().documents == 1);
  CHECK_THROWS_AS(open_graph(folder / "none.db"), base::Error);
}

TEST_CASE("killed at any moment, a build leaves the last good store") {
  const test::Folder folder;
  build({folder.write("a.yaml", graph_file("a", "Lê Văn An"))}, into(folder / "soi.db"));
  const auto old = content(folder / "soi.db");
  for (int i = 0; i < 40; ++i) {
    folder.write("in/" + std::to_string(i) + ".yaml", graph_file("d" + std::to_string(i), "Trần Thị Bình"));
  }
  int killed = 0;
  for (int round = 0; round < 25; ++round) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      auto options = into(folder / "soi.db");
      options.sync = true;
      options.threads = 1;
      try {
        build({folder / "in"}, options);
      } catch (...) {
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(1500 * round));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFSIGNALED(status);
    const auto now = content(folder / "soi.db");
    CHECK((now == old || store::open(folder / "soi.db")->counts().documents == 40));
  }
  CHECK(killed > 0);
}

}  // namespace
}  // namespace soi::pipeline
