"""The comparison of engines means something only if it sees each kind of difference."""

from pathlib import Path

import pytest
from compare import compare_sites, read_page, read_site

PAGE = """<!doctype html><html><head><title>A case - Green Shoots</title></head><body>
<nav><h2 id="menu">Menu</h2></nav>
<article><h1 id="a-case">A case<a class="headerlink" href="#a-case">¶</a></h1>
<p id="claim-cost">It cost   £1.</p><ol><li id="ref-1">A report.</li></ol>
</article></body></html>"""


@pytest.fixture
def sites(tmp_path):
    """Two folders with the same two pages, one export and files of an engine's own."""
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        for name in ("index.html", "cases/a/index.html", "api/v1/cases.json", "sitemap.xml"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(PAGE, encoding="utf-8")
    return folders


def differences(folders: tuple[Path, Path]) -> list[str]:
    one, other = map(read_site, folders)
    return compare_sites(one, other)


def test_a_page_is_read_without_the_themes_parts():
    page = read_page(PAGE.encode())
    assert page.title == "A case - Green Shoots"
    assert page.headings == (("h1", "A case", "a-case"),)
    assert page.claims == (("claim-cost", "It cost £1."),)
    assert page.references == (("ref-1", "A report."),)


def test_equal_sites_do_not_differ_whatever_the_engines_own_files_are(sites):
    (sites[1] / "sitemap.xml").unlink()
    (sites[1] / "assets").mkdir()
    (sites[1] / "assets" / "theme.css").touch()
    assert differences(sites) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("A case - ", "", 'title is "A case - Green Shoots" in the first and "Green Shoots" in'),
        ("h1", "h2", "headings: ('h1', 'A case', 'a-case') is only in the first"),
        ('id="a-case"', "", "headings: ('h1', 'A case', '') is only in the second"),
        ("claim-cost", "claim-price", "claims: ('claim-cost', 'It cost £1.') is only in the first"),
        ("£1", "£2", "claims: ('claim-cost', 'It cost £2.') is only in the second"),
        ("ref-1", "note-1", "references: ('ref-1', 'A report.') is only in the first"),
    ],
)
def test_a_difference_on_a_page_is_told(sites, old, new, sentence):
    (sites[1] / "cases/a/index.html").write_text(PAGE.replace(old, new), encoding="utf-8")
    assert any(d.startswith(f"/cases/a/: {sentence}") for d in differences(sites))


def test_a_missing_page_and_a_missing_file_are_told(sites):
    (sites[1] / "cases/a/index.html").unlink()
    (sites[0] / "api/v1/cases.json").unlink()
    assert differences(sites) == [
        "page /cases/a/ is only in the first",
        "file api/v1/cases.json is only in the second",
    ]


def test_another_order_is_told(sites):
    two = '<li id="ref-1">A report.</li><li id="ref-2">A talk.</li>'
    back = '<li id="ref-2">A talk.</li><li id="ref-1">A report.</li>'
    for folder, items in zip(sites, (two, back), strict=True):
        page = PAGE.replace('<li id="ref-1">A report.</li>', items)
        (folder / "index.html").write_text(page, encoding="utf-8")
    assert differences(sites) == ["/: references: the order differs"]
