// SPDX-License-Identifier: Apache-2.0
// Walks the list of export formats with the empty graph and the tiny graph.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "exporting/format.hpp"
#include "graph/graph.hpp"
#include "pipeline/build.hpp"
#include "pipeline/open_graph.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"

namespace soi::exporting {
namespace {

namespace fs = std::filesystem;

const fs::path golden = fs::path(SOI_SOURCE_DIR) / "tests/golden";

std::string written(const Format& format, const graph::Reader& reader) {
  std::ostringstream out;
  format.write(reader, test::dan_van(), out);
  return out.str();
}

std::string tiny(const Format& format, std::vector<fs::path> inputs) {
  const test::Folder folder;
  pipeline::BuildOptions options;
  options.store = folder / "tiny.db";
  pipeline::build(inputs, options);
  return written(format, *pipeline::open_graph(options.store));
}

TEST_CASE("every format has a name of its own, a sentence and an ending") {
  std::set<std::string_view> names;
  for (const auto* format : formats()) {
    CHECK(names.insert(format->name).second);
    CHECK_FALSE(format->sentence.empty());
    CHECK(format->ending.starts_with('.'));
    CHECK(find_format(format->name) == format);
  }
  CHECK(find_format("nothing") == nullptr);
}

TEST_CASE("every format writes the empty graph") {
  const graph::Graph empty("dan-van", {}, {});
  for (const auto* format : formats()) CHECK_FALSE(written(*format, empty).empty());
}

TEST_CASE("every format writes the tiny graph as its golden file has it, whatever the order of the sources") {
  const auto a = golden / "tiny-a.yaml", b = golden / "tiny-b.yaml";
  for (const auto* format : formats()) {
    const auto path = golden / ("tiny" + std::string(format->ending));
    INFO(path.string());
    const auto text = tiny(*format, {a, b});
    CHECK(tiny(*format, {b, a}) == text);
    if (std::getenv("SOI_APPROVE") != nullptr) std::ofstream(path, std::ios::binary) << text;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream expected;
    expected << in.rdbuf();
    CHECK(text == expected.str());
  }
}

}  // namespace
}  // namespace soi::exporting
