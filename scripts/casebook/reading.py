"""Parsed data → one typed record, or every fault in it as a problem with line and field."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casebook.frontmatter import Parsed, Path
from casebook.problems import Problem, join_help, suggest
from casebook.records.fields import EDTF_HELP, Record

R = TypeVar("R", bound=Record)

_NOT_FOUND_HELP = "say what you searched: {not-found: what was searched, on: 2026-01-31}"
_MAY_SAY_NOT_FOUND = {"setbacks", "costs", "effort", "contact", "formation", "contested"}
_HELP = {
    "bad_date": EDTF_HELP,
    "date_order": "put the earlier date first",
    "bad_day": "write one day, such as 2013-07-19",
    "bad_url": "copy the whole address from the browser",
    "no_ground": "name the sources: [key], or say our-reading: true",
    "no_comparison": "say it in compared-with, or use link: reasoned",
    "no_failure": "add a case that failed at this, or mark one failed: true",
    "too_long": "shorten it; the text has room for the rest",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a set of keys and values",
    "model_type": "a set of keys and values",
    "model_attributes_type": "a set of keys and values",
}


def read_record(
    parsed: Parsed, kind: type[R], path: str, at: Path = (), data: Any = None
) -> R | list[Problem]:
    """Make the record, or list all its faults.

    `at` and `data` read one item of a list inside the file instead of the whole.
    """
    try:
        return kind.model_validate(data if at else parsed.data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return [_problem(fault, parsed, kind, path, at) for fault in faults]


def read_list(
    parsed: Parsed, key: str, kind: type[R], path: str
) -> tuple[list[tuple[R, Path]], list[Problem]]:
    """Read each item of a file that is one list under `key`, so that one fault spoils one item."""
    items, problems = [], []
    for number, data in enumerate(parsed.data[key]):
        at: Path = (key, number)
        record = read_record(parsed, kind, path, at, data)
        if isinstance(record, list):
            problems += record
        else:
            items.append((record, at))
    return items, problems


def field_name(path: Path) -> str:
    """Write a path as editors see it: `claims[2].basis`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".")


def _problem(
    fault: ErrorDetails, parsed: Parsed, kind: type[Record], path: str, at: Path
) -> Problem:
    inner = tuple(part for part in fault["loc"] if part != "[key]" and str(part)[:1] != "@")
    message, help_ = _explain(fault, inner, kind)
    where = (*at, *inner)
    return Problem(path, parsed.line_of(where), field_name(where), message, help_)


def _explain(fault: ErrorDetails, where: tuple[Any, ...], kind: type[Record]) -> tuple[str, str]:
    name, given, last = fault["type"], fault.get("input"), str(where[-1]) if where else ""
    if name == "missing":
        return "is missing", _NOT_FOUND_HELP if last in _MAY_SAY_NOT_FOUND else "add it"
    if name == "extra_forbidden":
        allowed = _keys_at(where[:-1], kind)
        help_ = f"allowed here: {', '.join(allowed)}" if allowed else "delete it"
        return "is not a field", join_help(help_, suggest(last, allowed))
    if name in ("enum", "literal_error") and isinstance(given, str):
        return _explain_choice(given, fault)
    if given is None or given in ("", [], {}):
        help_ = _NOT_FOUND_HELP if last in _MAY_SAY_NOT_FOUND else "fill it in, or delete the line"
        return "is empty", help_
    if name in ("too_short", "string_pattern_mismatch", "greater_than", "less_than_equal"):
        return _explain_bound(name, fault)
    if name in _TYPES or name in ("enum", "literal_error"):
        return f"is not {_TYPES.get(name, 'one of the allowed words')}", _quote_help(name, given)
    return fault["msg"], _HELP.get(name, "")


def _explain_choice(given: str, fault: ErrorDetails) -> tuple[str, str]:
    allowed = [
        word.strip("'") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")
    ]
    return f'"{given}" is not one of', join_help(", ".join(allowed), suggest(given, allowed))


def _explain_bound(name: str, fault: ErrorDetails) -> tuple[str, str]:
    context = fault["ctx"]
    if name == "too_short":
        count, least = context["actual_length"], context["min_length"]
        return f"has {count} entries; at least {least} are needed", "add what is missing"
    if name == "string_pattern_mismatch":
        return (
            f'"{fault["input"]}" does not have the right form',
            f"it must match {context['pattern']}",
        )
    return fault["msg"], "check the figure"


def _quote_help(name: str, given: Any) -> str:
    if name == "string_type":
        return (
            f'put it in quotes: "{given}"'
            if isinstance(given, (int, float))
            else "write plain text"
        )
    return "look at another entry of this kind for the form"


def _keys_at(where: tuple[Any, ...], kind: type[Record]) -> list[str]:
    """The keys allowed at a place, found by walking the JSON Schema of the record."""
    schema = kind.model_json_schema(by_alias=True)
    nodes = [schema]
    for part in where:
        nodes = [child for node in nodes for child in _step(node, part, schema)]
    flat = [leaf for node in nodes for leaf in _resolve(node, schema)]
    return sorted({key for node in flat for key in node.get("properties", {})})


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    choices = node.get("oneOf", node.get("anyOf"))
    return [leaf for choice in choices for leaf in _resolve(choice, schema)] if choices else [node]


def _step(node: dict[str, Any], part: Any, schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for leaf in _resolve(node, schema):
        if isinstance(part, int):
            found += [leaf["items"]] if "items" in leaf else []
        elif part in leaf.get("properties", {}):
            found.append(leaf["properties"][part])
        elif isinstance(leaf.get("additionalProperties"), dict):
            found.append(leaf["additionalProperties"])
    return found
