// SPDX-License-Identifier: Apache-2.0
#include "reading/edge_list.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/folder.hpp"

namespace soi::reading {
namespace {

using Nodes = std::vector<graph::Node>;

std::vector<std::string> names(const EdgeList& list) {
  std::vector<std::string> all;
  for (graph::Node node = 0; node < list.links.nodes; ++node) all.push_back(list.name(node));
  return all;
}

TEST_CASE("numbers are nodes in their order, with gaps closed") {
  const auto list = parse_edge_list("10\t2\n2\t10\n7\t7\n", "a.tsv");
  CHECK(names(list) == std::vector<std::string>{"2", "7", "10"});
  CHECK(list.links.from == Nodes{2, 0, 1});
  CHECK(list.links.to == Nodes{0, 2, 1});
  CHECK(list.links.weights.empty());
  CHECK(names(parse_edge_list("4000000000\t1\n", "a.tsv")) == std::vector<std::string>{"1", "4000000000"});
  CHECK(names(parse_edge_list("4294967295 1", "a.tsv")) == std::vector<std::string>{"1", "4294967295"});
}

TEST_CASE("names are nodes in the order of their bytes, whatever the order of lines") {
  const auto one = parse_edge_list("Bùi Hoài\tHà Nội\nAn\tBùi Hoài\n", "a.tsv");
  const auto other = parse_edge_list("An\tBùi Hoài\r\nBùi Hoài\tHà Nội", "a.tsv");
  CHECK(names(one) == std::vector<std::string>{"An", "Bùi Hoài", "Hà Nội"});
  CHECK(names(other) == names(one));
  CHECK(one.links.from == Nodes{1, 0});
  CHECK(other.links.from == Nodes{0, 1});
}

TEST_CASE("a number that does not read back the same is a name, and so are all then") {
  CHECK(names(parse_edge_list("007 7\n", "a.tsv")) == std::vector<std::string>{"007", "7"});
  CHECK(names(parse_edge_list("4294967296 7\n", "a.tsv")) == std::vector<std::string>{"4294967296", "7"});
  CHECK(names(parse_edge_list("10 9\n9 x\n", "a.tsv")) == std::vector<std::string>{"10", "9", "x"});
}

TEST_CASE("comments say nothing, weights count, and spaces, commas and tabs part") {
  const auto list = parse_edge_list("# from to\n% more\n\n1 2 0.5\n2  3   2\n3,1,1e2\n1\t3\n", "a.tsv");
  CHECK(names(list) == std::vector<std::string>{"1", "2", "3"});
  CHECK(list.links.weights == std::vector<double>{0.5, 2, 100, 1});
  CHECK(list.links.from == Nodes{0, 1, 2, 0});
}

TEST_CASE("an edge list of nothing has no nodes") {
  CHECK(parse_edge_list("", "a.tsv").links.nodes == 0);
  CHECK(parse_edge_list("# nothing\n", "a.tsv").links.nodes == 0);
}

TEST_CASE("every line that is no link is told with its place") {
  try {
    parse_edge_list("1\t2\nalone\n1\t2\t-3\n1\t2\tmuch\n1\t2\t3\t4\n\tx\n1\t2\tnan\n", "a.tsv");
    FAIL("no error");
  } catch (const base::Error& error) {
    CHECK(error.failure() == base::Failure::data);
    std::vector<int> lines;
    for (const auto& problem : error.problems()) lines.push_back(problem.where.line);
    CHECK(lines == std::vector<int>{2, 3, 4, 5, 6, 7});
    CHECK(error.problems()[0].where.file == "a.tsv");
  }
  CHECK_THROWS_AS(parse_edge_list("a\xff\tb\n", "a.tsv"), base::Error);
}

TEST_CASE("an edge list is known by its ending and read from its file") {
  CHECK(is_edge_list("x.tsv"));
  CHECK(is_edge_list("x.edges"));
  CHECK_FALSE(is_edge_list("x.yaml"));
  const test::Folder folder;
  CHECK(read_edge_list(folder.write("g.tsv", "a\tb\n")).links.nodes == 2);
  CHECK_THROWS_AS(read_edge_list(folder / "none.tsv"), base::Error);
}

}  // namespace
}  // namespace soi::reading
