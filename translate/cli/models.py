"""`translate models`: the models on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from translate.cli.screen import say
from translate.errors import ModelError
from translate.host.printable import printable

app = typer.Typer(
    help="List, fetch, check and remove models.", no_args_is_help=False, rich_markup_mode=None
)


@app.callback(invoke_without_command=True)
def models(context: typer.Context) -> None:
    """List, fetch, check and remove models; alone, lists them."""
    if context.invoked_subcommand is None:
        models_list()


@app.command("list")
def models_list() -> None:
    """The models on this machine: name, size, revision, folder."""
    from translate.checkpoints import ALIASES, available

    found = available()
    for checkpoint in found:
        size = f"{checkpoint.size / 1e6:.0f} MB"
        line = f"{checkpoint.name:36} {size:>7}  {checkpoint.revision}  {checkpoint.folder}"
        typer.echo(printable(line))
    here = {checkpoint.name for checkpoint in found}
    for alias, name in ALIASES.items():
        if name not in here:
            typer.echo(f"{name:36} {'-':>7}  not here: translate models fetch {alias}")


@app.command("fetch")
def models_fetch(
    name: Annotated[str, typer.Argument(help="opus-mt, opus-mt-big or a hub name (owner/model).")],
) -> None:
    """Download a model from the hub, or go on with a download that broke off."""
    from translate.checkpoints import EMBEDDED, embedded, fetch, repository_of

    if name == EMBEDDED:
        own = embedded()
        typer.echo(
            printable(
                f"{EMBEDDED}: comes with the program, {own.size / 1e6:.0f} MB in {own.folder}; "
                "there is nothing to fetch"
            )
        )
        return
    checkpoint = fetch(repository_of(name), say=say)
    typer.echo(f"{checkpoint.name}: {checkpoint.size / 1e6:.0f} MB in {checkpoint.folder}")


@app.command("verify")
def models_verify(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="As `translate models` shows them; else all."),
    ] = None,
) -> None:
    """Compare every file of the models on this machine with its checksum."""
    from translate.checkpoints import ALIASES, available, verify
    from translate.errors import no_such

    found = {checkpoint.name: checkpoint for checkpoint in available()}
    chosen = [ALIASES.get(name, name) for name in names or found]
    for name in chosen:
        if name not in found:
            raise ModelError(no_such("model", name, found))
    broken = False
    for checkpoint in map(found.__getitem__, chosen):
        damaged = verify(checkpoint)
        broken |= bool(damaged)
        verdict = f"damaged: {', '.join(p.name for p in damaged)}" if damaged else "ok"
        typer.echo(printable(f"{checkpoint.name}: {verdict}"))
    if broken:
        raise ModelError("a model is damaged: remove it and fetch it again")


@app.command("remove")
def models_remove(
    name: Annotated[str, typer.Argument(help="As `translate models` shows it.")],
) -> None:
    """Delete a model from the hub cache."""
    from translate.checkpoints import remove

    checkpoint = remove(name)
    typer.echo(f"removed {checkpoint.name}")
