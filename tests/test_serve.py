"""What an editor has before them: `make serve` while they write, `make build` when they are done.

The Makefile runs in a folder of its own, with a copy of the toy casebook. Its set-up is switched
off there (`PYTHON=true`), and its programs are those that run this test (`BIN`).
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import ROOT, write_config

TOY = ROOT / "tests/site/docs"
CASE = "cases/toyborough-promise.md"
PATIENCE = 10  # seconds between saving and seeing


@dataclass
class Serving:
    """A preview that runs: where it answers, its folder, and all it has printed so far."""

    url: str
    folder: Path
    process: subprocess.Popen

    @property
    def printed(self) -> str:
        return (self.folder / "printed.txt").read_text(encoding="utf-8")

    def read(self, path: str) -> str:
        """The page at a path; nothing while the server does not answer."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=1) as answer:  # noqa: S310 - http
                return answer.read().decode()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def wait_for(self, done, seconds: float = PATIENCE) -> bool:
        """Look again and again until something holds, or the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if done():
                return True
            time.sleep(0.1)
        return False

    def edit(self, old: str, new: str) -> None:
        """Save a change to the case."""
        file = self.folder / "docs" / CASE
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def make_project(folder: Path) -> Path:
    """A folder with the Makefile of this project and the toy casebook."""
    shutil.copytree(TOY, folder / "docs")
    for name in ("Makefile", ".ci/address.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    write_config(folder, folder / "docs")
    return folder


def make(*words: str) -> list[str]:
    """A call of make that sets nothing up and uses the programs of this Python."""
    return ["make", "PYTHON=true", f"BIN={Path(sys.executable).parent}", *words]


def free_port() -> int:
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


def start(folder: Path, command: list[str], address: str) -> Serving:
    with (folder / "printed.txt").open("w") as printed:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    return Serving(f"http://{address}/", folder, process)


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    """`make serve` on a free port; it is stopped as an editor does, with Ctrl+C."""
    folder = make_project(tmp_path_factory.mktemp("serve"))
    address = f"127.0.0.1:{free_port()}"
    it = start(folder, make("serve", f"ADDRESS={address}"), address)
    try:
        assert it.wait_for(lambda: it.read("") != "", 60), it.printed
        yield it
    finally:
        os.killpg(it.process.pid, signal.SIGINT)
        it.process.wait(timeout=90)


def shows(serving: Serving, words: str) -> bool:
    return words in serving.read("cases/toyborough-promise/")


def test_the_preview_answers_on_the_address_it_prints(serving: Serving) -> None:
    assert serving.url in serving.printed
    assert shows(serving, "could no longer pay for its river")


def test_a_saved_change_shows_within_ten_seconds(serving: Serving) -> None:
    # The page that is open asks the server for news, and so reloads by itself.
    assert shows(serving, "/livereload/")
    assert not shows(serving, "Litter fell by a third")
    serving.edit("Litter fell by half", "Litter fell by a third")
    assert serving.wait_for(lambda: shows(serving, "Litter fell by a third")), serving.printed


def test_a_mistake_is_reported_while_serving_and_mending_it_is_enough(serving: Serving) -> None:
    serving.edit("basis: ", "basis: un")
    assert serving.wait_for(lambda: "did you mean" in serving.printed), serving.printed
    assert f"docs/{CASE}:" in serving.printed
    serving.edit("volunteers stayed", "volunteers fled")
    # Until it is mended the page stays as it was; MkDocs itself would answer nobody.
    assert serving.wait_for(lambda: shows(serving, "volunteers stayed")), serving.printed
    assert not shows(serving, "volunteers fled")
    assert serving.process.poll() is None
    serving.edit("basis: un", "basis: ")
    assert serving.wait_for(lambda: shows(serving, "volunteers fled")), serving.printed


def test_a_preview_does_not_start_with_a_mistake_and_says_which(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    case = folder / "docs" / CASE
    case.write_text(case.read_text(encoding="utf-8").replace("basis: ", "basis: un", 1))
    command = make("serve", f"ADDRESS=127.0.0.1:{free_port()}")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"docs/{CASE}:" in done.stdout + done.stderr


BREAKS = {
    "a word that is not allowed": ("basis: ", "basis: un", "basis: ", "did you mean"),
    "a source that is not there": ("sources: [", "sources: [nowhere, ", "sources", "nowhere"),
}


@pytest.mark.parametrize(("old", "new", "field", "help_"), BREAKS.values(), ids=BREAKS.keys())
def test_a_build_stops_at(tmp_path: Path, old: str, new: str, field: str, help_: str) -> None:
    folder = make_project(tmp_path)
    case = folder / "docs" / CASE
    text = case.read_text(encoding="utf-8")
    assert old in text
    case.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old) + len(old)].count("\n") + 1
    done = subprocess.run(make("build"), cwd=folder, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert f"docs/{CASE}:{line}: " in said, said
    assert field in said
    assert help_ in said
    assert "1 problem in" in said
    assert "Traceback" not in said
    assert not list((folder / "site").rglob("*.html"))


def test_a_build_of_the_same_folder_unbroken_writes_its_pages(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    done = subprocess.run(make("build"), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "site/cases/toyborough-promise/index.html").is_file()


def test_make_serve_shows_the_casebook_itself(tmp_path: Path) -> None:
    """The first of the two commands, as it stands, on the entries as they are."""
    address = f"127.0.0.1:{free_port()}"
    command = make("-C", str(ROOT), "--no-print-directory", "serve", f"ADDRESS={address}")
    it = start(tmp_path, command, address)
    try:
        assert it.wait_for(lambda: "The Wigan Deal" in it.read("cases/wigan-deal/"), 60), it.printed
        assert it.url in it.printed
    finally:
        os.killpg(it.process.pid, signal.SIGINT)
        it.process.wait(timeout=90)
