// SPDX-License-Identifier: Apache-2.0
#include "reading/graph_file.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <sstream>

#include "base/error.hpp"
#include "base/files.hpp"
#include "support/dan_van.hpp"
#include "text/fold.hpp"

using soi::base::Error;
using soi::base::Problem;
using soi::graph::DocumentGraph;
using soi::graph::Evidence;
using soi::graph::Fact;
using soi::graph::Member;
using soi::graph::Status;
using soi::reading::parse_graph_file;
using soi::reading::write_graph_file;
using soi::test::dan_van;

namespace {

DocumentGraph parse(const std::string& text) { return parse_graph_file("f.yaml", text, dan_van()); }

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse(text);
  } catch (const Error& error) {
    CHECK(error.failure() == soi::base::Failure::data);
    return error.problems();
  }
  return {};
}

std::string written(const DocumentGraph& graph) {
  std::ostringstream out;
  write_graph_file(out, graph);
  return out.str();
}

// "line:column what" of the only problem of a file that begins with the two lines below.
std::string only_problem(const std::string& rest) {
  const std::vector<Problem> problems = problems_of(
      "schema: dan-van\n"
      "nodes: {a: {type: official, name: A}, b: {type: council, name: B}, e: {type: event, name: E}}\n" +
      rest);
  if (problems.size() != 1) return std::to_string(problems.size()) + " problems";
  const Problem& problem = problems.front();
  return std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + " " + problem.what;
}

void check_same(const DocumentGraph& a, const DocumentGraph& b) {
  CHECK(a.domain == b.domain);
  CHECK(a.document.key == b.document.key);
  CHECK(a.document.kind == b.document.kind);
  CHECK(a.document.title == b.document.title);
  CHECK(a.document.publisher == b.document.publisher);
  CHECK(a.document.url == b.document.url);
  CHECK(a.document.curator == b.document.curator);
  CHECK(a.document.date == b.document.date);
  CHECK(a.document.source == b.document.source);
  CHECK(a.document.replaces == b.document.replaces);
  REQUIRE(a.members.size() == b.members.size());
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const Member &x = a.members[i], &y = b.members[i];
    CHECK(std::tie(x.local, x.type, x.name, x.aliases, x.properties, x.evidence) ==
          std::tie(y.local, y.type, y.name, y.aliases, y.properties, y.evidence));
  }
  REQUIRE(a.facts.size() == b.facts.size());
  for (std::size_t i = 0; i < a.facts.size(); ++i) {
    const Fact &x = a.facts[i], &y = b.facts[i];
    CHECK(std::tie(x.subject, x.object, x.relation, x.role, x.former, x.status, x.since, x.until, x.on) ==
          std::tie(y.subject, y.object, y.relation, y.role, y.former, y.status, y.since, y.until, y.on));
    CHECK(x.properties == y.properties);
    CHECK(x.evidence == y.evidence);
  }
}

