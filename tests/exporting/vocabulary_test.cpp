// SPDX-License-Identifier: Apache-2.0
#include "exporting/vocabulary.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"

namespace soi::exporting {
namespace {

TEST_CASE("types inherit their vocabularies' words key by key, and every shipped domain's file is sound") {
  const auto words = Vocabulary::load(test::dan_van_domain(), test::dan_van());
  CHECK(words.type("ministry").ftm == "PublicBody");
  CHECK(words.type("ministry").rdf == words.type("organization").rdf);
  CHECK(words.relation("holds").from == "org:member");
  CHECK(words.relation("chaired").ftm.empty());
  CHECK(words.iri("org:member") == "http://www.w3.org/ns/org#member");
  for (const auto& name : schema::Domain::names()) {
    const auto domain = schema::Domain::open(name);
    CHECK_NOTHROW(Vocabulary::load(domain, schema::Schema::load(domain)));
  }
}

TEST_CASE("mistakes in a file of vocabularies are all told with their places") {
  const test::Folder folder;
  std::filesystem::copy(std::filesystem::path(SOI_SOURCE_DIR) / "schemas", folder.path(),
                        std::filesystem::copy_options::recursive);
  std::ofstream(folder / "dan-van/vocabularies.yaml") << "prefixes: {x: nothing}\n"
                                                         "types: {oficial: {ftm: Person}, event: {rdf: [fof:Person]}}\n"
                                                         "relations: {holds: {ftm: Member ship, from: none}}\n";
  const auto domain = schema::Domain::open("dan-van", folder.path().string());
  try {
    Vocabulary::load(domain, schema::Schema::load(domain));
    FAIL("accepted");
  } catch (const base::Error& error) {
    REQUIRE(error.problems().size() == 5);
    CHECK(error.problems()[0].where.line == 1);
    CHECK(error.problems()[1].remedy == "did you mean 'official'?");
    CHECK(error.problems()[2].where.line == 2);
    CHECK(error.problems()[3].where.line == 3);
  }
}

}  // namespace
}  // namespace soi::exporting
