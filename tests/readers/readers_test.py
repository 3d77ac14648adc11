# SPDX-License-Identifier: Apache-2.0
"""Other programs read the exports and must find what is in the graph: readers_test.py READER FOLDER SOI.

Each READER is one function below and one test of ctest. Where its program is not there, it says so and ends with 77.
"""
import collections
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys

NAMES = ["tiny", "big"]
EDGE_TEXTS = ["role", "former", "status", "since", "until", "on"]
csv.field_size_limit(1 << 30)


def skip(reason):
    print("skipped:", reason)
    sys.exit(77)


def module(name, package):
    try:
        return __import__(name)
    except ImportError:
        skip(f"there is no {name} for {sys.executable} (Debian: {package})")


class Truth:
    """What an export must hold, from the node-link JSON."""

    def __init__(self, folder, name):
        data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        self.nodes = {node["id"]: {"name": node["name"], "type": node["type"]} for node in data["nodes"]}
        self.edges = collections.Counter()
        self.relations = collections.Counter()
        self.sentences = collections.Counter()
        self.data = data
        for link in data["links"]:
            texts = tuple(str(link.get(key, "")).replace("True", "true") for key in EDGE_TEXTS)
            self.edges[(link["source"], link["target"], link["type"], *texts)] += 1
            self.relations[(link["source"], link["target"], link["type"])] += 1
            for evidence in link["evidence"]:
                self.sentences[evidence.get("sentence", "")] += 1

    def check_nodes(self, nodes):
        assert nodes == self.nodes, diff(nodes, self.nodes)

    def check_edges(self, edges):
        found = collections.Counter(edges)
        assert found == self.edges, diff(found, self.edges)

    def check_evidence(self, texts):
        found = collections.Counter(e.get("sentence", "") for text in texts for e in json.loads(text))
        assert found == self.sentences, diff(found, self.sentences)


def diff(found, wanted):
    lost = [item for item in wanted.items() if item not in found.items()][:3]
    new = [item for item in found.items() if item not in wanted.items()][:3]
    return f"{len(found)} found, {len(wanted)} wanted\n  lost: {lost}\n  new: {new}"


def texts_of(edge):
    return tuple(str(edge.get(key) or "") for key in EDGE_TEXTS)


def networkx(folder, soi):
    nx = module("networkx", "python3-networkx")
    newer = tuple(int(n) for n in re.findall(r"\d+", nx.__version__)[:2]) >= (3, 6)
    for name in NAMES:
        truth = Truth(folder, name)
        graph = nx.read_graphml(folder / f"{name}.graphml", force_multigraph=True)
        truth.check_nodes({n: {"name": d["name"], "type": d["type"]} for n, d in graph.nodes(data=True)})
        truth.check_edges((s, t, d["type"], *texts_of(d)) for s, t, d in graph.edges(data=True))
        truth.check_evidence(d["evidence"] for _, _, d in graph.edges(data=True))
        for ending in [".1.2.gexf"] + [".gexf"] * newer:
            graph = nx.read_gexf(folder / f"{name}{ending}")
            truth.check_nodes({n: {"name": d["name"], "type": d["type"]} for n, d in graph.nodes(data=True)})
            # A simple graph, if it has read no parallel edges: then it has lost them.
            truth.check_edges((s, t, d["type"], *texts_of(d)) for s, t, d in graph.edges(data=True))
        data = json.loads((folder / f"{name}.{'edges.' if newer else ''}json").read_text(encoding="utf-8"))
        graph = nx.node_link_graph(data)
        truth.check_nodes({n: {"name": d["name"], "type": d["type"]} for n, d in graph.nodes(data=True)})
        assert graph.number_of_edges() == sum(truth.edges.values())
        graph = nx.cytoscape_graph(json.loads((folder / f"{name}.cyjs").read_text(encoding="utf-8")))
        truth.check_nodes({n: {"name": d["name"], "type": d["type"]} for n, d in graph.nodes(data=True)})
        assert graph.number_of_edges() == sum(truth.edges.values())
        graph = nx.read_pajek(folder / f"{name}.net")
        assert graph.number_of_nodes() == len(truth.nodes)
        assert graph.number_of_edges() == sum(truth.edges.values())
        assert set(d["l"] for _, _, d in graph.edges(data=True)) == set(key[2] for key in truth.edges)


