"""Scripts without what only their readers need: comments, spaces, long names.

Terser does it, from npm, as it parses the language: a tool that goes by patterns, such as rjsmin,
spoils a template inside a template. It is JavaScript itself, so every machine gets the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from casebook.keeping import ROOT, keep

# Loaded as it is, not as a module: what it defines at its top belongs to the whole page.
CLASSIC = frozenset({"assets/javascripts/scheme.js"})
_PROGRAM = Path(__file__).with_name("minify.mjs")
_TERSER = ROOT / "node_modules/terser/package.json"


class MinifierMissingError(FileNotFoundError):
    """Node or Terser is not installed."""


class ScriptError(ValueError):
    """A script cannot be parsed."""


def minify(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same paths with scripts that do the same; the same scripts give the same bytes.

    Raises:
        MinifierMissingError: `make setup` has not been run.
        ScriptError: the message names the script, its line, and what is wrong there.
    """
    if not scripts:
        return {}
    if not _TERSER.is_file():
        raise MinifierMissingError(f"{_TERSER.relative_to(ROOT)} is missing; run: make setup")
    asked = [
        {"name": path, "code": code.decode(), "module": path not in CLASSIC}
        for path, code in scripts.items()
    ]
    recipe = json.dumps(asked).encode()
    version = json.loads(_TERSER.read_text(encoding="utf-8"))["version"]
    how = f"{version} {_PROGRAM.read_text(encoding='utf-8')}".encode()
    made: list[str] = json.loads(keep("scripts", how + recipe, lambda: _run(recipe)))
    return {path: f"{code}\n".encode() for path, code in zip(scripts, made, strict=True)}


def _run(recipe: bytes) -> bytes:
    # Where the machine has no Node, .ci/setup.py has put one beside Python.
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    node = shutil.which("node", path=beside)
    if node is None:
        raise MinifierMissingError("There is no Node on this machine; run: make setup")
    done = subprocess.run(  # noqa: S603 - our own program, on our own scripts
        [node, str(_PROGRAM)], input=recipe, capture_output=True, check=False
    )
    if done.returncode:
        raise ScriptError(done.stderr.decode().strip())
    return done.stdout
