#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""soi beside its peers on the same graphs, in one run: compare.py FOLDER_OF_PROGRAMS [GRAPH…]

Each peer loads the graph once; then they take turns, operation by operation, five times. Printed are the medians of the
processor seconds, on one thread, and how many times as long each takes as soi. A peer that is missing is said and left
out; so is what would take more than about a minute.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = {  # name: how it is made, edges
    "kronecker": (["kronecker", "18", "16"], 3_800_000),
    "large": (["communities", "1000000", "4000000"], 4_000_000),
    "small": (["communities", "20000", "80000"], 80_000),
}
OPERATIONS = ["load", "bfs", "components", "pagerank", "core", "triangles", "pairs", "leiden", "labels", "betweenness"]
RUNS = 5
ONCE = {("leiden", "igraph"), ("betweenness", "soi"), ("betweenness", "boost"), ("betweenness", "igraph"),
        ("betweenness", "graph-tool")}  # seconds to minutes each: once says enough


def left_out(peer, operation, graph):
    edges = GRAPHS[graph][1]
    if operation == "betweenness":
        return edges > 80_000
    if peer == "igraph" and edges > 80_000:  # minutes
        return operation == "labels" or (operation == "leiden" and graph == "kronecker")
    return False


class Peer:
    def __init__(self, name, command):
        self.name = name
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment, stderr=subprocess.PIPE)
        if self.process.stdout.readline().strip() != "ready":
            why = self.process.stderr.read().strip().splitlines()
            raise RuntimeError(why[-1] if why else "it ended")

    def run(self, operation):
        print(operation, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        return None if answer == ["none"] or not answer else (float(answer[0]), answer[1])

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def peers(programs, edges, graph):
    commands = {name: [str(programs / f"{name}_peer"), edges, edges + ".pairs"] for name in ("soi", "boost", "igraph")}
    commands["graph-tool"] = [sys.executable, str(HERE / "python_peer.py"), "graph-tool", edges, edges + ".pairs"]
    if GRAPHS[graph][1] <= 80_000:
        commands["networkx"] = [sys.executable, str(HERE / "python_peer.py"), "networkx", edges, edges + ".pairs"]
    for name, command in commands.items():
        try:
            yield Peer(name, command)
        except (OSError, RuntimeError) as error:
            print(f"without {name}: {error}")


def compare(programs, graph, folder):
    edges = f"{folder}/{graph}.tsv"
    subprocess.run([str(programs / "make_graph"), *GRAPHS[graph][0], edges], check=True)
    running = list(peers(programs, edges, graph))
    print(f"\n{graph}: median processor seconds of {RUNS} runs, and how many times soi's\n")
    print(f"{'':12}" + "".join(f"{peer.name:>20}" for peer in running) + "   answers")
    for operation in OPERATIONS:
        asked = [p for p in running if not left_out(p.name, operation, graph)]
        times, answers = {}, {}
        for turn in range(RUNS):
            for peer in asked:
                if turn > 0 and (peer.name not in times or (operation, peer.name) in ONCE):
                    continue
                done = peer.run(operation)
                if done:
                    times.setdefault(peer.name, []).append(done[0])
                    answers[peer.name] = done[1]
        if "soi" not in times:
            continue
        medians = {name: statistics.median(all) for name, all in times.items()}
        cells = [f"{medians[p.name]:.4f} ({medians[p.name] / medians['soi']:.1f}×)" if p.name in medians else "-"
                 for p in running]
        print(f"{operation:12}" + "".join(f"{cell:>20}" for cell in cells) + "   " +
              " ".join(f"{float(a):.6g}" for a in answers.values()), flush=True)
    for peer in running:
        peer.end()


if __name__ == "__main__":
    if len(sys.argv) < 2 or any(graph not in GRAPHS for graph in sys.argv[2:]):
        sys.exit(f"usage: compare.py FOLDER_OF_PROGRAMS [{'|'.join(GRAPHS)}]…")
    with tempfile.TemporaryDirectory() as folder:
        for graph in sys.argv[2:] or GRAPHS:
            compare(pathlib.Path(sys.argv[1]), graph, folder)
