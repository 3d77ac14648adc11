# SPDX-License-Identifier: Apache-2.0
"""Runs what the documents show, and follows their links into the repository: readme_test.py SOI ROOT [--approve]

In a block of ```console, a line `$ soi …` or `$ sqlite3 …` is a command, and what follows is what it prints, a line with … alone
standing for any lines. In a block of ```sh, every line that starts with `soi ` is run. Each document has a folder of its
own with graphs/ and examples/, and with a soi.db built from them unless the document begins with building it.
--approve writes what the commands print now into the documents; scripts/approve asks for it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```$", re.M | re.S)


def documents(root):
    return [root / "README.md", root / "CONTRIBUTING.md", root / "examples/README.md", root / "src/README.md", *sorted((root / "docs").glob("*.md"))]


def run(command, folder, soi):
    environment = dict(os.environ, PATH=f"{pathlib.Path(soi).parent}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8", NO_COLOR="1")
    environment.pop("SOI_SCHEMAS", None)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def same(expected, printed):
    """Whether `printed` is `expected`, where a line of … alone stands for any lines."""
    parts = re.split(r"^…\n", expected, flags=re.M)
    pattern = r"(?:[^\n]*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, printed) is not None


def console(block, folder, soi, findings):
    """Runs a console block; gives it back as it is now. What is shown may be older than the rules: that is no finding."""
    now = []
    for entry in re.split(r"^(?=\$ )", block, flags=re.M):
        if not entry.startswith("$ "):
            now.append(entry)
            continue
        command, _, expected = entry.partition("\n")
        command = command[2:]
        if not command.startswith(("soi ", "sqlite3 ")):
            now.append(entry)
            continue
        code, printed, errors = run(command, folder, soi)
        if code:
            findings.append(f"{command}\n  ended with {code}: {errors}")
        if code == 0 and not same(expected, printed):
            print(f"{command}\n  prints something else now; scripts/approve writes it down")
            cut = printed.splitlines(keepends=True)
            longest = expected.count("\n") - 1 if expected.endswith("…\n") else len(cut)
            printed = "".join(cut[:longest]) + ("…\n" if longest < len(cut) else "")
            now.append(f"$ {command}\n{printed}")
        else:
            now.append(entry)
    return "".join(now)


def check(document, root, soi, approve):
    text = document.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    findings = [f"{link} is not there" for link in links if not (document.parent / link).exists()]
    if not any(word in body for word in ("soi ", "sqlite3 ") for _, body in BLOCK.findall(text)):
        return findings
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("graphs", "examples", "schemas"):
            shutil.copytree(root / part, folder / part)
        if not re.search(r"^```console\n\$ soi build ", text, re.M):
            code, _, errors = run("soi build graphs/dan-van examples/reports", folder, soi)
            if code:
                return [f"soi build ended with {code}: {errors}"]

        def replay(match):
            kind, body = match.groups()
            if kind == "console":
                body = console(body, folder, soi, findings)
            else:
                for line in body.splitlines():
                    if line.startswith("soi "):
                        code, _, errors = run(line, folder, soi)
                        if code:
                            findings.append(f"{line}\n  ended with {code}: {errors}")
            return f"```{kind}\n{body}```"

        now = BLOCK.sub(replay, text)
        if approve and now != text:
            document.write_text(now, encoding="utf-8")
    return [f"{document.relative_to(root)}: {finding}" for finding in findings]


if __name__ == "__main__":
    soi, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    found = [finding for document in documents(root) if document.is_file() for finding in check(document, root, soi, "--approve" in sys.argv)]
    print(*found, sep="\n")
    sys.exit(1 if found else 0)