def igraph(folder, soi):
    ig = module("igraph", "python3-igraph")
    for name in NAMES:
        truth = Truth(folder, name)
        graph = ig.Graph.Read_GraphML(str(folder / f"{name}.igraph.graphml"))
        truth.check_nodes({v["name"]: {"name": v["label"], "type": v["type"]} for v in graph.vs})
        ids = graph.vs["name"]
        truth.check_edges((ids[e.source], ids[e.target], e["type"], *texts_of(e.attributes())) for e in graph.es)
        truth.check_evidence(graph.es["evidence"])
        graph = ig.Graph.Read_Pajek(str(folder / f"{name}.net"))
        assert graph.vcount() == len(truth.nodes) and graph.ecount() == sum(truth.edges.values())


def graph_tool(folder, soi):
    module("graph_tool", "python3-graph-tool")
    import graph_tool
    for name in NAMES:
        truth = Truth(folder, name)
        graph = graph_tool.load_graph(str(folder / f"{name}.graphml"))
        ids, of = graph.vp["_graphml_vertex_id"], graph.vp
        truth.check_nodes({ids[v]: {"name": of["name"][v], "type": of["type"][v]} for v in graph.vertices()})
        of = graph.ep
        # A key without a value anywhere makes no property there.
        truth.check_edges((ids[e.source()], ids[e.target()], of["type"][e],
                           *(of[key][e] if ("e", key) in graph.properties else "" for key in EDGE_TEXTS))
                          for e in graph.edges())
        truth.check_evidence(of["evidence"][e] for e in graph.edges())


def pygraphviz(folder, soi):
    pgv = module("pygraphviz", "python3-pygraphviz")
    for name in NAMES:
        truth = Truth(folder, name)
        graph = pgv.AGraph(str(folder / f"{name}.dot"))
        nodes = {str(n): {"name": n.attr["name"], "type": n.attr["type"]} for n in graph.nodes()}
        # DOT cannot write an odd number of backslashes at a text's end: there is one more.
        for node in nodes.values():
            node["name"] = re.sub(r"\\\\$", r"\\", node["name"])
        truth.check_nodes(nodes)
        truth.check_edges((e[0], e[1], e.attr["type"], *(e.attr[key] or "" for key in EDGE_TEXTS)) for e in graph.edges())


def rdflib(folder, soi):
    rdf = module("rdflib", "python3-rdflib")
    for name in NAMES:
        truth = Truth(folder, name)
        graph = rdf.Graph().parse(str(folder / f"{name}.nt"), format="nt")
        for ending, form in [("ttl", "turtle"), ("jsonld", "json-ld")]:
            if name == "big":
                continue  # rdflib takes a minute for these; rapper and serdi read the Turtle
            other = rdf.Graph().parse(str(folder / f"{name}.{ending}"), format=form)
            assert set(other) == set(graph), f"{ending}: {list(set(other) ^ set(graph))[:4]}"
        base = "urn:soi:dan-van:"
        identifier = rdf.URIRef("http://purl.org/dc/terms/identifier")
        ids = {s: str(o) for s, o in graph.subject_objects(identifier) if str(s).startswith(base + "entity:")}
        found = {}
        for node, known in ids.items():
            kind = next(str(o) for o in graph.objects(node, rdf.RDF.type) if str(o).startswith(base + "type:"))
            found[known] = {"name": str(graph.value(node, rdf.RDFS.label)), "type": kind[len(base + "type:"):]}
        truth.check_nodes(found)
        relations = collections.Counter()
        for edge in graph.subjects(rdf.RDF.type, rdf.RDF.Statement):
            predicate = str(graph.value(edge, rdf.RDF.predicate))[len(base + "relation:"):]
            relations[(ids[graph.value(edge, rdf.RDF.subject)], ids[graph.value(edge, rdf.RDF.object)], predicate)] += 1
        assert relations == truth.relations
        sentences = collections.Counter(str(o) for o in graph.objects(None, rdf.URIRef("http://www.w3.org/ns/prov#value")))
        assert sentences == collections.Counter({s: n for s, n in truth.sentences.items() if s})
        types = {str(o.datatype) for o in graph.objects() if isinstance(o, rdf.Literal) and re.match(r"\d{4}(-|$)", o)}
        assert types >= {str(rdf.XSD.date), str(rdf.XSD.gYear)}, types


