"""Each file in tests/broken/ is one mistake in the toy casebook, beside what `check` says of it.

A new case needs no Python: write `file`, `find` and `put` (or `edits`, a list of these; without
`find` the whole file is replaced; `latin-1` instead of `put` gives bytes), and run
`python tests/test_checks.py`, which writes what is said now under `says`. Then read it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from casebook import checks, reading
from casebook.checking import Report, check_folder
from casebook.checks import reading_level
from casebook.cli import main
from casebook.reports import FORMATS, render_report
from click.testing import CliRunner, Result

TESTS = Path(__file__).parent
SITE = TESTS / "site" / "docs"
BROKEN = sorted((TESTS / "broken").glob("*.yaml"))
TODAY = date(2026, 11, 22)
MIDNIGHT = {"SOURCE_DATE_EPOCH": "1795305600"}
RULES = checks.RULES
ADVICE = checks.ADVICE
COUNT = check_folder(SITE, TODAY).count


def break_site(case: Path, folder: Path) -> Path:
    docs = folder / "docs"
    shutil.copytree(SITE, docs)
    told = yaml.safe_load(case.read_text(encoding="utf-8"))
    for edit in told.get("edits", [told]):
        file = docs / edit["file"]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(edited(file, edit))
    return docs


def edited(file: Path, edit: dict) -> bytes:
    if "latin-1" in edit:
        return edit["latin-1"].encode("latin-1")
    if "find" not in edit:
        return edit["put"].encode()
    text = file.read_text(encoding="utf-8")
    assert text.count(edit["find"]) == 1, f"{edit['find']!r} is not in {file.name} exactly once"
    return text.replace(edit["find"], edit["put"]).encode()


def expected(case: Path) -> str:
    return yaml.safe_load(case.read_text(encoding="utf-8"))["says"]


def told(report: Report) -> str:
    """What is said of the faults, without the summary: it counts files, which come and go."""
    return "".join(render_report(report, "text").splitlines(keepends=True)[:-1])


def run_check(folder: Path, *options: str) -> Result:
    return CliRunner(env=MIDNIGHT).invoke(main, ["check", "--docs", str(folder / "docs"), *options])


def test_the_toy_casebook_has_no_problem():
    report = check_folder(SITE, TODAY)
    assert render_report(report, "text") == f"no problems in {report.count} files\n"


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.stem)
def test_a_mistake_gets_its_message(case, reports):
    assert told(reports[case]) == expected(case)


@pytest.mark.parametrize("rule", RULES + ADVICE, ids=lambda rule: rule.__name__)
def test_a_rule_is_seen_to_fail(rule, reports):
    assert any(set(rule(report.catalog)) for report in reports.values())


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> dict[Path, Report]:
    return {
        case: check_folder(break_site(case, tmp_path_factory.mktemp(case.stem)), TODAY)
        for case in BROKEN
    }


@pytest.mark.parametrize("rule", RULES + ADVICE, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_must_hold(rule):
    assert rule.__name__.startswith("check_" if rule in RULES else "advise_on_")
    sentence = rule.__doc__
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_every_module_of_rules_is_asked():
    folder = Path(checks.__file__).parent
    written = {
        name
        for file in folder.glob("*.py")
        for name in vars(__import__(f"casebook.checks.{file.stem}", fromlist=["x"]))
        if name.startswith(("check_", "advise_")) and file.stem != "__init__"
    }
    assert written == {rule.__name__ for rule in RULES + ADVICE}


def test_every_remedy_is_shown_by_an_example():
    tables = (reading._HELP, reading._FORMS, reading._TYPE_HELP)
    remedies = {remedy for table in tables for remedy in table.values()}
    remedies |= {bound.split("{")[0] for bound in reading._BOUNDS.values()}
    said = "".join(expected(case) for case in BROKEN)
    assert {remedy for remedy in remedies if remedy not in said} == set()


def test_the_command_exits_1_and_says_all(tmp_path):
    case = TESTS / "broken" / "word-unknown.yaml"
    break_site(case, tmp_path)
    command = [Path(sys.executable).parent / "casebook", "check"]
    env = os.environ | MIDNIGHT
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    *said, summary = done.stdout.splitlines(keepends=True)
    assert (done.returncode, "".join(said), done.stderr) == (1, expected(case), "")
    assert summary == f"1 problem in {COUNT} files\n"


def test_the_command_exits_0_on_a_good_folder(tmp_path):
    shutil.copytree(SITE, tmp_path / "docs")
    done = run_check(tmp_path)
    assert (done.exit_code, done.output) == (0, f"no problems in {COUNT} files\n")


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path):
    done = run_check(tmp_path)
    assert done.exit_code == 2
    assert "does not exist" in done.output


def test_json_holds_every_part_of_a_problem(tmp_path):
    break_site(TESTS / "broken" / "word-unknown.yaml", tmp_path)
    done = run_check(tmp_path, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "files": COUNT,
        "problems": [
            {
                "path": "docs/cases/lantern-street.md",
                "line": 32,
                "field": "claims[0].basis",
                "message": '"self reported" is not one of',
                "help": "official-statistic, audit-or-inspection, independent-evaluation, "
                "academic-study, partner-account, self-reported, journalism, testimony\n"
                "did you mean self-reported?",
            }
        ],
        "advice": [],
    }


def test_advice_stops_nothing_and_is_told_in_every_form(tmp_path):
    break_site(TESTS / "broken" / "line-hard-to-read.yaml", tmp_path)
    done = run_check(tmp_path)
    assert done.exit_code == 0
    assert done.output.endswith(f"no problems in {COUNT} files, and 1 piece of advice\n")
    (advice,) = json.loads(run_check(tmp_path, "--format", "json").stdout)["advice"]
    assert (advice["field"], advice["line"]) == ("line", 3)
    first = run_check(tmp_path, "--format", "github").stdout.splitlines()[0]
    assert first.startswith("::notice file=docs/cases/lantern-street.md,line=3,title=line::")


# The steps of Anderson (1981): words a sentence, plus the percentage of words of seven or more.
@pytest.mark.parametrize(
    ("text", "lix"),
    [
        ("", 0),
        ("We did it.", 3),
        ("The council asked. The residents answered at length.", 4 + 100 * 3 / 8),
        ("It cost £2.5 million: nobody's well-being grew", 7 / 2 + 100 * 3 / 7),
    ],
)
def test_lix_is_counted_as_published(text, lix):
    assert reading_level.measure_lix(text) == pytest.approx(lix)


def test_github_gets_an_annotation_on_the_line(tmp_path):
    break_site(TESTS / "broken" / "word-unknown.yaml", tmp_path)
    first, *rest = run_check(tmp_path, "--format", "github").stdout.splitlines()
    assert first == (
        "::error file=docs/cases/lantern-street.md,line=32,title=claims[0].basis::"
        '"self reported" is not one of%0Aofficial-statistic, audit-or-inspection, '
        "independent-evaluation, academic-study, partner-account, self-reported, journalism, "
        "testimony%0Adid you mean self-reported?"
    )
    assert rest[-1] == f"1 problem in {COUNT} files"


def test_color_is_for_terminals_only(tmp_path):
    report = check_folder(break_site(TESTS / "broken" / "word-unknown.yaml", tmp_path), TODAY)
    assert "\x1b[" not in render_report(report, "text")
    assert "\x1b[1m" in render_report(report, "text", color=True)
    assert all(
        "\x1b[" not in render_report(report, form, color=True) for form in ("json", "github")
    )


def test_a_name_of_a_file_cannot_steer_the_terminal(tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(SITE, docs)
    (docs / "cases" / "\x1b[31mred\x07\u202e\n::error::.md").write_text("", encoding="utf-8")
    os.close(os.open(os.fsencode(docs / "cases") + b"/\xff.md", os.O_CREAT))
    report = check_folder(docs, TODAY)
    for form in FORMATS:
        said = render_report(report, form)
        said.encode()
        assert not {"\x1b", "\x07", "\u202e"} & set(said)
        assert sum(line.lstrip().startswith("::error::") for line in said.splitlines()) == 0


def refresh() -> None:
    """Write what is said now under `says` in each file of tests/broken/."""
    for case in BROKEN:
        with tempfile.TemporaryDirectory() as folder:
            report = check_folder(break_site(case, Path(folder)), TODAY)
        above = case.read_text(encoding="utf-8").split("\nsays: |\n")[0].rstrip("\n")
        said = "".join(f"  {line}\n" for line in told(report).splitlines())
        case.write_text(f"{above}\nsays: |\n{said}", encoding="utf-8")


if __name__ == "__main__":
    refresh()
