# SPDX-License-Identifier: Apache-2.0
"""The rules of the design that a compiler does not see: architecture.py CHECK ROOT.

Each CHECK is one function below and one test of ctest; it prints every finding and fails if there is one.
A check that cannot be made here says why and ends with 77, which ctest shows as skipped.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

# The design's lines, lowest first. A part includes parts of lower lines only, never its own line.
LINES = [
    ["base"],
    ["text", "schema"],
    ["graph"],
    ["reading", "extraction", "resolution", "store", "query", "analytics", "drawing", "exporting"],
    ["pipeline"],
    ["cli"],
]
LEVEL = {part: level for level, parts in enumerate(LINES) for part in parts}

# Third-party headers and the files that may include them, as patterns of paths below src/.
DOORS = {
    r"yaml-cpp/": r"base/yaml_file\.cpp",
    r"sqlite3\.h": r"store/.*\.cpp",
    r"unicode/": r"(text|reading)/.*|base/display_width\.cpp",
    r"gumbo\.h": r"(text|reading)/.*\.cpp",
    r"nlohmann/": r"base/json.*",
    r"(graphviz/)?(cgraph|gvc|gvcext|gvplugin|types)\.h": r"drawing/.*\.cpp",
    r"fontconfig/": r"drawing/fonts\.cpp",
    r"CLI/": r"cli/.*",
    r"boost/": r"graph/.*|analytics/.*|query/.*\.cpp",
    r"(oneapi/)?tbb(/|\.h)": r".*\.cpp",
    r"nettle/": r"base/digest\.cpp",
    r"libxml/": r"base/xml_reader\.cpp",
    r"zlib\.h": r"base/gzip\.cpp",
    r"zstd\.h": r"base/zstd\.cpp",
    r"serd/": r"exporting/.*\.cpp",
    r"tsl/": r".*\.cpp|(text|graph|reading|extraction)/.*",
    r"fmt/": r".*",
}
# Programs of their own: they may print and exit like cli.
PROGRAMS = {"drawing/layout_main.cpp"}
LONGEST = 400  # lines of a hand-written file

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.src = self.root / "src"

    def sources(self, *folders):
        """Hand-written C++ below the folders, sorted."""
        found = []
        for folder in folders:
            found += [p for p in (self.root / folder).rglob("*") if p.suffix in (".cpp", ".hpp")]
        return sorted(found)

    def tracked(self):
        """Every file git knows, or every file outside build trees where this is no clone."""
        if (self.root / ".git").exists() and shutil.which("git"):
            names = subprocess.run(["git", "-C", self.root, "ls-files", "-z"], capture_output=True, check=True).stdout
            return [self.root / n for n in names.decode().split("\0") if n and (self.root / n).is_file()]
        return [p for p in self.root.rglob("*") if p.is_file() and not re.match(r"build|out|\.git$", p.relative_to(self.root).parts[0])]


def skip(reason):
    print("skipped:", reason)
    sys.exit(77)


def code_of(path):
    """A source without comments and the text of strings, with its lines kept."""
    text = path.read_text(encoding="utf-8")
    blank = lambda m: re.sub(r"[^\n]", " ", m.group(0)) if m.group(0).startswith("/") else '""' + "\n" * m.group(0).count("\n")
    return re.sub(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def layers(tree):
    for path in tree.sources("src"):
        inside = path.relative_to(tree.src)
        part = inside.parts[0]
        if part not in LEVEL:
            yield f"src/{inside}: '{part}' is no part of the design"
            continue
        for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            other = name.split("/")[0]
            if kind == '"' and not (tree.src / name).is_file():
                yield f'src/{inside}: "{name}" is no header of ours, as seen from src/: write third-party headers in <>'
            elif kind == '"' and other != part and LEVEL.get(other, 99) >= LEVEL[part]:
                yield f"src/{inside}: {part} may not include {other} ({name})"


def doors(tree):
    for path in tree.sources("src"):
        inside = str(path.relative_to(tree.src))
        for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if kind != "<" or re.fullmatch(r"[a-z_0-9]+|sys/\w+\.h|(unistd|fcntl|poll|signal|spawn|dirent)\.h", name):
                continue  # the language's and the system's own
            door = next((files for header, files in DOORS.items() if re.match(header, name)), None)
            if door is None:
                yield f"src/{inside}: <{name}> has no door in the design (tests/architecture/architecture.py lists them)"
            elif not re.fullmatch(door, inside):
                yield f"src/{inside}: <{name}> may be included by {door} only"


def manners(tree):
    """Library code never prints, exits or reads the clock or the environment."""
    never = {
        r"\bstd::c(out|err|log)\b": r"base/files\.cpp",
        r"#\s*include\s*<iostream>": r"base/files\.cpp",
        r"\b(std::)?(printf|puts|perror)\s*\(|\bfmt::print\b": r"",
        r"(?<![\w.>])(std::)?(exit|abort|_exit|quick_exit)\s*\(": r"drawing/.*",  # a child of fork ends with _exit
        r"\bsystem_clock\b|(?<![\w.>])(std::)?time\s*\(|\bgettimeofday\b": r"",
        r"\bgetenv\b": r"",
        r"\busing namespace std\s*;": r"",
    }
    for path in tree.sources("src"):
        inside = str(path.relative_to(tree.src))
        if inside.startswith("cli/") or inside in PROGRAMS:
            continue
        for number, line in enumerate(code_of(path).split("\n"), 1):
            for pattern, allowed in never.items():
                if re.search(pattern, line) and not re.fullmatch(allowed, inside):
                    yield f"src/{inside}:{number}: {line.strip()}"


def headers(tree):
    """Every header compiles alone."""
    compiler = os.environ.get("CXX") or shutil.which("c++")
    if not compiler:
        skip("there is no C++ compiler in PATH")

    def compiled(path):
        command = [compiler, "-std=c++20", "-fsyntax-only", "-x", "c++", f"-I{tree.src}", "-"]
        name = path.relative_to(tree.src)
        run = subprocess.run(command, input=f'#include "{name}"\n', capture_output=True, text=True)
        return f"src/{name} does not compile alone:\n{run.stderr}" if run.returncode else None

    # A source that includes its own header first proves it while it is built: only the others need a compiler here.
    alone = []
    for path in tree.sources("src"):
        if path.suffix != ".hpp":
            continue
        source = path.with_suffix(".cpp")
        first = INCLUDE.search(source.read_text(encoding="utf-8")) if source.is_file() else None
        if source.is_file() and (not first or first.group(2) != str(path.relative_to(tree.src))):
            yield f"{source.relative_to(tree.root)}: include its own header first"
        if not source.is_file():
            alone.append(path)
        if "#pragma once" not in path.read_text(encoding="utf-8"):
            yield f"{path.relative_to(tree.root)}: no #pragma once"
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from filter(None, pool.map(compiled, alone))


def sizes(tree):
    for path in tree.sources("src", "tests"):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST:
            yield f"{path.relative_to(tree.root)}: {lines} lines; {LONGEST} are the most for a file written by hand"


def names(tree):
    """One header of a name; no drawers. An entry of a list (a command, a picture) has no header and its own name."""
    seen = {}
    for path in tree.sources("src"):
        inside = path.relative_to(tree.src)
        folder = seen.setdefault(path.name, inside.parent) if path.suffix == ".hpp" else inside.parent
        if folder != inside.parent:
            yield f"src/{inside}: there is a {path.name} in src/{folder} already"
        if re.search(r"util|common|misc|manager|helper", path.stem):
            yield f"src/{inside}: a name that says nothing"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
            yield f"src/{inside}: file names are lower case with underscores"
    for path in tree.sources("tests"):
        inside = path.relative_to(tree.root / "tests")
        if len(inside.parts) > 1 and inside.parts[0] not in {*LEVEL, "support", "lists", "fuzz"} and path.suffix == ".cpp":
            yield f"tests/{inside}: tests/ mirrors src/, and '{inside.parts[0]}' is no part"
        if path.suffix == ".cpp" and len(inside.parts) == 2 and inside.parts[0] in LEVEL and not path.stem.endswith("_test"):
            yield f"tests/{inside}: tests are named <file>_test.cpp"


def texts(tree):
    """Licence line, no leftovers, no place of somebody's own machine."""
    leftovers = re.compile(r"\b(TO" r"DO|FIX" r"ME|(?<!roman: )XX" r"X)\b")  # but the thirtieth has that numeral
    own = re.compile(r"(?<![\w.~}])/(home|root|Users|work)/\w")
    spdx = "SPDX-License-Identifier: Apache-2.0"
    for path in tree.tracked():
        inside = path.relative_to(tree.root)
        data = path.read_bytes()
        if b"\0" in data or inside.name == "LICENSE":
            continue
        text = data.decode("utf-8", "replace")
        head = text.split("\n", 2)
        if path.suffix in (".cpp", ".hpp") and head[0] != f"// {spdx}":
            yield f"{inside}: the first line is not '// {spdx}'"
        if head[0].startswith("#!") and (len(head) < 2 or head[1] != f"# {spdx}"):
            yield f"{inside}: the line after #! is not '# {spdx}'"
        for number, line in enumerate(text.split("\n"), 1):
            if leftovers.search(line) or own.search(line):
                yield f"{inside}:{number}: {line.strip()[:100]}"


