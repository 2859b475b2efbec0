"""Build a site from any folder of entries, with our hook or from an exported tree without it."""

import os
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
_ENV = "!ENV"


class _Loader(yaml.SafeLoader):
    """Keeps `!ENV` values as their default."""


_Loader.add_constructor(_ENV, lambda loader, node: loader.construct_sequence(node)[-1])


def read_settings() -> dict:
    """Read `mkdocs.yml` as plain data."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader


def write_config(folder: Path, docs: Path, *, hooks: bool = True) -> Path:
    """Write settings like the site's own for another folder of entries; return their file.

    Only home is in the navigation, since the site's own names pages that a toy casebook does
    not have.
    """
    settings = read_settings()
    settings["docs_dir"] = str(docs.resolve())
    settings["theme"]["custom_dir"] = str(ROOT / "overrides")
    settings["hooks"] = [str(ROOT / "scripts/hooks.py")] if hooks else []
    settings["nav"] = [{"Home": "index.md"}]
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return config


def run_mkdocs(config: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict`, in this Python, with more environment if given."""
    silent = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)],
        capture_output=True,
        text=True,
        cwd=config.parent,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **silent, **environment},
        check=False,
    )
