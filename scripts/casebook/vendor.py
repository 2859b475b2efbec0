"""The libraries that run in the browser, from the packages that npm installed."""

from __future__ import annotations

from functools import lru_cache

from casebook.keeping import ROOT
from casebook.minifying import minify


class LibraryMissingError(FileNotFoundError):
    """npm has not installed a library."""


@lru_cache(maxsize=1)
def read_vendor() -> dict[str, bytes]:
    """Path below `docs/` → the library's module, minified, under its licence.

    Raises:
        LibraryMissingError: the npm packages are not installed; `make setup` does that.
    """
    package = ROOT / "node_modules/minisearch"
    file = package / "dist/es/index.js"
    if not file.is_file():
        raise LibraryMissingError(f"{file.relative_to(ROOT)} is missing; run: make setup")
    licence = (package / "LICENSE.txt").read_text(encoding="utf-8").strip()
    made = minify({"assets/vendor/minisearch.js": file.read_bytes()})
    return {path: f"/* MiniSearch\n\n{licence}\n*/\n".encode() + it for path, it in made.items()}
