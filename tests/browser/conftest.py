"""What the browser tests share: a freshly built site, a server of it, a browser, and its traffic.

A test asks for `page` (or `open_page(...)` for a context of its own kind, such as one without
JavaScript), goes to addresses such as "/cases/", and then asks `seen` what the browser met.
"""

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
from chromium import find_chromium
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The list that Playwright would give is replaced, not added to. The last two are parts of
    # the address bar, which nobody sees here and which cost a fifth of the time of a page.
    "--disable-features=HttpsUpgrades,PaintHolding,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
)
TEXT = ("text/", "application/json", "application/xml", "application/atom", "image/svg")


@dataclass(frozen=True)
class Site:
    """The built site: where it is served, without a closing slash, and where its files are."""

    url: str
    folder: Path


@dataclass
class Seen:
    """What the browser met on all pages of one test."""

    url: str
    console: list[ConsoleMessage] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note everything that happens on a page from now on."""
        page.on("console", partial(list.append, self.console))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", partial(list.append, self.requests))
        page.on("response", partial(list.append, self.responses))

    @property
    def complaints(self) -> list[str]:
        """Errors and warnings on the console, and exceptions; each violation of the CSP is one."""
        said = [f"{c.type}: {c.text}" for c in self.console if c.type in ("error", "warning")]
        return said + self.errors

    @property
    def outside(self) -> list[str]:
        """Addresses asked for on any host but the site's own."""
        here = urlsplit(self.url).netloc
        asked = [urlsplit(r.url) for r in self.requests]
        return [a.geturl() for a in asked if a.scheme not in ("data", "blob") and a.netloc != here]

    @property
    def weight(self) -> int:
        """Bytes of all answers as they came over the wire: heads, and compressed bodies."""
        sizes = [r.request.sizes() for r in self.responses]
        return sum(s["responseHeadersSize"] + s["responseBodySize"] for s in sizes)


class Handler(SimpleHTTPRequestHandler):
    """Answers as a plain host of static files does: 404 page, types, headers, compression."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml",
        ".csv": "text/csv; charset=utf-8",
        ".geojson": "application/geo+json",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".md": "text/markdown; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".ttl": "text/turtle; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def do_GET(self) -> None:
        """Answer with the file, the index of the folder, or the site's own 404 page."""
        file = Path(self.translate_path(self.path))
        path = urlsplit(self.path).path
        if file.is_dir() and not path.endswith("/"):
            self.answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{path}/"})
            return
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self.send_file(HTTPStatus.OK, file)
        else:
            self.send_file(HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def send_file(self, status: HTTPStatus, file: Path) -> None:
        """Answer with a file, compressed if it is text."""
        kind, body = self.guess_type(file), file.read_bytes()
        headers = {"Content-Type": kind, **self.site_headers()}
        if kind.startswith(TEXT) and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"] = "gzip"
            body = self.pack(body)
        self.answer(status, body, headers)

    def pack(self, body: bytes) -> bytes:
        """Compress an answer."""
        return gzip.compress(body, mtime=0)

    def site_headers(self) -> dict[str, str]:
        """Read the headers for all pages that the site asks its host for, in `_headers`."""
        file = Path(self.directory) / "_headers"
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        pairs = [line.split(":", 1) for line in lines if line[:1].isspace() and ":" in line]
        return {name.strip(): value.strip() for name, value in pairs}

    def answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        """Send an answer whole."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            # Who leaves a page takes back what it still asks for.
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


def build(folder: Path, url: str) -> None:
    """Build the site strictly, as `make build` does, for the address that it will have."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    env = {**os.environ, **quiet, "SITE_URL": f"{url}/"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"The site could not be built:\n{done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, built for this session and served on a free port of this machine."""
    folder = tmp_path_factory.mktemp("site")
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        build(folder, url)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(url, folder)
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; there is always one, as `make test` installs it or stops."""
    program = find_chromium()
    if program is None:
        pytest.fail("There is no Chromium for the browser tests: make browser", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def seen(site: Site) -> Seen:
    """What the browser met on the pages of this test."""
    return Seen(site.url)


@pytest.fixture
def open_page(browser: Browser, site: Site, seen: Seen) -> Iterator[Callable[..., Page]]:
    """A function that opens a page with a first visitor's empty store; options are Playwright's.

    For example `open_page(java_script_enabled=False)` or `open_page(color_scheme="dark")`.
    """
    contexts = []

    def open_one(**options: Any) -> Page:
        contexts.append(browser.new_context(base_url=site.url, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        seen.watch(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page as most readers have it: with JavaScript, in a window of 1280 by 720."""
    return open_page()