// Random graphs that the schema allows, full of strings that YAML and terminals stumble over.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_); }

  std::string line() {
    static const std::vector<std::string> pieces = {"Trần Thị B",
                                                    " ",
                                                    ": ",
                                                    " #",
                                                    "'",
                                                    "\"",
                                                    "\\",
                                                    "\\n",
                                                    "[",
                                                    "]",
                                                    "{",
                                                    "}",
                                                    ",",
                                                    "&a",
                                                    "*a",
                                                    "!t",
                                                    "|",
                                                    ">",
                                                    "%",
                                                    "@",
                                                    "`",
                                                    "-",
                                                    "---",
                                                    "...",
                                                    "?",
                                                    "~",
                                                    "null",
                                                    "yes",
                                                    "010",
                                                    "1e5",
                                                    "2020-12-29",
                                                    "<<",
                                                    "đ",
                                                    "Ủy",
                                                    "\xE2\x80\xAE",
                                                    "\xE2\x80\xA8",
                                                    "\xEF\xBB\xBF",
                                                    "\xE2\x80\x8B",
                                                    "\xC2\xA0",
                                                    "\xF0\x9F\x8C\xB8",
                                                    "</script>"};
    std::string out;
    for (std::size_t i = below(5) + 1; i > 0; --i) out += pieces[below(pieces.size())];
    return soi::text::nfc(out.find_first_not_of(' ') == std::string::npos ? "x" + out : out);
  }

  std::string sentence() {
    static const std::vector<std::string> breaks = {"\n", "\t", "\r\n", "\f", "\x1B[31m", "\x7F", " \n ", "\xC2\x85"};
    return line() + breaks[below(breaks.size())] + line();
  }

  soi::base::Date date() {
    static const std::vector<std::string> dates = {"2020", "2020-12", "2020-12-29", "2015/2020", "0001", "9999-12-31"};
    return below(2) == 0 ? soi::base::Date() : *soi::base::parse_date(dates[below(dates.size())]);
  }

  std::vector<Evidence> evidence() {
    std::vector<Evidence> made;
    for (std::size_t i = below(3); i > 0; --i) {
      const auto begin = static_cast<std::uint32_t>(below(4'000'000'000));
      const bool span = below(3) > 0;
      made.push_back({span ? begin : 0, span ? begin + 10 : 0, sentence(), below(2) == 0 ? "" : line()});
    }
    return made;
  }

  DocumentGraph graph() {
    DocumentGraph made;
    made.domain = "dan-van";
    made.document.kind = "graph";
    made.document.key = "doc-" + std::to_string(below(1000));
    made.document.title = line();
    made.document.publisher = line();
    made.document.date = date();
    if (below(2) == 0) made.document.url = "https://example.org/bài?a=1&b=2";
    if (below(2) == 0) made.document.source = "r0123456789abcdef";
    if (below(2) == 0) made.document.replaces = "another";
    static const std::vector<std::string> ids = {"null", "123", "a.b", "y", "1e5", "0x1f", "__proto__"};
    for (const std::string& id : ids) made.members.push_back(member(id, "official"));
    made.members.push_back(member("body", "council"));
    made.members.push_back(member("event", "conference"));
    made.members.push_back(member("paper", "resolution"));
    for (std::size_t i = below(8); i > 0; --i) made.facts.push_back(fact());
    soi::graph::normalize(made);
    return made;
  }

 private:
  Member member(const std::string& id, const std::string& type) {
    Member made{id, type, line(), {}, {}, evidence()};
    for (std::size_t i = below(3); i > 0; --i) made.aliases.push_back(line());
    if (type == "resolution") {
      for (std::size_t i = below(3); i > 0; --i) made.properties.push_back({"number", line()});
    }
    return made;
  }

  Fact fact() {
    Fact made;
    made.subject = static_cast<std::uint32_t>(below(7));
    made.status = static_cast<Status>(below(4));
    made.evidence = evidence();
    made.object = 8;
    made.relation = "chaired";
    if (below(2) == 0) return made;
    made.object = 7;
    made.relation = "holds";
    if (below(3) > 0) made.role = line();
    made.former = below(2) == 0;
    made.since = date();
    if (!made.since.known()) made.until = date();
    made.on = date();
    return made;
  }

  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("a graph file gives members, facts and its document") {
  const DocumentGraph graph = parse(R"(schema: dan-van
document: {id: ha-tinh, title: "Tổng kết: 2020", publisher: Báo, date: 2020-12-29, url: https://example.org/a, source: r12}
nodes:
  truong: {type: official, name: Trương Thanh Huyền}
  ban: {type: party_committee, name: Ban Dân vận Tỉnh ủy Hà Tĩnh, aliases: [BDV Tỉnh ủy Hà Tĩnh]}
  tong-ket: {type: conference, name: Hội nghị tổng kết năm 2020, date: 2020-12-29}
edges:
  - [truong, chaired, tong-ket]
  - {from: truong, type: holds, to: ban, role: Trưởng ban, former: true, since: 2015, until: 2020-12, on: 2018/2019}
  - {from: truong, type: spoke_at, to: tong-ket, status: planned, evidence: [{begin: 812, end: 930, by: rule, sentence: "Ông nói."}]}
)");
  CHECK(graph.domain == "dan-van");
  CHECK(graph.document.key == "ha-tinh");
  CHECK(graph.document.kind == "graph");
  CHECK(graph.document.title == "Tổng kết: 2020");
  CHECK(to_string(graph.document.date) == "2020-12-29");
  CHECK(graph.document.source == "r12");
  CHECK(graph.document.digest.size() == 64);
  REQUIRE(graph.members.size() == 3);
  CHECK(graph.members[0].local == "ban");
  CHECK(graph.members[0].aliases == std::vector<std::string>{"BDV Tỉnh ủy Hà Tĩnh"});
  CHECK(graph.members[1].properties == std::vector<soi::graph::Property>{{"date", "2020-12-29"}});
  REQUIRE(graph.facts.size() == 3);
  CHECK(graph.facts[0].relation == "chaired");
  CHECK(graph.facts[0].evidence.empty());
  CHECK(graph.facts[1].role == "Trưởng ban");
  CHECK(graph.facts[1].former);
  CHECK(to_string(graph.facts[1].since) == "2015");
  CHECK(to_string(graph.facts[1].until) == "2020-12");
  CHECK(to_string(graph.facts[1].on) == "2018/2019");
  CHECK(graph.facts[2].status == Status::planned);
  CHECK(graph.facts[2].evidence == std::vector<Evidence>{{812, 930, "Ông nói.", "rule"}});
}

TEST_CASE("a file without a declared id is known by its bytes") {
  const DocumentGraph graph = parse("schema: dan-van\n");
  CHECK(graph.document.key == "r" + graph.document.digest.substr(0, 16));
  CHECK(parse("schema: dan-van\n").document.key == graph.document.key);
  CHECK(parse("schema: dan-van\n\n").document.key != graph.document.key);
}

TEST_CASE("a curator stands behind the facts that give no other evidence") {
  const std::string nodes =
      "nodes: {a: {type: official, name: A}, e: {type: event, name: E}}\nedges: [[a, chaired, e]]\n";
  const DocumentGraph curated = parse("schema: dan-van\ndocument: {curator: Lan}\n" + nodes);
  CHECK(curated.facts.front().evidence == std::vector<Evidence>{{0, 0, "", "Lan"}});
  CHECK(parse("schema: dan-van\n" + nodes).facts.front().evidence.empty());
  CHECK(written(curated).find("evidence") == std::string::npos);
}

TEST_CASE("names are stored composed") {
  const DocumentGraph graph = parse("schema: dan-van\nnodes: {a: {type: official, name: \"Nguye\\u0302\\u0303n\"}}\n");
  CHECK(graph.members.front().name == "Nguyễn");
}

TEST_CASE("what is written reads back the same, whatever the strings") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const DocumentGraph graph = Random(seed).graph();
    const std::string text = written(graph);
    CAPTURE(text);
    const DocumentGraph back = parse(text);
    check_same(graph, back);
    CHECK(written(back) == text);
  }
}

TEST_CASE("a report's graph is written as a document that stands in for it") {
  DocumentGraph graph = Random(7).graph();
  graph.document.kind = "report";
  graph.document.key = "rfedcba9876543210";
  const DocumentGraph back = parse(written(graph));
  CHECK(back.document.source == "rfedcba9876543210");
  CHECK(back.document.key != "rfedcba9876543210");
  CHECK(back.document.kind == "graph");
}

TEST_CASE("ten mistakes in one file are ten messages, each at its line and column") {
  const std::vector<Problem> problems = problems_of(
      "schema: dan-van\n"
      "document: {id: Hội nghị, date: 2016-02-30, url: \"javascript:x\"}\n"
      "nodes:\n"
      "  bùi: {type: official, name: Bùi Văn A}\n"
      "  b: {type: oficial, name: Bùi Văn B}\n"
      "  c: {type: official, name: \"\"}\n"
      "  d: {type: council, name: Hội đồng nhân dân tỉnh, numbr: 1}\n"
      "  e: {type: conference, name: Hội nghị Đoàn kết, date: 31/12/2016}\n"
      "  e: {type: conference, name: Hội nghị}\n"
      "edges:\n"
      "  - [c, chaird, e]\n"
      "  - [d, chaired, e]\n"
      "  - [c, chaired, nowhere]\n"
      "  - {from: c, type: holds, to: d, role: Chủ tịch, status: sure}\n"
      "  - [c, chaired]\n");
  const std::vector<std::string> expected = {"2:16", "2:32", "2:49", "4:3",  "5:13",  "6:29",  "7:52",
                                             "8:56", "9:3",  "11:9", "12:6", "13:18", "14:59", "15:5"};
  std::vector<std::string> places;
  for (const Problem& problem : problems) {
    CAPTURE(problem.what);
    CHECK(problem.where.file == "f.yaml");
    CHECK_FALSE(problem.remedy.empty());
    places.push_back(std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column));
  }
  CHECK(places == expected);
  CHECK(problems[4].remedy == "did you mean 'official'?");
  CHECK(problems[9].remedy == "did you mean 'chaired'?");
  CHECK(problems[10].what == "'chaired' cannot lead from 'd', which is of the type council");
}

