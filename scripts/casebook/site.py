"""Finish the built site: a Content-Security-Policy by hashes, in every page and in `_headers`."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

_CHARSET = '<meta charset="utf-8">'
# Whole scripts, and comments and other tags, inside which there is none. Only scripts are parsed:
# to parse whole pages took a fifth of the build.
_PARTS = re.compile(
    r"""<!--.*?-->
      | (?P<script> <script (?=[\s/>]) (?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+ > .*? </script [^>]* > )
      | <[a-z/] (?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+ >""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_JAVASCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
# Headers a host of static files may be asked for (https://developers.cloudflare.com/pages/configuration/headers/).
_OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class PageWithoutCharsetError(ValueError):
    """A page lacks the mark after which the policy is put."""


class _Scripts(HTMLParser):
    """Collects the text of the inline scripts that a browser would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        kind = (values.get("type") or "").lower()
        self._open = tag == "script" and "src" not in values and kind in _JAVASCRIPT_TYPES
        if self._open:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the base class's form
        self._open = False


def finish_site(site: Path, address: str, *, policy: bool = True) -> None:
    """Put the policy into every page below `site`, and write `_headers` for hosts that read it.

    `address` is where the site will be, or empty; `robots.txt` names the map of the site there.

    Raises:
        PageWithoutCharsetError: a page has no `<meta charset>` to put the policy behind.
    """
    robots = ["User-agent: *", "Allow: /", f"Sitemap: {address}sitemap.xml" if address else "", ""]
    (site / "robots.txt").write_text("\n".join(robots), encoding="utf-8", newline="\n")
    if not policy:
        return
    every: set[str] = set()
    for file in sorted(site.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        hashes = hash_scripts(page)
        every |= hashes
        file.write_text(add_policy(page, hashes, str(file.name)), encoding="utf-8", newline="\n")
    headers = {**_OTHER_HEADERS, "Content-Security-Policy": write_policy(every, in_page=False)}
    lines = [f"  {name}: {value}" for name, value in sorted(headers.items())]
    (site / "_headers").write_text("\n".join(["/*", *lines, ""]), encoding="utf-8", newline="\n")


def hash_scripts(page: str) -> set[str]:
    """The CSP hashes of the inline scripts of a page."""
    parser = _Scripts()
    for part in _PARTS.finditer(page):
        if part["script"]:
            parser.feed(part["script"])
    digests = (hashlib.sha256(text.encode()).digest() for text in parser.texts)
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}


def add_policy(page: str, hashes: set[str], name: str) -> str:
    """The page with its policy as early as it can stand."""
    if _CHARSET not in page:
        raise PageWithoutCharsetError(f"{name} has no {_CHARSET}")
    content = write_policy(hashes, in_page=True)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return page.replace(_CHARSET, f"{_CHARSET}{meta}", 1)


def write_policy(hashes: set[str], *, in_page: bool) -> str:
    """A Content-Security-Policy Level 3 without `unsafe-inline`.

    A page cannot say `frame-ancestors`; only a header can (https://www.w3.org/TR/CSP3/#meta-element).
    """
    rules = {
        "default-src": "'none'",
        # The search is WebAssembly; this allows that, and no `eval` of text.
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(hashes)]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    if not in_page:
        rules["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())
