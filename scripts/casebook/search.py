"""The full-text index: Pagefind reads the finished pages and writes `pagefind/` beside them.

It is a program of its own from npm, one package for each platform. What it may read stands in
the pages (`data-pagefind-body` in overrides/main.html); what it must leave out stands here.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from casebook.keeping import ROOT

FOLDER = "pagefind"
# Words of our templates, that would make every page alike, and what belongs to other pages.
_LEFT_OUT = (
    *(".crumbs", ".cites", ".claim-mark", ".direction", ".counts", ".theme-top", ".unseen"),
    *(".notice", ".on-paper", ".our-reading", ".permalink", ".backlinks", ".about-page"),
    *("#about-this-page", "#references", "ol.references", ".source-notes", ".used-by"),
    *(".evidence summary", ".reasons > p", ".reasons dt", ".reasons dl > div:nth-child(-n+2)"),
    *(".more > summary", ".facts dt", ".glance dt", ".condition .state", ".timeline .today"),
    *("form", "nav", "table.dots", ".doors", ".dots-key"),
)
# A list says of each entry what the entry says itself.
_LEFT_OUT_OF_LISTS = (".case-list", ".plain-rows", ".theme-list", "table", ".words", ".carriers")
# Ready-made search boxes that no page of ours asks for.
_NOT_USED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")


class IndexError_(RuntimeError):
    """Pagefind could not read the site."""


def find_program() -> Path | None:
    """The program for this platform, or nothing where npm has none for it."""
    system = {"linux": "linux", "darwin": "darwin", "win32": "windows"}.get(sys.platform, "")
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
    package = f"{system}-{machine.get(platform.machine().lower(), '')}"
    folder = ROOT / "node_modules/@pagefind" / package / "bin"
    names = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def index_command(program: Path, site: Path) -> list[str]:
    """The call that writes the index of a built site into it."""
    lists = [f'[data-pagefind-filter="kind:List"] {it}' for it in _LEFT_OUT_OF_LISTS]
    left_out = [word for it in (*_LEFT_OUT, *lists) for word in ("--exclude-selectors", it)]
    return [str(program), "--site", str(site), "--quiet", *left_out]
