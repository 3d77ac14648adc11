# SPDX-License-Identifier: Apache-2.0
"""Every measure beside networkx and igraph, to 1e-9: peers_test.py SOI FOLDER…

On Zachary's karate club, weighted, on a directed graph with parallel links and loops, and on the typed graph of the
documents in the folders. Where networkx is missing it ends with 77 and says so; without igraph or scipy the rest is
compared, and what was left out is said.
"""
import csv
import io
import json
import math
import random
import subprocess
import sys
import tempfile

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's packages, whichever python3 comes first
try:
    import networkx as nx
except ImportError as error:
    print("skipped: there is no networkx for this Python:", error)
    sys.exit(77)
try:
    import igraph
except ImportError as error:
    igraph = None
    print("without igraph:", error)
try:
    import scipy  # noqa: F401: networkx' hits needs it
except ImportError as error:
    scipy = None
    print("without scipy, no comparison of hubs and authorities:", error)

SOI = sys.argv[1]
TOLERANCE = 1e-9
compared = []


def soi(*words):
    return subprocess.run([SOI, *words], capture_output=True, text=True, check=True).stdout


def columns(measures, *words):
    rows = csv.DictReader(io.StringIO(soi("measure", ",".join(measures), "--csv", *words)))
    return {row["id"]: {m: float(row[m]) if row[m] else math.nan for m in measures} for row in rows}


def links(measure, *words):
    rows = csv.DictReader(io.StringIO(soi("measure", measure, "--csv", *words)))
    return {(row["source"], row["target"]): float(row[measure]) for row in rows}


def number(measure, *words):
    return json.loads(soi("measure", measure, "--json", *words))["numbers"][measure]


def same(what, found, expected):
    compared.append(what)
    if isinstance(expected, dict):
        assert set(found) == set(expected), f"{what}: other nodes"
        for key, value in expected.items():
            near(f"{what} of {key}", found[key], value)
    else:
        near(what, found, expected)


def near(what, found, expected):
    if found is None or math.isnan(found) or math.isnan(expected):
        ok = (found is None or math.isnan(found)) and math.isnan(expected)
    else:
        ok = abs(found - expected) <= TOLERANCE * max(1.0, abs(expected))
    assert ok, f"{what}: soi says {found}, the other {expected}"


def simple(edges, nodes, directed):
    """The documented rule: parallel links are one with the sum of their weights, loops are none."""
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes)
    for a, b, weight in edges:
        if a == b:
            continue
        known = graph[a][b]["weight"] if graph.has_edge(a, b) else 0
        graph.add_edge(a, b, weight=known + weight)
    return graph


def constraint(graph):
    """Not defined for the isolated, who make newer versions of networkx forget the others."""
    tied = graph.subgraph([n for n in graph if graph.degree(n) > 0])
    return {**{n: math.nan for n in graph}, **nx.constraint(tied, weight="weight")}


