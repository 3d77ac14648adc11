// SPDX-License-Identifier: Apache-2.0
#include "reading/import_file.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "base/error.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"

namespace soi::reading {
namespace {

void put(const std::filesystem::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

Imported read(const std::filesystem::path& path) { return read_import(path, test::dan_van()); }

std::vector<base::Problem> mistakes(const std::filesystem::path& path) {
  try {
    read(path);
  } catch (const base::Error& error) {
    return error.problems();
  }
  return {};
}

TEST_CASE("an export's documents come back with what was said in each, and its nodes as one entity each") {
  const test::Folder folder;
  put(folder / "g.json", R"({"schema": "dan-van", "form": "soi-graph/1",
    "links": [{"source": "a#x", "target": "b#y", "type": "holds", "role": "Bí thư", "former": true, "until": "2020",
               "evidence": [{"document": "b", "begin": 1, "end": 2, "sentence": "s", "by": "r"}, {"document": "a"}]}],
    "nodes": [{"id": "a#x", "type": "official", "name": "Ả", "aliases": ["A|B"], "members": ["a#x", "b#x"]},
              {"id": "b#y", "type": "committee", "name": "Ban", "members": ["b#y"]}],
    "documents": [{"id": "a", "kind": "report", "title": "T", "date": "2020-01", "sha256": "00"}]})");
  const auto made = read(folder / "g.json");
  REQUIRE(made.documents.size() == 2);
  const auto& a = made.documents[0];
  CHECK(a.document.title == "T");
  CHECK(a.document.digest == "00");
  REQUIRE(a.facts.size() == 1);
  CHECK(a.facts[0].evidence.empty());
  CHECK(a.members.size() == 2);  // the body is spoken of there, too
  const auto& b = made.documents[1];
  REQUIRE(b.facts.size() == 1);
  CHECK(b.facts[0].role == "Bí thư");
  CHECK(b.facts[0].former);
  CHECK(b.facts[0].evidence == std::vector<graph::Evidence>{{1, 2, "s", "r"}});
  CHECK(b.members[0].aliases == std::vector<std::string>{"A|B"});
  CHECK(made.partition.size() == 2);
}

TEST_CASE("mistakes in an imported graph are all told with their places") {
  const test::Folder folder;
  put(folder / "g.json",
      "{\"nodes\": [\n {\"id\": \"a\", \"type\": \"oficial\", \"name\": \"A\"},\n"
      " {\"id\": \"b\", \"type\": \"committee\", \"name\": \"B\"},\n {\"id\": \"b\", \"type\": \"committee\", "
      "\"name\": \"B\"}],\n"
      "\"links\": [{\"source\": \"b\", \"target\": \"c\", \"type\": \"holds\"},\n"
      " {\"source\": \"b\", \"target\": \"b\", \"type\": \"holds\"},\n"
      " {\"source\": \"b\", \"target\": \"b\", \"type\": \"part_of\", \"since\": \"31/12/2016\"}]}");
  const auto found = mistakes(folder / "g.json");
  REQUIRE(found.size() == 5);
  CHECK(found[0].where.line == 2);
  CHECK(found[0].remedy == "did you mean 'official'?");
  CHECK(found[1].where.line == 4);
  CHECK(found[2].what == "unknown node 'c'");
  CHECK(found[2].where.line == 5);
  CHECK(found[3].where.line == 6);  // a committee holds no office
  CHECK(found[4].where.line == 7);
}

TEST_CASE("GraphML of others is read through a mapping, and what is not well-formed is refused") {
  const test::Folder folder;
  put(folder / "g.graphml",
      R"(<graphml><key id="k" for="node" attr.name="label"/><key id="e" for="edge" attr.name="kind"/>
    <graph><node id="1"><data key="k">Ả &amp; B</data></node><node id="2"><data key="k">Ban</data></node>
    <edge id="x" source="1" target="2"><data key="e">member of</data></edge></graph></graphml>)");
  put(folder / "m.yaml", R"(schema: dan-van
document: {id: mine, title: Danh sách, curator: Lan}
import: {graph: g.graphml}
nodes: {columns: {name: label}, type: official}
edges: {columns: {type: kind}, relations: {member of: holds}}
)");
  const auto problems = mistakes(folder / "m.yaml");  // a person is no body
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == (folder / "g.graphml").string());
  CHECK(problems[0].where.line == 3);
  put(folder / "broken.graphml", "<graphml><graph><node id='1'></graph></graphml>");
  CHECK(mistakes(folder / "broken.graphml").size() == 1);
}

TEST_CASE("tables of others are read through a mapping") {
  const test::Folder folder;
  put(folder / "people.csv",
      "Id;Label;Kind;Other names\n1;Nguyễn Văn Ả;Person;Ông Ả / Anh Ả\n2;Ban Dân vận;Org;\n3;?;Thing;\n");
  put(folder / "ties.csv", "Source;Target;Position;Start;Quote\n1;2;Trưởng ban;2020-02;Ông Ả giữ chức.\n1;3;x;;\n");
  put(folder / "m.yaml", R"(schema: dan-van
document: {id: mine, curator: Lan}
import: {nodes: people.csv, edges: ties.csv, separator: " / ", columns separated by: ";"}
nodes:
  columns: {id: Id, name: Label, type: Kind, aliases: Other names}
  types: {Person: official, Org: committee}
  others: pass over
edges:
  columns: {source: Source, target: Target, role: Position, since: Start, sentence: Quote}
  relation: holds
)");
  CHECK(is_import(folder / "m.yaml"));
  const auto made = read(folder / "m.yaml");
  REQUIRE(made.documents.size() == 1);
  const auto& document = made.documents[0];
  CHECK(document.document.key == "mine");
  REQUIRE(document.members.size() == 2);
  CHECK(document.members[0].aliases == std::vector<std::string>{"Anh Ả", "Ông Ả"});
  REQUIRE(document.facts.size() == 1);
  CHECK(base::to_string(document.facts[0].since) == "2020-02");
  CHECK(document.facts[0].evidence == std::vector<graph::Evidence>{{0, 0, "Ông Ả giữ chức.", "Lan"}});
}

TEST_CASE("a mapping reads nothing outside its folder, and its mistakes are told") {
  const test::Folder folder;
  put(folder / "m.yaml",
      "schema: dan-van\nimport: {nodes: ../people.csv, edges: /etc/passwd}\nnodes: {type: oficial, x: 1}\n");
  CHECK(mistakes(folder / "m.yaml").size() == 4);
}

TEST_CASE("facts of another extractor come as lines, each a document with its own provenance") {
  const test::Folder folder;
  const std::string line =
      R"({"schema": "dan-van", "document": {"id": null, "title": "T", "date": "2020", "curator": "model-x 1"},
 "nodes": [{"id": "a", "type": "official", "name": "Ả", "aliases": null, "date": null}, {"id": "b", "type": "event", "name": "Họp"}],
 "edges": [{"from": "a", "type": "chaired", "to": "b", "status": "stated", "role": null,
            "evidence": [{"sentence": "Ả chủ trì.", "begin": null, "end": null}]}]})";
  std::string one;
  for (const char c : line) one += c == '\n' ? ' ' : c;
  put(folder / "f.jsonl", one + "\n\n" + one.substr(0, one.size()) + "\n");
  const auto made = read(folder / "f.jsonl");
  REQUIRE(made.documents.size() == 2);
  CHECK(made.documents[0].facts[0].evidence == std::vector<graph::Evidence>{{0, 0, "Ả chủ trì.", "model-x 1"}});
  put(folder / "f.jsonl", one + "\n{\"schema\": \"dan-van\", \"nodes\": [{\"id\": \"A\", \"name\": \"x\"}]}\n[\n");
  const auto found = mistakes(folder / "f.jsonl");
  REQUIRE(found.size() == 3);
  CHECK(found[0].where.line == 2);
  CHECK(found[2].where.line == 3);
}

TEST_CASE("a table that is not written in UTF-8 is refused where it is not") {
  const test::Folder folder;
  put(folder / "g.nodes.csv", "id,type,name\na,official,A\nb,official,\xc4\x90\xe1o\n");
  put(folder / "g.edges.csv", "source,target,type\n");
  const auto told = mistakes(folder / "g.nodes.csv");
  REQUIRE(told.size() == 1);
  CHECK(told[0].what == "bytes that are not UTF-8");
  CHECK(told[0].where.line == 3);
  CHECK(told[0].where.column == 13);
}

TEST_CASE("a table whose name tells no graph, and a cell too many, are refused") {
  const test::Folder folder;
  put(folder / "people.csv", "id,name\n");
  CHECK(mistakes(folder / "people.csv").size() == 1);
  put(folder / "g.nodes.csv", "id,type,name\na,official,A,B\n");
  put(folder / "g.edges.csv", "id,source,target,type\n");
  const auto found = mistakes(folder / "g.edges.csv");
  REQUIRE(found.size() == 1);
  CHECK(found[0].where.line == 2);
}

}  // namespace
}  // namespace soi::reading
