"""The libraries that run in the browser, from the packages that npm installed."""

from __future__ import annotations

import re
from functools import lru_cache

from casebook.keeping import ROOT

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
# A comment of documentation: it opens with two stars, and stands on lines of its own.
_DOCUMENTATION = re.compile(r"^ */\*\*\n(?: *\*.*\n)*? *\*/\n", re.MULTILINE)


class LibraryMissingError(FileNotFoundError):
    """npm has not installed a library."""


@lru_cache(maxsize=1)
def read_vendor() -> dict[str, bytes]:
    """Path below `docs/` → the library's module, under its licence, without documentation.

    Raises:
        LibraryMissingError: the npm packages are not installed; `make setup` does that.
    """
    package = ROOT / "node_modules/minisearch"
    file = package / "dist/es/index.js"
    if not file.is_file():
        raise LibraryMissingError(f"{file.relative_to(ROOT)} is missing; run: make setup")
    code = _DOCUMENTATION.sub("", _SOURCE_MAP.sub("", file.read_text(encoding="utf-8")))
    licence = (package / "LICENSE.txt").read_text(encoding="utf-8").strip()
    return {"assets/vendor/minisearch.js": f"/* MiniSearch\n\n{licence}\n*/\n{code}".encode()}
