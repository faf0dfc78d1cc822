"""Names by which something else is meant: the Hexagone is France, Matignon the prime minister.

English says what is meant, or has the name too; both are right. The pairs stand in `epithets.tsv`, compiled
for this project.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from translate.document import Span
from translate.language.typography import fold
from translate.names import called
from translate.names.called import Called, Present


@cache
def _table() -> tuple[Called, ...]:
    text = resources.files("translate.names").joinpath("epithets.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    # Longer ones first: the locataire de l'Élysée is no palace.
    rows.sort(key=lambda row: -len(row[0]))
    found: list[Called] = []
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
        found.append(Called((rest,), epithet, meant))
    return tuple(found)


def occurrences(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Where the French `source` has epithets, and the English `target` what is meant by them.

    An epithet whose meaning is not in the English is left out.
    """
    return called.occurrences(_present(source), fold(target))


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def _present(source: str) -> Present:
    return called.present(_table(), fold(source))