TEST_CASE("a wrong shape is named") {
  CHECK(only_problem("edge: []\n") == "3:1 unknown key of a graph file 'edge'");
  CHECK(only_problem("edges: {a: b}\n") == "3:8 'edges' must be a list, not a map");
  CHECK(only_problem("edges: [a]\n") == "3:9 this is no edge");
  CHECK(only_problem("edges: [{from: a, to: e}]\n") == "3:9 the edge has no 'type'");
  CHECK(only_problem("edges: [{type: chaired, to: e}]\n") == "3:9 the edge has no 'from'");
  CHECK(only_problem("edges: [[a, chaired, {e: e}]]\n") == "3:22 the end of an edge must be plain text, not a map");
  CHECK(only_problem("edges: [[a, holds, e]]\n") == "3:20 'holds' cannot lead to 'e', which is of the type event");
  CHECK(only_problem("document: []\n") == "3:11 the document must be a map, not a list");
  CHECK(only_problem("document: {id: x, replaces: x}\n") == "3:29 'replaces' names the document itself");
  CHECK(only_problem("document: {titel: x}\n") == "3:12 unknown key of the document 'titel'");
}

TEST_CASE("wrong details of an edge are named") {
  const std::string edge = "edges: [{from: a, type: holds, to: b, ";
  CHECK(only_problem(edge + "former: ja}]\n") == "3:47 'former' is neither true nor false");
  CHECK(only_problem(edge + "since: 2020, until: 2019}]\n") == "3:59 'until' lies before 'since'");
  CHECK(only_problem(edge + "rôle: x}]\n") == "3:39 unknown key of the relation holds 'rôle'");
  CHECK(only_problem(edge + "role: \"a\\nb\"}]\n") == "3:45 the role has a line break or a control character");
  CHECK(only_problem(edge + "evidence: {by: x}}]\n") == "3:49 the evidence must be a list, not a map");
  CHECK(only_problem(edge + "evidence: [{begin: 1}]}]\n") == "3:50 an evidence with only one of begin and end");
  CHECK(only_problem(edge + "evidence: [{begin: 5, end: 5}]}]\n").starts_with("3:66 the end of an evidence"));
  CHECK(only_problem(edge + "evidence: [{begin: -1, end: 5}]}]\n") == "3:58 the begin is no place in a file");
  CHECK(only_problem(edge + "evidence: [{begin: 1, end: 4294967296}]}]\n").starts_with("3:66 the end is no place"));
  CHECK(only_problem("edges: [{from: a, type: chaired, to: e, role: x}]\n") ==
        "3:41 unknown key of the relation chaired 'role'");
}

