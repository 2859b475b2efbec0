"""Set up what the project needs, once; a later run sees that nothing changed, and returns.

It needs Python's standard library only, as it makes the environment that holds the rest.
A stamp in each folder holds a digest of what the folder was made from, so that a changed lock,
another Python or a moved checkout is noticed, and an interrupted set-up starts again.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
NODE_LOCK = ROOT / ".ci" / "locks" / "node.txt"
OLDEST_NODE = (20, 19)


def main() -> None:
    """Make what is missing; the second part needs the first."""
    os.chdir(ROOT)
    # Two terminals, two first commands: the second waits for the first.
    with Path("Makefile").open(encoding="utf-8") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        set_up_python()
        set_up_node()


def set_up_python() -> None:
    """Fill `.venv` with the locked requirements and the package itself, editable."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = ROOT / "requirements.txt"
    wanted = digest(lock.read_text(encoding="utf-8"), str(project), sys.version, str(ROOT))
    if not stamped(VENV, wanted):
        say("Setting up Python packages in .venv (once; a minute or two)")
        make_environment(VENV, lock)
        pip(VENV, "--no-deps", "--no-build-isolation", "--editable", ".")
        stamp(VENV, wanted)


def make_environment(folder: Path, lock: Path) -> None:
    """Make a virtual environment from nothing, with what a lock holds."""
    if not importlib.util.find_spec("ensurepip"):  # Debian leaves it out of python3
        stop(
            "Python is here, but its venv module is not.",
            "Get it: sudo apt-get install python3-venv (Debian, Ubuntu), then run make again",
        )
    # An activated environment cannot clear itself away.
    clear = [] if Path(sys.prefix) == folder else ["--clear"]
    run(sys.executable, "-m", "venv", *clear, str(folder))
    pip(folder, "--require-hashes", "--requirement", str(lock))


def set_up_node() -> None:
    """Fill `node_modules` from the lock file, with a Node from PyPI where there is none."""
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    wanted = digest(Path("package-lock.json").read_text(encoding="utf-8"), str(ROOT))
    enough = node_is_new_enough()
    if enough and stamped(MODULES, wanted):
        return
    if not enough:
        say("No Node 20.19 or newer on this machine: putting one into .venv (once; 60 MB)")
        pip(VENV, "--require-hashes", "--requirement", str(NODE_LOCK))
    say("Setting up npm packages in node_modules (once)")
    run("npm", "ci", "--ignore-scripts")
    stamp(MODULES, wanted)


def node_is_new_enough() -> bool:
    """Tell whether `npm` and a new enough `node` are on PATH."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    numbers = answer.stdout.strip().lstrip("v").split(".")[:2]
    return all(n.isdigit() for n in numbers) and tuple(map(int, numbers)) >= OLDEST_NODE


def digest(*parts: str) -> str:
    """Digest what a folder is made from."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stamped(folder: Path, wanted: str) -> bool:
    """Tell whether the folder was finished from these same things."""
    file = folder / ".set-up"
    return file.is_file() and file.read_text(encoding="utf-8") == wanted


def stamp(folder: Path, wanted: str) -> None:
    """Note that the folder is finished."""
    (folder / ".set-up").write_text(wanted, encoding="utf-8")


def pip(environment: Path, *arguments: str) -> None:
    """Install with an environment's own pip; on a terminal, one line shows how far it is."""
    # Compiling what is never imported takes a third of the time.
    options = ["--disable-pip-version-check", "--no-input", "--no-compile"]
    command = [str(environment / "bin" / "python"), "-m", "pip", "install", *options, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    output = []
    for line in process.stdout or ():
        output.append(line)
        show_progress(line)
    show_progress("")
    if process.wait():
        print(*output, sep="", end="")
        stop("pip could not install what the project needs, see above.", "Then run make again")


def show_progress(line: str) -> None:
    """Write a line over the one before, where there is a terminal."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line.strip()[:72]}", end="", flush=True)


def run(*command: str) -> None:
    """Run a command, its output as it comes; stop when it fails."""
    if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
        stop(f"This command failed, see above: {' '.join(command)}", "Then run make again")


def say(text: str) -> None:
    """Say what is going on."""
    print(f"── {text}", flush=True)


def stop(what: str, remedy: str) -> None:
    """Say what is wrong and how to put it right, and stop."""
    sys.exit(f"{what}\n{remedy}.")


if __name__ == "__main__":
    main()
