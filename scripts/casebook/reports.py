"""Problems → text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace

import click

from casebook.checking import Report
from casebook.problems import Problem

# What could steer a terminal or cannot be encoded: control characters, marks that turn the
# direction of text round, and halves of surrogate pairs, which names of files may hold.
_UNSHOWN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def render_report(report: Report, form: str, *, color: bool = False) -> str:
    """Write a report in one of `FORMATS`; `color` only where a terminal reads it."""
    shown = replace(
        report,
        problems=tuple(map(_shown, report.problems)),
        advice=tuple(map(_shown, report.advice)),
    )
    return FORMATS[form](shown, color)


def count(number: int, singular: str, plural: str | None = None) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def _shown(problem: Problem) -> Problem:
    path, field = (_plain(text).replace("\n", "\\n") for text in (problem.path, problem.field))
    message = _plain(problem.message).replace("\n", "\\n")
    return replace(problem, path=path, field=field, message=message, help=_plain(problem.help))


def _plain(text: str) -> str:
    return _UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _text(report: Report, color: bool) -> str:
    advice = [replace(it, message=f"advice: {it.message}") for it in report.advice]
    blocks = [_text_problem(problem, color) for problem in [*advice, *report.problems]]
    problems = count(len(report.problems), "problem") if report.problems else "no problems"
    summary = f"{problems} in {count(report.count, 'file')}"
    if advice:
        summary += f", and {count(len(advice), 'piece')} of advice"
    if color and not report.problems:
        summary = click.style(summary, fg="green")
    return "".join(blocks) + summary + "\n"


def _text_problem(problem: Problem, color: bool) -> str:
    where = f"{problem.path}:{problem.line}:"
    where = click.style(where, bold=True) if color else where
    field = f" {problem.field}:" if problem.field else ""
    help_ = "".join(f"    {line}\n" for line in problem.help.splitlines())
    return f"{where}{field} {problem.message}\n{help_}"


def _json(report: Report, _color: bool) -> str:
    data = {
        "files": report.count,
        "problems": [asdict(problem) for problem in report.problems],
        "advice": [asdict(advice) for advice in report.advice],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _github(report: Report, _color: bool) -> str:
    problems = [_annotation(problem, "error") for problem in report.problems]
    advice = [_annotation(problem, "notice") for problem in report.advice]
    return "".join([*problems, *advice]) + _text(report, False)


def _annotation(problem: Problem, level: str) -> str:
    """One workflow command (https://docs.github.com/actions/reference/workflow-commands)."""
    text = f"{problem.message}\n{problem.help}".strip().replace("%", "%25").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    title = (problem.field or "entry").replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{level} file={path},line={problem.line},title={title}::{text}\n"


FORMATS: dict[str, Callable[[Report, bool], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
