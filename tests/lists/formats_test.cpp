// SPDX-License-Identifier: Apache-2.0
// Walks the list of export formats with the empty graph and the tiny graph.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "exporting/format.hpp"
#include "exporting/formats_page.hpp"
#include "graph/graph.hpp"
#include "pipeline/build.hpp"
#include "pipeline/open_graph.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"

namespace soi::exporting {
namespace {

namespace fs = std::filesystem;

const fs::path golden = fs::path(SOI_SOURCE_DIR) / "tests/golden";

// One text for each dialect and part, and the file that holds it: tiny.graphml, tiny.yed.graphml, tiny.nodes.csv.
std::map<std::string, std::string> written(const Format& format, const graph::Reader& reader) {
  std::vector<std::string_view> dialects = {""}, parts = format.parts;
  for (const auto& dialect : format.dialects) dialects.push_back(dialect.name);
  if (parts.empty()) parts.push_back("");
  std::map<std::string, std::string> texts;
  if (format.write == nullptr) return texts;  // the store, which has tests of its own
  for (const auto dialect : dialects) {
    for (const auto part : parts) {
      std::string name = "tiny";
      for (const auto word : {dialect, part}) name += (word.empty() ? "" : ".") + std::string(word);
      std::ostringstream out;
      format.write({reader, test::dan_van(), test::dan_van_domain(), "vi", dialect, part}, out);
      texts[name + std::string(format.ending)] = out.str();
    }
  }
  return texts;
}

std::map<std::string, std::string> tiny(const Format& format, std::vector<fs::path> inputs) {
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

TEST_CASE("docs/formats.md has what the list of formats says") {
  const auto path = fs::path(SOI_SOURCE_DIR) / "docs/formats.md";
  std::ifstream in(path, std::ios::binary);
  std::ostringstream read, fresh;
  read << in.rdbuf();
  write_formats_page(fresh);
  auto page = read.str();
  const std::string begin = "<!-- from the list of formats -->\n", end = "<!-- end -->\n";
  const auto from = page.find(begin) + begin.size();
  page.replace(from, page.find(end) - from, fresh.str());
  if (std::getenv("SOI_APPROVE") != nullptr) std::ofstream(path, std::ios::binary) << page;
  CHECK(page == read.str());  // scripts/approve renews it
}

TEST_CASE("a file's name tells its format, also where it is compressed") {
  for (const auto* format : formats()) {
    CHECK(format_of_file("graph" + std::string(format->ending)) == format);
    CHECK(format_of_file("a.b" + std::string(format->ending) + ".gz") == format);
  }
  CHECK(format_of_file("graph.txt") == nullptr);
}

TEST_CASE("every format writes the empty graph") {
  const graph::Graph empty("dan-van", {}, {});
  for (const auto* format : formats()) {
    for (const auto& [name, text] : written(*format, empty)) {
      INFO(name);
      CHECK((!text.empty() || format->name == "ftm"));  // entities of nothing are none
    }
  }
}

TEST_CASE("every format writes the tiny graph as its golden files have it, whatever the order of the sources") {
  const auto a = golden / "tiny-a.yaml", b = golden / "tiny-b.yaml";
  for (const auto* format : formats()) {
    const auto texts = tiny(*format, {a, b});
    CHECK(tiny(*format, {b, a}) == texts);
    for (const auto& [name, text] : texts) {
      INFO(name);
      if (std::getenv("SOI_APPROVE") != nullptr) std::ofstream(golden / name, std::ios::binary) << text;
      std::ifstream in(golden / name, std::ios::binary);
      std::ostringstream expected;
      expected << in.rdbuf();
      CHECK(text == expected.str());
    }
  }
}

}  // namespace
}  // namespace soi::exporting
