"""What the pages hold ready for a reader's pack."""

import re
from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.outputs import build_outputs
from lxml import html

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "docs/assets/javascripts/pack"
FORM = re.search(r"const FORM = /(.+)/;", (PACK / "store.js").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outputs():
    catalog = check_folder(ROOT / "docs", date(2026, 11, 22)).catalog
    found = build_outputs(catalog)
    return {path: body.decode() for path, body in found.items() if path.endswith(".md")}


def elements(page, path):
    """What a selector finds in the HTML of a page."""
    return html.fromstring(f"<div>{page}</div>").xpath(path)


def test_every_place_to_pick_has_an_id_that_the_pack_reads(outputs):
    ids = {it for page in outputs.values() for it in re.findall(r'data-pick="([^"]+)"', page)}
    assert FORM is not None
    assert {it.split(".")[0] for it in ids} == {"case", "finding", "question"}
    assert [it for it in ids if not re.fullmatch(FORM[1], it)] == []


def test_every_case_finding_and_question_can_be_picked_and_found_again(outputs):
    for path, page in outputs.items():
        folder, _, name = path.removesuffix(".md").partition("/")
        if (
            folder in ("cases", "findings")
            and "/" not in name
            and name not in ("index", "")
            and (ROOT / "docs" / path).exists()
        ):
            kind = folder.removesuffix("s")
            source = outputs[f"cases/{name}/brief.md"] if kind == "case" else page
            assert f'data-pick="{kind}.{name}"' in page
            assert f'data-part="{kind}"' in source
    every = set(re.findall(r'data-pick="(question\.\w+)"', outputs["guides/questions.md"]))
    asked = {
        it for page in outputs.values() for it in re.findall(r'data-pick="(question\.\w+)"', page)
    }
    assert asked == every != set()


def test_what_a_pack_takes_from_a_brief_has_labels_and_references(outputs):
    for path, page in outputs.items():
        if not path.endswith("/brief.md"):
            continue
        parts = elements(page, "//*[@data-part='case']")
        assert len(parts) == 5, path
        known = set(elements(page, "//ol[@class='brief-references']/li/@id"))
        cited = {it[1:] for part in parts for it in part.xpath(".//a[@class='cite']/@href")}
        assert cited <= known, path
        rows = [row for part in parts for row in part.xpath("self::section[1]//li")]
        assert all(row.xpath(".//a[@class='cite']") for row in rows), path


def test_the_page_of_the_pack_leads_to_a_brief_and_a_sheet_of_every_case(outputs):
    page = outputs["pack/index.md"]
    briefs = [it for it in outputs if it.endswith("/brief.md")]
    assert len(elements(page, "//ul[contains(@class, 'single-briefs')]/li")) == len(briefs) > 20
    assert all(f'href="../{it.removesuffix(".md")}/"' in page for it in briefs)


def test_every_module_stays_small():
    assert [it.name for it in PACK.glob("*.js") if len(it.read_text().splitlines()) >= 150] == []
