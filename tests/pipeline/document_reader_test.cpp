// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_reader.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "base/error.hpp"
#include "support/folder.hpp"

namespace soi::pipeline {
namespace {

TEST_CASE("rules that are wrong are compiled once, however many reports come") {
  const test::Folder folder;
  std::filesystem::copy(SOI_SOURCE_DIR "/schemas", folder.path() / "schemas", std::filesystem::copy_options::recursive);
  std::ofstream(folder.path() / "schemas/minutes/rules.yaml") << "stages: 1\n";
  std::ofstream(folder.path() / "a.txt") << "The board met on 3 May 2021.\n";
  auto domain = schema::Domain::open("minutes", (folder.path() / "schemas").string());
  const auto schema = schema::Schema::load(domain);
  DocumentReader reader(domain, schema);
  CHECK_THROWS_AS(reader.read(folder.path() / "a.txt"), base::Error);
  domain = schema::Domain::open("minutes");  // a second compilation would find nothing wrong
  CHECK_THROWS_AS(reader.read(folder.path() / "a.txt"), base::Error);
}

}  // namespace
}  // namespace soi::pipeline