def tools(folder, soi):
    """rapper, serdi and xmllint: is it what it says it is?"""
    ran = False
    for name in NAMES:
        lines = sum(1 for _ in open(folder / f"{name}.nt", encoding="utf-8"))
        if shutil.which("rapper"):
            ran = True
            for form, ending in [("turtle", "ttl"), ("ntriples", "nt")]:
                told = subprocess.run(["rapper", "-q", "-c", "-i", form, folder / f"{name}.{ending}"], capture_output=True, text=True)
                assert told.returncode == 0, told.stderr
        if shutil.which("serdi"):
            ran = True
            for form, ending in [("turtle", "ttl"), ("ntriples", "nt")]:
                told = subprocess.run(["serdi", "-i", form, "-o", "ntriples", folder / f"{name}.{ending}"], capture_output=True)
                assert told.returncode == 0, told.stderr
                assert told.stdout.count(b"\n") == lines, (form, told.stdout.count(b"\n"), lines)
        if shutil.which("xmllint"):
            ran = True
            files = [folder / f"{name}{end}" for end in [".graphml", ".gexf", ".1.2.gexf", ".yed.graphml"]]
            subprocess.run(["xmllint", "--huge", "--noout", *files], check=True)
    if not ran:
        skip("there is none of rapper, serdi and xmllint (Debian: raptor2-utils serdi libxml2-utils)")


def tables(folder, soi):
    """CSV through Python's own reader."""
    for name in NAMES:
        truth = Truth(folder, name)

        def rows(part):
            return csv.DictReader(open(folder / f"{name}.{part}.csv", encoding="utf-8", newline=""))
        truth.check_nodes({row["id"]: {"name": row["name"], "type": row["type"]} for row in rows("nodes")})
        truth.check_edges((row["source"], row["target"], row["type"], *(row[key] for key in EDGE_TEXTS)) for row in rows("edges"))
        assert collections.Counter(row["sentence"] for row in rows("evidence")) == truth.sentences
        assert [row["id"] for row in rows("documents")] == [d["id"] for d in truth.data["documents"]]


def round_trip(folder, soi):
    """What soi writes it reads back: the JSON of what was read is the JSON of what was written, to the byte."""
    for name in NAMES:
        wanted = (folder / f"{name}.json").read_bytes()
        for ending in ["json", "graphml", "nodes.csv"]:
            found = subprocess.run([soi, "export", "-g", folder / f"{name}.{ending}"], capture_output=True, check=True).stdout
            assert found == wanted, f"{name}.{ending}"


ALPHABET = ["a", "Đ", "ế", " ", '"', "'", "\\", "|", "<", ">", "&", "]]>", "--", "{", "}", "`", "\\u0060", "\\n", ";", ",",
            "=", "#", "%", "@", "-", "\u202e", "\u2028", "\ufeff", "\U0001f600", "</data>", "<!--", "&amp;", "\\N", "$x"]
CONTROLS = ["\n", "\r", "\t", "\x01", "\x1f", "\x7f", "\x85", '"""', "\r\n"]


def hostile_graph(random):
    def text(most, more=()):
        return "".join(random.choice(ALPHABET + list(more)) for _ in range(random.randint(1, most))).strip() or "x"
    nodes = [{"id": f"d#{number}{text(4)}", "type": "official" if number % 2 else "committee", "name": text(12) + "ạ"}
             for number in range(60)]
    for node in nodes:
        node["aliases"] = sorted({text(6) + "b" for _ in range(random.randrange(3))} - {node["name"]})
        node["members"] = [node["id"]]
    links = {}
    for number in range(200):
        source, target = random.choice(nodes[1::2])["id"], random.choice(nodes[::2])["id"]
        role = text(8) + str(number)
        links[(source, target, role)] = {
            "source": source, "target": target, "type": "holds", "role": role, "status": "stated",
            "evidence": [{"document": "d", "begin": 1, "end": 2 + number, "sentence": text(20, CONTROLS) + ".", "by": text(5)}]}
    return {"schema": "dan-van", "form": "soi-graph/1", "nodes": nodes, "links": list(links.values()),
            "documents": [{"id": "d", "kind": "report", "title": text(20)}]}


def literals(script):
    """The string literals of a Cypher script, decoded by its rules."""
    escapes = {"n": "\n", "r": "\r", "t": "\t"}

    def character(match):
        return chr(int(match.group(2), 16)) if match.group(2) else escapes.get(match.group(1), match.group(1))
    return [re.sub(r"\\(u([0-9a-f]{4})|.)", character, text, flags=re.S)
            for text in re.findall(r"'((?:[^'\\]|\\.)*)'", script, flags=re.S)]


