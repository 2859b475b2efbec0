"""Take pictures of every template and state, to look at: `make pictures`.

They go to `.cache/pictures/`: each page at 360, 768 and 1280 pixels, light and dark, at 1280 in
forced colours, and printed to PDF; then states that the real site may not show now (disputed,
not found, overdue), from the toy casebook, built as if in 2029. Four
pictures, for the README, go to `.github/pictures/`.
"""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from building import run_mkdocs, write_config
from chromium import find_chromium
from conftest import FLAGS, ROOT, Handler, build
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from visits import CASE, TEMPLATES

OUT = ROOT / ".cache/pictures"
README = ROOT / ".github/pictures"
WIDTHS = (360, 768, 1280)
HEIGHT = 800
# Seen in 2029, every page of the toy casebook is overdue.
LATER = "1861920000"
STATES = {
    "state-disputed": "/cases/toyborough-promise/",
    "state-not-found": "/cases/lantern-street/",
    "state-finding": "/findings/slow-starts-last/",
    "state-problem": "/problems/nobody-comes/",
    "state-idea": "/ideas/toy-theory/",
    "state-organisation": "/organisations/toy-trust/",
}
# The tallest picture: a long page is looked at in its first screens.
TALLEST = 4000


def main() -> None:
    """Build both casebooks, serve them, and take all pictures."""
    with serve(build) as url, serve(build_toy) as toy, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        take_all(browser, url, TEMPLATES)
        take_all(browser, toy, STATES)
        take_for_readme(browser, url)
    sys.stdout.write(f"pictures in {OUT.relative_to(ROOT)} and {README.relative_to(ROOT)}\n")


def build_toy(folder: Path, _url: str) -> None:
    """Build the toy casebook as it will look when all its pages are overdue."""
    with TemporaryDirectory() as work:
        docs = shutil.copytree(ROOT / "tests/site/docs", Path(work) / "docs")
        shutil.copytree(ROOT / "docs/assets", docs / "assets", dirs_exist_ok=True)
        config = write_config(Path(work), docs)
        result = run_mkdocs(config, folder, SOURCE_DATE_EPOCH=LATER)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)


@contextmanager
def serve(make: Callable[[Path, str], None]) -> Iterator[str]:
    """Make a site for an address of this machine, and serve it there."""
    with TemporaryDirectory() as folder:
        handler = partial(Handler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            url = f"http://127.0.0.1:{server.server_port}"
            make(Path(folder), url)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield url
            server.shutdown()


def take_all(browser: Browser, url: str, pages: Mapping[str, str]) -> None:
    """Every page in every width and scheme, in forced colours, and on paper."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, address in pages.items():
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                take(browser, url + address, OUT / f"{name}-{width}-{scheme}.png", width, scheme)
        file = OUT / f"{name}-1280-forced.png"
        take(browser, url + address, file, 1280, "light", forced_colors="active")
        page = browser.new_page()
        page.goto(url + address)
        page.pdf(path=OUT / f"{name}.pdf", format="A4")
        page.close()


def take(
    browser: Browser, address: str, file: Path, width: int, scheme: str, **options: str
) -> None:
    """One picture, of the whole page as far as it is looked at."""
    viewport = {"width": width, "height": HEIGHT}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": width, "height": max(tall, HEIGHT)})
    page.screenshot(path=file)
    context.close()


def take_for_readme(browser: Browser, url: str) -> None:
    """The first screens that the README shows, with few colours, so that they stay small."""
    README.mkdir(parents=True, exist_ok=True)
    for name, address in {"home": "/", "case": CASE}.items():
        for scheme in ("light", "dark"):
            file = README / f"{name}-{scheme}.png"
            context = browser.new_context(
                viewport={"width": 1280, "height": HEIGHT}, color_scheme=scheme
            )
            page = context.new_page()
            page.goto(url + address)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=file)
            context.close()
            with Image.open(file) as image:
                image.quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
