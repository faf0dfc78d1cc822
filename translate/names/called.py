"""What is called by several names, of which any in the French is answered by any in the English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from translate.document import Span


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` as a regular expression: of the hundreds that a table has, a text needs few."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Called:
    """The names of one thing.

    Attributes:
        rests: its French names, folded, but for their first letter: most are told by these to be in no text.
        here, there: regular expressions of its French and English names in folded text.
    """

    rests: tuple[str, ...]
    here: str
    there: str


#: Things that a French text names, each with the places (characters) of its names there.
Present = tuple[tuple[Called, tuple[Span, ...]], ...]


def present(called: Iterable[Called], ours: str) -> Present:
    """Those of `called` that the folded French `ours` has a name for, and where."""
    found = []
    for names in called:
        for rest in names.rests:
            if rest in ours:
                if places := tuple(m.span() for m in compiled(names.here).finditer(ours)):
                    found.append((names, places))
                break
    return tuple(found)


def occurrences(here: Present, theirs: str) -> tuple[list[Span], list[Span]]:
    """Where the French has the names `here`, and the folded English `theirs` one for the same.

    What the English has no name for is left out.
    """
    french: list[Span] = []
    english: list[Span] = []
    for names, places in here:
        if said := [found.span() for found in compiled(names.there).finditer(theirs)]:
            french += places
            english += said
    return french, english
