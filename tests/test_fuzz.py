"""No input makes `check` fall over: it always returns a report that can be shown."""

import json
import os
import random
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from casebook.checking import Report, check_folder
from casebook.checks.safety import find_unsafe
from casebook.markdown import EXTENSION_CONFIGS, EXTENSIONS, Markdown, read_markdown
from casebook.records import ENTRY_KINDS, Record
from casebook.reports import FORMATS, render_report
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

SITE = Path(__file__).parent / "site" / "docs"
TODAY = date(2026, 11, 22)
STEERING = {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), 0x202E)}
FILES = sorted(
    path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.suffix in (".md", ".yaml")
)
fuzz = settings(
    derandomize=True,
    deadline=None,
    max_examples=30,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def docs(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "docs"
    shutil.copytree(SITE, folder)
    return folder


def check_with(docs: Path, target: str, raw: bytes) -> Report:
    """Check the toy casebook with one file in another form, and put it back."""
    file, kept = docs / target, (SITE / target).read_bytes()
    file.write_bytes(raw)
    try:
        report = check_folder(docs, TODAY)
    finally:
        file.write_bytes(kept)
    show(report)
    return report


def show(report: Report) -> None:
    for form in FORMATS:
        text = render_report(report, form)
        text.encode()
        assert not STEERING & set(text), form
    told = json.loads(render_report(report, "json"))["problems"]
    assert len(told) == len(report.problems)
    assert all(problem["line"] >= 1 and problem["message"] for problem in told)


def all_fields(kind: type[Record]) -> set[str]:
    own = {info.alias or name for name, info in kind.model_fields.items()}
    return own.union(*(all_fields(inner) for inner in kind.__subclasses__()))


NAMES = st.sampled_from(sorted(all_fields(Record))) | st.text(max_size=8)
WORDS = st.sampled_from(
    [
        *("2013", "2013-02-30", "0000", "9999-12-31/0001", "self-reported", "compared", "place"),
        *("toy-plan", "toyborough", "lantern-street", "none known", "javascript:alert(1)", "~"),
        *(
            "[@toy-plan]",
            "a" * 3000,
            "9" * 400,
            "1e999",
            ".nan",
            ".inf",
            "-.inf",
            "\x1b[31m",
            "\x00",
        ),
        *("\ud800", "\u202e", "<script>", "“" + "la " * 30 + "”", "jo@toy.example", "01632 960123"),
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates().map(str)
    | st.text(max_size=20)
    | WORDS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=6,
)


def as_front_matter(data: object, body: str = "") -> bytes:
    """JSON is YAML, and says exactly what it says."""
    return f"---\n{json.dumps(data, ensure_ascii=False)}\n---\n{body}".encode(
        "utf-8", "surrogatepass"
    )


@fuzz
@given(st.sampled_from(FILES), st.binary(max_size=300))
@example("cases/lantern-street.md", b"---\n---")
@example("places.yaml", b"\xef\xbb\xbfplaces: []")
def test_any_bytes(docs, target, raw):
    check_with(docs, target, raw)


@fuzz
@given(st.sampled_from(FILES), st.text(max_size=300))
@example("vocabulary.yaml", "? ? ? ? ?")
@example("vocabulary.yaml", "%YAML 9.9\n---\n")
def test_any_text_as_yaml(docs, target, text):
    raw = text.encode("utf-8", "surrogatepass")
    check_with(docs, target, raw)
    check_with(docs, target, b"---\n" + raw + b"\n---\n" + raw)


@fuzz
@given(
    st.sampled_from(sorted(ENTRY_KINDS)), st.dictionaries(NAMES, VALUES, max_size=15), st.booleans()
)
def test_any_values_under_real_names(docs, kind, data, draft):
    target = next(name for name in FILES if name.startswith(f"{kind}/") and "index" not in name)
    if draft:
        data["draft"] = True
    check_with(docs, target, as_front_matter(data))


@fuzz
@given(
    st.sampled_from(["places.yaml", "vocabulary.yaml", "sources/toyborough.yaml"]),
    st.dictionaries(
        st.sampled_from(["places", "issues", "approaches", "terms", "references"]) | NAMES,
        st.lists(st.dictionaries(NAMES, VALUES, max_size=8), max_size=2) | VALUES,
        max_size=3,
    ),
)
def test_any_values_as_data(docs, target, data):
    check_with(docs, target, json.dumps(data).encode())


@fuzz
@given(st.sampled_from(FILES), st.integers(0, 2**32))
def test_a_good_entry_that_was_mangled(docs, target, seed):
    chance = random.Random(seed)  # noqa: S311 - a mutation, not a secret
    lines = (SITE / target).read_bytes().split(b"\n")
    for _ in range(chance.randint(1, 4)):
        mangle(lines, chance)
    check_with(docs, target, b"\n".join(lines))


def mangle(lines: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    key, _, value = lines[at].partition(b": ")
    other = chance.choice(
        [b"[]", b"{}", b"true", b"12", b"12.5", b"2013", b"[[x]]", b"{a: b}", b'"']
    )
    lines[at : at + 1] = chance.choice(
        [
            [],
            [lines[at], lines[at]],
            [key + b": " + other],
            [key + b": " + value[::-1]],
            [lines[at][: len(lines[at]) // 2]],
            [lines[at] + chance.choice([b"\x00", b"\x1b[2J", b"\t", b"\xff", b"\xe2\x80\xae"])],
            [b"  " + lines[at]],
            [lines[at].lstrip()],
            [b"<<<<<<< ours", lines[at]],
            [lines[at], *lines[: chance.randint(0, 40)]],
        ]
    )
    if not lines:
        lines.append(b"")


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *("# ", "## ", "\n", "\n\n", "    ", "- ", "1. ", "> ", "* ", "**", "_", "`", "```\n"),
            *("[", "]", "(", ")", "![", "](", "[@", "[#", "{", "}", "{:", "#id", "=x", "<", ">"),
            *(
                "</",
                "<!--",
                "-->",
                "<a href=",
                "&#115;",
                "&amp",
                ":   ",
                "|",
                "|---|",
                "===",
                "---",
            ),
            *(
                "[x]: y",
                "word",
                "toy-plan]",
                "javascript:",
                "https://",
                "“",
                "”",
                '"',
                "\\",
                "\x02",
            ),
            *("~~~", "[TOC]", "wzxhzdk:0", "\x03", "klzzwxh:0001", "é", "\U0001f6a3", "\ue000"),
        ]
    ),
    max_size=60,
).map("".join)


@settings(fuzz, max_examples=300)
@given(MARKDOWN)
def test_any_markdown_is_taken_apart(body):
    assert isinstance(read_markdown(body, 1), Markdown)


class Seen(HTMLParser):
    """What a browser would find in finished HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {f"<{tag}>"} - TAGS
        for name, value in attrs:
            self.found |= {name} - ATTRIBUTES
            if name in ("href", "src") and find_unsafe(value or ""):
                self.found.add(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.add(f"<!--{data}-->")

    handle_decl = handle_pi = unknown_decl = handle_comment


TAGS = {
    *("<p>", "<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>", "<ul>", "<ol>", "<li>", "<a>", "<br>"),
    *("<img>", "<em>", "<strong>", "<code>", "<pre>", "<blockquote>", "<hr>", "<table>", "<thead>"),
    *("<tbody>", "<tr>", "<td>", "<th>", "<dl>", "<dt>", "<dd>", "<div>", "<span>"),
}
ATTRIBUTES = {"id", "class", "href", "src", "alt", "title", "align", "start"}


@settings(fuzz, max_examples=500)
@given(MARKDOWN)
@example("[a](java&#115;cript:x)")
@example("[a](java\tscript:x)")
@example("[a]( javascript:x)")
@example("[a](<javascript:x>)")
@example("[a][b]\n\n[b]: JAVASCRIPT:x")
@example("<javascript:x>")
@example("<jo@toy.example>")
@example("![a](data:image/svg+xml,x)")
@example("a\n{: onclick=x }")
@example("*a*{onclick=x}")
@example("# a {style=x}")
@example("- a\n{: onclick=x }")
@example("|a|\n|-|\n|b {onclick=x}|")
@example("[a](b){href=javascript:x}")
@example("``` {.a onclick=x}\nb\n```")
@example("a <b\nonclick=x>b</b>")
@example("a `<b>` <b>")
@example("<svg/onload=x>")
@example("<a href=javascript:x>a</a>")
@example("&lt;b&gt; <!-- x --> <?php x ?> <![CDATA[x]]> <!x>")
@example("\\<b>")
def test_what_the_engine_renders_was_seen(body):
    seen = read_markdown(body)
    unsafe = [link for link in (*seen.links, *seen.images) if find_unsafe(link.target)]
    if seen.html or seen.attributes or seen.unreadable or unsafe:
        return
    browser = Seen()
    browser.feed(
        markdown.markdown(body, extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    )
    browser.close()
    assert browser.found == set()


@fuzz
@given(MARKDOWN)
def test_any_markdown_as_a_story(docs, body):
    front, _, _ = (SITE / "cases/lantern-street.md").read_text(encoding="utf-8").rpartition("---\n")
    check_with(docs, "cases/lantern-street.md", f"{front}---\n{body}".encode())


@pytest.mark.parametrize(
    "written",
    [
        *(
            "9" * 5000,
            "-" + "9" * 4999,
            "1" + "0" * 400 + ".5",
            ".nan",
            ".inf",
            "1e400",
            "0x" + "f" * 99,
        ),
        *("0000", "2013-02-30", "9999-12-31", "0001-01-01", "2013/2013/2013", '"\\ud800"', '"\\0"'),
        *(
            '"\\x1b[2J"',
            '"\\u202e"',
            "[" * 4000,
            "{a: " * 900,
            "!!int 1",
            "&a [*a]",
            "? x",
            "- - - x",
        ),
        *("=", "<<", "*", "!", "%", "@", "`x`", "'", '"'),
    ],
)
@pytest.mark.parametrize("field", ["title", "sources", "period"])
def test_a_hard_value(docs, field, written):
    lines = (SITE / "cases/lantern-street.md").read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(f"{field}:")]
    kept.insert(1, f"{field}: {written}")
    check_with(docs, "cases/lantern-street.md", "\n".join(kept).encode())


def test_a_text_of_a_million_characters(docs):
    for raw in (
        b"x" * 10**6,
        b"---\ntitle: " + b"x" * 10**6,
        b"---\n" + b"- x\n" * 250_000 + b"---\n",
    ):
        assert check_with(docs, "cases/lantern-street.md", raw).problems


def test_folders_and_links_with_the_names_of_files(tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(SITE, docs)
    (docs / "cases" / "folder.md").mkdir()
    (docs / "cases" / "folder.md" / "inner.md").write_text("x")
    (docs / "cases" / "loop.md").symlink_to("loop.md")
    (docs / "cases" / "around").symlink_to("..")
    (docs / "cases" / "elsewhere.md").symlink_to("/etc/passwd")
    (docs / "sources" / "gone.yaml").symlink_to("nowhere.yaml")
    (docs / ".hidden").mkdir()
    (docs / ".hidden" / "x.md").write_text("x")
    os.mkfifo(docs / "cases" / "pipe.md")
    report = check_folder(docs, TODAY)
    show(report)
    assert [(problem.path, problem.message) for problem in report.problems] == [
        ("docs/cases/around", "is a link to another file"),
        ("docs/cases/elsewhere.md", "is a link to another file"),
        ("docs/cases/folder.md", "is a folder with the name of a file"),
        ("docs/cases/folder.md/inner.md", "is not a file the casebook knows"),
        ("docs/cases/loop.md", "is a link to another file"),
        ("docs/cases/pipe.md", "is not an ordinary file"),
        ("docs/sources/gone.yaml", "is a link to another file"),
    ]


def test_a_file_that_may_not_be_read(docs, monkeypatch):
    opened = Path.open

    def refuse(path: Path, *args, **options):
        if path.name == "paper-boats.md":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    report = check_folder(docs, TODAY)
    assert [(it.path, it.message) for it in report.problems] == [
        ("docs/cases/paper-boats.md", "cannot be read: Permission denied")
    ]


def test_an_empty_folder(tmp_path):
    show(check_folder(tmp_path, TODAY))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        check_folder(tmp_path / "nowhere", TODAY)
