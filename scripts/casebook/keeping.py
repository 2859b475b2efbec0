"""Keep what is slow to make in `.cache/`, under a hash of everything it is made from."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def keep(kind: str, recipe: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` returns, from the cache if the same recipe was made before."""
    kept = ROOT / ".cache" / kind / hashlib.sha256(recipe).hexdigest()
    if kept.is_file():
        return kept.read_bytes()
    made = make()
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved, so that a run that is cut off leaves no half file.
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as beside:
        beside.write(made)
    Path(beside.name).replace(kept)
    return made


def keep_folder(kind: str, recipe: bytes) -> Path:
    """A folder for what belongs to one recipe, for code that keeps its files there by itself."""
    folder = ROOT / ".cache" / kind / hashlib.sha256(recipe).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def versions(*packages: str) -> str:
    """The installed versions of packages, for a recipe; reading them is slow, so only once."""
    return " ".join(map(version, packages))
