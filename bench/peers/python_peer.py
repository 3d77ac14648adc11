# SPDX-License-Identifier: Apache-2.0
"""graph-tool or networkx as one of the peers: python_peer.py graph-tool|networkx EDGES PAIRS"""
import sys
import time
import warnings

sys.path.append("/usr/lib/python3/dist-packages")
warnings.simplefilter("ignore")
library, path, pair_path = sys.argv[1:4]
pairs = [tuple(map(int, line.split())) for line in open(pair_path)]
turn = iter(range(10**9))


def source():
    return pairs[next(turn) % len(pairs)][0]


def graph_tool_operations():
    import graph_tool as gt
    import graph_tool.centrality as centrality
    import graph_tool.clustering as clustering
    import graph_tool.topology as topology
    import numpy as np

    gt.openmp_set_num_threads(1)

    def load():
        graph = gt.Graph(directed=False)
        graph.add_edge_list(np.fromfile(path, sep=" ", dtype=np.int64).reshape(-1, 2))
        return graph

    graph = load()
    return {
        "load": lambda: load().num_edges(),
        "bfs": lambda: topology.shortest_distance(graph, source=graph.vertex(source())).a.size,
        "components": lambda: topology.label_components(graph)[1].max(),
        "pagerank": lambda: centrality.pagerank(graph, damping=0.85, epsilon=0, max_iter=20).a.max(),
        "core": lambda: topology.kcore_decomposition(graph).a.max(),
        "triangles": lambda: clustering.global_clustering(graph, ret_counts=True)[2],
        "pairs": lambda: sum(len(topology.shortest_path(graph, graph.vertex(a), graph.vertex(b))[1]) for a, b in pairs),
        "betweenness": lambda: centrality.betweenness(graph, norm=False)[0].a.max(),
    }


def networkx_operations():
    import networkx as nx

    graph = nx.read_edgelist(path, nodetype=int)
    return {
        "load": lambda: nx.read_edgelist(path, nodetype=int).number_of_edges(),
        "bfs": lambda: len(nx.single_source_shortest_path_length(graph, source())),
        "components": lambda: len(max(nx.connected_components(graph), key=len)),
        "core": lambda: max(nx.core_number(graph).values()),
        "triangles": lambda: sum(nx.triangles(graph).values()) / 3,
        "pairs": lambda: sum(nx.bidirectional_shortest_path(graph, a, b).__len__() - 1 for a, b in pairs),
    }


operations = graph_tool_operations() if library == "graph-tool" else networkx_operations()
print("ready", flush=True)
for line in sys.stdin:
    operation = operations.get(line.strip())
    if operation is None:
        print("none", flush=True)
        continue
    begun = time.process_time()
    answer = operation()
    print(f"{time.process_time() - begun:.9f} {answer:.12g}", flush=True)
