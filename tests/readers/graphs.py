# SPDX-License-Identifier: Apache-2.0
"""The graphs that other programs read in these tests, exported once: graphs.py SOI ROOT FOLDER.

FOLDER/tiny.* and FOLDER/big.* (10,000 edges) are the exports, FOLDER/tiny.json and FOLDER/big.json what they must hold.
Names hold accents, quotes, tabs' and markup's signs; edges are parallel, loops, dated and undated.
"""
import json
import pathlib
import random
import subprocess
import sys

EXPORTS = [
    ["--to", "json"], ["--to", "graphml"], ["--to", "gexf"], ["--to", "csv"], ["--to", "turtle"], ["--to", "ntriples"],
    ["--to", "jsonld"], ["--to", "ftm"], ["--to", "pajek"], ["--to", "dot"], ["--to", "cytoscape"], ["--to", "cypher"],
]
DIALECTS = {"graphml": ["igraph", "yed", "gephi", "cytoscape"], "gexf": ["1.2"], "csv": ["neo4j"], "json": ["edges"]}
ENDINGS = {"graphml": ".graphml", "gexf": ".gexf", "csv": ".csv", "json": ".json"}


def big(edges=10_000, nodes=2_000):
    """A graph as node-link JSON, the same every time."""
    at = random.Random(7)
    strange = ["", ' "trong ngoặc"', " <b>&amp;", " 'nháy'", " \\ gạch", " a|b", " 100%", " đuôi\\", " =1+1", " {x}"]
    dates = [None, "2015", "2016-02", "2016-02-29", "2010/2015"]
    data = {"schema": "dan-van", "form": "soi-graph/1", "nodes": [], "links": [], "documents": []}
    for number in range(5):
        data["documents"].append({"id": f"tài-liệu-{number}", "kind": "report", "title": f'Báo cáo "{number}" & thêm',
                                  "date": dates[number] or "2020", "url": f"https://example.org/{number}?a=1&b=2"})
    for number in range(nodes):
        kind = ["official", "committee", "conference"][number % 3]
        node = {"id": f"tài-liệu-0#n{number}", "type": kind, "name": f"Bùi Thị Đẹp {number}" + strange[number % 10],
                "aliases": ["Bà Đẹp", "a|b\\c"] if number % 7 == 0 else [], "members": [f"tài-liệu-0#n{number}"]}
        if kind == "conference":
            node["date"] = "2016-02-29"
        data["nodes"].append(node)
    people, bodies, events = ([n["id"] for n in data["nodes"][kind::3]] for kind in range(3))
    seen = set()
    while len(data["links"]) < edges:
        relation = at.choice(["holds", "holds", "chaired", "attended", "part_of"])
        source, target = {"holds": (people, bodies), "chaired": (people, events), "attended": (people, events),
                          "part_of": (bodies, bodies)}[relation]
        link = {"source": at.choice(source), "target": at.choice(target), "type": relation, "status": "stated"}
        if relation == "part_of" and at.random() < 0.3:
            link["target"] = link["source"]
        if relation == "holds":
            link["role"] = at.choice(["Trưởng ban", 'Phó "Trưởng" ban', "Ủy viên & thư ký"])
            for key in ("since", "until"):
                if at.random() < 0.3 and (date := at.choice(dates)):
                    link[key] = date
            if link.get("until"):
                link.pop("since", None)
            if at.random() < 0.2:
                link["former"] = True
        if at.random() < 0.1:
            link["status"] = at.choice(["planned", "denied", "reported"])
        key = (link["source"], link["target"], relation, link.get("role", "").lower(), link.get("former"), link["status"])
        if key in seen:
            continue
        seen.add(key)
        document = f"tài-liệu-{at.randrange(5)}"
        link["evidence"] = [{"document": document, "begin": 3, "end": 90 + len(seen),
                             "sentence": f'Câu số {len(seen)}: "Đồng chí" nói\n<là> & \\ xong.', "by": "luật-1"}]
        data["links"].append(link)
    # Two that differ in their role only are parallel, and so two edges lie between the same ends.
    return data


def export(soi, graph, folder, name):
    def run(*options):
        subprocess.run([soi, "export", "-g", graph, *options], check=True, stderr=subprocess.DEVNULL)
    run("-o", folder / name, *sum(EXPORTS, []))
    for form, dialects in DIALECTS.items():
        for dialect in dialects:
            run("--to", form, "--dialect", dialect, "-o", folder / f"{name}.{dialect}{ENDINGS[form]}")


if __name__ == "__main__":
    soi, root, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    store = folder / "tiny.db"
    store.unlink(missing_ok=True)
    golden = root / "tests/golden"
    subprocess.run([soi, "build", golden / "tiny-a.yaml", golden / "tiny-b.yaml", "-o", store], check=True,
                   stdout=subprocess.DEVNULL)
    export(soi, store, folder, "tiny")
    source = folder / "big.source.json"
    source.write_text(json.dumps(big(), ensure_ascii=False), encoding="utf-8")
    export(soi, source, folder, "big")
