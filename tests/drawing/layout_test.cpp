// SPDX-License-Identifier: Apache-2.0
#include "drawing/layout.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <sys/wait.h>

#include "base/error.hpp"
#include "support/folder.hpp"
#include "support/small_graph.hpp"

using namespace soi;
using drawing::Format;

namespace {

drawing::LayoutOptions options() { return test::render_options().layout; }

// A program in place of soi-layout.
class Impostor {
 public:
  explicit Impostor(const std::string& script) {
    std::filesystem::permissions(folder_.write("program", "#!/bin/sh\n" + script + "\n"),
                                 std::filesystem::perms::owner_all);
  }

  drawing::LayoutOptions options(double seconds = 20) const {
    drawing::LayoutOptions made;
    made.program = (folder_ / "program").string();
    made.seconds = seconds;
    return made;
  }

 private:
  test::Folder folder_;
};

std::string random_dot(std::size_t nodes) {
  std::string dot = "digraph {\n";
  std::uint32_t seed = 1;
  for (std::size_t i = 0; i < 3 * nodes; ++i) {
    seed = seed * 1664525 + 1013904223;
    dot += "n" + std::to_string(i % nodes) + " -> n" + std::to_string((seed >> 8) % nodes) + ";\n";
  }
  return dot + "}\n";
}

// Failure and remedy of a layout that must not succeed.
base::Error failure_of(const std::string& dot, const std::string& engine, const drawing::LayoutOptions& with) {
  try {
    drawing::lay_out(dot, engine, Format::svg, with);
  } catch (const base::Error& error) {
    return error;
  }
  FAIL("the layout succeeded");
  return {base::Failure::usage, ""};
}

bool no_child_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

}  // namespace

TEST_CASE("a layout over its time limit ends with a limit, names the next engine and leaves no process") {
  auto with = options();
  with.seconds = 0.3;
  const auto begin = std::chrono::steady_clock::now();
  const auto error = failure_of(random_dot(3000), "dot", with);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK(error.failure() == base::Failure::limit);
  CHECK(error.problems().front().remedy.find("--layout neato") != std::string::npos);
  CHECK(no_child_left());
}

TEST_CASE("a layout that closes its output but does not end is killed too") {
  const auto error = failure_of("digraph {}", "neato", Impostor("exec >&-; exec sleep 100").options(0.3));
  CHECK(error.failure() == base::Failure::limit);
  CHECK(error.problems().front().remedy.find("--layout sfdp") != std::string::npos);
  CHECK(no_child_left());
}

TEST_CASE("a picture is taken only whole and from a program that ended well") {
  const auto failed = [](const std::string& script) {
    return failure_of("digraph {}", "dot", Impostor(script).options()).failure() == base::Failure::limit;
  };
  CHECK(failed("echo '<svg>'"));
  CHECK(failed("echo '<svg></svg>'; exit 1"));
  CHECK(failed("echo '<svg></svg>'; kill -SEGV $$"));
  CHECK(failed("exit 0"));
  CHECK(drawing::lay_out("digraph {}", "dot", Format::svg, Impostor("echo '<svg></svg>'").options()) ==
        "<svg></svg>\n");
}

TEST_CASE("a program that reads nothing of a large graph does no harm") {
  const std::string dot(4 << 20, ' ');
  CHECK(drawing::lay_out(dot, "dot", Format::svg, Impostor("echo '</svg>'").options()) == "</svg>\n");
}

TEST_CASE("a missing soi-layout is an error of reading, not of the picture") {
  auto with = options();
  with.program = "/nowhere/soi-layout";
  CHECK(failure_of("digraph {}", "dot", with).failure() == base::Failure::io);
}

TEST_CASE("DOT that cannot be read gives no picture") {
  CHECK(failure_of("digraph { a -> ", "dot", options()).failure() == base::Failure::limit);
  CHECK(failure_of("", "dot", options()).failure() == base::Failure::limit);
}

TEST_CASE("each format begins and ends as it must") {
  const auto made = [](Format format) { return drawing::lay_out("digraph { a -> b }", "dot", format, options()); };
  CHECK(made(Format::svg).ends_with("</svg>\n"));
  CHECK(made(Format::png).starts_with("\x89PNG"));
  CHECK(made(Format::pdf).starts_with("%PDF"));
  CHECK(made(Format::dot).find("pos=") != std::string::npos);
}

TEST_CASE("the engine depends on the number of nodes only, and too many are refused") {
  CHECK(drawing::engine_for(0) == "dot");
  CHECK(drawing::engine_for(150) == "dot");
  CHECK(drawing::engine_for(151) == "neato");
  CHECK(drawing::engine_for(5000) == "sfdp");
  CHECK_THROWS_AS(drawing::engine_for(5001), base::Error);
}

TEST_CASE("a PDF carries no date") {
  const auto graph = test::graph_of(test::report({{"a", "official", "A"}}, {}, "T", ""));
  const auto pdf = test::render(test::draw_all(graph), Format::pdf);
  CHECK(test::count(pdf, "CreationDate") == 0);
  CHECK(test::count(pdf, "%%EOF") == 1);
}
