# SPDX-License-Identifier: Apache-2.0
"""networkx reads the exported JSON as the graph it is: networkx_test.py FILE. Without networkx it is skipped (77)."""
import json
import sys

try:
    import networkx
except ImportError:
    print("skipped: there is no networkx")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    data = json.load(file)
try:
    graph = networkx.node_link_graph(data, edges="links")
except TypeError:  # up to 3.3 the key has another name, and "links" is its default
    graph = networkx.node_link_graph(data)
assert graph.is_directed() and graph.is_multigraph()
assert set(graph) == {node["id"] for node in data["nodes"]}
assert graph.number_of_edges() == len(data["links"]) > 0
assert all(link["evidence"] for _, _, link in graph.edges(data=True))
assert all(node["name"] for _, node in graph.nodes(data=True))