def compare(name, graph, *words):
    directed = graph.is_directed()
    if directed:
        words += ("--directed",)
    both = nx.Graph()
    both.add_nodes_from(graph)
    for a, b, weight in graph.edges(data="weight"):
        known = both[a][b]["weight"] if both.has_edge(a, b) else 0
        both.add_edge(a, b, weight=known + weight)
    plain = nx.DiGraph(graph) if directed else nx.Graph(graph)
    strict = dict(max_iter=100_000, tol=1e-15)
    wanted = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "pagerank": nx.pagerank(graph, **strict),
        "closeness": nx.closeness_centrality(graph),
        "harmonic": nx.harmonic_centrality(graph),
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "core": nx.core_number(both),
        "triangles": nx.triangles(both),
        "clustering": nx.clustering(both),
        "constraint": constraint(both),
        "articulation": {n: float(n in set(nx.articulation_points(both))) for n in both},
    }
    if directed:
        wanted["in-degree"], wanted["out-degree"] = dict(graph.in_degree()), dict(graph.out_degree())
        wanted["in-strength"] = dict(graph.in_degree(weight="weight"))
        wanted["out-strength"] = dict(graph.out_degree(weight="weight"))
        if scipy:
            wanted["hubs"], wanted["authorities"] = nx.hits(graph, max_iter=100_000, tol=1e-15)
    if nx.is_connected(both) and (not directed or nx.is_strongly_connected(graph)):
        wanted["eigenvector"] = nx.eigenvector_centrality(graph, weight="weight", max_iter=1_000_000, tol=1e-15)
    found = columns(list(wanted), *words)
    for measure, expected in wanted.items():
        same(f"{name}: {measure}", {n: found[n][measure] for n in found}, expected)

    note = json.loads(soi("measure", "katz", "--json", *words))
    attenuation = float(note["notes"]["katz"].split()[-1])
    katz = nx.katz_centrality_numpy(graph, alpha=attenuation, weight="weight") if scipy else None
    if katz:  # the note has six digits of the attenuation: as many agree
        for row in note["nodes"]:
            assert abs(row["katz"] - katz[row["id"]]) < 1e-4, f"{name}: katz of {row['id']}"

    seed = sorted(graph)[0]
    personal = columns(["pagerank"], "--of", seed, *words)
    same(f"{name}: pagerank of one", {n: personal[n]["pagerank"] for n in personal},
         nx.pagerank(graph, personalization={seed: 1}, **strict))
    alike = columns(["jaccard", "adamic-adar"], "--of", seed, *words)
    pairs = [(seed, n) for n in graph if n != seed]
    for measure, of in [("jaccard", nx.jaccard_coefficient), ("adamic-adar", nx.adamic_adar_index)]:
        same(f"{name}: {measure}", {n: alike[n][measure] for n in alike if n != seed},
             {n: value for _, n, value in of(both, pairs)})

    between = links("edge-betweenness", *words)
    expected = nx.edge_betweenness_centrality(graph, normalized=False)
    same(f"{name}: edge-betweenness", between, expected if directed else
         {edge: expected.get(edge, expected.get(edge[::-1])) for edge in between})
    bridges = set(nx.bridges(both))
    same(f"{name}: bridges", links("bridges", *words),
         {edge: float(edge in bridges or edge[::-1] in bridges) for edge in between})

    same(f"{name}: density", number("density", *words), nx.density(graph))
    same(f"{name}: transitivity", number("transitivity", *words), nx.transitivity(both))
    same(f"{name}: degree-assortativity", number("degree-assortativity", *words),
         nx.degree_assortativity_coefficient(plain))
    longest = max(max(d.values()) for _, d in nx.all_pairs_shortest_path_length(graph))
    same(f"{name}: diameter", number("diameter", *words), longest)

    for measure, parts in [("component", nx.connected_components(both)),
                           ("strong-component", nx.strongly_connected_components(graph) if directed else [])]:
        found = columns([measure], *words)
        for part in parts:
            assert len({found[n][measure] for n in part}) == 1, f"{name}: {measure} parts what holds together"
            compared.append(f"{name}: {measure}")

    found = columns(["communities"], *words)
    groups = {}
    for node, row in found.items():
        groups.setdefault(row["communities"], set()).add(node)
    assert all(nx.is_connected(both.subgraph(g)) for g in groups.values()), f"{name}: a community in pieces"
    reached = nx.algorithms.community.modularity(both, groups.values(), weight="weight")
    same(f"{name}: modularity", number("modularity", *words), reached)
    if igraph:
        order = sorted(both)
        place = {n: i for i, n in enumerate(order)}
        other = igraph.Graph(n=len(order), edges=[(place[a], place[b]) for a, b in both.edges()])
        weights = [w for _, _, w in both.edges(data="weight")]
        # igraph's own loses a little to its random numbers: the best of ten is what there is to reach.
        best = max(other.modularity(other.community_leiden("modularity", weights=weights, n_iterations=-1), weights=weights)
                   for _ in range(10))
        assert reached > best - 0.001, f"{name}: modularity {reached}, igraph's Leiden {best}"
        if min(other.degree()) > 0:  # igraph 0.10.2 gives NaN to others than the isolated, too
            found = columns(["constraint"], *words)
            same(f"{name}: constraint of igraph", {n: found[n]["constraint"] for n in order},
                 dict(zip(order, other.constraint(weights=weights))))


def write(path, edges):
    with open(path, "w", encoding="utf-8") as out:
        for edge in edges:
            print(*edge, sep="\t", file=out)


with tempfile.TemporaryDirectory() as folder:
    karate = [(str(a), str(b), w) for a, b, w in nx.karate_club_graph().edges(data="weight", default=1)]
    write(f"{folder}/karate.tsv", karate)
    compare("karate club", simple(karate, {n for e in karate for n in e[:2]}, False), "-g", f"{folder}/karate.tsv")

    lot = random.Random(34)
    knots = [(f"n{lot.randrange(40):02}", f"n{lot.randrange(40):02}", lot.choice([0.5, 1, 2])) for _ in range(170)]
    write(f"{folder}/knots.tsv", knots)
    names = {n for e in knots for n in e[:2]}
    compare("directed", simple(knots, names, True), "-g", f"{folder}/knots.tsv")
    compare("both ways", simple(knots, names, False), "-g", f"{folder}/knots.tsv")

    store = f"{folder}/soi.db"
    soi("build", *sys.argv[2:], "-o", store)
    typed = json.loads(soi("export", "-g", store, "--to", "json"))
    edges = [(e["source"], e["target"], 1) for e in typed["links"] if e.get("status") != "denied"]
    graph = simple(edges, [n["id"] for n in typed["nodes"]], False)
    compare("typed graph", graph, "-g", store)
    nx.set_node_attributes(graph, {n["id"]: n["type"] for n in typed["nodes"]}, "type")
    kinds = {}
    for a, b, weight in graph.edges(data="weight"):  # networkx counts edges, soi their weights: so does this matrix
        for x, y in [(a, b), (b, a)]:
            key = graph.nodes[x]["type"], graph.nodes[y]["type"]
            kinds[key] = kinds.get(key, 0) + weight
    names = sorted({k for pair in kinds for k in pair})
    whole = sum(kinds.values())
    matrix = [[kinds.get((x, y), 0) / whole for y in names] for x in names]
    chance = sum(sum(matrix[i]) * sum(row[i] for row in matrix) for i in range(len(names)))
    same("typed graph: type-assortativity", number("type-assortativity", "-g", store),
         (sum(matrix[i][i] for i in range(len(names))) - chance) / (1 - chance))

print(f"{len(compared)} comparisons agree to {TOLERANCE}")
