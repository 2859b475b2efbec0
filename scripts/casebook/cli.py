"""The command `casebook`: verbs of a few lines each."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from casebook.checking import check_folder
from casebook.reports import FORMATS, render_report

_docs = click.option(
    "--docs",
    type=click.Path(path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="The folder of the casebook's entries.",
)


def read_today() -> date:
    """The day the build counts as today: SOURCE_DATE_EPOCH where it is set, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


@click.group()
def main() -> None:
    """Check, show and export the casebook."""


@main.command()
@_docs
@click.option(
    "--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True
)
def check(docs: Path, form: str) -> None:
    """Check every entry and list all faults; exit 1 if there is one."""
    report = check_folder(docs, read_today())
    click.echo(render_report(report, form, color=sys.stdout.isatty()), nl=False)
    sys.exit(1 if report.problems else 0)