def hostile(folder, soi):
    """Graphs of hostile strings, read back by parsers that know nothing of soi."""
    import random
    import xml.etree.ElementTree as xml
    space = "{http://graphml.graphdrawing.org/xmlns}"
    for seed in range(6):
        data = hostile_graph(random.Random(seed))
        source = folder / "hostile.json"
        source.write_text(json.dumps(data, ensure_ascii=bool(seed % 2)), encoding="utf-8")
        out = folder / "hostile"
        formats = ["graphml", "gexf", "csv", "ntriples", "jsonld", "cytoscape", "dot", "cypher", "ftm", "turtle"]
        subprocess.run([soi, "export", "-g", source, "-o", out, *sum((["--to", f] for f in formats), [])], check=True,
                       stderr=subprocess.DEVNULL)
        names = {n["id"]: n["name"] for n in data["nodes"]}
        roles = sorted(l["role"] for l in data["links"])
        sentences = sorted(l["evidence"][0]["sentence"] for l in data["links"])

        root = xml.parse(folder / "hostile.graphml").getroot()
        rows = lambda tag: [{"id": e.get("id"), **{d.get("key")[2:]: d.text for d in e}} for e in root.iter(space + tag)]
        assert {r["id"]: r["name"] for r in rows("node")} == names
        assert {r["id"]: r.get("aliases", "") for r in rows("node")} == {
            n["id"]: "|".join(re.sub(r"([|\\])", r"\\\1", a) for a in n["aliases"]) for n in data["nodes"]}
        assert sorted(r["role"] for r in rows("edge")) == roles
        found = sorted(json.loads(r["evidence"])[0]["sentence"] for r in rows("edge"))
        assert found == sentences, diff(dict(enumerate(found)), dict(enumerate(sentences)))
        gexf = xml.parse(folder / "hostile.gexf").getroot()
        assert {e.get("id"): e.get("label") for e in gexf.iter("{http://gexf.net/1.3}node")} == names

        def table(part):
            return list(csv.DictReader(open(folder / f"hostile.{part}.csv", encoding="utf-8", newline="")))
        assert {r["id"]: r["name"] for r in table("nodes")} == names
        assert sorted(r["role"] for r in table("edges")) == roles
        assert sorted(r["sentence"] for r in table("evidence")) == sentences

        cyjs = json.loads((folder / "hostile.cyjs").read_text(encoding="utf-8"))
        assert {n["data"]["id"]: n["data"]["name"] for n in cyjs["elements"]["nodes"]} == names
        linked = json.loads((folder / "hostile.jsonld").read_text(encoding="utf-8"))["@graph"]
        value = "prov:value"
        assert sorted(e[value] for e in linked if value in e) == sentences

        escapes = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
        decode = lambda t: re.sub(r"\\(u(....)|U(.{8})|.)", lambda m: chr(int(m.group(2) or m.group(3), 16))
                                  if m.group(2) or m.group(3) else escapes.get(m.group(1), m.group(1)), t)
        lines = (folder / "hostile.nt").read_text(encoding="utf-8").split("\n")
        quoted = [re.fullmatch(r'<\S+> <http://www.w3.org/ns/prov#value> "((?:[^"\\]|\\.)*)" \.', l) for l in lines if "prov#value" in l]
        assert sorted(decode(m.group(1)) for m in quoted) == sentences

        text = open(folder / "hostile.dot", encoding="utf-8", newline="").read()
        strings = [re.sub(r"\\\n", "", re.sub(r'\\"', '"', m)) for m in re.findall(r'"((?:[^"\\]|\\[^"]|\\")*)"', text, flags=re.S)]
        odd = lambda t: re.search(r'(?<!\\)\\(\\\\)*("|\n|$)', t)
        for name in names.values():
            assert odd(name) or name in strings, name

        said = set(literals((folder / "hostile.cypher").read_text(encoding="utf-8")))
        assert said >= set(names) | set(names.values()) | set(roles)
        for line in (folder / "hostile.ftm.json").read_text(encoding="utf-8").strip().split("\n"):
            json.loads(line)

        again = subprocess.run([soi, "export", "-g", folder / "hostile.graphml"], capture_output=True, check=True).stdout
        first = subprocess.run([soi, "export", "-g", source], capture_output=True, check=True).stdout
        # XML has no control characters in it: evidence is JSON, where they are escaped, and names have none.
        assert again == first


if __name__ == "__main__":
    globals()[sys.argv[1]](pathlib.Path(sys.argv[2]), sys.argv[3])
