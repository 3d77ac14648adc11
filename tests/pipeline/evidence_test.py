# SPDX-License-Identifier: Apache-2.0
"""For every exported evidence, the bytes begin..end of its file are its sentence: evidence_test.py SOI FOLDER…

Looks at the files themselves, with nothing of soi's own but its output. In a page, what a reader sees of the bytes
counts: tags gone, entities resolved, white space as one space.
"""
import html
import json
import pathlib
import re
import subprocess
import sys

REPORTS = {".txt", ".md", ".html", ".htm"}


def shown(path, span):
    text = span.decode("utf-8")
    if path.suffix in (".html", ".htm"):
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
        text = " ".join(text.split())
    return text


def evidence(graph):
    for part in ("nodes", "links"):
        for thing in graph[part]:
            for one in thing.get("evidence", []):
                if "begin" in one:
                    yield f"{thing.get('source', '')} {thing.get('type')} {thing.get('target', thing.get('name'))}", one


def findings(soi, path, seen):
    run = subprocess.run([soi, "extract", str(path), "--to", "json"], capture_output=True)
    if run.returncode:
        yield f"{path}: soi extract ended with {run.returncode}: {run.stderr.decode('utf-8', 'replace')}"
        return
    data = path.read_bytes()
    for what, one in evidence(json.loads(run.stdout)):
        seen.append(path)
        if not 0 <= one["begin"] < one["end"] <= len(data):
            yield f"{path}: {what}: {one['begin']}..{one['end']} is no span of its {len(data)} bytes"
            continue
        sentence = one["sentence"]
        if path.suffix in (".html", ".htm"):
            sentence = " ".join(sentence.split())
        try:
            there = shown(path, data[one["begin"]:one["end"]])
        except UnicodeDecodeError:
            there = "(cut within a character)"
        if there != sentence:
            yield f"{path}: {what}:\n  says  {sentence!r}\n  bytes {there!r}"


if __name__ == "__main__":
    soi, folders = sys.argv[1], sys.argv[2:]
    reports = sorted(p for folder in folders for p in pathlib.Path(folder).iterdir() if p.suffix in REPORTS)
    seen = []
    found = [finding for path in reports for finding in findings(soi, path, seen)]
    if len(seen) < 10 * len(reports) or not reports:
        found.append(f"{len(seen)} pieces of evidence in {len(reports)} reports are too few to prove anything")
    print(*found, sep="\n")
    print(f"{len(seen)} pieces of evidence in {len(set(seen))} of {len(reports)} reports")
    sys.exit(1 if found else 0)
