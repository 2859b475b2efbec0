"""The index of the finished pages: what it is told, what is left out, and where there is none."""

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from building import ROOT
from casebook import search
from casebook.checking import check_folder
from casebook.pages.searching import KINDS, LIST, page_kind, page_words, suggest_queries

TOY = ROOT / "tests/site/docs"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
<meta name="keywords" content="lonely" data-pagefind-meta="words[content]"></head><body>
<nav>Menu</nav><div data-pagefind-body data-pagefind-filter="kind:Case"><h1 id="t">Title</h1>
<p>Real text.<span class="cites">7</span></p><ol class="references"><li>A reference</li></ol>
<h2 id="about-this-page">About</h2></div></body></html>"""


@pytest.fixture(scope="module")
def catalog():
    return check_folder(TOY, date(2026, 11, 22)).catalog


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("cases/wigan-deal.md", "Case"),
        ("cases/index.md", LIST),
        ("cases/region/wales.md", LIST),
        ("index.md", LIST),
        ("what-did-not-work.md", LIST),
        ("sources/index.md", "Source page"),
        ("about/decisions/0001-x.md", "About this casebook"),
        ("places/wigan.md", "Place"),
        ("search/index.md", ""),
    ],
)
def test_the_kind_of_a_page(target, kind):
    assert page_kind(target) == kind
    assert kind in {*KINDS.values(), LIST, ""}


def test_a_case_is_found_by_other_names_of_its_place_and_subject(catalog):
    case = catalog.cases[0]
    words = page_words(case, catalog)
    place = catalog.places[case.record.places[0]].record
    issue = catalog.words["issues"][case.record.issues[0]].record
    assert {place.name, *place.also, issue.label, *issue.also} <= set(words)
    assert len(words) == len(set(words))


def test_suggested_queries_are_labels_of_cases_and_always_the_same(catalog):
    labels = {it.record.label for kind in catalog.words.values() for it in kind.values()}
    suggested = suggest_queries(catalog)
    assert suggested
    assert set(suggested) <= labels
    assert suggested == suggest_queries(catalog)


def site_of(folder: Path) -> Path:
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_the_index_holds_the_text_and_not_the_template(tmp_path):
    assert search.index_site(site_of(tmp_path)) == ""
    (fragment,) = (tmp_path / "pagefind/fragment").iterdir()
    said = json.loads(gzip.decompress(fragment.read_bytes())[len("pagefind_dcd") :])
    assert said["content"] == "Title. Real text."
    assert said["filters"] == {"kind": ["Case"]}
    assert said["meta"] == {"title": "Title", "words": "lonely"}
    made = {it.name for it in (tmp_path / "pagefind").iterdir() if it.suffix in {".js", ".css"}}
    assert made == {"pagefind.js"}


def test_a_machine_without_the_program_gets_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "find_program", lambda: None)
    assert "no search index" in search.index_site(site_of(tmp_path))
    assert search.start_indexing(tmp_path, None) is None
    assert not (tmp_path / "pagefind").exists()


def test_the_program_of_a_strange_machine_is_not_found(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "abacus")
    assert search.find_program() is None


def test_a_site_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(search.SearchIndexError, match="Pagefind"):
        search.index_site(tmp_path / "nowhere")


def test_a_preview_is_indexed_beside_it_and_a_newer_run_replaces_an_older(tmp_path):
    older = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    newer = search.start_indexing(site_of(tmp_path), older)
    assert older.poll() is not None
    assert newer.wait(timeout=20) == 0
    assert (tmp_path / "pagefind/pagefind.js").is_file()


def test_own_scripts_are_small_and_typed():
    folder = ROOT / "docs/assets/javascripts"
    own = sorted((folder / "search").glob("*.js"))
    together = b"".join(it.read_bytes() for it in own)
    assert len(gzip.compress(together, mtime=0)) <= 8_000
    for file in own:
        text = file.read_text(encoding="utf-8")
        assert text.startswith("// @ts-check\n"), file.name
        assert text.count("\n") < 150, file.name


def test_every_expected_answer_is_an_entry_and_no_question_stands_twice():
    asked = yaml.safe_load((ROOT / "tests/relevance.yaml").read_text(encoding="utf-8"))
    catalog = check_folder(ROOT / "docs", date(2026, 11, 22)).catalog
    known = {it.target for it in catalog.documents} | {f"places/{id}.md" for id in catalog.places}
    questions = asked["questions"]
    assert len(questions) >= 60
    assert len({it["ask"] for it in questions}) == len(questions)
    assert [e for it in questions for e in it["expect"] if f"{e}.md" not in known] == []
