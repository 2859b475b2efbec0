"""The engine: what it renders is what we gave it, with and without our hook, always the same."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import ROOT, read_settings, run_mkdocs, write_config
from casebook.markdown import EXTENSIONS
from casebook.pages import SECTION_NAMES
from compare import compare_sites, read_site

TOY = ROOT / "tests/site/docs"


def build(folder: Path, docs: Path, *, hooks: bool = True, **environment: str) -> Path:
    """Build a site below a folder, and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    config = write_config(folder, docs, hooks=hooks)
    result = run_mkdocs(config, folder / "site", **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def export(folder: Path, docs: Path) -> Path:
    """Export the tree that the engine gets with the command that users have."""
    casebook = Path(sys.executable).with_name("casebook")
    command = [casebook, "export", str(folder), "--docs", str(docs)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return folder


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("docs", [TOY, ROOT / "docs"], ids=["toy", "real"])
def test_it_is_built_the_same_elsewhere_and_renders_the_same_without_our_hook(
    docs: Path, tmp_path: Path
) -> None:
    """Byte for byte in another time zone, locale and folder; the same pages by a bare engine."""
    ours = build(tmp_path / "ours", docs, TZ="Pacific/Kiritimati", LC_ALL="C")
    copy = tmp_path / "elsewhere/a folder with spaces/docs"
    shutil.copytree(docs, copy)
    one = files(ours)
    two = files(build(tmp_path / "two", copy, TZ="America/Los_Angeles", LC_ALL="C.UTF-8"))
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []

    plain = build(tmp_path / "plain", export(tmp_path / "tree", docs), hooks=False)
    differences = compare_sites(read_site(ours), read_site(plain))
    # What the host reads is not the engine's, nor the index: our hook writes them after the build.
    assert [it for it in differences if not it.startswith("file pagefind/")] == [
        f"file {name} is only in the first" for name in ("_headers", "robots.txt")
    ]
    assert "file pagefind/pagefind.js is only in the first" in differences
    assert any(ours.rglob("cases/*/index.html"))


def test_the_checks_parse_markdown_as_the_engine_does() -> None:
    settings = read_settings()["markdown_extensions"]
    named = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in settings]
    assert sorted(named) == sorted(EXTENSIONS)


def test_each_part_of_the_site_is_called_what_the_navigation_calls_it() -> None:
    named = [title for entry in read_settings()["nav"] for title in entry]
    assert [*dict.fromkeys(SECTION_NAMES.values())] == [it for it in named if it != "Home"]


def test_a_broken_casebook_builds_no_page(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(TOY, docs)
    case = docs / "cases/toyborough-promise.md"
    case.write_text(case.read_text().replace("basis: ", "basis: un", 1))
    result = run_mkdocs(write_config(tmp_path, docs), tmp_path / "site")
    assert result.returncode != 0
    said = result.stdout + result.stderr
    assert "docs/cases/toyborough-promise.md:" in said
    assert "did you mean" in said
    assert not list((tmp_path / "site").rglob("*.html"))
