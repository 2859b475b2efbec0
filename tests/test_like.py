"""Places like mine: what the browser reads, and that it compares as Python does."""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from dataclasses import asdict
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.pages.facts import Facts
from casebook.places import THINGS, Traits, compare_places, compare_traits
from casebook.places_index import write_places
from casebook.records import NotFound, Place
from casebook.records.vocabularies import CouncilKind, Nation, Setting, Third

ROOT = Path(__file__).resolve().parents[1]
MODULE = ROOT / "docs/assets/javascripts/places/likeness.js"
# Reads {data, ones, leave}, and says how each of `ones` compares to all places but the one it is.
PROGRAM = """
import { readFileSync } from "node:fs";
const { comparePlaces, orderCases } = await import(process.argv[1]);
const { data, ones } = JSON.parse(readFileSync(0, "utf8"));
const found = ones.map((one) => {
  const ranked = comparePlaces(one, data.places.filter((it) => it.id !== one.id), data);
  return {
    places: ranked.map(({ place, ...like }) => ({ id: place.id, ...like })),
    cases: orderCases(ranked, data.cases).map(({ it, like }) => [it.id, like.place.id]),
  };
});
process.stdout.write(JSON.stringify(found));
"""


@pytest.fixture(scope="module", params=["docs", "tests/site/docs"])
def facts(request):
    """The real casebook and the toy one."""
    return Facts(check_folder(ROOT / request.param, date(2026, 11, 22)).catalog)


def run_module(data, ones):
    """Ask the module that browsers run, in Node; where the machine has none, beside Python."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    node = shutil.which("node", path=path)
    assert node, "There is no Node; run: make setup"
    address = f"data:text/javascript;base64,{b64encode(MODULE.read_bytes()).decode()}"
    done = subprocess.run(
        [node, "--input-type=module", "--eval", PROGRAM, address],
        input=json.dumps({"data": data, "ones": ones}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(found):
    """Likeness as Python has it in the shape that JSON has."""
    return json.loads(json.dumps([asdict(it) for it in found]))


def traits_of(one):
    return {name: value for name, value in asdict(one).items() if value is not None}


def test_the_browser_compares_all_pairs_of_places_as_python_does(facts):
    data = json.loads(write_places(facts))
    places = [item.record for item in facts.catalog.places.values()]
    found = run_module(data, data["places"])
    for one, said in zip(places, found, strict=True):
        assert said["places"] == plain(compare_places(one, places, len(places))), one.id


def answers():
    """What readers may say, one thing or all of it, in England, in Wales or nowhere."""
    yield from (Traits(**{name: value}) for name, value in SINGLE)
    for council, nation, size in product(CouncilKind, [*Nation, None], [150, 75_000, 2_500_000]):
        region = {Nation.WALES: "Wales", Nation.ENGLAND: "London"}.get(nation)
        yield Traits(council, Third.MOST, Setting.RURAL, size, nation, region)


SINGLE = [
    *(("council", it) for it in CouncilKind),
    *(("deprivation", it) for it in Third),
    *(("setting", it) for it in Setting),
    *(("nation", it) for it in Nation),
    *(("region", it) for it in ("North West", "Wales", "no such")),
    *(("size", it) for it in (1, 142_000, 329_321, 500_000, 12_000_000)),
]


def test_the_browser_compares_what_a_reader_says_as_python_does(facts):
    data = json.loads(write_places(facts))
    places = [item.record for item in facts.catalog.places.values()]
    ones = list(answers())
    found = run_module(data, [traits_of(it) for it in ones])
    for one, said in zip(ones, found, strict=True):
        assert said["places"] == plain(compare_traits(one, places)), one


def test_sizes_are_compared_at_every_edge_as_python_does(facts):
    data = json.loads(write_places(facts))
    us = next(it.record for it in facts.catalog.places.values() if it.record.population)
    sizes = [
        us.population.value * part
        for times in (1, 1.4999, 1.5, 1.5001, 2.4999, 2.5, 3.5, 4.5, 9.4999, 9.5, 40)
        for part in (times, 1 / times)
    ]
    found = run_module(data, [{"size": size} for size in sizes])
    for size, said in zip(sizes, found, strict=True):
        here = next(it for it in said["places"] if it["id"] == us.id)
        assert [here] == plain(compare_traits(Traits(size=size), [us])), size


def test_cases_come_in_order_of_their_likest_place(facts):
    data = json.loads(write_places(facts))
    found = run_module(data, [traits_of(it) for it in answers()])
    of = {case.id: case.record.places for case in facts.catalog.cases}
    for said in found:
        ranks = {it["id"]: rank for rank, it in enumerate(said["places"])}
        wanted = sorted(of, key=lambda id: (min(ranks[it] for it in of[id]), len(of[id]), id))
        assert [id for id, _ in said["cases"]] == wanted
        assert all(place == min(of[id], key=ranks.get) for id, place in said["cases"])


def test_a_likeness_that_is_broken_on_purpose_is_noticed(facts):
    data = json.loads(write_places(facts))
    data["things"]["council"]["weight"] = 0
    places = [item.record for item in facts.catalog.places.values()]
    found = run_module(data, [{"council": "metropolitan-district"}])
    wanted = compare_traits(Traits(council=CouncilKind.METROPOLITAN), places)
    assert found[0]["places"] != plain(wanted)


def test_the_data_say_what_the_records_say(facts):
    data = json.loads(write_places(facts))
    assert list(data["things"]) == list(THINGS)
    for case, row in zip(facts.catalog.cases, data["cases"], strict=True):
        told = case.record.setbacks
        assert row["setbacks"] == (None if isinstance(told, NotFound) else len(told))
        assert row["stage"] == facts.stage(case).label
        assert row["url"] == f"cases/{case.id}/"
    for item, row in zip(facts.catalog.places.values(), data["places"], strict=True):
        place: Place = item.record
        assert row["url"] == f"places/{item.id}/"
        assert row.get("size") == (place.population.value if place.population else None)
        assert row.get("setting") == place.setting


def test_the_same_catalog_gives_the_same_bytes(facts):
    again = Facts(check_folder(facts.catalog.docs, facts.catalog.today).catalog)
    assert write_places(facts) == write_places(again)
