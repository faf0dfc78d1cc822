"""`translate memory`: what the translation memory holds, in and out as TMX."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translate.cli.options import MemoryOption, say

app = typer.Typer(
    help="Show, export, import and clear the translation memory.", rich_markup_mode=None
)


def _path(chosen: Path | None) -> Path:
    from translate.paths import memory_file

    return chosen or memory_file()


@app.callback(invoke_without_command=True)
def info(context: typer.Context, memory: MemoryOption = None) -> None:
    """Show, export, import and clear the translation memory; alone, shows it."""
    if context.invoked_subcommand is not None:
        return
    from translate.memory import Memory

    path = _path(memory)
    if not path.is_file():
        typer.echo(f"{path}: not there yet")
        return
    sentences, people, units = Memory(path).counts()
    typer.echo(
        f"{path}: {sentences} sentences, {people} of them by people; {units} decoded units; "
        f"{path.stat().st_size / 1e6:.1f} MB"
    )


@app.command("export")
def export(
    output: Annotated[str, typer.Argument(help="TMX file; - is standard output.")] = "-",
    memory: MemoryOption = None,
) -> None:
    """Write the sentences of the memory as TMX."""
    from translate.bilingual import tmx, write
    from translate.memory import Memory

    body = tmx.document()
    for pair in Memory(_path(memory)).pairs():
        tmx.add_pair(body, pair.source, pair.target, str(pair.origin), pair.changed)
    write(tmx.serialised(body), output)


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help="TMX file with French and English.")],
    memory: MemoryOption = None,
) -> None:
    """Take the sentences of a TMX file into the memory.

    They count as translated by people, but for those that this program marked as its own.
    """
    from translate.checking import pairs
    from translate.document import Origin
    from translate.memory import Memory, MemoryPair, now

    found = pairs.read(source)
    path = _path(memory)
    changed = Memory(path).add(
        MemoryPair(
            p.source,
            p.target,
            Origin.MACHINE if p.origin == Origin.MACHINE else Origin.PERSON,
            now(),
        )
        for p in found
    )
    say(f"{source}: {len(found)} pairs, {changed} new or changed -> {path}")


@app.command("clear")
def clear(
    memory: MemoryOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the memory, corrections by people too."""
    path = _path(memory)
    if not yes:
        typer.confirm(f"Delete {path} for good?", abort=True)
    for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        part.unlink(missing_ok=True)
    say(f"deleted {path}")
