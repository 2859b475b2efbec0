"""The index that the explorer reads, and the static lists that need no JavaScript."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from casebook.catalogue_index import PATH, write_index
from casebook.checking import check_folder
from casebook.evidence import Stage
from casebook.pages import render_pages
from casebook.pages.context import address
from casebook.pages.facets import BROWSED, list_target, read_facets, slug
from casebook.pages.facts import Facts
from casebook.vendor import read_vendor

ROOT = Path(__file__).resolve().parents[1]
FACETS = "theme issue approach council nation region setting status stage decade heard worse"


@pytest.fixture(scope="module", params=["docs", "tests/site/docs"])
def facts(request):
    """The real casebook and the toy one."""
    return Facts(check_folder(ROOT / request.param, date(2026, 11, 22)).catalog)


@pytest.fixture
def index(facts):
    return json.loads(write_index(facts))


def test_the_index_has_every_case_and_only_values_that_a_case_has(facts, index):
    columns = index["cases"]
    titles = {case.id: case.record.title for case in facts.catalog.cases}
    assert sorted(columns["id"]) == sorted(titles)
    assert columns["title"] == [titles[id] for id in columns["id"]]
    assert columns["title"] == sorted(columns["title"], key=str.casefold)
    every = [*(column for id, column in columns.items() if id != "facets")]
    assert {len(column) for column in (*every, *columns["facets"].values())} == {len(titles)}
    assert " ".join(it["id"] for it in index["facets"]) == FACETS == " ".join(columns["facets"])
    for facet in index["facets"]:
        held = {at for case in columns["facets"][facet["id"]] for at in case}
        assert held == set(range(len(facet["values"]))), facet["id"]
    assert {at for case in columns["places"] for at in case} == set(range(len(index["places"])))


def test_the_index_says_what_the_pages_say(facts, index):
    values = {facet["id"]: [it["id"] for it in facet["values"]] for facet in index["facets"]}
    columns = index["cases"]
    for case in facts.catalog.cases:
        record, at = case.record, columns["id"].index(case.id)
        held = {name: column[at] for name, column in columns["facets"].items()}
        of = {name: {values[name][it] for it in some} for name, some in held.items()}
        assert of["theme"] == set(record.themes)
        assert of["issue"] == set(record.issues)
        assert of["status"] == {record.status[0].is_}
        assert of["stage"] == {facts.stage(case)}
        assert of["heard"] == {"yes" if "residents" in record.voices.heard else "no"}
        assert [index["places"][it]["id"] for it in columns["places"][at]] == list(record.places)
        assert columns["line"][at] == record.line
        assert columns["start"][at] == record.period.start.first.year
        assert columns["end"][at] is None or columns["start"][at] <= columns["end"][at]


def test_what_the_index_leaves_out_is_what_the_explorer_takes_for_granted(facts):
    """The address of a case follows from its id, and the order of stages from their values."""
    assert all(address(case.target) == f"cases/{case.id}/" for case in facts.catalog.cases)
    stages = next(it for it in read_facets(facts) if it.id == "stage").values
    order = [str(it) for it in Stage]
    assert [it.id for it in stages] == sorted((it.id for it in stages), key=order.index)


def test_who_led_a_case_finds_it_without_saying_a_word_twice(facts, index):
    columns = index["cases"]
    for case in facts.catalog.cases:
        at = columns["id"].index(case.id)
        places = [index["places"][it]["name"] for it in columns["places"][at]]
        shown = " ".join([columns["title"][at], columns["line"][at], *places])
        further = columns["text"][at].split()
        assert not {*words(shown)} & {*words(columns["text"][at])}
        assert len(further) == len(set(further))
        for partner in (it for it in case.record.partners if it.role == "lead"):
            assert {*words(partner.name)} <= {*words(shown), *words(columns["text"][at])}


def words(text):
    return re.findall(r"[^\W_]+", re.sub("['’]", "", text.casefold()))


def test_the_same_catalog_gives_the_same_bytes(facts):
    again = Facts(check_folder(facts.catalog.docs, facts.catalog.today).catalog)
    assert write_index(facts) == write_index(again)


def test_every_value_that_is_browsed_has_a_page_that_lists_its_cases(facts):
    pages = render_pages(facts)
    lists = {path for path in pages if path.startswith("cases/by/")}
    wanted = set()
    for facet in (it for it in read_facets(facts) if it.id in BROWSED):
        for value in facet.values:
            target = list_target(facet.id, value.id)
            wanted.add(target)
            listed = re.findall(r'data-case="([^"]+)"', pages[target])
            assert listed == [case.id for case in facet.cases(facts, value)]
            assert listed
            assert f'href="by/{facet.id}-{value.id}/"' in pages["cases/index.md"]
    assert lists == wanted


def test_the_whole_list_stands_on_the_page_of_cases(facts):
    page = render_pages(facts)["cases/index.md"].split('data-view="map"')[0]
    by_title = sorted(facts.catalog.cases, key=lambda case: case.record.title.casefold())
    assert re.findall(r'data-case="([^"]+)"', page) == [case.id for case in by_title]


def test_a_name_as_an_id():
    assert slug("Yorkshire and The Humber") == "yorkshire-and-the-humber"
    assert slug("The Sea") == "the-sea"


def test_the_library_comes_with_its_licence_and_without_a_map_that_is_not_there():
    code = read_vendor()["assets/vendor/minisearch.js"].decode()
    assert "Permission is hereby granted" in code
    assert "sourceMappingURL" not in code
    assert re.search(r"export\{\w+ as default\};\s*$", code)
    assert len(code) < 20_000


def test_the_index_lies_where_the_explorer_looks():
    module = ROOT / "docs/assets/javascripts/explore/catalogue.js"
    if module.is_file():
        assert PATH.removeprefix("assets/") in module.read_text(encoding="utf-8")
