"""What the benchmarks share: a phone, a host of files, and the table of what was measured."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from conftest import Handler
from playwright.sync_api import Browser, Page

SLOWER = 4  # the processor of a mid-range phone beside this machine
LINE = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}


@dataclass(frozen=True)
class Row:
    """One thing measured, in a unit, and what it must not be above, if anything was promised."""

    what: str
    measured: float
    unit: str
    most: float | None = None

    def __str__(self) -> str:
        verdict = "" if self.most is None or self.measured <= self.most else "  above"
        limit = "" if self.most is None else f"{self.most:,.0f}"
        return f"{self.what:<66}{self.measured:>10,.0f}{limit:>10} {self.unit:<6}{verdict}"


class Packed(Handler):
    """Compresses each file once, as a host does, and not for every answer."""

    pack = staticmethod(lru_cache(maxsize=None)(partial(gzip.compress, mtime=0)))


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A host of a folder; gives its address without a closing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Visit:
    """A first visit: nothing is kept from before; `loaded` are the bytes of every answer so far."""

    def __init__(self, browser: Browser, *, phone: bool) -> None:
        self.context = browser.new_context(
            viewport={"width": 412, "height": 823} if phone else None
        )
        self.page: Page = self.context.new_page()
        self.loaded: dict[str, int] = {}
        self._names: dict[str, str] = {}
        session = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._name)
        session.on("Network.loadingFinished", self._weigh)
        if phone:
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            session.send("Network.emulateNetworkConditions", {"offline": False, **LINE})

    def _name(self, event: dict) -> None:
        self._names[event["requestId"]] = event["response"]["url"]

    def _weigh(self, event: dict) -> None:
        name = self._names.get(event["requestId"], "")
        self.loaded[name] = self.loaded.get(name, 0) + int(event["encodedDataLength"])

    def weigh(self, part: str = "") -> int:
        """Bytes over the wire of what has `part` in its address."""
        return sum(size for name, size in self.loaded.items() if part in name)


@contextmanager
def visit(browser: Browser, *, phone: bool) -> Iterator[Visit]:
    """A visit that ends."""
    it = Visit(browser, phone=phone)
    yield it
    it.context.close()


def middle(measure: Callable[[], float], times: int = 5) -> float:
    """The middle of several measurements."""
    return sorted(measure() for _ in range(times))[times // 2]
