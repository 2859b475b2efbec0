"""The full-text index: Pagefind reads the finished pages and writes `pagefind/` beside them.

It is a program of its own from npm, one package for each platform. What it may read stands in
the pages (`data-pagefind-body` in overrides/main.html); what it must leave out stands here.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

from casebook.keeping import ROOT

FOLDER = "pagefind"
NO_PROGRAM = (
    "There is no search index: npm has no Pagefind for this kind of machine, or it is not "
    "installed (make setup). The search page says so and leads to the lists."
)
# Words of our templates, that would make every page alike, and what belongs to other pages.
_LEFT_OUT = (
    *(
        ".crumbs",
        ".cites",
        ".cite",
        ".claim-mark",
        ".direction",
        ".counts",
        ".theme-top",
        ".unseen",
    ),
    *(".notice", ".on-paper", ".our-reading", ".permalink", ".backlinks", ".about-page"),
    *("#about-this-page", "#references", "ol.references", ".source-notes", ".used-by"),
    *(".evidence summary", ".reasons > p", ".reasons dt", ".reasons dl > div:nth-child(-n+2)"),
    *(".more > summary", ".facts dt", ".glance dt", ".condition .state", ".timeline .today"),
    *("form", "nav", "table.dots", ".doors", ".dots-key"),
)
# A list says of each entry what the entry says itself.
_LEFT_OUT_OF_LISTS = (".case-list", ".plain-rows", ".theme-list", "table", ".words", ".carriers")
# Ready-made search boxes, and a worker, that no page of ours asks for.
_NOT_USED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")


class SearchIndexError(RuntimeError):
    """Pagefind could not read the site."""


def index_site(site: Path) -> str:
    """Write the index of a built site; returns a sentence where there can be none, or nothing.

    Raises:
        SearchIndexError: Pagefind failed; the message is its own.
    """
    program = find_program()
    if program is None:
        return NO_PROGRAM
    done = subprocess.run(  # noqa: S603 - the program of our lock file, on our folder
        index_command(program, site), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SearchIndexError(f"Pagefind: {done.stdout}{done.stderr}")
    for pattern in _NOT_USED:
        for file in sorted((site / FOLDER).glob(pattern)):
            file.unlink()
    return ""


def start_indexing(
    site: Path, before: subprocess.Popen[bytes] | None
) -> subprocess.Popen[bytes] | None:
    """Index a preview beside it, so that no reader of it waits; `before` is the last such run."""
    if before is not None:
        before.kill()
        before.wait()
    program = find_program()
    if program is None:
        return None
    return subprocess.Popen(  # noqa: S603 - as above
        index_command(program, site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def find_program() -> Path | None:
    """The program for this platform, or nothing where npm has none for it."""
    machines = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
    package = f"{sys.platform}-{machines.get(platform.machine().lower(), 'unknown')}"
    folder = ROOT / "node_modules/@pagefind" / package / "bin"
    names = ("pagefind_extended", "pagefind")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def index_command(program: Path, site: Path) -> list[str]:
    """The call that writes the index of a built site into it."""
    lists = [f'[data-pagefind-filter="kind:List"] {it}' for it in _LEFT_OUT_OF_LISTS]
    left_out = [word for it in (*_LEFT_OUT, *lists) for word in ("--exclude-selectors", it)]
    return [str(program), "--site", str(site), "--output-subdir", FOLDER, "--quiet", *left_out]
