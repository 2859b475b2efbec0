"""Everything derived: path below `docs/` → bytes. The engine gets this and nothing else."""

from __future__ import annotations

from pathlib import Path

from casebook import catalogue_index, comparison_data, places_index
from casebook.cards import TOUCH_ICON, card_path, draw_card, draw_touch_icon
from casebook.catalog import Catalog
from casebook.fonts import read_fonts
from casebook.minifying import minify
from casebook.pages import render_pages
from casebook.pages.facts import Facts
from casebook.vendor import read_vendor


def build_outputs(catalog: Catalog, *, preview: bool = False) -> dict[str, bytes]:
    """All pages, assets, cards, fonts and indexes of a catalog without faults, by path."""
    facts = Facts(catalog)
    pages = {path: text.encode() for path, text in render_pages(facts, preview=preview).items()}
    cards = {
        card_path(page.target): draw_card(page.record.title, page.record.line)
        for page in catalog.documents
    }
    cards[TOUCH_ICON] = draw_touch_icon()
    assets = {path: (catalog.docs / path).read_bytes() for path in catalog.assets}
    if not preview:  # there, a browser's tools show the scripts as they were written
        assets |= minify({path: it for path, it in assets.items() if path.endswith(".js")})
    made = {
        **read_fonts(),
        **read_vendor(),
        catalogue_index.PATH: catalogue_index.write_index(facts),
        **dict(comparison_data.write_data(facts)),
        places_index.PATH: places_index.write_places(facts),
    }
    return dict(sorted({**assets, **made, **cards, **pages}.items()))


def write_outputs(outputs: dict[str, bytes], folder: Path) -> None:
    """Write all outputs below a folder that does not exist yet or is empty.

    Raises:
        FileExistsError: the folder holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    for path, content in outputs.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
