"""What the scripts of a page will ask for, so that the page can ask for all of it at once.

A browser learns what a module imports when that module has come: on a slow line, each step down
costs its time again.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

FOLDER = "assets/javascripts"
# Own module → what it fetches as soon as it runs.
DATA = {"explore/main.js": ["assets/data/catalogue.json"]}
NOTHING: Mapping[str, list[str]] = MappingProxyType({"scripts": []})
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"(\.{1,2}/[^"]+)";', re.MULTILINE)


def list_loads(docs: Path, scripts: list[str]) -> Mapping[str, list[str]]:
    """The fields of a page with these scripts, which are own modules; paths are below `docs/`.

    `modules` are all that the scripts import, themselves included, and `data` what they fetch.
    """
    if not scripts:
        return NOTHING
    data = [path for script in scripts for path in DATA.get(script, [])]
    return {"scripts": scripts, "modules": _list_modules(docs, scripts), "data": data}


def _list_modules(docs: Path, scripts: list[str]) -> list[str]:
    found: dict[str, None] = {}
    waiting = [f"{FOLDER}/{script}" for script in scripts]
    while waiting:
        path = waiting.pop(0)
        if path in found or not (docs / path).is_file():
            continue
        found[path] = None
        imports = _IMPORT.findall((docs / path).read_text(encoding="utf-8"))
        waiting += [posixpath.normpath(f"{posixpath.dirname(path)}/{it}") for it in imports]
    return list(found)
