"""The command line: reads the arguments, shows progress and messages, sets the exit code.

A command is a module; this one puts them together.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import signal
import sys
from contextlib import suppress
from difflib import get_close_matches
from typing import Annotated, Any, NoReturn

import typer

from translate.cli import check, corpus, documents, file, memory, models, serve
from translate.cli.options import code_of, describe
from translate.cli.screen import say
from translate.errors import WriteError
from translate.host.files import reason
from translate.host.printable import printable
from translate.version import VERSION

_EXIT_CODES = """
Exit codes: 0 all done; 1 failed; 2 wrong use; 3 an article could not be read; 4 the model could not
be had; 5 the result could not be written; 6 the translation memory could not be used; 130
or 143 interrupted.
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
app.command()(serve.serve)
app.command()(corpus.corpus)
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
    from translate.host.paths import config_file

    context.default_map = configuration.defaults(config_file(), context.command)


def _interrupted(number: int, *_: object) -> None:
    say("interrupted; what was finished is kept")
    raise SystemExit(128 + number)


def _open_streams() -> None:
    """Let /dev/null stand for standard streams that are closed.

    The next file to be opened would have their number, and get what is meant for them.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def _without_output() -> None:
    """Throw away what is still to be written to standard output, which would fail again at the end."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _with_nearest(message: str) -> str:
    """`message`, with the nearest choice where it lists those of an option."""
    message = message.replace("Value error, ", "")
    found = re.search(r"'([^']*)' is not one of ('[^']*'(?:, '[^']*')*)\.?$", message)
    if found is None:
        return message
    given, choices = found[1].lower(), re.findall(r"'([^']*)'", found[2])
    short = re.compile(".*".join(map(re.escape, given)))  # md
    nearest = get_close_matches(given, choices, n=1) or list(filter(short.match, choices))
    return f"{message.rstrip('.')}; did you mean {nearest[0]!r}?" if nearest else message


def _wrong_use(error: Any) -> NoReturn:
    """Say an error of typer's, which has no public name for the base class of these, in one line.

    A command without anything behind it is told how it is used.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        sys.exit(error.exit_code)
    error.message = _with_nearest(error.message)
    said = printable(" ".join(error.format_message().split())).rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "translate"
    say(f"{said} ({command} --help tells more)")
    sys.exit(error.exit_code)


def main() -> None:
    """Run the command line; every error becomes one line and an exit code."""
    # Little is made here that refers to itself. As often as Python does it by itself, looking for that takes 0.15 s of a
    # start, and a fifteenth of Python's own time then.
    gc.set_threshold(50_000, 20, 20)
    _open_streams()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupted)
    try:
        sys.exit(app(standalone_mode=False))
    except typer.Abort:
        say("aborted")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone; nothing is wrong, and nothing may be written.
        _without_output()
        sys.exit(141)
    except Exception as error:
        if hasattr(error, "show"):
            _wrong_use(error)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EFBIG):
            error = WriteError(f"standard output: cannot be written ({reason(error)})")
        if isinstance(error, WriteError):
            _without_output()
        with suppress(OSError):
            say(describe(error))
        sys.exit(code_of(error))
