# SPDX-License-Identifier: Apache-2.0
"""The page in a real browser: page_test.py SOI ROOT [AXE.js].

Opens pages from file://, uses them as a reader would, and asks for no console error, no request and no serious finding of
axe-core. Ends with 77 and the reason where there is no browser."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import browser

SOI, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
AXE = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
HOSTILE = ["</script><script>document.title='broken'</script>", "\"]; node [label=\"x\"", "]]> --> <!--", "<img src=x onerror=\"document.title='broken'\">",
           "javascript:alert(1)", "a' onclick='document.title=1", "Nguyễn\u202e Văn A", "${document.title=1}", "&lt;b&gt; &amp;", "\\u003cscript\\u003e"]


def soi(*arguments):
    subprocess.run([SOI, *map(str, arguments)], check=True, capture_output=True)


def yaml_graph(nodes, edges):
    return json.dumps({"schema": "dan-van", "document": {"id": "d", "title": "T </script>", "url": "https://bao.example/1"},
                       "nodes": {f"n{i}": {"type": kind, "name": name} for i, (kind, name) in enumerate(nodes)},
                       "edges": [[f"n{a}", relation, f"n{b}"] for a, relation, b in edges]}, ensure_ascii=False)


def curated_store(folder):
    soi("build", ROOT / "graphs" / "dan-van", ROOT / "examples" / "reports", "-o", folder / "soi.db")
    return folder / "soi.db"


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory(prefix="soi-page-")
        cls.folder = pathlib.Path(cls.holder.name)
        store = curated_store(cls.folder)
        soi("draw", "-g", store, "-o", cls.folder / "all.html", "--title", "Công tác dân vận")
        cls.many = cls.large_page()
        cls.browser = browser.Browser(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.holder.cleanup()

    @classmethod
    def large_page(cls):  # above 300 nodes: the canvas
        count = 700
        nodes = [("official", f"Người thứ {i}") if i % 3 else ("conference", f"Hội nghị số {i}") for i in range(count)]
        edges = [(i, "attended", (i * 7 + 3) // 3 * 3 % count) for i in range(count) if i % 3 and (i * 7 + 3) // 3 * 3 % count % 3 == 0]
        (cls.folder / "many.yaml").write_text(yaml_graph(nodes, edges), encoding="utf-8")
        soi("build", cls.folder / "many.yaml", "-o", cls.folder / "many.db")
        soi("draw", "-g", cls.folder / "many.db", "-o", cls.folder / "many.html")
        return cls.folder / "many.html"

    def tearDown(self):
        worst = [entry["message"] for entry in self.browser.logs("browser") if entry["level"] in ("SEVERE", "WARNING")]
        self.assertEqual(worst, [], "the console is silent")
        asked = [url for url in self.browser.requests() if not url.startswith(("file://", "data:", "blob:", "about:", "chrome"))]
        self.assertEqual(asked, [], "nothing is asked of any network")

    def count(self):  # nodes shown, nodes, relations shown
        return [int(part) for part in self.browser.text("#found").replace(",", "").split() if part.isdigit()]

    def choose(self, words):
        self.browser.run("document.getElementById('search').value = ''")
        self.browser.type("#search", words + "\ue007")

    def test_a_name_without_accents_finds_its_dossier_and_the_sentences_behind_a_tie(self):
        self.browser.open(self.folder / "all.html")
        self.assertEqual(self.browser.text("#title"), "Công tác dân vận")
        self.choose("bui thi minh hoai")
        self.assertEqual(self.browser.text("#panel-title"), "Bùi Thị Minh Hoài")
        self.assertIn("chủ trì", self.browser.text("#dossier"))
        self.browser.click("#dossier .count")
        self.assertIn("Bùi Thị Minh Hoài – ", self.browser.text("#panel-title"))
        self.assertTrue(self.browser.text("#dossier cite").strip())
        self.assertEqual(self.browser.run("return document.querySelectorAll('#view .edge.lit').length"), 1)

    def test_a_sentence_of_a_report_is_shown_with_its_source(self):
        self.browser.open(self.folder / "all.html")
        found = self.browser.run("""for (const button of document.querySelectorAll('#list button')) {
              button.click();
              const tie = document.querySelector('#dossier .count');
              if (!tie) continue;
              tie.click();
              const quote = document.querySelector('#dossier blockquote');
              if (quote) return quote.textContent;
            }""")
        self.assertTrue(found)
        reports = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "examples" / "reports").iterdir() if path.suffix in (".txt", ".md", ".html"))
        self.assertIn(found.split(".")[0][:40], reports)

    def test_time_narrows_the_graph_and_reset_brings_it_back(self):
        self.browser.open(self.folder / "all.html")
        shown, nodes, lines = self.count()
        self.assertEqual(shown, nodes)
        self.browser.run("""const slider = document.getElementById('from');
            slider.value = slider.max; slider.dispatchEvent(new Event('input'));""")
        self.browser.click("#undated")
        narrowed = self.count()
        self.assertLess(narrowed[2], lines)
        self.assertGreater(narrowed[2], 0)
        self.browser.click("#reset")
        self.assertEqual(self.count(), [shown, nodes, lines])

    def test_a_filter_by_relation_hides_what_only_that_relation_tied(self):
        self.browser.open(self.folder / "all.html")
        before = self.count()
        self.browser.click("#relations input")
        after = self.count()
        self.assertLess(after[2], before[2])
        self.assertLessEqual(after[0], before[0])
        self.assertEqual(after[2], self.browser.run("return document.querySelectorAll('#view g.edge:not(.off)').length"))

    def test_a_path_between_two_is_told_step_by_step(self):
        self.browser.open(self.folder / "all.html")
        self.choose("bui thi minh hoai")
        self.browser.run("[...document.querySelectorAll('.acts button')].find(b => b.textContent === 'Đường đi từ đây').click()")
        self.choose("do manh hien")
        self.assertIn("Đường đi: 2 bước", self.browser.text("#panel-title"))
        self.assertEqual(self.browser.run("return document.querySelectorAll('#dossier cite').length >= 2"), True)

    def test_surroundings_by_double_click_and_back(self):
        self.browser.open(self.folder / "all.html")
        whole = self.count()
        self.browser.run("document.getElementById('n0').dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))")
        near = self.count()
        self.assertLess(near[0], whole[0])
        self.browser.click("#leave")
        self.assertEqual(self.count(), whole)

    def test_the_language_changes_every_word_of_the_page(self):
        self.browser.open(self.folder / "all.html")
        self.browser.click("#language")
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "en")
        self.assertEqual(self.browser.text("#search-label"), "Search (accents not needed)")
        self.assertIn("chaired", self.browser.text("#relations"))
        self.assertNotIn("chủ trì", self.browser.text("#relations"))

    def test_the_address_keeps_what_is_chosen(self):
        self.browser.open(self.folder / "all.html")
        self.choose("bui thi minh hoai")
        self.browser.click("#language")
        fragment = self.browser.run("return location.hash")
        self.browser.open(self.folder / "all.html", fragment)
        self.assertEqual(self.browser.text("#panel-title"), "Bùi Thị Minh Hoài")
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "en")
        for broken in ("#n=%E0%A4%A", "#e=999999&path=1+x+-3&depth=-1&from=7", "#lang=de&theme=red&n=" + "x" * 5000):
            self.browser.open(self.folder / "all.html", broken)

    def test_the_keyboard_alone_reaches_everything(self):
        self.browser.open(self.folder / "all.html")
        keys = lambda text: self.browser.call("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": [
            action for key in text for action in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]}]})
        self.browser.run("document.body.focus()")
        keys("/")
        self.assertEqual(self.browser.run("return document.activeElement.id"), "search")
        keys("hoai\ue015\ue007")  # arrow down into the list, Enter
        first = self.browser.text("#panel-title")
        self.browser.run("document.getElementById('view').focus()")
        keys("\ue014")
        keys("\ue012")
        self.assertNotEqual(self.browser.text("#panel-title"), "")
        keys("\ue007")
        self.assertEqual(self.browser.run("return document.activeElement.id"), "panel")
        keys("\ue00c")
        self.assertNotEqual(self.browser.text("#panel-title"), first)

    def test_the_canvas_of_a_large_graph_works_as_the_picture_does(self):
        self.browser.open(self.many)
        self.assertEqual(self.browser.run("return document.querySelectorAll('#view canvas').length"), 1)
        self.assertEqual(self.count()[:2], [700, 700])
        self.choose("nguoi thu 10")
        self.assertEqual(self.browser.text("#panel-title"), "Người thứ 10")
        at = self.browser.run("""const canvas = document.querySelector('#view canvas'), area = canvas.getBoundingClientRect();
            return [area.left + area.width / 2, area.top + area.height / 2];""")
        self.browser.run("""const [x, y] = arguments[0], view = document.getElementById('view');
            for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click', 'wheel'])
              view.dispatchEvent(new (type === 'wheel' ? WheelEvent : PointerEvent)(type, {clientX: x, clientY: y, pointerId: 1, bubbles: true, cancelable: true, deltaY: -100}));""", at)
        pixels = self.browser.run("""const canvas = document.querySelector('#view canvas');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data, seen = new Set();
            for (let i = 0; i < data.length; i += 4) seen.add(data[i] * 65536 + data[i + 1] * 256 + data[i + 2]);
            return seen.size;""")
        self.assertGreater(pixels, 20)

    def test_pictures_are_saved(self):
        for name in ("all.html", "many.html"):
            self.browser.open(self.folder / name)
            for kind in ("svg", "png"):
                saved = self.folder / f"soi.{kind}"
                saved.unlink(missing_ok=True)
                self.browser.click(f"#save-{kind}")
                for _ in range(1000):  # a busy machine may take its time to draw a PNG
                    if saved.exists() and saved.stat().st_size > 1000:
                        break
                    self.browser.run_async("setTimeout(arguments[0], 50)")
                begin = saved.read_bytes()[:8]
                self.assertTrue(begin.startswith(b"<svg" if kind == "svg" else b"\x89PNG"), f"{name}: {begin}")

    def test_hostile_names_are_text_and_run_nothing(self):
        nodes = [("official", name) for name in HOSTILE] + [("conference", "Hội nghị " + name) for name in HOSTILE]
        edges = [(i, "attended", len(HOSTILE) + i) for i in range(len(HOSTILE))]
        (self.folder / "hostile.yaml").write_text(yaml_graph(nodes, edges), encoding="utf-8")
        soi("build", self.folder / "hostile.yaml", "-o", self.folder / "hostile.db")
        soi("draw", "-g", self.folder / "hostile.db", "-o", self.folder / "hostile.html", "--title", HOSTILE[0])
        self.browser.open(self.folder / "hostile.html")
        self.assertEqual(self.browser.run("return document.title"), HOSTILE[0])
        shown = self.browser.run("return [...document.querySelectorAll('#list button')].map(b => { b.click(); return document.getElementById('panel-title').textContent; })")
        for name in HOSTILE:
            self.assertIn(name.replace("\u202e", "\\u{202e}"), shown)  # marks that turn the text round are shown, not obeyed
        self.assertEqual(self.browser.run("return document.title"), HOSTILE[0])
        self.assertEqual(self.browser.run("return document.querySelectorAll('#list img, #dossier img, #view img, #view script').length"), 0)

    def test_the_policy_stops_a_script_that_is_not_ours(self):
        self.browser.open(self.folder / "all.html")
        self.browser.run("""const script = document.createElement('script'); script.textContent = "document.title = 'broken'"; document.body.append(script);""")
        self.assertNotEqual(self.browser.run("return document.title"), "broken")
        refused = [entry for entry in self.browser.logs("browser") if "Content Security Policy" in entry["message"]]
        self.assertEqual(len(refused), 1)

    def test_axe_finds_nothing_serious(self):
        if not AXE or not AXE.is_file():
            self.skipTest("axe-core is not installed")
        source = AXE.read_text(encoding="utf-8")
        for name in ("all.html", "many.html"):
            for theme in ("light", "dark"):
                self.browser.open(self.folder / name, f"#theme={theme}")
                self.browser.run("document.querySelector('#list button').click()")
                self.browser.run(source + "\nwindow.axe = axe;")
                found = self.browser.run_async("""const done = arguments[0];
                    axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                      .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + n.failureSummary).join(' | '))));""")
                self.assertEqual(found, [], f"{name}, {theme}")


if __name__ == "__main__":
    if reason := browser.missing():
        print("skipped:", reason)
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