def format(tree):
    tool = shutil.which("clang-format")
    if not tool:
        skip("there is no clang-format here")
    version = re.search(r"version (\d+)", subprocess.run([tool, "--version"], capture_output=True, text=True).stdout)
    if not version or version.group(1) != "14":
        skip("other versions than Debian 12's clang-format 14 format otherwise")
    files = tree.sources("src", "tests")
    run = subprocess.run([tool, "--dry-run", "--Werror", *files], capture_output=True, text=True)
    yield from (line for line in run.stderr.split("\n") if "error:" in line)


def commits(tree):
    if not (tree.root / ".git").exists() or not shutil.which("git"):
        skip("this is no clone")
    log = subprocess.run(["git", "-C", tree.root, "log", "-n", "500", "--format=%h %s"], capture_output=True, text=True)
    if log.returncode:
        skip("git cannot read this clone: " + log.stderr.strip())
    for line in log.stdout.splitlines():
        subject = line.split(" ", 1)[1] if " " in line else ""
        if not subject or re.match(r"(fixup!|squash!|amend!|wip\b)", subject, re.I):
            yield f"commit {line}: say what it does and why"


CHECKS = {f.__name__: f for f in (layers, doors, manners, headers, sizes, names, texts, format, commits)}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in CHECKS:
        sys.exit(f"usage: architecture.py {'|'.join(CHECKS)} ROOT")
    findings = list(CHECKS[sys.argv[1]](Tree(sys.argv[2])))
    print(*findings, sep="\n")
    sys.exit(1 if findings else 0)
