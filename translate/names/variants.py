"""What names are also called: NYC for New York, Ariz. for Arizona, ISIS for Daesh, Mancunians for who lives in Manchester.

Any form of the French is answered by any of the English. The forms stand in `variants.tsv`, compiled for
this project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from translate.document import Span
from translate.language.typography import fold
from translate.names import called
from translate.names.called import Called, Present

#: What may follow a French form in small letters (parisien, Parisiennes), and any English one.
_FRENCH_ENDING, _ENGLISH_ENDING = r"(?:ne|e)?s?", r"(?:s|'s|s')?"
#: The first two letters of a word, or the only one.
_BEGINNING = re.compile(r"(?<!\w)\w{1,2}")


def _any_of(forms: Sequence[str], ending: str) -> str:
    """Matches any of the folded `forms`, the longest first; one in small letters may have a capital.

    A form that is shortened, or an acronym, has no ending but the possessive one.
    """
    found = []
    for form in sorted(forms, key=len, reverse=True):
        first = f"[{form[0]}{form[0].upper()}]" if form[0].islower() else re.escape(form[0])
        may_end = form[-1].islower() and (ending is _ENGLISH_ENDING or form[0].islower())
        found.append(first + re.escape(form[1:]) + (ending if may_end else "(?:'s)?"))
    return rf"(?<!\w)(?:{'|'.join(found)})(?!\w)"


@cache
def _table() -> tuple[tuple[Called, frozenset[str]], ...]:
    """Each name, and the first letters of its French forms."""
    text = resources.files("translate.names").joinpath("variants.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            french, english, *both = (column.split("|") for column in line.split("\t"))
            shared = both[0] if both else []
            forms = [fold(form) for form in french + shared]
            # Ouest-France is no west.
            here = _any_of(forms, _FRENCH_ENDING) + "(?!-[A-Z])"
            there = _any_of([fold(form) for form in english + shared], _ENGLISH_ENDING)
            letters = frozenset(_BEGINNING.findall(form.lower())[0] for form in forms)
            found.append((Called(tuple(form[1:] for form in forms), here, there), letters))
    return tuple(found)


@cache
def _by_beginning() -> dict[str, list[int]]:
    """The names that have a French form with these first letters, so that few are looked for in a sentence."""
    found: dict[str, list[int]] = {}
    for i, (_, beginnings) in enumerate(_table()):
        for letters in beginnings:
            found.setdefault(letters, []).append(i)
    return found


def occurrences(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Where the French `source` has names of the table, and the English `target` a form of the same ones.

    A name that the English has in no form of the table is left out.
    """
    return called.occurrences(_present(source), fold(target))


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def _present(source: str) -> Present:
    ours = fold(source)
    beginnings = set(_BEGINNING.findall(ours.lower()))
    rows = sorted({i for letters in beginnings for i in _by_beginning().get(letters, ())})
    return called.present((_table()[i][0] for i in rows), ours)
