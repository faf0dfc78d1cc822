"""The command line: reads the arguments, shows progress and messages, sets the exit code.

A command is a module; this one puts them together.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from translate.cli import check, documents, file, memory, models
from translate.cli.options import say
from translate.errors import TranslateError
from translate.version import VERSION

_EXIT_CODES = """
Exit codes: 0 all done; 1 failed; 2 wrong use; 3 an article could not be read; 4 the model could not
be had; 5 the result could not be written; 6 the translation memory could not be used; 130
interrupted.
"""
_EXAMPLES = """
Examples:\n
\b
  translate file article.txt                     French | English on standard output
  translate file article.docx -o article.html    a page to read, in the browser
  translate file articles/ -o translated/        every article of a folder
  curl -s example.org/a.txt | translate file -   from a pipe
  translate file page.html -f same -o en.html    the English alone, the page kept
  translate show article.txt                     side by side in the terminal
  translate check article.fr.md article.en.md    what a translation lost, added or changed
"""

app = typer.Typer(
    help=f"Translate French articles into English, with the French beside it.\n\n{_EXAMPLES}",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=_EXIT_CODES)(file.file)
app.command()(documents.show)
app.command()(documents.convert)
app.command()(documents.update)
app.command(
    epilog="Exit codes: 0 passed; 1 something fails; 2 wrong use; 3 a file could not be read."
)(check.check)
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"translate {VERSION}")
        raise typer.Exit()


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    from translate.cli import configuration
    from translate.paths import config_file

    context.default_map = configuration.defaults(config_file(), context.command)


def _interrupted(*_: object) -> None:
    say("interrupted; what was finished is kept")
    raise SystemExit(130)


def main() -> None:
    """Run the command line; every error that is a user's becomes one line and an exit code."""
    signal.signal(signal.SIGINT, _interrupted)
    try:
        app()
    except TranslateError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone; nothing is wrong, and nothing may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