TEST_CASE("a file of another domain and an empty one are refused") {
  CHECK(problems_of("schema: danvan\n").front().what == "the file is of the domain 'danvan', not 'dan-van'");
  CHECK(problems_of("nodes: {}\n").front().what == "the file has no 'schema'");
  CHECK(problems_of("").front().what == "the file is empty");
  CHECK(problems_of("just text\n").front().what == "a graph file must be a map, not plain text");
}

TEST_CASE("very many mistakes are counted, not listed") {
  std::string text = "schema: dan-van\nedges:\n";
  for (int i = 0; i < 5000; ++i) text += "  - [a, b]\n";
  const std::vector<Problem> problems = problems_of(text);
  REQUIRE(problems.size() == 101);
  CHECK(problems.back().what == "4900 more problems");
}

TEST_CASE("the curated files of the repository read") {
  std::size_t files = 0;
  for (const auto& path : soi::base::files_below(SOI_SOURCE_DIR "/graphs")) {
    if (!soi::reading::is_graph_file(path)) continue;
    CAPTURE(path);
    const DocumentGraph graph = soi::reading::read_graph_file(path, dan_van());
    CHECK(graph.document.date.known());
    CHECK(graph.facts.size() >= 5);
    ++files;
  }
  CHECK(files >= 5);
}
