// SPDX-License-Identifier: Apache-2.0
#include "resolution/offices.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "resolution/resolve.hpp"
#include "support/documents.hpp"

namespace soi::resolution {
namespace {

constexpr std::int32_t near = 60;

HeldTerm seen(std::int64_t holder, std::int32_t first, std::int32_t last, unsigned open = Term::before | Term::after) {
  return {holder, {.office = 8, .first = first, .last = last, .open = static_cast<std::uint8_t>(open)}};
}

std::optional<std::int64_t> on(std::int32_t day, const std::vector<HeldTerm>& terms) {
  return holder_on(day, terms, near);
}

TEST_CASE("an office is of whoever alone was seen in it before and after a day") {
  const std::vector<HeldTerm> terms = {seen(1, 100, 100), seen(1, 300, 300), seen(2, 500, 500), seen(2, 900, 900)};
  CHECK(on(200, terms) == 1);
  CHECK(on(100, terms) == 1);
  CHECK(on(700, terms) == 2);
  CHECK(on(400, terms) == std::nullopt);
  CHECK(on(5000, terms) == std::nullopt);
}

TEST_CASE("near a day it is of whoever alone was seen in it, unless somebody held it on the day itself") {
  CHECK(on(130, {seen(1, 100, 100)}) == 1);
  CHECK(on(70, {seen(1, 100, 100)}) == 1);
  CHECK(on(161, {seen(1, 100, 100)}) == std::nullopt);
  CHECK(on(110, {seen(1, 100, 100), seen(2, 120, 120)}) == std::nullopt);
  CHECK(on(110, {seen(1, 100, 130), seen(2, 140, 140)}) == 1);
  CHECK(on(110, {seen(1, 100, 130), seen(2, 90, 140)}) == std::nullopt);
}

TEST_CASE("what is said of the first and the last day of an office counts") {
  CHECK(on(95, {seen(1, 100, 200, Term::after)}) == std::nullopt);
  CHECK(on(210, {seen(1, 100, 200, Term::before)}) == std::nullopt);
  CHECK(on(210, {seen(1, 100, 200, Term::after)}) == 1);
  // A former secretary is seen again: who was seen before is not who holds it now.
  CHECK(on(150, {seen(1, 100, 100), seen(1, 140, 140, Term::over)}) == std::nullopt);
  CHECK(on(130, {seen(1, 100, 100), seen(1, 140, 140, Term::over)}) == 1);
  CHECK(on(150, {seen(1, 100, 100), seen(1, 140, 140, Term::over), seen(1, 145, 160)}) == 1);
}

TEST_CASE("days have numbers, months and impossible days have none") {
  CHECK(day_number({1970, 1, 2}) == 1);
  CHECK(day_number({2021, 3, 0}) == std::nullopt);
  CHECK(day_number({}) == std::nullopt);
}

graph::DocumentGraph secretary(const std::string& key, const std::string& date, const std::string& name,
                               const std::string& type = "official") {
  auto made = test::DocumentBuilder(key)
                  .node("p", type, name)
                  .node("b", "party_committee", "Tỉnh ủy Hà Giang")
                  .edge("p", "holds", "b", "Bí thư")
                  .made();
  made.document.date = *base::parse_date(date);
  return made;
}

TEST_CASE("who is known by an office only is whoever held it then, with that one's name and type") {
  const auto domain = schema::Domain::open("dan-van");
  const auto schema = schema::Schema::load(domain);
  const Resolver resolver(domain, schema);
  const std::vector<graph::DocumentGraph> documents = {
      secretary("a", "2019-02-01", "Đặng Quốc Khánh"), secretary("b", "2020-11-20", "Đặng Quốc Khánh"),
      secretary("c", "2020-01-05", "Bí thư Tỉnh ủy Hà Giang", "office_holder"),
      secretary("d", "2024-01-05", "Bí thư Tỉnh ủy Hà Giang", "office_holder")};
  const graph::Graph graph("dan-van", documents, resolver.resolve(documents), &schema);
  const auto known = graph.entity(graph.by_id("c#p").value());
  CHECK(known.name == "Đặng Quốc Khánh");
  CHECK(known.type == "official");
  CHECK(known.aliases.empty());
  CHECK(known.members == std::vector<std::string>{"a#p", "b#p", "c#p"});
  const auto unknown = graph.entity(graph.by_id("d#p").value());
  CHECK(unknown.type == "office_holder");
  CHECK(unknown.members.size() == 1);
}

}  // namespace
}  // namespace soi::resolution
