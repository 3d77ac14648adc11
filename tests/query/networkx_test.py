# SPDX-License-Identifier: Apache-2.0
"""Compares paths and networks with what networkx finds in the same graph: networkx_test.py SOI ROOT

The graph is the demo's: the curated graphs and the sample reports. Without networkx it is skipped, and says so.
"""
import itertools
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

try:
    import networkx as nx
    from networkx.algorithms import bipartite
except ImportError:
    print("skipped: python3-networkx is not installed")
    sys.exit(77)

WEIGHTS = {"official": 1, "event": 1, "organization": 1.5}  # as `soi help path` says; others 2


def main(soi, root):
    with tempfile.TemporaryDirectory() as folder:
        def ask(*words):
            done = subprocess.run([soi, *words], cwd=folder, capture_output=True, text=True, timeout=300)
            if done.returncode not in (0, 1):
                raise SystemExit(f"{words} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        ask("build", f"{root}/graphs/dan-van", f"{root}/examples/reports")
        graph = json.loads(ask("export", "--to", "json"))
        compared = paths(graph, ask) + networks(graph, ask)
    print(f"{compared} answers are those of networkx {nx.__version__}")


def weighted(graph):
    """Every step as an arc that costs what `soi path` says."""
    family = {node["id"]: node["family"] for node in graph["nodes"]}
    degree = dict.fromkeys(family, 0)
    for link in graph["links"]:
        for end in {link["source"], link["target"]}:
            degree[end] += 1
    arcs = nx.DiGraph()
    arcs.add_nodes_from(family)
    for link in graph["links"]:
        if link["status"] == "denied" or link["source"] == link["target"]:
            continue
        for a, b in [(link["source"], link["target"]), (link["target"], link["source"])]:
            arcs.add_edge(a, b, weight=WEIGHTS.get(family[b], 2) + math.log2(degree[b]) / 4)
    return arcs


def paths(graph, ask):
    arcs = weighted(graph)
    nodes = sorted(arcs)
    pick = random.Random(1)
    compared = 0
    for _ in range(25):
        a, b = pick.sample(nodes, 2)
        answer = json.loads(ask("path", a, b, "--json", "-k", "4"))
        found = [path["cost"] for path in answer.get("paths", [])]
        expected = []
        if nx.has_path(arcs, a, b):
            for way in itertools.islice(nx.shortest_simple_paths(arcs, a, b, weight="weight"), 4):
                expected.append(nx.path_weight(arcs, way, "weight"))
        same(found, expected, f"the best ways from {a} to {b}")
        for path in answer.get("paths", []):
            assert path["entities"][0] == a and path["entities"][-1] == b and nx.is_path(arcs, path["entities"])

        answer = json.loads(ask("path", a, b, "--json", "--all", "4", "--limit", "0"))
        found = sorted(path["entities"] for path in answer.get("paths", []))
        expected = sorted(nx.all_simple_paths(arcs, a, b, cutoff=4))
        assert found == expected, f"all ways of four steps from {a} to {b}: {len(found)}, not {len(expected)}"
        compared += 2
    return compared


def networks(graph, ask):
    family = {node["id"]: node["family"] for node in graph["nodes"]}
    compared = 0
    for nodes, through in [("official", "event"), ("organization", "official"), ("document", "event")]:
        both = nx.Graph()
        for link in graph["links"]:
            ends = (link["source"], link["target"])
            if link["status"] != "denied" and {family[end] for end in ends} == {nodes, through}:
                both.add_edge(*ends)
        tied = sorted(node for node in both if family[node] == nodes)
        for weight, projected in [
            ("count", bipartite.weighted_projected_graph(both, tied)),
            ("jaccard", bipartite.overlap_weighted_projected_graph(both, tied, jaccard=True)),
            ("newman", bipartite.collaboration_weighted_projected_graph(both, tied)),
        ]:
            answer = json.loads(ask("network", nodes, "--through", through, "--weight", weight, "--json"))
            assert sorted(node["id"] for node in answer["nodes"]) == tied
            found = {tuple(sorted((link["source"], link["target"]))): link["weight"] for link in answer["links"]}
            expected = {tuple(sorted(tie[:2])): tie[2] for tie in projected.edges(data="weight")}
            assert found.keys() == expected.keys(), f"{nodes} through {through}: other ties"
            same([found[tie] for tie in sorted(found)], [expected[tie] for tie in sorted(expected)], f"{nodes}, {weight}")
            compared += 1
    return compared


def same(found, expected, what):
    near = len(found) == len(expected) and all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(found, expected))
    assert near, f"{what}: {found}, not {expected}"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
