// SPDX-License-Identifier: Apache-2.0
// pages.yaml: what is furniture is said by a domain, and its own examples prove it.
#include "reading/page_words.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "reading/report_file.hpp"
#include "support/folder.hpp"

using soi::base::Error;
using soi::reading::PageWords;
using soi::schema::Domain;
using soi::test::Folder;
using soi::text::BlockKind;

namespace {

// A domain of nothing but the words of its pages.
Domain domain_with(const Folder& folder, const std::string& pages) {
  folder.write("own/types.yaml", "types: {}\n");
  folder.write("own/pages.yaml", pages);
  return Domain::open("own", folder.path().string());
}

bool furniture(const std::string& line, const PageWords& words) {
  const auto report =
      soi::reading::parse_report("a.txt", "A headline\nA sentence.\n" + line + "\nMore is told.\n", words);
  return report.blocks.at(2).kind == BlockKind::furniture;
}

}  // namespace

TEST_CASE("the lines that shipped domains give as examples of furniture and of reports are what they say") {
  for (const auto& name : Domain::names()) {
    const auto words = PageWords::load(Domain::open(name));
    for (const auto& problem : words.failing_examples()) FAIL_CHECK(soi::base::render(problem));
  }
}

TEST_CASE("what is furniture is said by the domain and by nothing else") {
  const Folder folder;
  const auto words = PageWords::load(domain_with(folder,
                                                 "furniture: {whole: [teilen], opens: [mehr lesen], label: [quelle]}\n"
                                                 "byline opens: [von]\n"));
  for (const char* line : {"Teilen", "TEILEN 7", "Mehr lesen hier", "Quelle: ein Blatt"}) {
    CHECK(furniture(line, words));
    CHECK_FALSE(furniture(line, {}));
  }
  for (const char* line : {"Chia sẻ", "Teilen und herrschen", "Ein langer Satz ohne Quelle: keiner"}) {
    CHECK_FALSE(furniture(line, words));
  }
}

TEST_CASE("an example that does not hold is told with its place") {
  const Folder folder;
  const auto words = PageWords::load(domain_with(
      folder, "furniture: {whole: [teilen]}\nexamples:\n  furniture: [Teilen, Drucken]\n  report: [Teilen 3]\n"));
  const auto failing = words.failing_examples();
  REQUIRE(failing.size() == 2);
  CHECK(failing[0].where.line == 3);
  CHECK(failing[0].where.column == 23);
  CHECK(failing[1].where.line == 4);
}

TEST_CASE("every mistake of a pages.yaml is told in one pass") {
  const Folder folder;
  const auto domain = domain_with(folder, "furniture: {hole: [a], whole: teilen, opens: ['!']}\nbylines: [von]\n");
  try {
    PageWords::load(domain);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 4);
    CHECK(error.problems()[0].remedy == "did you mean 'whole'?");
  }
}
