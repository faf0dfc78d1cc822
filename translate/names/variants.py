"""What names are also called: NYC for New York, Ariz. for Arizona, ISIS for Daesh, Mancunians for who lives in Manchester.

Any form of the French is answered by any of the English. The forms stand in `variants.tsv`, compiled for
this project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from translate.document import Span
from translate.language.typography import fold

#: What may follow a French form in small letters (parisien, Parisiennes), and any English one.
_FRENCH_ENDING, _ENGLISH_ENDING = r"(?:ne|e)?s?", r"(?:s|'s|s')?"


def _any_of(forms: Sequence[str], ending: str) -> str:
    """Matches any of the folded `forms`, the longest first; one in small letters may have a capital.

    A form that is shortened, or an acronym, has no ending but the possessive one.
    """
    found = []
    for form in sorted(map(fold, forms), key=len, reverse=True):
        first = f"[{form[0]}{form[0].upper()}]" if form[0].islower() else re.escape(form[0])
        may_end = form[-1].islower() and (ending is _ENGLISH_ENDING or form[0].islower())
        found.append(first + re.escape(form[1:]) + (ending if may_end else "(?:'s)?"))
    return rf"(?<!\w)(?:{'|'.join(found)})(?!\w)"


@cache
def _rows() -> tuple[tuple[list[str], list[str]], ...]:
    """The French and the English forms of each name."""
    text = resources.files("translate.names").joinpath("variants.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            french, english, *both = (column.split("|") for column in line.split("\t"))
            shared = both[0] if both else []
            found.append((french + shared, english + shared))
    return tuple(found)


@cache
def _english(row: int) -> re.Pattern[str]:
    """Matches the English forms of a row."""
    return re.compile(_any_of(_rows()[row][1], _ENGLISH_ENDING))


@cache
def _french(row: int) -> re.Pattern[str]:
    """Matches the French forms of a row."""
    # Ouest-France is no west.
    return re.compile(_any_of(_rows()[row][0], _FRENCH_ENDING) + "(?!-[A-Z])")


@cache
def _rests(row: int) -> tuple[str, ...]:
    """The French forms of a row but for their first letter."""
    return tuple(fold(form)[1:] for form in _rows()[row][0])


#: The first two letters of a word, or the only one.
_BEGINNING = re.compile(r"(?<!\w)\w{1,2}")


@cache
def _by_beginning() -> dict[str, set[int]]:
    """The rows that have a French form with these first letters, so that few are looked for in a sentence."""
    found: dict[str, set[int]] = {}
    for i, (french, _) in enumerate(_rows()):
        for form in french:
            found.setdefault(_BEGINNING.findall(fold(form).lower())[0], set()).add(i)
    return found


def occurrences(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Where the French `source` has names of the table, and the English `target` a form of the same ones.

    A name that the English has in no form of the table is left out.
    """
    here: list[Span] = []
    there: list[Span] = []
    ours, theirs = fold(source), fold(target)
    beginnings = set(_BEGINNING.findall(ours.lower()))
    for row in sorted({i for letters in beginnings for i in _by_beginning().get(letters, ())}):
        # Most rows that begin as some word does are told by what follows, before their pattern is made.
        if not any(rest in ours for rest in _rests(row)):
            continue
        places = [found.span() for found in _french(row).finditer(ours)]
        said = [found.span() for found in _english(row).finditer(theirs)] if places else []
        if said:
            here += places
            there += said
    return here, there
