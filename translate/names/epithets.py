"""Names by which something else is meant: the Hexagone is France, Matignon the prime minister.

English says what is meant, or has the name too; both are right. The pairs stand in `epithets.tsv`, compiled
for this project.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from translate.language.typography import fold


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What matches each epithet in folded French, and what is meant in folded English."""
    text = resources.files("translate.names").joinpath("epithets.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    # Longer ones first: the locataire de l'Élysée is no palace.
    rows.sort(key=lambda row: -len(row[0]))
    found = []
    for french, english, *alone in rows:
        first, rest = re.escape(fold(french[0])), re.escape(fold(french[1:]))
        begin = f"(?i:{first})" if " " in french or "-" in french else first
        # US is no us.
        ways = "|".join(
            re.escape(way) if way.isupper() else f"(?i:{re.escape(way)})"
            for way in fold(english).split("|")
        )
        meant = re.compile(rf"(?<!\w)(?:{ways})(?:'s?)?(?!\w)")
        # Berlin a réagi is Germany reacted; what happens à Berlin does so there.
        apart = (
            r"(?<!\b[aà] )(?<!\bde )(?<!\bd')(?<!\ben )(?<!\bpour )(?<!\bvers )" if alone else ""
        )
        found.append((re.compile(rf"{apart}(?<!\w){begin}{rest}(?!\w)"), meant))
    return tuple(found)


def occurrences(source: str, target: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the French `source` has epithets, and the English `target` what is meant by them.

    An epithet whose meaning is not in the English is left out.
    """
    here: list[tuple[int, int]] = []
    there: list[tuple[int, int]] = []
    ours, theirs = fold(source), fold(target)
    for epithet, meant in _table():
        places = [found.span() for found in epithet.finditer(ours)]
        said = [found.span() for found in meant.finditer(theirs)] if places else []
        if said:
            here += places
            there += said
    return here, there
