"""Render the exported tree without our hook, by MkDocs and by its possible successors.

Each result is compared with the site as we build it. Exit 1 when MkDocs or ProperDocs differs:
they must not. Zensical is young, and is rendered to see how far it goes.

It runs in the project's own environment, and makes one more for each successor.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from compare import compare_sites, read_site

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / ".ci"))

from setup import digest, make_environment, say, stamp, stamped  # noqa: E402 - found only now

HOME = ROOT / ".venv-exits"
WORK = HOME / "work"
ENGINES = {
    "mkdocs": ROOT / ".venv",
    "properdocs": HOME / "properdocs",
    "zensical": HOME / "zensical",
}
MUST_BE_EQUAL = ("mkdocs", "properdocs")
SHOWN = 40
# Our hook writes the headers for the host after the build, from what the engine has made.
EXPECTED = [f"file {name} is only in the first" for name in ("_headers", "robots.txt")]
# The address matters to no comparison, but all must have the same.
SITE_URL = "http://127.0.0.1:8000/"
SETTINGS = f"""\
INHERIT: {os.path.relpath(ROOT, WORK)}/mkdocs.yml
site_url: {SITE_URL}
hooks: []
docs_dir: docs
site_dir: site
theme:
  custom_dir: overrides
"""


def main() -> None:
    """Build, export, render and compare."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    say("Building the site as it is published")
    must("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(WORK / "ours"))
    say("Exporting the tree for other engines")
    must("casebook", "export", str(WORK / "docs"))
    shutil.copytree(ROOT / "overrides", WORK / "overrides")
    (WORK / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    differ = [engine for engine in ENGINES if not renders_alike(engine)]
    failed = [engine for engine in differ if engine in MUST_BE_EQUAL]
    sys.exit(f"── not the same: {', '.join(failed)}" if failed else 0)


def renders_alike(engine: str) -> bool:
    """Render with one engine, say what differs, and tell whether nothing does."""
    say(f"Rendering with {engine}")
    make_engine(engine)
    shutil.rmtree(WORK / "site", ignore_errors=True)
    if not run(ENGINES[engine], engine, "build", "--config-file", "mkdocs.yml", folder=WORK):
        print(f"{engine}: it could not render the site, see above")
        return False
    (WORK / "site").rename(WORK / engine)
    ours, theirs = read_site(WORK / "ours"), read_site(WORK / engine)
    differences = [d for d in compare_sites(ours, theirs) if d not in EXPECTED]
    for difference in differences[:SHOWN]:
        print(difference)
    print(f"{engine}: {len(theirs.pages)} pages, {len(differences)} differences", flush=True)
    return not differences


def make_engine(engine: str) -> None:
    """Make the environment of an engine from its lock, unless it is there."""
    lock = ROOT / "tests" / "exits" / f"requirements-{engine}.txt"
    if not lock.is_file():
        return
    wanted = digest(lock.read_text(encoding="utf-8"), sys.version, str(ROOT))
    if not stamped(ENGINES[engine], wanted):
        make_environment(ENGINES[engine], lock)
        stamp(ENGINES[engine], wanted)


def must(*command: str) -> None:
    """Run a command of the project; stop when it fails."""
    if not run(ENGINES["mkdocs"], *command):
        sys.exit(f"{' '.join(command)} failed, see above")


def run(environment: Path, *command: str, folder: Path = ROOT) -> bool:
    """Run a command of an environment; tell whether it went well."""
    program = str(environment / "bin" / command[0])
    done = subprocess.run([program, *command[1:]], cwd=folder, env=settings(), check=False)
    return done.returncode == 0


def settings() -> dict[str, str]:
    """Give every build the same address, and the engines no reason for their banners."""
    banners = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**os.environ, **banners, "SITE_URL": SITE_URL}


if __name__ == "__main__":
    main()
