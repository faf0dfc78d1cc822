"""Kings, emperors and popes: Philippe IV le Bel is Philip IV the Fair.

What first names are in English and what their bearers are called by stands in `rulers.tsv`, compiled for this project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from translate.language.typography import fold

#: The mark of what rulers are called by, in the table.
_EPITHET = "~ "
#: A first name, the number behind it, and what may go on behind that. Pierre V. is a man whose name is not told.
_NAME = r"(?P<name>[A-Z]\w+(?:-[A-Z]\w+)?|Juan Carlos)"
_NUMBER = r"(?P<number>(?P<first>I(?:er|re|ᵉʳ|ʳᵉ)|1(?:er|re|ᵉʳ|ʳᵉ))|[IVX](?![.])|[IVX]{2,6})(?!\w)(?! siecles?\b)"
#: What the first of its kind is as well, and no ruler.
_COUNTED = frozenset(
    [
        "Acte", "Alinea", "Annexe", "Article", "Chapitre", "Classe", "Division", "Empire", "Livre", "Partie",
        "Section", "Titre", "Tome", "Volume",
    ]
)  # fmt: skip

#: Folded names of those who were the tenth. Pierre X is a man whose name is not told.
_TENTH = frozenset(["Alphonse", "Benoit", "Charles", "Clement", "Gregoire", "Leon", "Louis", "Pie"])


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler in French text.

    Attributes:
        french, english: the name in both languages.
        others: English that says the same.
        end: where it ends in the text.
    """

    french: str
    english: str
    others: tuple[str, ...]
    end: int


@cache
def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The English forms of first names, and of what is behind them, by their folded French."""
    text = (resources.files(__package__) / "rulers.tsv").read_text(encoding="utf-8")
    names: dict[str, list[str]] = {}
    epithets: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        french, english, *more = line.split("\t")
        of_kind = epithets if french.startswith(_EPITHET) else names
        others = more[0].split("|") if more else []
        of_kind[fold(french.removeprefix(_EPITHET))] = [english, *others]
    return names, epithets


@cache
def _pattern() -> re.Pattern[str]:
    epithets = "|".join(sorted(map(re.escape, _tables()[1]), key=len, reverse=True))
    return re.compile(rf"{_NAME}(?: {_NUMBER})?(?: (?P<epithet>{epithets})(?![\w-]))?")


def at(folded: str, start: int) -> Ruler | None:
    """The ruler whose name begins at `start` of `folded` French text: with a number, with what he is called by, or both."""
    found = _pattern().match(folded, start)
    if not found or not (found["number"] or found["epithet"]):
        return None
    if found["number"] == "X" and found["name"] not in _TENTH:
        return None
    names, epithets = _tables()
    forms = names.get(found["name"])
    if forms is None:  # of others only their numbers are known: Bokassa Ier
        first = found["first"] or ""
        if not first.startswith("I") or found["name"] in _COUNTED or len(found["name"]) < 4:
            return None
        forms = [found["name"]]
        called: list[str] = []
        end = found.end("number")
    else:
        called, end = epithets.get(found["epithet"] or "", []), found.end()
    number = "" if not found["number"] else " I" if found["first"] else f" {found['number']}"
    ways = [f"{form}{number} {by}" for form in forms for by in called]
    if number:
        # English may leave out the rest, and that he is not the second has a check of its own.
        ways += [*(f"{form}{number}" for form in forms), *forms]
    return Ruler(folded[start:end], ways[0], tuple(ways[1:]), end)
