"""Parsed data → one typed record, or every fault in it as a problem with line and field."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casebook.frontmatter import Parsed, Path
from casebook.problems import Problem, join_help, shorten, suggest
from casebook.records.fields import CURRENCY, EDTF_HELP, GSS_CODE, Record

R = TypeVar("R", bound=Record)

_NOT_FOUND_HELP = "say what you searched: {not-found: what was searched, on: 2026-01-31}"
_MAY_SAY_NOT_FOUND = {"setbacks", "costs", "effort", "contact", "formation", "contested"}
_HELP = {
    "empty": "fill it in",
    "bad_id": "such as wigan-deal",
    "bad_date": EDTF_HELP,
    "date_order": "put the earlier date first",
    "bad_day": "write one day, such as 2013-07-19",
    "bad_url": "copy the whole address from the browser",
    "markup": "say it in words: less than, more than",
    "name": "write {family: Randle, given: Anna} or {literal: Wigan Council}",
    "no_ground": "name the sources: [key], or say our-reading: true",
    "no_comparison": "say it in compared-with, or use link: reasoned",
    "no_failure": "add a case that failed at this, or mark one failed: true",
    "no_one_page": "name one of case, finding, guide, idea, organisation, page, problem, theme",
    "part_unsourced": "name the sources: [key], or take part away; it is not for us to say",
    "minutes": "change the minutes until they fit",
    "no_one_reason": "name the claim or the setback it rests on, not both",
    "through": "name the source you read it in, or change how much you read",
    "too_long": "shorten it; the text has room for the rest",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a set of keys and values",
    "model_type": "a set of keys and values",
    "model_attributes_type": "a set of keys and values",
    "enum": "one of the allowed words",
    "literal_error": "one of the allowed words",
}
_TYPE_HELP = {
    "int_type": "write a whole number, such as 12",
    "int_parsing": "write a whole number, such as 12",
    "int_from_float": "write a whole number, such as 12",
    "float_type": "write the figure alone and without quotes, such as 12.5",
    "bool_type": "write true or false, without quotes",
}
_FORMS = {
    CURRENCY: "write the three capital letters of the currency, such as GBP",
    GSS_CODE: "write a letter and eight digits, such as E08000010",
}
_BOUNDS = {
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
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
    parts = (f"[{part}]" if isinstance(part, int) else f".{shorten(part)}" for part in path)
    return "".join(parts).lstrip(".")


def _problem(
    fault: ErrorDetails, parsed: Parsed, kind: type[Record], path: str, at: Path
) -> Problem:
    inner = tuple(part for part in fault["loc"] if part != "[key]" and str(part)[:1] != "@")
    message, help_ = _explain(fault, inner, kind)
    where = (*at, *inner)
    return Problem(path, parsed.line_of(where), field_name(where), message, help_)


def _explain(fault: ErrorDetails, where: Path, kind: type[Record]) -> tuple[str, str]:
    name, given = fault["type"], fault.get("input")
    last = str(where[-1]) if where else ""
    if name == "missing":
        return "is missing", _NOT_FOUND_HELP if last in _MAY_SAY_NOT_FOUND else "add it"
    if name == "extra_forbidden":
        return _explain_unknown(last, _keys_at(where[:-1], kind))
    if given is None or given in ("", [], {}):
        required = last.isdigit() or last in _required_at(where[:-1], kind)
        help_ = "fill it in" if required else "fill it in, or delete the line"
        return "is empty", _NOT_FOUND_HELP if last in _MAY_SAY_NOT_FOUND else help_
    if fault["type"] in ("dict_type", "model_type", "model_attributes_type"):
        return _explain_fields(where, kind)
    return _explain_value(fault, given)


def _explain_unknown(name: str, allowed: list[str]) -> tuple[str, str]:
    listed = f"allowed here: {', '.join(allowed)}" if allowed else "delete it"
    return "is not a field", join_help(listed, suggest(name, allowed))


def _explain_fields(where: Path, kind: type[Record]) -> tuple[str, str]:
    if own := _keys_at(where, kind):
        return "is not a set of keys and values", f"write under it: {', '.join(own)}"
    each = ", ".join(_keys_at((*where, "*"), kind))
    return "is not a set of keys and values", f"write each id as a key, and under it: {each}"


def _explain_value(fault: ErrorDetails, given: Any) -> tuple[str, str]:
    name, context = fault["type"], fault.get("ctx", {})
    if name == "literal_error" and context["expected"] == "True":
        return "is not true", "write true, or delete the line"
    if name in ("enum", "literal_error") and isinstance(given, str):
        return _explain_choice(given, context["expected"])
    if name == "too_short":
        count, least = context["actual_length"], context["min_length"]
        return f"has {count} entries; at least {least} are needed", "add what is missing"
    if name == "string_pattern_mismatch":
        return f'"{shorten(given)}" does not have the right form', _FORMS[context["pattern"]]
    if name in _BOUNDS:
        return f"is {given}", _BOUNDS[name].format(**context)
    if name in _TYPES:
        return f"is not {_TYPES[name]}", _explain_type(name, given)
    return fault["msg"], _HELP.get(name, "")


def _explain_choice(given: str, expected: str) -> tuple[str, str]:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    help_ = join_help(", ".join(allowed), suggest(given, allowed))
    return f'"{shorten(given)}" is not one of', help_


def _explain_type(name: str, given: Any) -> str:
    if name == "string_type" and isinstance(given, (int, float)):
        return f'put it in quotes: "{str(given).lower()}"'
    if name == "tuple_type" and isinstance(given, str):
        return f"put it in brackets: [{shorten(given)}]"
    return _TYPE_HELP.get(name, "look at another entry of this kind for the form")


@lru_cache(maxsize=1024)
def _keys_at(where: Path, kind: type[Record]) -> list[str]:
    """The keys allowed at a place."""
    return sorted({key for node in _nodes_at(where, kind) for key in node.get("properties", {})})


def _required_at(where: Path, kind: type[Record]) -> set[str]:
    return {key for node in _nodes_at(where, kind) for key in node.get("required", [])}


def _nodes_at(where: Path, kind: type[Record]) -> list[dict[str, Any]]:
    """What may stand at a place, found by walking the JSON Schema of the record."""
    schema = _schema(kind)
    nodes = [schema]
    for part in where:
        nodes = [child for node in nodes for child in _step(node, part, schema)]
    return [leaf for node in nodes for leaf in _resolve(node, schema)]


@lru_cache(maxsize=32)
def _schema(kind: type[Record]) -> dict[str, Any]:
    return kind.model_json_schema(by_alias=True)


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    choices = node.get("oneOf", node.get("anyOf"))
    return [leaf for choice in choices for leaf in _resolve(choice, schema)] if choices else [node]


def _step(node: dict[str, Any], part: str | int, schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for leaf in _resolve(node, schema):
        if isinstance(part, int):
            found += [leaf["items"]] if "items" in leaf else []
        elif part in leaf.get("properties", {}):
            found.append(leaf["properties"][part])
        elif isinstance(leaf.get("additionalProperties"), dict):
            found.append(leaf["additionalProperties"])
    return found
