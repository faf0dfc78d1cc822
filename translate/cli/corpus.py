"""`translate corpus`: millions of lines or articles."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.options import EngineName, GlossaryOption
from translate.cli.screen import say
from translate.settings import Settings

if TYPE_CHECKING:
    from translate.corpus.local import Progress

#: Seconds between two lines on how far it is, where nobody looks at a terminal.
_EVERY = 60.0


def corpus(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="SHARD...",
            help="Files or folders: .txt .tsv .jsonl .parquet, also with .gz .bz2 .xz .zst.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="A .jsonl or .parquet file; with --ray a folder."),
    ],
    column: Annotated[
        str,
        typer.Option(help="Column of the French; in TSV a name or number. Default: text, or 1."),
    ] = "",
    id: Annotated[
        str, typer.Option("--id", help="Column of the ids. Default: shard and line.")
    ] = "",
    processes: Annotated[
        int | None, typer.Option(min=1, help="How many work at once; default: one for each core.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(envvar="TRANSLATE_MODEL", help="embedded, opus-mt, a hub name or a folder."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="What runs the model.")] = EngineName.AUTO,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    glossary: GlossaryOption = None,
    ray: Annotated[
        bool,
        typer.Option("--ray", help="Work with Ray Data, on this machine if no other is named."),
    ] = False,
    ray_address: Annotated[
        str | None, typer.Option(help="Cluster to work on: ray://HOST:PORT, HOST:PORT or auto.")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Translate a corpus, a row at a time: id, French, English, confidence, findings, error.

    \b
      translate corpus news.fr.gz -o news.jsonl
      translate corpus shards/ --column body --id key -o english.parquet
      translate corpus shards/ --ray-address auto -o /shared/english/

    Rows are lines or whole articles. One that cannot be translated says why in its error and ends
    nothing. A run that was stopped, however, goes on where it was when it is started again.
    """
    from translate.checkpoints import resolve
    from translate.corpus import local, shards

    on_cluster = ray or ray_address is not None
    if on_cluster and (output.suffix in (".jsonl", ".parquet") or output.is_file()):
        raise typer.BadParameter("with Ray, -o names a folder, on all nodes the same")
    if not on_cluster and output.suffix not in (".jsonl", ".parquet"):
        raise typer.BadParameter("-o names a file that ends in .jsonl or .parquet")
    found = shards.find(inputs)
    if output.resolve() in {p.resolve() for p in found}:
        raise typer.BadParameter(f"{output}: would be overwritten by its own translation")
    if not on_cluster and output.exists():
        raise typer.BadParameter(f"{output}: exists; delete it, or name another file with -o")
    # Resolved once, so that no process asks the hub, and all have the same.
    checkpoint = resolve(model, offline, say)
    task = local.Corpus(
        tuple(found),
        shards.Columns(column, id),
        checkpoint.name if checkpoint.name == "embedded" else str(checkpoint.folder),
        engine.value,
        Settings(glossary=glossary) if glossary else Settings(),
    )
    if on_cluster:
        from translate.corpus import cluster

        rows, failed = cluster.translate(task, output, ray_address, processes, quiet)
    else:
        workers = processes or len(os.sched_getaffinity(0))
        last = local.translate(task, output, workers, (lambda _: None) if quiet else _Teller())
        rows, failed = last.rows, last.failed
    if not quiet:
        say(f"{output}: {rows:,} rows, {failed:,} with an error in this run")


class _Teller:
    """Says how far a run is: in one line of a terminal, else in a line a minute."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        line = f"{progress.rows:,} rows, {progress.rate:.1f} rows/s"
        if progress.failed:
            line += f", {progress.failed:,} with an error"
        if progress.left is not None:
            minutes = round(progress.left / 60)
            line += f", {minutes // 60} h {minutes % 60:02} min left"
        if sys.stderr.isatty():
            typer.echo(f"\r\x1b[K{line}", err=True, nl=progress.left == 0)
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            say(line)
