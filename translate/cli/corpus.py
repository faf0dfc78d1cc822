"""`translate corpus`: millions of lines or articles."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.cli.options import EngineName, GlossaryOption
from translate.cli.screen import say
from translate.language.typography import counted
from translate.settings import Settings

if TYPE_CHECKING:
    from translate.corpus.local import Progress

_STREAM = Path("-")
#: Seconds between two lines on how far it is, where nobody looks at a terminal.
_EVERY = 60.0


def corpus(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="SHARD...",
            help="Files or folders: .txt .tsv .jsonl .parquet, also with .gz .bz2 .xz .zst; "
            "- is standard input.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help="A .jsonl or .parquet file, or - for standard output; with --ray a folder.",
        ),
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
      zcat news.gz | translate corpus - -o - | jq -r .english
      translate corpus shards/ --column body --id key -o english.parquet
      translate corpus shards/ --ray-address auto -o /shared/english/

    Rows are lines or whole articles. One that cannot be translated says why in its error and ends
    nothing. A run that was stopped, however, goes on where it was when it is started again, but for
    standard input and output. Of these, the input is read to its end first; it is text or JSONL, or
    TSV if a column is named.
    """
    from translate.checkpoints import resolve
    from translate.corpus import local, shards

    on_cluster = ray or ray_address is not None
    is_stream = str(output) == "-"
    if on_cluster and (is_stream or output.suffix in (".jsonl", ".parquet") or output.is_file()):
        raise typer.BadParameter("with Ray, -o names a folder, on all nodes the same")
    if not on_cluster and not is_stream and output.suffix not in (".jsonl", ".parquet"):
        raise typer.BadParameter("-o names a file that ends in .jsonl or .parquet, or is -")
    if not on_cluster and not is_stream and output.exists():
        raise typer.BadParameter(f"{output}: exists; delete it, or name another file with -o")
    columns = shards.Columns(column, id)
    with ExitStack() as stack:
        if inputs.count(_STREAM) > 1:
            raise typer.BadParameter("standard input (-) can be read once only")
        paths = [
            stack.enter_context(shards.standard_input(columns)) if path == _STREAM else path
            for path in inputs
        ]
        found = shards.find(paths)
        shards.check(found, columns)
        # Resolved once, so that no process asks the hub, and all have the same.
        checkpoint = resolve(model, offline, say)
        task = local.Corpus(
            tuple(found),
            columns,
            checkpoint.name if checkpoint.name == "embedded" else str(checkpoint.folder),
            engine.value,
            Settings(glossary=glossary) if glossary else Settings(),
        )
        if on_cluster:
            from translate.corpus import cluster

            rows, failed = cluster.translate(task, output, ray_address, processes, quiet)
        else:
            workers = processes or len(os.sched_getaffinity(0))
            with _telling(quiet, is_stream) as tell:
                last = local.translate(task, output, workers, tell)
            rows, failed = last.rows, last.failed
    if not quiet:
        where = "standard output" if is_stream else output
        say(f"{where}: {counted(rows, 'row')}, {failed:,} with an error in this run")


@contextmanager
def _telling(quiet: bool, is_stream: bool) -> Iterator[Callable[[Progress], None]]:
    """What says how far a run is: in one line of a terminal, which has no results, or a line a minute."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty() and not (is_stream and sys.stdout.isatty()):
        try:
            yield lambda progress: typer.echo(f"\r\x1b[K{_line(progress)}", err=True, nl=False)
        finally:
            typer.echo("\r\x1b[K", err=True, nl=False)
    else:
        told = time.monotonic()

        def tell(progress: Progress) -> None:
            nonlocal told
            if time.monotonic() - told >= _EVERY:
                told = time.monotonic()
                say(_line(progress))

        yield tell


def _line(progress: Progress) -> str:
    line = f"{progress.rows:,} rows, {progress.rate:.1f} rows/s"
    if progress.failed:
        line += f", {progress.failed:,} with an error"
    if progress.left is not None:
        minutes = round(progress.left / 60)
        line += f", {minutes // 60} h {minutes % 60:02} min left"
    return line
