"""Names that the French explains in brackets: la RPDC (Corée du Nord) is the DPRK (North Korea).

A model takes both for one, and writes anything in the brackets: North Korea (Corea).
"""

from __future__ import annotations

import re

from translate.language.typography import fold
from translate.names.exonyms import Exonym, in_table

_BRACKETS = re.compile(
    r"(?P<before>(?!The )[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*) \((?P<inside>[A-ZÀ-Þ][^()]{1,40})\)"
)


def _explained(source: str) -> list[tuple[Exonym, Exonym]]:
    """The names of the French `source` that another one in brackets explains, each with that."""
    names = in_table(source)
    return [
        (name, other)
        for (name, _, end), (other, start, behind) in zip(names, names[1:], strict=False)
        if source[end:start] == " ("
        and source[behind : behind + 1] == ")"
        and name.english != other.english
    ]


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with both names of the French where it has one and something in brackets, and what was changed."""
    pairs, there = _explained(source), list(_BRACKETS.finditer(english))
    if len(pairs) != 1 or len(there) != 1:
        return english, []
    (name, other), (found,) = pairs[0], there
    inside, before = fold(found["inside"]), fold(found["before"])
    said = other.accepted.search(inside) and found["inside"] != name.english
    own = name.accepted.search(before) and before != fold(other.english)
    if said and own:
        return english, []
    if not (other.accepted.search(before) or name.accepted.search(before)):
        return english, []
    right = f"{name.english} ({other.english})"
    return english[: found.start()] + right + english[found.end() :], [f"{found[0]} → {right}"]
