"""Golden: every derived file of the toy casebook, byte for byte.

After a change on purpose, `make golden` writes `tests/expected/` again; read its diff.
"""

from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.outputs import build_outputs, write_outputs

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def outputs() -> dict[str, bytes]:
    """All outputs of the toy casebook."""
    report = check_folder(HERE / "site/docs", TODAY)
    assert report.problems == ()
    return build_outputs(report.catalog)


# Fonts and cards are made by libraries, and differ with their versions.
DRAWN = ("assets/fonts/", "assets/cards/", "assets/vendor/")


def test_every_derived_file_is_as_expected(outputs: dict[str, bytes]) -> None:
    expected = {
        file.relative_to(HERE / "expected").as_posix(): file.read_bytes()
        for file in (HERE / "expected").rglob("*")
        if file.is_file()
    }
    derived = {path: content for path, content in outputs.items() if not path.startswith(DRAWN)}
    assert sorted(derived) == sorted(expected), "make golden"
    changed = [path for path in derived if derived[path] != expected[path]]
    assert changed == [], "these differ from tests/expected; after a change on purpose: make golden"


def test_outputs_are_written_whole_and_never_over_something(
    outputs: dict[str, bytes], tmp_path: Path
) -> None:
    write_outputs(outputs, tmp_path / "new")
    assert (tmp_path / "new/index.md").read_bytes() == outputs["index.md"]
    with pytest.raises(FileExistsError, match="is not empty"):
        write_outputs(outputs, tmp_path / "new")


def test_every_page_has_a_card_and_the_fonts_are_small(outputs: dict[str, bytes]) -> None:
    pages = [
        path for path, text in outputs.items() if path.endswith(".md") and b'\ncard: "a' in text
    ]
    cards = [outputs[f"assets/cards/{path.removesuffix('.md')}.png"] for path in pages]
    assert all(card.startswith(b"\x89PNG") and len(card) < 60_000 for card in cards)
    assert len(set(cards)) == len(cards)
    fonts = [content for path, content in outputs.items() if path.endswith(".woff2")]
    assert len(fonts) == 2
    assert sum(map(len, fonts)) < 60_000


def test_a_draft_is_in_the_preview_only(outputs: dict[str, bytes]) -> None:
    preview = build_outputs(
        check_folder(HERE / "site/docs", TODAY, preview=True).catalog, preview=True
    )
    drafts = sorted(set(preview) - set(outputs))
    assert [path for path in drafts if not path.startswith(DRAWN)] == ["cases/sandcastle.md"]
    assert b"It is not published." in preview["cases/sandcastle.md"]


def test_text_of_records_is_shown_and_never_run(tmp_path: Path) -> None:
    """A hostile value in every text field comes out escaped."""
    hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>" onx="'
    source = HERE / "site/docs"
    docs = tmp_path / "docs"
    for file in source.rglob("*"):
        if file.is_file():
            target = docs / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            content = file.read_bytes()
            if file.suffix in (".md", ".yaml"):
                text = content.decode()
                for key in ("says", "why", "minute", "note", "limits", "definition", "label"):
                    text = _append(text, key, hostile)
                content = text.encode()
            target.write_bytes(content)
    catalog = check_folder(docs, TODAY).catalog
    pages = {
        path: text.decode() for path, text in build_outputs(catalog).items() if path[-2:] == "md"
    }
    joined = "\n".join(pages.values())
    assert "&lt;script&gt;alert(1)" in joined
    assert "<script>alert(1)" not in joined
    assert "<img src=x" not in joined


def _append(text: str, key: str, hostile: str) -> str:
    lines = []
    for line in text.split("\n"):
        bare = line.lstrip(" -")
        plain = bare.startswith(f"{key}: ") and bare[len(key) + 2] not in "\"'>|{["
        value = f"{bare[len(key) + 2 :]} {hostile}".replace("'", "''")
        lines.append(line.removesuffix(bare) + f"{key}: '{value}'" if plain else line)
    return "\n".join(lines)
