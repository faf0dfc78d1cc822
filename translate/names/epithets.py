"""Names by which something else is meant: the Hexagone is France, Matignon the prime minister.

English says what is meant, or has the name too; both are right. The pairs stand in `epithets.tsv`, compiled
for this project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from translate.language.typography import fold


@dataclass(frozen=True, slots=True)
class _Epithet:
    """An epithet in folded French, and what is meant in folded English.

    Attributes:
        rest: what follows its first letter, wherever it stands.
        here, there: regular expressions of both.
    """

    rest: str
    here: str
    there: str


@cache
def _table() -> tuple[_Epithet, ...]:
    text = resources.files("translate.names").joinpath("epithets.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    # Longer ones first: the locataire de l'Élysée is no palace.
    rows.sort(key=lambda row: -len(row[0]))
    found: list[_Epithet] = []
    for french, english, *alone in rows:
        first, rest = re.escape(fold(french[0])), fold(french[1:])
        begin = f"(?i:{first})" if " " in french or "-" in french else first
        # US is no us.
        ways = "|".join(
            re.escape(way) if way.isupper() else f"(?i:{re.escape(way)})"
            for way in fold(english).split("|")
        )
        meant = rf"(?<!\w)(?:{ways})(?:'s?)?(?!\w)"
        # Berlin a réagi is Germany reacted; what happens à Berlin does so there.
        apart = (
            r"(?<!\b[aà] )(?<!\bde )(?<!\bd')(?<!\ben )(?<!\bpour )(?<!\bvers )" if alone else ""
        )
        epithet = rf"{apart}(?<!\w){begin}{re.escape(rest)}(?!\w)"
        found.append(_Epithet(rest, epithet, meant))
    return tuple(found)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def occurrences(source: str, target: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the French `source` has epithets, and the English `target` what is meant by them.

    An epithet whose meaning is not in the English is left out.
    """
    here: list[tuple[int, int]] = []
    there: list[tuple[int, int]] = []
    ours, theirs = fold(source), fold(target)
    for epithet in _table():
        if epithet.rest not in ours:
            continue
        places = [found.span() for found in _compiled(epithet.here).finditer(ours)]
        said = (
            [found.span() for found in _compiled(epithet.there).finditer(theirs)] if places else []
        )
        if said:
            here += places
            there += said
    return here, there
