"""The picture that stands for a page where its address is shared, and the touch icon.

Drawn with the site's own type; the same text gives the same bytes.
Sizes are those that Open Graph readers expect (https://ogp.me): 1200 × 630 pixels.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from casebook.fonts import SANS, SERIF, Face, read_face
from casebook.keeping import keep, versions

_SIZE = (1200, 630)
_EDGE = 80
_COLOURS = "#fbf8f1 #18251d #46544c #1d5c36"
_PAPER, _INK, _QUIET, _LEAF = _COLOURS.split()
TOUCH_ICON = "assets/cards/touch-icon.png"


def card_path(target: str) -> str:
    """Where the card of a page lies: `cases/x.md` → `assets/cards/cases/x.png`."""
    return f"assets/cards/{target.removesuffix('.md')}.png"


def draw_card(title: str, line: str) -> bytes:
    """A PNG with the name of the site, a page's title and its line."""
    fonts = read_face(SERIF, 600) + read_face(SANS, 400)
    recipe = "\0".join([title, line, str(_SIZE), _COLOURS, versions("Pillow")])
    return keep("cards", fonts + recipe.encode(), lambda: _draw_card(title, line))


def _draw_card(title: str, line: str) -> bytes:
    image = Image.new("RGB", _SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _SIZE[0], 18), fill=_LEAF)
    draw.text((_EDGE, 70), "Green Shoots", font=_font(SERIF, 40), fill=_LEAF)
    bottom = _write(draw, title, _font(SERIF, 68), 150, _INK, most=3)
    _write(draw, line, _font(SANS, 36), bottom + 24, _QUIET, most=5)
    return _png(image)


def draw_touch_icon() -> bytes:
    """A PNG of 180 × 180 pixels with the shoot, for home screens."""
    image = Image.new("RGB", (180, 180), _LEAF)
    draw = ImageDraw.Draw(image)
    draw.line(((90, 152), (90, 84)), fill=_PAPER, width=13)
    draw.pieslice((90, 12, 178, 100), 90, 180, fill=_PAPER)
    draw.pieslice((12, 46, 90, 124), 0, 90, fill=_PAPER)
    return _png(image)


@lru_cache(maxsize=8)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(read_face(face, 600 if face is SERIF else 400)), size)


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    font: ImageFont.FreeTypeFont,
    top: int,
    fill: str,
    *,
    most: int,
) -> int:
    """Write text in at most so many rows, and return where it ends."""
    height = round(font.size * 1.22)
    for row in _wrap(text, font, _SIZE[0] - 2 * _EDGE)[:most]:
        draw.text((_EDGE, top), row, font=font, fill=fill)
        top += height
    return top


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    # Few colours are enough for two inks on paper, and make the file a third as large.
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
