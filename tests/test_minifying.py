"""Our scripts as a reader gets them: small, and doing what their sources say."""

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from casebook import minifying
from casebook.minifying import CLASSIC, MinifierMissingError, ScriptError, minify

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
NODE = shutil.which("node", path=f"{ROOT / '.venv/bin'}:{os.environ['PATH']}")
MOST = 30_000
MOST_APART = 32_000


@pytest.fixture
def nothing_kept(monkeypatch):
    monkeypatch.setattr(minifying, "keep", lambda _kind, _recipe, make: make())


def own_scripts() -> dict[str, bytes]:
    files = sorted((DOCS / "assets/javascripts").rglob("*.js"))
    return {file.relative_to(DOCS).as_posix(): file.read_bytes() for file in files}


def test_own_scripts_together_weigh_at_most_30_kb_compressed():
    """Without libraries, and all together, though no page loads all; apart they share no words."""
    made = minify(own_scripts())
    weights = {path: len(gzip.compress(code, mtime=0)) for path, code in made.items()}
    assert len(weights) > 20
    assert sum(weights.values()) <= MOST_APART, json.dumps(weights, indent=1)
    assert len(gzip.compress(b"".join(made.values()), mtime=0)) <= MOST


@pytest.mark.usefixtures("nothing_kept")
def test_the_same_scripts_give_the_same_bytes():
    scripts = dict(list(own_scripts().items())[:4])
    assert minify(scripts) == minify(scripts)


# What tools that go by patterns are known to spoil.
TRICKY = r"""// @ts-check
import { readFileSync as read, existsSync } from "node:fs";
export { basename } from "node:path";
/** @param {string[]} words @returns {string} a sentence */
const say = (words) =>
  `  ${words.length ? `of ${words.map((it) => `“${it}”`).join(" ")} //` : ""} /* */  `;
const cut = (text) => text.split(/[/"'`]|\/\*/).length / 2 / 1;
const later = async () => (await import("node:os")).EOL;
const set = new Set("a  b  c".split(" "));
const twice = "a" + +"1" - -1;
export const here = new URL("./data.json", import.meta.url).pathname.split("/").at(-1);
const done = [say(["a  b", "c"]), say([]), cut("a/b\"c`d/*e"), await later(), set.size];
const rest = [twice, here, typeof read, existsSync("/"), "</script>", "\u2028é"];
console.log(JSON.stringify([...done, ...rest]));
"""


@pytest.mark.usefixtures("nothing_kept")
def test_what_a_script_does_stays_the_same(tmp_path):
    (tmp_path / "source.mjs").write_text(TRICKY, encoding="utf-8")
    made = minify({"a/b.js": TRICKY.encode()})["a/b.js"]
    (tmp_path / "made.mjs").write_bytes(made)
    said = [
        subprocess.run([NODE, tmp_path / name], capture_output=True, check=True).stdout
        for name in ("source.mjs", "made.mjs")
    ]
    assert said[0] == said[1]
    assert "of “a  b” “c” //" in said[0].decode()
    assert b"@param" not in made
    assert b'"node:fs"' in made


@pytest.mark.usefixtures("nothing_kept")
def test_what_a_classic_script_defines_at_its_top_stays():
    (path,) = CLASSIC
    code = b"function shownToAll(first) { return first; }"
    made = minify({path: code, "other.js": b"export " + code})
    assert b"function shownToAll" in made[path]
    assert b"as shownToAll" in made["other.js"] or b"function shownToAll" in made["other.js"]
    assert path in own_scripts()
    page = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    assert f"<script src=\"{{{{ '{path}' | url }}}}\">" in page


@pytest.mark.usefixtures("nothing_kept")
def test_a_script_that_cannot_be_parsed_is_named_with_its_line():
    with pytest.raises(ScriptError, match=r"^a/broken\.js:2: "):
        minify({"a/good.js": b"let a;", "a/broken.js": b"let b;\nlet = = 3;"})


def test_without_terser_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(minifying, "_TERSER", minifying.ROOT / "node_modules/none/package.json")
    with pytest.raises(MinifierMissingError, match="run: make setup"):
        minify({"a.js": b"let a;"})
    assert minify({}) == {}
