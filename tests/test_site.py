"""The policy of a page allows the scripts that stand in it, and nothing else."""

import base64
import hashlib

import pytest
from casebook.site import hash_scripts

PAGE = """<!doctype html><html><head><meta charset="utf-8"></head>
<body class=it's><p>It's 1 < 2.</p>{}<p>"</p></body></html>"""


def hash_of(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<script>one()</script><p>and</p><script>two()</script>", ["one()", "two()"]),
        ("<script>one()</script><script>one()</script>", ["one()"]),
        ("<SCRIPT Type=MODULE data-x='a>b'>if (1 < 2) two()</SCRIPT >", ["if (1 < 2) two()"]),
        ('<script>say("<p>é &amp; </p>")\n</script>', ['say("<p>é &amp; </p>")\n']),
        ("<script>const a = '<script>'; one()</script>", ["const a = '<script>'; one()"]),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ("<scripture>no()</scripture>", []),
        ("<!-- <script>no()</script> -->", []),
        ('<p title="<script>no()</script>">text</p>', []),
        ("<p title='<script>no()</script>' class=a>text</p><script>one()</script>", ["one()"]),
        ('<a title="it\'s <script>" href=x>a</a><script>one()</script>', ["one()"]),
        ("<p title=it's>text</p><script>one()</script><p title=it's>text</p>", ["one()"]),
    ],
)
def test_inline_scripts_are_hashed_and_nothing_else(html, texts):
    assert hash_scripts(PAGE.format(html)) == {hash_of(text) for text in texts}
