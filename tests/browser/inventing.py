"""Invented cases and pages for the benchmarks: many, the same every time, words by Zipf's law."""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from conftest import ROOT

WORDS = 20_000
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="description" content="{line}" data-pagefind-meta="line[content]"></head>
<body><main><div data-pagefind-body data-pagefind-filter="kind:{kind}"><h1>{title}</h1>
{text}</div></main></body></html>
"""


@cache
def read_vocabulary() -> list[str]:
    """20,000 words: those of the casebook, the most frequent first, then two halves of two each."""
    chance = random.Random(5)  # noqa: S311 - the same words every time
    texts = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").rglob("*.md")))
    found = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()))
    words = [word for word, _ in found.most_common(WORDS)]
    known = set(words)
    while len(known) < WORDS:
        one, other = chance.choices(words, k=2)
        made = one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
        if made not in known:
            known.add(made)
            words.append(made)
    return words


def draw_words(chance: random.Random) -> Iterator[str]:
    """Words without end; the second of the vocabulary is half as frequent as the first."""
    words = read_vocabulary()
    sums = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    while True:
        yield from chance.choices(words, cum_weights=sums, k=10_000)


def invent_index(real: dict[str, Any], size: int) -> bytes:
    """The explorer's index with so many cases, each like a real one in facets and lengths."""
    chance = random.Random(5)  # noqa: S311 - the same cases every time
    stock = draw_words(chance)
    like = [chance.randrange(len(real["cases"]["id"])) for _ in range(size)]

    def invent(column: str, fallback: str = "") -> list[str]:
        counts = [len(real["cases"][column][it].split()) for it in like]
        return [" ".join(next(stock) for _ in range(it)).capitalize() or fallback for it in counts]

    columns = {
        "id": [f"{next(stock)}-{next(stock)}-{number}" for number in range(size)],
        "title": sorted(invent("title")),
        "line": invent("line"),
        "start": [chance.randint(1990, 2026) for _ in like],
        "end": [real["cases"]["end"][it] for it in like],
        "text": invent("text"),
        "places": [[chance.randrange(len(real["places"]))] for _ in like],
        "facets": {
            facet["id"]: [
                sorted(chance.sample(range(len(facet["values"])), len(held[it]))) for it in like
            ]
            for facet in real["facets"]
            for held in [real["cases"]["facets"][facet["id"]]]
        },
    }
    whole = {**real, "cases": columns}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def write_pages(index: Path, folder: Path, size: int) -> list[str]:
    """Write so many pages, each as long and in as many parts as one in a real full-text index.

    Returns words of their vocabulary, the most frequent first.
    """
    chance = random.Random(5)  # noqa: S311 - the same pages every time
    stock = draw_words(chance)
    shapes = list(_read_shapes(index))
    seen: Counter[str] = Counter()
    for number in range(size):
        kind, length, parts = chance.choice(shapes)
        drawn = [next(stock) for _ in range(length)]
        seen.update(drawn)
        title = " ".join(next(stock) for _ in range(6)).capitalize()
        line = " ".join(next(stock) for _ in range(22)).capitalize()
        step = max(1, length // parts)
        cut = (drawn[at : at + step] for at in range(0, length, step))
        text = "\n".join(
            f'<h2 id="part-{at}">{" ".join(part[:4])}</h2><p>{" ".join(part[4:])}.</p>'
            for at, part in enumerate(cut)
        )
        page = folder / f"invented/{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(title=title, line=line, kind=kind, text=text), encoding="utf-8")
    return sorted(seen, key=lambda word: (-seen[word], word))


def _read_shapes(index: Path) -> Iterator[tuple[str, int, int]]:
    """Kind, words and parts of each page of an index. The one list of all sources is no measure."""
    for file in sorted(index.glob("fragment/*.pf_fragment")):
        packed = gzip.decompress(file.read_bytes())
        page = json.loads(packed[packed.index(b"{") :])
        kind = page["filters"]["kind"][0]
        if kind != "Source page":
            yield kind, page["word_count"], len(page["anchors"]) + 1
