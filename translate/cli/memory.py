"""`translate memory`: what the translation memory holds, in and out as TMX."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translate.cli.options import MemoryOption, refuse_overwriting, write_kept
from translate.cli.screen import say
from translate.errors import MemoryFileError
from translate.host.printable import printable

app = typer.Typer(
    help="Show, export, import and clear the translation memory.", rich_markup_mode=None
)


def _path(context: typer.Context, chosen: Path | None) -> Path:
    """The memory that the user names, behind the command or before it, or else the user's own."""
    from translate.host.paths import memory_file

    contexts = (context, context.parent)
    sources = [at.get_parameter_source("memory") if at else None for at in contexts]
    behind, in_front = (source is not None and source.name == "COMMANDLINE" for source in sources)
    before = context.parent and context.parent.params.get("memory")
    if before and behind and in_front:
        raise typer.BadParameter(f"--memory names two: {before} and {chosen}")
    if before and not behind:
        return Path(before)
    return chosen or memory_file()


def _there(path: Path) -> Path:
    """`path`, in which there must be a memory already."""
    if not path.exists():
        raise MemoryFileError(f"{path}: there is no translation memory")
    return path


@app.callback(invoke_without_command=True)
def info(context: typer.Context, memory: MemoryOption = None) -> None:
    """Show, export, import and clear the translation memory; alone, shows it."""
    if context.invoked_subcommand is not None:
        return
    from translate.memory import Memory

    path = _path(context, memory)
    if not path.exists():
        typer.echo(printable(f"{path}: not there yet"))
        return
    sentences, people, units = Memory(path).counts()
    typer.echo(
        printable(
            f"{path}: {sentences} sentences, {people} of them by people; {units} decoded units; "
            f"{path.stat().st_size / 1e6:.1f} MB"
        )
    )


@app.command("export")
def export(
    context: typer.Context,
    output: Annotated[str, typer.Argument(help="TMX file; - is standard output.")] = "-",
    memory: MemoryOption = None,
) -> None:
    """Write the sentences of the memory as TMX.

    A file that was there is kept beside it as .bak, unless it is as this program wrote it.
    """
    from translate.bilingual import tmx
    from translate.bilingual.marks import sealed_text
    from translate.memory import Memory

    path = _there(_path(context, memory))
    refuse_overwriting([output], [path])
    body = tmx.document()
    for pair in Memory(path).pairs():
        tmx.add_pair(body, pair.source, pair.target, str(pair.origin), pair.changed)
    write_kept(sealed_text(tmx.serialised(body)), output)


@app.command("import")
def import_(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="TMX file with French and English.")],
    memory: MemoryOption = None,
) -> None:
    """Take the sentences of a TMX file into the memory.

    They count as translated by people, but for those that this program marked as its own.
    """
    from translate.checking import pairs
    from translate.document import Origin
    from translate.memory import Memory, MemoryPair, now

    path = _path(context, memory)
    refuse_overwriting([str(path)], [source])
    found = pairs.read(source)
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
    context: typer.Context,
    memory: MemoryOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete all that the memory holds, corrections by people too."""
    from translate.memory import Memory

    path = _there(_path(context, memory))
    with Memory(path) as opened:  # what is no memory is not touched
        if not yes:
            typer.confirm(f"Delete all in {printable(str(path))} for good?", abort=True)
        opened.clear()
    say(f"cleared {path}")
