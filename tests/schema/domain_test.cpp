// SPDX-License-Identifier: Apache-2.0
#include "schema/domain.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using soi::base::Error;
using soi::base::Failure;
using soi::schema::Domain;

TEST_CASE("the embedded domain holds the bytes of its folder") {
  const Domain domain = Domain::open("dan-van");
  std::ostringstream bytes;
  bytes << std::ifstream(SOI_SOURCE_DIR "/schemas/dan-van/types.yaml").rdbuf();
  CHECK(domain.text("types.yaml") == bytes.str());
  CHECK(domain.has("base/types.yaml"));
  CHECK_FALSE(domain.has("nothing.yaml"));
  CHECK(domain.yaml("types.yaml").name() == "schemas/dan-van/types.yaml");
  CHECK(domain.yaml("base/types.yaml").name() == "schemas/base/types.yaml");
}

TEST_CASE("a folder gives the same domain as the program does") {
  const Domain folder = Domain::open("dan-van", SOI_SOURCE_DIR "/schemas");
  CHECK(folder.digest() == Domain::open("dan-van").digest());
  CHECK(folder.yaml("types.yaml").name() == SOI_SOURCE_DIR "/schemas/dan-van/types.yaml");
  CHECK(Domain::names(SOI_SOURCE_DIR "/schemas") == Domain::names());
}

TEST_CASE("the base is no domain") {
  const std::vector<std::string> names = Domain::names();
  CHECK(std::find(names.begin(), names.end(), "dan-van") != names.end());
  CHECK(std::find(names.begin(), names.end(), "base") == names.end());
}

TEST_CASE("an unknown domain is a wrong usage that names the known ones") {
  for (const char* name : {"dan-vn", "base", "../dan-van", "", "."}) {
    CAPTURE(name);
    try {
      Domain::open(name);
      FAIL("opened");
    } catch (const Error& error) {
      CHECK(error.failure() == Failure::usage);
      CHECK(error.problems().front().remedy.find("dan-van") != std::string::npos);
    }
  }
}

TEST_CASE("a missing folder and a missing file are told apart") {
  try {
    Domain::open("dan-van", "/nonexistent/folder");
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::io);
  }
  try {
    Domain::open("dan-van").text("nothing.yaml");
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::data);
  }
}
