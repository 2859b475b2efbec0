"""The only file that knows MkDocs. It wires, and nothing else.

MkDocs keeps hook modules across rebuilds of `mkdocs serve`. Kept here on purpose: whether this
run serves a preview, the last outputs without a fault, which it shows while an entry is broken
(MkDocs itself would answer no request until it is mended), and the program that indexes a preview.
"""

from pathlib import Path
from types import SimpleNamespace

import click
from casebook.checking import check_folder
from casebook.cli import read_today
from casebook.outputs import build_outputs
from casebook.reports import render_report
from casebook.search import index_site, start_indexing
from casebook.site import finish_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

_run = SimpleNamespace(serving=False, outputs={}, indexing=None)


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs' form
    """Note whether this run serves a preview: it shows drafts, and reloads by itself."""
    _run.serving = command == "serve"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the casebook's outputs in the place of the authored files, or stop at any fault."""
    docs = Path(config.docs_dir)
    report = check_folder(docs, read_today(), preview=_run.serving)
    if not report.problems:
        _run.outputs = build_outputs(report.catalog, preview=_run.serving)
    elif _run.serving and _run.outputs:
        click.echo(render_report(report, "text") + "The pages stay as they were until then.")
    else:
        raise Abort(render_report(report, "text") + "The site is not built until these are mended.")
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
    for path, content in _run.outputs.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what the engine wrote. A preview has no policy: it would stop the live reload."""
    site = Path(config.site_dir)
    finish_site(site, config.site_url or "", policy=not _run.serving)
    if _run.serving:
        _run.indexing = start_indexing(site, _run.indexing)
    elif missing := index_site(site):
        click.echo(missing)
