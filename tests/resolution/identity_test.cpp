// SPDX-License-Identifier: Apache-2.0
#include "resolution/identity.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "resolution/resolve.hpp"
#include "support/folder.hpp"

namespace soi::resolution {
namespace {

TEST_CASE("mistakes in identity.yaml are all told with their places") {
  const auto shipped = schema::Domain::open("dan-van");
  const auto schema = schema::Schema::load(shipped);
  auto text = shipped.text("identity.yaml");
  const auto replace = [&](const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  };
  replace("office: holds", "office: hold");
  replace("odds: 30", "odds: many");
  replace("\ncampaign:", "\ncampain:");
  const test::Folder folder;
  std::filesystem::copy(SOI_SOURCE_DIR "/schemas", folder.path(), std::filesystem::copy_options::recursive);
  folder.write("dan-van/identity.yaml", text);
  const auto domain = schema::Domain::open("dan-van", folder.path().string());
  try {
    Resolver(domain, schema);
    FAIL("accepted");
  } catch (const base::Error& error) {
    INFO(error.what());
    CHECK(error.problems().size() >= 3);
    for (const auto& problem : error.problems()) CHECK(problem.where.line > 0);
  }
}

TEST_CASE("identity.yaml need not write lists and tables that are empty") {
  const test::Folder folder;
  std::filesystem::copy(SOI_SOURCE_DIR "/schemas", folder.path(), std::filesystem::copy_options::recursive);
  folder.write(
      "dan-van/identity.yaml",
      "official: {office: holds, odds: 30, people: {body: 16, office: 3, commune: 40, district: 150, province: 1500, "
      "event: 60, day: 300}, names: {others: 5}}\norganization: {place: located_in, once: {}}\ndocument: {issuer: "
      "issued, date: date}\nevent: {date: date, organiser: organized, place: held_in}\n");
  const auto domain = schema::Domain::open("dan-van", folder.path().string());
  CHECK_NOTHROW(Resolver(domain, schema::Schema::load(domain)));
}

}  // namespace
}  // namespace soi::resolution
