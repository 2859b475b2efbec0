"""The two fonts of the site, cut down to what it uses, from the packages that npm installed.

Newsreader is for titles and the line, Source Sans for text and data; both under the SIL Open
Font License 1.1. Cutting takes seconds, so the result is kept.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from casebook.keeping import ROOT, keep, versions

_FEATURES = ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk"]
# Basic Latin and Latin-1, then quotation marks, dashes, arrows, and what prose here needs.
_CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153] + [
    ord(mark) for mark in "–—‘’“”•…€←↑→↓↕−ŵŷŴŶ"
]


@dataclass(frozen=True)
class Face:
    """A font file of ours: where it comes from and which weights it keeps."""

    name: str
    package: str
    lightest: int
    heaviest: int

    @property
    def source(self) -> Path:
        """The variable font in the npm package."""
        name = f"{self.package}-latin-wght-normal.woff2"
        return ROOT / "node_modules/@fontsource-variable" / self.package / "files" / name


SERIF = Face("newsreader", "newsreader", 400, 650)
SANS = Face("source-sans", "source-sans-3", 400, 650)


class FontMissingError(FileNotFoundError):
    """npm has not installed the fonts."""


@lru_cache(maxsize=1)
def read_fonts() -> dict[str, bytes]:
    """Path below `docs/` → WOFF2 file.

    Raises:
        FontMissingError: the npm packages are not installed; `make setup` does that.
    """
    return {f"assets/fonts/{face.name}.woff2": read_face(face) for face in (SERIF, SANS)}


@lru_cache(maxsize=8)
def read_face(face: Face, weight: int | None = None) -> bytes:
    """One font as WOFF2, or, at one weight, as a plain TrueType file to draw with."""
    if not face.source.is_file():
        raise FontMissingError(f"{face.source.relative_to(ROOT)} is missing; run: make setup")
    raw = face.source.read_bytes()
    recipe = f"{face}{weight}{_CHARACTERS}{_FEATURES}{versions('fonttools', 'brotli')}"
    return keep("fonts", raw + recipe.encode(), lambda: _cut(raw, face, weight))


def _cut(raw: bytes, face: Face, weight: int | None) -> bytes:
    # Imported late: it takes most of a second, and most runs find the fonts in the cache.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    # The time in the file stays that of the package: same input, same bytes.
    font = TTFont(io.BytesIO(raw), recalcTimestamp=False)
    options = subset.Options(layout_features=_FEATURES, notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_CHARACTERS)
    cutter.subset(font)
    limits = weight or (face.lightest, face.heaviest)
    font = instancer.instantiateVariableFont(font, {"wght": limits})
    font.flavor = None if weight else "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
