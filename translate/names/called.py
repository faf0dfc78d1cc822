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


def occurrences(called: Iterable[Called], ours: str, theirs: str) -> tuple[list[Span], list[Span]]:
    """Where the folded French `ours` has names, and the folded English `theirs` one for the same.

    What the English has no name for is left out.
    """
    french: list[Span] = []
    english: list[Span] = []
    for names in called:
        if not any(rest in ours for rest in names.rests):
            continue
        places = [found.span() for found in compiled(names.here).finditer(ours)]
        said = [found.span() for found in compiled(names.there).finditer(theirs)] if places else []
        if said:
            french += places
            english += said
    return french, english
