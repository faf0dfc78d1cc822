"""What people see on standard error: messages, and while a run works, a bar that stays below them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from translate.host.printable import printable

if TYPE_CHECKING:
    from translate.progress import Progress

#: The share of the work on an article that is done when its translation is there to be written.
_TRANSLATED = 0.95


def say(line: str) -> None:
    """Print a message on standard error, on one line that cannot steer the terminal."""
    text = f"translate: {printable(line)}"
    if Bar.shown is not None:
        Bar.shown.print_above(text)
    else:
        typer.echo(text, err=True)


class Bar:
    """How far a run is: the article at hand and what is being done with it, and all articles.

    Args:
        articles: how many there are.
    """

    #: The bar that is on the screen now, if any.
    shown: Bar | None = None

    def __init__(self, articles: int) -> None:
        from rich import progress
        from rich.console import Console

        self._bars = progress.Progress(
            progress.TextColumn("{task.description}", markup=False),
            progress.BarColumn(),
            progress.TaskProgressColumn(),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
        )
        self._articles = articles
        self._done = 0
        self._name = self._doing = ""
        self._one = self._bars.add_task("", total=1.0)
        self._all = self._bars.add_task("", total=articles, visible=articles > 1)

    def begin(self, name: str) -> None:
        """Show that the article called `name` is translated."""
        self._name, self._doing = printable(name), ""
        self._bars.reset(self._one, total=1.0, description=self._name)
        self._show_all(0.0)
        Bar.shown = self
        self._bars.start()

    def advance(self, progress: Progress) -> None:
        """Show how far the translation of the article is."""
        self._show(str(progress.stage), _TRANSLATED * progress.share)

    def write(self) -> None:
        """Show that the results of the article are written."""
        self._show("writing", _TRANSLATED)

    def end(self) -> None:
        """Count the article that was begun, or that could not be, as done."""
        self._done += 1
        self._show_all(0.0)

    def hide(self) -> None:
        """Clear the screen for what others print on it, until the next article begins."""
        self._bars.stop()
        Bar.shown = None

    def print_above(self, text: str) -> None:
        """Print a line above the bar."""
        from rich.text import Text

        self._bars.console.print(Text(text), soft_wrap=True)

    def _show(self, doing: str, share: float) -> None:
        self._bars.update(self._one, completed=share, description=f"{self._name}: {doing}")
        self._show_all(share)
        if doing != self._doing:  # what is done in no time is seen too
            self._doing = doing
            self._bars.refresh()

    def _show_all(self, share: float) -> None:
        which = min(self._done + 1, self._articles)
        self._bars.update(
            self._all,
            completed=self._done + share,
            description=f"article {which} of {self._articles}",
        )


@contextmanager
def shown_while(articles: int, quiet: bool) -> Iterator[Bar | None]:
    """A bar for so many articles, not yet on the screen; None where nobody looks at one."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = Bar(articles)
    try:
        yield bar
    finally:
        bar.hide()
