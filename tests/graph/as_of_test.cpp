// SPDX-License-Identifier: Apache-2.0
#include "graph/as_of.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "graph/selection.hpp"
#include "support/documents.hpp"

namespace soi::graph {
namespace {

base::Date date(const std::string& text) { return text.empty() ? base::Date{} : base::parse_date(text).value(); }

Graph graph_with(const std::function<void(Fact&)>& set, const std::string& event = "2019-05-03",
                 const std::string& law = "2013") {
  const auto properties = [](const std::string& day) {
    return day.empty() ? std::vector<Property>{} : std::vector<Property>{{"date", day}};
  };
  auto document = test::DocumentBuilder("d")
                      .node("a", "official", "A")
                      .node("b", "committee", "B")
                      .node("e", "conference", "E", properties(event))
                      .node("l", "law", "L", properties(law))
                      .edge("a", "holds", "b", "Trưởng ban")
                      .edge("e", "cited", "l")
                      .made();
  for (auto& fact : document.facts) {
    if (fact.relation == "holds") set(fact);
  }
  return Graph("dan-van", {document}, apart({document}));
}

AsOf office(const std::string& day, const std::function<void(Fact&)>& set) {
  const auto graph = graph_with(set);
  return as_of(edges({}, graph, *graph.by_id("d#a")).at(0), date(day), graph);
}

TEST_CASE("an office with a beginning and an end holds between them, whatever the precision of the dates") {
  const auto known = [](Fact& fact) {
    fact.since = date("2015-06");
    fact.until = date("2020");
  };
  CHECK(office("2015-05-31", known) == AsOf::not_yet);
  CHECK(office("2015-06", known) == AsOf::holds);
  CHECK(office("2015", known) == AsOf::holds);  // some day of that year
  CHECK(office("2020-12-31", known) == AsOf::holds);
  CHECK(office("2021", known) == AsOf::over);
}

TEST_CASE("an office that was only seen holds between the first and the last day seen, and nobody knows beyond") {
  const auto seen = [](Fact& fact) { fact.on = date("2017-03-01/2019-08-20"); };
  CHECK(office("2018", seen) == AsOf::holds);
  CHECK(office("2019-08-21", seen) == AsOf::seen_before);
  CHECK(office("2017-02", seen) == AsOf::seen_after);
  CHECK(office("2017-02", [](Fact&) {}) == AsOf::undated);
}

TEST_CASE("a beginning alone says nothing of later years, an end alone nothing of earlier ones") {
  CHECK(office("2018", [](Fact& fact) { fact.since = date("2015"); }) == AsOf::seen_before);
  CHECK(office("2014", [](Fact& fact) { fact.since = date("2015"); }) == AsOf::not_yet);
  CHECK(office("2014", [](Fact& fact) { fact.until = date("2015"); }) == AsOf::seen_after);
  CHECK(office("2016", [](Fact& fact) { fact.until = date("2015"); }) == AsOf::over);
  const auto both = [](Fact& fact) {
    fact.since = date("2015");
    fact.on = date("2018-02-01");
  };
  CHECK(office("2017", both) == AsOf::holds);
  CHECK(office("2019", both) == AsOf::seen_before);
}

TEST_CASE("who is called former on a day held the office before it") {
  const auto former = [](Fact& fact) {
    fact.former = true;
    fact.on = date("2018-02-01");
  };
  CHECK(office("2018-02-01", former) == AsOf::over);
  CHECK(office("2019", former) == AsOf::over);
  CHECK(office("2017", former) == AsOf::seen_after);
  CHECK(office("2017", [](Fact& fact) { fact.former = true; }) == AsOf::undated);
}

TEST_CASE("an edge without dates of its own is as old as the younger of its ends") {
  const auto cites = [](const Graph& graph) { return edges({}, graph, *graph.by_id("d#e")).at(0); };
  const auto graph = graph_with([](Fact&) {});
  CHECK(time_of(cites(graph), graph) == date("2019-05-03"));
  CHECK(as_of(cites(graph), date("2018"), graph) == AsOf::not_yet);
  CHECK(as_of(cites(graph), date("2019-05"), graph) == AsOf::holds);
  CHECK(as_of(cites(graph), date("2030"), graph) == AsOf::holds);
  const auto undated = graph_with([](Fact&) {}, "", "");
  CHECK_FALSE(time_of(cites(undated), undated).known());
  CHECK(as_of(cites(undated), date("2018"), undated) == AsOf::undated);
}

TEST_CASE("as of a day, a selection drops what is known to be over or to come, and nothing else") {
  const auto graph = graph_with([](Fact& fact) { fact.on = date("2017"); });
  Selection selection;
  const auto count = [&](const std::string& day, const char* id) {
    selection.at = date(day);
    return edges(selection, graph, *graph.by_id(id)).size();
  };
  CHECK(count("2010", "d#a") == 1);  // seen later only
  CHECK(count("2010", "d#e") == 0);  // the meeting was still to come
  CHECK(count("2025", "d#e") == 1);
}

}  // namespace
}  // namespace soi::graph
