"""`translate serve`: a page and two APIs on one's own machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translate.cli.options import EngineName, MemoryOption, NoMemoryOption, open_memory
from translate.cli.screen import say
from translate.errors import TranslateError


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 is all of this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any free one.")
    ] = 5000,
    model: Annotated[
        str | None,
        typer.Option(envvar="TRANSLATE_MODEL", help="embedded, opus-mt, a hub name or a folder."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="What runs the model.")] = EngineName.AUTO,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    api_key: Annotated[
        list[str] | None,
        typer.Option(
            envvar="TRANSLATE_API_KEY", help="Key that requests must bring; again for more."
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(help="Name that the server may be called by; again for more."),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(help="Origin whose pages may ask the server; * is any. None may by default."),
    ] = None,
    characters: Annotated[
        int, typer.Option(min=0, help="Characters of a request at most (413); 0 is no limit.")
    ] = 100_000,
    megabytes: Annotated[
        int, typer.Option(min=0, help="Size of a request at most (413); 0 is no limit.")
    ] = 50,
    seconds: Annotated[
        int, typer.Option(min=0, help="Time for a text at most (503); 0 is no limit.")
    ] = 300,
    queue: Annotated[
        int, typer.Option(min=0, help="Requests at once at most (503); 0 is no limit.")
    ] = 64,
    per_minute: Annotated[
        int, typer.Option(min=0, help="Requests a minute of a client (429); 0 is no limit.")
    ] = 0,
    quota: Annotated[
        int,
        typer.Option(min=0, help="Characters until the server ends (456 or 429); 0 is no limit."),
    ] = 0,
    folder: Annotated[
        Path | None, typer.Option(help="Where documents are kept for a day, and glossaries.")
    ] = None,
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
) -> None:
    """Serve a page for the browser, and the APIs of LibreTranslate and DeepL (v2).

    \b
      translate serve                      then open http://127.0.0.1:5000/
      translate serve --host 0.0.0.0 --api-key SECRET

    Texts are never logged. What is translated is kept in the translation memory, as by the other
    commands; --no-memory leaves that out.
    """
    try:
        from translate.serving import Limits, SharedModel
        from translate.serving import serve as listen
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "translate":
            raise
        raise TranslateError(
            f"serve needs {error.name}: pip install 'translate-fr-en[serve]'"
        ) from None
    from translate.checkpoints import resolve
    from translate.host.paths import served_folder

    listen(
        lambda: SharedModel(resolve(model, offline, say), engine.value),
        open_memory(context, memory, no_memory),
        folder or served_folder(),
        host,
        port,
        Limits(characters, megabytes, seconds, queue, per_minute, quota, tuple(api_key or ())),
        allow_host or (),
        cors or (),
        say,
    )
