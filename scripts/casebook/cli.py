"""The command `casebook`: verbs of a few lines each."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from casebook.checking import check_folder
from casebook.describing import describe
from casebook.loading import load_catalog
from casebook.outputs import build_outputs, write_outputs
from casebook.problems import suggest
from casebook.reports import FORMATS, render_report

_docs = click.option(
    "--docs",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
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


@main.command()
@_docs
@click.argument("id")
def show(docs: Path, id: str) -> None:
    """Show what the casebook knows of one entry, source, place or word."""
    catalog, _ = load_catalog(docs, read_today())
    found = describe(catalog, id)
    if not found:
        known = {word for ids in catalog.known.values() for word in ids}
        raise click.ClickException(f'"{id}" is not an id in {docs}. {suggest(id, known)}'.strip())
    click.echo(found, nl=False)


@main.command()
@_docs
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export(docs: Path, folder: Path) -> None:
    """Write everything the engine gets into FOLDER, which is new or empty."""
    report = check_folder(docs, read_today())
    if report.problems:
        click.echo(render_report(report, "text"), nl=False, err=True)
        raise click.ClickException("nothing was written; mend these first")
    try:
        outputs = build_outputs(report.catalog)
        write_outputs(outputs, folder)
    except FileExistsError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{len(outputs)} files written to {folder}")
