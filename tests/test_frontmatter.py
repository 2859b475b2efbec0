"""Front matter apart: what is read, in which line it stands, and what is refused."""

import pytest
from casebook.frontmatter import MAX_BYTES, MAX_DEPTH, MAX_LINE, Parsed, read_entry, read_yaml
from casebook.problems import Problem


def entry(front: str, body: str = "") -> Parsed:
    parsed = read_entry(f"---\n{front}\n---\n{body}".encode(), "docs/x.md")
    assert isinstance(parsed, Parsed), parsed
    return parsed


def refused(raw: bytes) -> Problem:
    problem = read_entry(raw, "docs/x.md")
    assert isinstance(problem, Problem)
    return problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-1", -1),
        ("0", 0),
        ("12.5", 12.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2013-07-19", "2013-07-19"),
        ("2013-07", "2013-07"),
        ("007", "007"),
        ("0000", "0000"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12:30:00", "12:30:00"),
        ("1e9", "1e9"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("No", "No"),
        ("9" * 400, "9" * 400),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  one\n  two", "one\ntwo\n"),
    ],
)
def test_a_scalar_is_what_it_looks_like_and_no_more(written, value):
    assert entry(f"key: {written}").data == {"key": value}


def test_each_value_knows_its_line():
    parsed = entry("a: 1\nb:\n  - c: 2\n    d: [3,\n      4]\n", "text\n")
    lines = {("a",): 2, ("b",): 3, ("b", 0): 4, ("b", 0, "d"): 5, ("b", 0, "d", 1): 6}
    assert {path: parsed.lines[path] for path in lines} == lines
    assert parsed.line_of(("b", 0, "missing", 7)) == 4
    assert parsed.line_of(("nowhere",)) == 2


def test_the_body_and_its_first_line():
    parsed = entry("a: 1\nb: 2", "\nfirst\n---\nlast")
    assert (parsed.body, parsed.body_line) == ("\nfirst\n---\nlast\n", 5)


def test_line_ends_of_every_system_are_one():
    parsed = read_entry(b"---\r\na: 1\r\n---\r\none\rtwo\r\n", "docs/x.md")
    assert isinstance(parsed, Parsed)
    assert (parsed.data, parsed.body) == ({"a": 1}, "one\ntwo\n")


def test_white_space_after_the_marks_does_not_matter():
    parsed = read_entry(b"--- \na: 1\n---  \ntext\n", "docs/x.md")
    assert isinstance(parsed, Parsed)
    assert (parsed.data, parsed.body) == ({"a": 1}, "text\n")


def test_a_file_of_data_may_be_a_list_or_a_word():
    for raw, value in ((b"- 1\n- 2\n", [1, 2]), (b"word\n", "word"), (b"# only a comment\n", None)):
        parsed = read_yaml(raw, "docs/x.yaml")
        assert isinstance(parsed, Parsed)
        assert parsed.data == value


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"x" * (MAX_BYTES + 1), 1, "is larger than 500,000 bytes"),
        (b"---\na: " + b"x" * MAX_LINE + b"\n---\n", 2, "has a line of 5,003 characters"),
        (b"---\na: 1\n---\n\xc3\x28\n", 4, "is not UTF-8"),
        (b"---\na: \xed\xa0\x80\n---\n", 2, "is not UTF-8"),
        ("---\na: \ufffe\n---\n".encode(), 2, "holds the control character U+FFFE"),
        ("---\na: b\u2066c\n---\n".encode(), 2, "holds the control character U+2066"),
        (b"---\na: 1\n---\n||||||| base\n", 4, "holds a merge-conflict mark"),
        (b"---\na: &x 1\n---\n", 2, "uses a YAML anchor or alias (& or *)"),
        (b"---\na: 1\nb: *x\n---\n", 3, "uses a YAML anchor or alias (& or *)"),
        (b'---\na: "\\e[2J"\n---\n', 2, "holds the control character U+001B, written as an escape"),
        (b"---\na: ! 1\n---\n", 2, "uses the YAML tag !"),
        (b"---\na: !!str 1\n---\n", 2, "uses the YAML tag tag:yaml.org,2002:str"),
        (b"---\n? {a: b}\n: c\n---\n", 2, "has a key that is not a word"),
        (b"---\na:\n  b: 1\n  b: 2\n---\n", 4, 'has the key "b" twice'),
    ],
)
def test_what_is_refused_and_where(raw, line, message):
    problem = refused(raw)
    assert (problem.line, problem.message) == (line, message)


def test_nesting_stops_before_the_machine_does():
    def nested(levels: int) -> bytes:
        return b"---\na: " + b"[" * levels + b"]" * levels + b"\n---\n"

    assert isinstance(read_entry(nested(MAX_DEPTH - 1), "docs/x.md"), Parsed)
    assert refused(nested(MAX_DEPTH)).message == "is nested deeper than 12 levels"
    assert refused(nested(2000)).message == "is nested deeper than 12 levels"
