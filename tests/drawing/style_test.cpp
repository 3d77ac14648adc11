// SPDX-License-Identifier: Apache-2.0
#include "drawing/style.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/error.hpp"
#include "support/folder.hpp"
#include "support/small_graph.hpp"

using namespace soi;

namespace {

// A folder of domains with one domain, "d", whose style.yaml is the given text.
class Domains {
 public:
  explicit Domains(const std::string& style) {
    folder_.write("d/types.yaml",
                  "types:\n"
                  "  ministry: {extends: organization, label: {vi: bộ, en: ministry}}\n"
                  "relations:\n"
                  "  led: {from: official, to: ministry, label: {vi: l, en: l}, inverse: {vi: l, en: l}}\n");
    folder_.write("d/style.yaml", style);
  }

  drawing::Style load() const {
    const auto domain = schema::Domain::open("d", folder_.path().string());
    return drawing::Style::load(domain, schema::Schema::load(domain));
  }

  std::vector<base::Problem> problems() const {
    try {
      load();
    } catch (const base::Error& error) {
      CHECK(error.failure() == base::Failure::data);
      return error.problems();
    }
    return {};
  }

 private:
  test::Folder folder_;
};

}  // namespace

TEST_CASE("a type looks like its parent save for its own keys") {
  const auto style = Domains("types:\n  ministry: {fill: \"#abcdef\"}\n").load();
  CHECK(style.node("ministry").fill == "#abcdef");
  CHECK(style.node("ministry").line == style.node("organization").line);
  CHECK(style.node("ministry").shape == "box");
  CHECK(style.legend_type("ministry") == "ministry");
}

TEST_CASE("a type without an entry stands in the legend under its parent") {
  CHECK(test::dan_van_style().legend_type("conference") == "event");
  CHECK(test::dan_van_style().node("conference").strong);
  CHECK(test::dan_van_style().edge("no such relation").style == "solid");
}

TEST_CASE("every mistake in style.yaml is reported at its place in one pass") {
  const auto problems = Domains(
                            "types:\n"
                            "  ministri: {shape: box}\n"
                            "  ministry: {shape: recrd, fill: red, line: \"#12345g\", rounded: yes, colour: 3}\n"
                            "relations:\n"
                            "  led: {style: wavy, width: 99, line: \"#fff\"}\n"
                            "  lead: {width: 1}\n"
                            "legends: {}\n")
                            .problems();
  std::string places;
  for (const auto& problem : problems)
    places += std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + " ";
  CHECK(places == "2:3 3:21 3:34 3:45 3:65 3:70 5:16 5:29 5:39 6:3 7:1 ");
  REQUIRE(problems.size() == 11);
  CHECK(problems[0].remedy == "did you mean 'ministry'?");
  CHECK(problems[0].source_line == "  ministri: {shape: box}");
  CHECK(problems[2].what == "expected a colour");
}

TEST_CASE("shapes that could take an image or markup from a name are refused") {
  for (const char* shape : {"record", "Mrecord", "html", "plaintext", "epsf", "custom", "\"box, image=x\""}) {
    INFO(shape);
    CHECK(Domains("types:\n  ministry: {shape: " + std::string(shape) + "}\n").problems().size() == 1);
  }
}
