"""Set up everything the project needs, once; later runs see that nothing changed and return.

Usage: setup.py [browser]

It needs Python's standard library only, as it makes the environment that holds the rest.
A stamp in each folder holds a digest of what the folder was made from, so that a changed lock,
another Python or a moved checkout is noticed, and an interrupted set-up starts again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
LOCKS = ROOT / ".ci" / "locks"
OLDEST_NODE = (20, 19)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Make what is missing, in the order in which one part needs another."""
    os.chdir(ROOT)
    set_up_python()
    set_up_node()
    if "browser" in sys.argv[1:]:
        set_up_browser()


def set_up_python() -> None:
    """Fill `.venv` with the locked requirements and the package itself, editable."""
    version = sys.version.split()[0]
    wanted = digest("requirements.txt", "pyproject.toml", version, ROOT)
    if stamped(VENV, wanted):
        return
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {version}.", "Get it: python.org/downloads")
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian leaves it out of python3
    except ImportError:
        stop(
            "Python is here, but its venv module is not.",
            "Get it: sudo apt-get install python3-venv (Debian, Ubuntu), then run make again",
        )
    say("Setting up Python packages in .venv (once; a minute or two)")
    run(sys.executable, "-m", "venv", "--clear", VENV)
    pip("--require-hashes", "--requirement", "requirements.txt")
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    stamp(VENV, wanted)


def set_up_node() -> None:
    """Fill `node_modules` from the lock file, with a Node from PyPI where there is none."""
    put_on_path(VENV / "bin")
    wanted = digest("package-lock.json", ROOT)
    if stamped(MODULES, wanted) and node_is_new_enough():
        return
    if not node_is_new_enough():
        say("No Node 20.19 or newer on this machine: putting one into .venv (once, 60 MB)")
        pip("--require-hashes", "--requirement", LOCKS / "node.txt")
    say("Setting up npm packages in node_modules (once)")
    run("npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit")
    stamp(MODULES, wanted)


def set_up_browser() -> None:
    """Make sure that there is a Chromium for the browser tests, or stop and say how to get one."""
    if find_browser():
        return
    say("Setting up Chromium for the browser tests (once; a minute or two)")
    if shutil.which("apt-get") and os.geteuid() == 0:
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "--quiet", "--quiet", may_fail=True)
        run("apt-get", "install", "--yes", "--quiet", "chromium", may_fail=True, env=quietly)
    if not find_browser():
        run(VENV / "bin" / "playwright", "install", "chromium", may_fail=True)
    if not find_browser():
        stop(
            "The browser tests need Chromium, and it could not be installed.",
            "Get it: sudo apt-get install chromium (Debian), or any Chromium or Chrome, "
            "and name its program in the variable CHROMIUM if it is not on PATH",
        )


def find_browser() -> str | None:
    """Find a Chromium: the one named in CHROMIUM, one on PATH, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS)), None) or playwrights_browser()


def playwrights_browser() -> str | None:
    """Ask Playwright where it keeps its own Chromium, and whether it is there."""
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as it: print(it.chromium.executable_path)"
    answer = subprocess.run(
        [VENV / "bin" / "python", "-c", ask], capture_output=True, text=True, check=False
    )
    return shutil.which(answer.stdout.strip())


def node_is_new_enough() -> bool:
    """Tell whether both `node`, new enough, and `npm` are on PATH."""
    if not shutil.which("npm") or not shutil.which("node"):
        return False
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    numbers = answer.stdout.strip().lstrip("v").split(".")[:2]
    return all(n.isdigit() for n in numbers) and tuple(map(int, numbers)) >= OLDEST_NODE


def digest(*parts: str | Path) -> str:
    """Digest the content of the parts that are files of the project, and the rest as they are."""
    sums = hashlib.sha256()
    for part in parts:
        file = ROOT / part
        sums.update(file.read_bytes() if file.is_file() else str(part).encode())
    return sums.hexdigest()


def stamped(folder: Path, wanted: str) -> bool:
    """Tell whether the folder was finished from the same things."""
    file = folder / ".set-up"
    return file.is_file() and file.read_text() == wanted


def stamp(folder: Path, wanted: str) -> None:
    """Say that the folder is finished."""
    (folder / ".set-up").write_text(wanted)


def put_on_path(folder: Path) -> None:
    """Put a folder last on PATH, so that what the machine has goes first."""
    os.environ["PATH"] = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}{folder}"


def pip(*arguments: str | Path) -> None:
    """Install with the environment's own pip."""
    run(VENV / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check", *arguments)


def run(*command: str | Path, may_fail: bool = False, env: dict[str, str] | None = None) -> None:
    """Run a command, its output on the terminal; stop when it fails."""
    done = subprocess.run(command, check=False, env=env, stdin=subprocess.DEVNULL)
    if done.returncode and not may_fail:
        words = " ".join(map(str, command))
        stop(f"This command failed, see above: {words}", "Mend that, then run make again")


def say(text: str) -> None:
    """Say what is going on."""
    print(f"── {text}", flush=True)


def stop(what: str, remedy: str) -> None:
    """Say what is wrong and how to put it right, and stop."""
    sys.exit(f"{what}\n{remedy}.")


if __name__ == "__main__":
    main()
