"""Find the Chromium that the browser tests use; run as a command, install one where there is none.

Only for computers with a package manager of Debian's, as root, or where Playwright's own download
works; anywhere else it says what to do. The tests are never left out in silence.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Find the one that the variable CHROMIUM names, one on PATH, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or find_playwrights()


def find_playwrights() -> str | None:
    """Find the one that Playwright has downloaded."""
    # A second's import, which most machines need not wait for.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def install_chromium() -> None:
    """Try Debian's package, then Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        attempt("apt-get", "update", "-qq", env=settings)
        attempt("apt-get", "install", "--yes", "-qq", "chromium", env=settings)
    if not find_chromium():
        attempt(sys.executable, "-m", "playwright", "install", "chromium")


def attempt(*command: str, env: dict[str, str] | None = None) -> None:
    """Run a command whose failure is no fault yet."""
    subprocess.run(command, check=False, env=env, stdin=subprocess.DEVNULL)


def main() -> None:
    """Make sure that there is one, or stop and say how to get one."""
    if os.environ.get("CHROMIUM") and not find_chromium():
        sys.exit(f"The variable CHROMIUM names {os.environ['CHROMIUM']}, which is no program.")
    if find_chromium():
        return
    print("── Setting up Chromium for the browser tests (once; a minute or two)", flush=True)
    install_chromium()
    if not find_chromium():
        sys.exit(
            "The browser tests need Chromium, and it could not be installed.\n"
            "Get it: sudo apt-get install chromium (Debian), or any Chromium or Chrome;\n"
            "if it is not on PATH, name its program in the variable CHROMIUM."
        )


if __name__ == "__main__":
    main()
