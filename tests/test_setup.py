"""The set-up: locks, the gate, the workflow, and what a newcomer is told."""

import ast
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import chromium
import pytest
import setup
import yaml

ROOT = Path(__file__).resolve().parents[1]
GIT = shutil.which("git")
MAKE = shutil.which("make")
LOCKS = [
    "requirements.txt",
    ".ci/locks/lock.txt",
    ".ci/locks/node.txt",
    "tests/exits/requirements-properdocs.txt",
    "tests/exits/requirements-zensical.txt",
]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# Locks


@pytest.mark.parametrize("name", LOCKS)
def test_each_locked_requirement_has_an_exact_version_and_a_hash_and_no_address(name):
    text = read(name)
    assert "://" not in text
    requirements = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    assert requirements.splitlines()
    for line in requirements.splitlines():
        assert re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_the_npm_lock_has_hashes_and_no_address():
    packages = json.loads(read("package-lock.json"))["packages"]
    assert len(packages) > 1
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name
    assert "omit-lockfile-registry-resolved=true" in read(".npmrc").splitlines()


def test_what_is_asked_for_is_what_is_locked():
    asked = tomllib.loads(read("pyproject.toml"))
    groups = asked["dependency-groups"]
    wanted = {
        "requirements.txt": [
            *asked["build-system"]["requires"],
            *asked["project"]["dependencies"],
            *asked["project"]["optional-dependencies"]["test"],
        ],
        **{f".ci/locks/{name}.txt": requirements for name, requirements in groups.items()},
    }
    for lock, requirements in wanted.items():
        locked = re.findall(r"^\S+==\S+", read(lock), flags=re.MULTILINE)
        assert [r for r in requirements if r.lower() not in locked] == [], f"{lock}: run make lock"


def test_npm_packages_are_asked_for_by_exact_version_and_locked_so():
    package = json.loads(read("package.json"))
    asked = package["devDependencies"] | package.get("dependencies", {})
    locked = json.loads(read("package-lock.json"))["packages"]
    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}


# The gate

TOOLS = ("ruff", "mypy", "casebook", "zizmor", "codespell", "mkdocs", "lychee", "pytest", "python")


