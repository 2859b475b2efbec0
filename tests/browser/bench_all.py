"""Measure how fast the site is, with many cases and pages, too, and print a table; it judges none.

`make bench` builds the site and runs this; with a number, so many cases and pages are invented.
"""

import sys
import tempfile
from pathlib import Path

from bench_explorer import bench_explorer
from bench_search import bench_search
from chromium import find_chromium
from conftest import FLAGS, ROOT
from playwright.sync_api import sync_playwright


def main() -> None:
    """Print each row as soon as it is measured."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{'':<66}{'measured':>10}{'at most':>10}", flush=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name, bench in (("explorer", bench_explorer), ("search", bench_search)):
            for row in bench(ROOT / "site", Path(made) / name, size, browser):
                print(row, flush=True)


if __name__ == "__main__":
    main()
