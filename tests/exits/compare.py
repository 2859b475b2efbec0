"""Compare two renderings of the casebook: what a reader, a link or a citation would miss.

Usage: compare.py SITE_A SITE_B   Exit 1 when they differ.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from lxml import html

# Of files that are no pages, an engine owns its theme and its list of pages; the rest is ours.
ENGINES_OWN = ("assets/", "sitemap.xml", "search/", "search.json", "objects.inv")


@dataclass(frozen=True)
class Page:
    """What must be the same on a page whatever engine renders it.

    Headings are (level, text, id); claims and references are (id, text).
    """

    title: str
    headings: tuple[tuple[str, str, str], ...]
    claims: tuple[tuple[str, str], ...]
    references: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Site:
    """A rendered site: its pages by address, and the other files that are ours."""

    pages: Mapping[str, Page]
    files: frozenset[str]


def read_site(folder: Path) -> Site:
    """Read every file of a rendered site."""
    names = sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())
    pages = [name for name in names if name.endswith(".html")]
    return Site(
        {address_of(name): read_page((folder / name).read_bytes()) for name in pages},
        frozenset(n for n in names if n not in pages and not n.startswith(ENGINES_OWN)),
    )


def address_of(name: str) -> str:
    """Tell the address of a page from the name of its file: `cases/index.html` is `/cases/`."""
    return f"/{name.removesuffix('index.html')}"


def read_page(source: bytes) -> Page:
    """Read a page's title, and the parts of its content that are compared."""
    tree = html.document_fromstring(source.decode("utf-8"))
    for link in tree.xpath('//a[contains(@class, "headerlink")]'):
        link.drop_tree()
    content = (tree.xpath("//article") or [tree])[0]
    headings = content.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")
    return Page(
        title=tree.findtext(".//title", "").strip(),
        headings=tuple((h.tag, text_of(h), h.get("id", "")) for h in headings),
        claims=marked(content, "claim-"),
        references=marked(content, "ref-"),
    )


def marked(content: html.HtmlElement, prefix: str) -> tuple[tuple[str, str], ...]:
    """List the elements whose id begins with a prefix, in the order of the page."""
    return tuple(
        (e.get("id"), text_of(e)) for e in content.xpath(f'.//*[starts-with(@id, "{prefix}")]')
    )


def text_of(element: html.HtmlElement) -> str:
    """Read the text of an element, its white space made equal."""
    return " ".join(element.text_content().split())


def compare_sites(one: Site, other: Site) -> list[str]:
    """Say in sentences what differs; an empty list when nothing does."""
    return [
        *compare_sets("page", set(one.pages), set(other.pages)),
        *compare_sets("file", set(one.files), set(other.files)),
        *(
            f"{address}: {difference}"
            for address in sorted(one.pages.keys() & other.pages.keys())
            for difference in compare_pages(one.pages[address], other.pages[address])
        ),
    ]


def compare_sets(kind: str, one: set[str], other: set[str]) -> Iterator[str]:
    """Say which addresses only one of two sites has."""
    yield from (f"{kind} {name} is only in the first" for name in sorted(one - other))
    yield from (f"{kind} {name} is only in the second" for name in sorted(other - one))


def compare_pages(one: Page, other: Page) -> Iterator[str]:
    """Say what differs between two renderings of a page, part by part."""
    for part in fields(Page):
        first, second = getattr(one, part.name), getattr(other, part.name)
        if isinstance(first, str):
            if first != second:
                yield f'{part.name} is "{first}" in the first and "{second}" in the second'
            continue
        yield from (f"{part.name}: {x} is only in the first" for x in first if x not in second)
        yield from (f"{part.name}: {x} is only in the second" for x in second if x not in first)
        if first != second and sorted(first) == sorted(second):
            yield f"{part.name}: the order differs"


def main() -> None:
    """Compare two folders, and print what differs."""
    one, other = (read_site(Path(folder)) for folder in sys.argv[1:3])
    differences = compare_sites(one, other)
    print(*differences, sep="\n", end="\n" if differences else "")
    claims = sum(len(page.claims) for page in one.pages.values())
    references = sum(len(page.references) for page in one.pages.values())
    counts = f"{len(one.pages)} pages, {claims} claims, {references} references"
    print(f"{counts} in the first site; {len(differences)} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