@pytest.fixture
def gate(tmp_path):
    """A copy of the Makefile among stand-ins of all tools, each of which notes that it ran."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    for tool in TOOLS:
        stand_in(bin_ / tool, f"echo {tool} >> ran; mkdir -p site; touch site/index.html")
    stand_in(bin_ / "node", 'case "$1" in *html*) echo html;; *) echo actionlint;; esac >> ran')
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "setup.py").touch()
    return tmp_path


def stand_in(file: Path, script: str) -> None:
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def make(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    # A make inside `make test` would pass on its own flags and settings.
    outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")
    clean = {k: v for k, v in os.environ.items() if k not in outer}
    return subprocess.run(
        [MAKE, *words], cwd=folder, env=clean | env, capture_output=True, text=True, check=False
    )


def test_the_gate_runs_every_tool(gate):
    done = make(gate, "test", f"PYTHON={sys.executable}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {*(gate / "ran").read_text().split()} == {*TOOLS, "html", "actionlint"}
    assert "every step passed" in done.stdout


@pytest.mark.parametrize(
    ("tool", "step"),
    [("mypy", "types"), ("casebook", "check"), ("zizmor", "workflows"), ("pytest", "pytest")],
)
def test_a_fault_in_one_step_fails_the_gate_and_the_others_still_run(gate, tool, step):
    stand_in(gate / ".venv" / "bin" / tool, f"echo {tool} >> ran; exit 3")
    done = make(gate, "test", f"PYTHON={sys.executable}")
    assert done.returncode != 0
    assert {*(gate / "ran").read_text().split()} == {*TOOLS, "html", "actionlint"}
    assert f"── failed: {step} (" in done.stdout


def test_a_site_that_cannot_be_built_is_not_looked_at_in_its_older_form(gate):
    (gate / "site").mkdir()
    (gate / "site" / "index.html").touch()
    for tool in TOOLS:
        stand_in(gate / ".venv" / "bin" / tool, f"echo {tool} >> ran")
    stand_in(gate / ".venv" / "bin" / "mkdocs", "exit 1")
    done = make(gate, "test", f"PYTHON={sys.executable}")
    assert "── failed: build html links (" in done.stdout
    assert "There is no site/ to look at: make build" in done.stdout


def test_the_builds_date_is_the_last_commits_and_todays_while_work_is_uncommitted(gate):
    stand_in(gate / ".venv" / "bin" / "mkdocs", 'echo "$SOURCE_DATE_EPOCH" > date')
    (gate / ".gitignore").write_text("*\n!Makefile\n", encoding="utf-8")
    git(gate, "init", "-q")
    git(gate, "add", "Makefile")
    git(gate, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x")
    make(gate, "build", f"PYTHON={sys.executable}", SOURCE_DATE_EPOCH="")
    assert (gate / "date").read_text() == "1700000000\n"
    with (gate / "Makefile").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    make(gate, "build", f"PYTHON={sys.executable}", SOURCE_DATE_EPOCH="")
    assert int((gate / "date").read_text()) > 1750000000


def git(folder: Path, *words: str) -> None:
    when = {"GIT_COMMITTER_DATE": "1700000000 +0000", "GIT_AUTHOR_DATE": "1600000000 +0000"}
    subprocess.run([GIT, *words], cwd=folder, env=os.environ | when, check=True)


def test_every_machine_runs_the_gate_that_people_run():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [x for x in read(".ci/run").splitlines() if x and not x.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]


def test_help_tells_of_every_command():
    told = make(ROOT, "help").stdout
    targets = re.findall(r"^([a-z-]+):.*## ", read("Makefile"), flags=re.MULTILINE)
    assert {"serve", "test", "build", "check", "lock", "format", "clean", "exits"} <= {*targets}
    assert [t for t in targets if not re.search(rf"\bmake {t}\b", told)] == []


# What a newcomer is told


@pytest.fixture
def bare(tmp_path):
    """A machine with make, git and a shell, whose Python is too old."""
    for program in ("sh", "git", "date"):
        (tmp_path / program).symlink_to(shutil.which(program))
    stand_in(tmp_path / "python3", 'case "$2" in *3,\\ 11*) exit 0;; esac; exit 1')
    return tmp_path


def test_without_a_new_enough_python_make_says_which_and_how_to_get_it(bare):
    done = make(ROOT, "serve", PATH=str(bare))
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed, and there is none on this machine." in done.stdout
    assert "sudo apt-get install python3 python3-venv" in done.stdout


def test_an_address_that_is_taken_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        check = [sys.executable, ROOT / ".ci" / "address.py"]
        done = subprocess.run([*check, address], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"The site cannot be served on {address}: ")
    assert "make serve ADDRESS=127.0.0.1:8001" in done.stderr
    subprocess.run([*check, address], check=True)


def test_without_the_venv_module_it_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="sudo apt-get install python3-venv"):
        setup.make_environment(tmp_path / "venv", tmp_path / "lock.txt")


def test_a_command_that_fails_is_named():
    with pytest.raises(SystemExit, match=r"This command failed, see above: .* exit"):
        setup.run(sys.executable, "-c", "exit(1) # exit")


@pytest.mark.parametrize(
    ("version", "enough"),
    [("v20.19.0", True), ("v24.1.0", True), ("v20.18.9", False), ("v18.20.4", False), ("", False)],
)
def test_a_node_that_is_too_old_is_none(monkeypatch, tmp_path, version, enough):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not setup.node_is_new_enough()
    stand_in(tmp_path / "node", f"echo {version}")
    assert not setup.node_is_new_enough(), "there is no npm"
    stand_in(tmp_path / "npm", "")
    assert setup.node_is_new_enough() is enough


def test_a_folder_is_finished_only_if_made_from_the_same_things(tmp_path):
    wanted = setup.digest("lock", "3.11")
    assert not setup.stamped(tmp_path, wanted)
    setup.stamp(tmp_path, wanted)
    assert setup.stamped(tmp_path, wanted)
    assert not setup.stamped(tmp_path, setup.digest("lock", "3.12"))


def test_the_browser_is_the_one_that_is_named(monkeypatch, tmp_path):
    stand_in(tmp_path / "mine", "")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert chromium.find_chromium() == str(tmp_path / "mine")


def test_a_name_that_is_no_browser_is_told(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(SystemExit, match="CHROMIUM names /nowhere/chromium, which is no program"):
        chromium.main()


def test_where_we_may_debians_browser_is_installed_after_an_update(monkeypatch, tmp_path):
    browser = tmp_path / "chromium"
    script = f'echo "$1" >> {tmp_path}/log; [ "$1" = update ] || /bin/cp "$0" {browser}'
    stand_in(tmp_path / "apt-get", script)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "find_playwrights", lambda: None)
    chromium.main()
    assert chromium.find_chromium() == str(browser)
    assert (tmp_path / "log").read_text().split() == ["update", "install"]


def test_without_a_browser_the_gate_stops_and_says_how_to_get_one(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(chromium, "install_chromium", lambda: None)
    with pytest.raises(SystemExit, match="sudo apt-get install chromium"):
        chromium.main()


# The workflow


@pytest.fixture
def workflow():
    return yaml.safe_load(read(".github/workflows/site.yml"))


def test_the_workflow_has_no_rights_but_what_each_job_names(workflow):
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {
        "test": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_each_action_is_pinned_by_hash_with_its_version_beside_it():
    uses = re.findall(r"uses: (.*)", read(".github/workflows/site.yml"))
    assert len(uses) == 4
    for use in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


def test_the_workflow_runs_on_every_pull_request_and_on_main_whatever_changed(workflow):
    assert workflow[True] == {"pull_request": None, "push": {"branches": ["main"]}}


def test_the_workflow_runs_the_same_gate_and_publishes_what_it_tested(workflow):
    steps = workflow["jobs"]["test"]["steps"]
    assert steps[0]["with"]["persist-credentials"] is False
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == ["make check FORMAT=github", "make build", "make test"]
    assert steps[-2]["run"] == "make test"
    assert steps[-1]["uses"].startswith("actions/upload-pages-artifact@")
    assert steps[-1]["with"]["path"] == "site"
    publish = workflow["jobs"]["publish"]
    assert publish["needs"] == "test"
    assert publish["if"] == steps[-1]["if"]
    assert "refs/heads/main" in publish["if"]
    assert [step["uses"].split("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]


@pytest.mark.parametrize("name", ["wrong-figure", "suggest-case", "does-not-work"])
def test_each_form_asks_for_what_we_need_in_fields_with_a_name(name):
    form = yaml.safe_load(read(f".github/ISSUE_TEMPLATE/{name}.yml"))
    assert form["name"]
    assert form["description"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)


# The code's own rules


def modules() -> list[Path]:
    return sorted([*(ROOT / "scripts").rglob("*.py"), *(ROOT / ".ci").glob("*.py")])


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_short(module):
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= (100 if module.name == "hooks.py" else 300)
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, functions):
            assert node.end_lineno - node.lineno < 40, f"{node.name} has over 40 lines"


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.relative_to(ROOT).as_posix())
def test_only_the_hook_knows_the_engine(module):
    imported = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    engine = imported & {"mkdocs", "material", "properdocs", "zensical"}
    assert engine == ({"mkdocs"} if module == ROOT / "scripts" / "hooks.py" else set())
