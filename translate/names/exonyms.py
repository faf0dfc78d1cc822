"""English forms of names that differ from the French ones.

Countries, territories and the cities of time zones come from CLDR through Babel; what CLDR
does not hold (acronyms, people, other cities, regions) stands in `exonyms.tsv`, compiled for
this project: French, English, and further English words that say the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from babel import Locale

#: Entries of CLDR that are people's names or common words as well, or out of date.
_LEFT_OUT = frozenset(
    [
        "Dominique",
        "Maurice",
        "Canton",
        "Tirana",
        "Grenade",
        "Center",
        "Showa",
        "Thulé",
        "Mahé",
        "Marquises",
        "Jersey",
        "Saint-Thomas",
        "Saint-Vincent",
        "Saint-Christophe",
        "Sainte-Lucie",
    ]
)


@dataclass(frozen=True, slots=True)
class Exonym:
    """A French name, its English form, and a pattern of English words that stand for it."""

    french: str
    english: str
    accepted: re.Pattern[str]


def fold(text: str) -> str:
    """`text` without accents, with straight apostrophes and plain spaces, for comparison."""
    text = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _accepted(english: str, more: str, territory: bool) -> re.Pattern[str]:
    """`english` itself, the ways in `more`, and for a territory words built on it: Russian."""
    ways = [re.escape(fold(english)) + r"(?:'s)?(?!\w)"]
    stem = fold(english.split()[-1])
    if territory and len(stem) > 4:
        ways.append(re.escape(stem[: max(4, len(stem) - 2)]) + r"\w*")
    ways += [re.escape(fold(way)) + r"(?!\w)" for way in more.split("|") if way]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})")


@cache
def table() -> dict[str, Exonym]:
    """All exonyms by their folded French form."""
    french, english = Locale("fr"), Locale("en")
    pairs: dict[str, tuple[str, str]] = {}
    territories: set[str] = set()
    for code, name in french.territories.items():
        if code.isalpha() and name not in _LEFT_OUT:
            pairs[name] = (english.territories[code], "")
            territories.add(name)
    for zone, names in french.time_zones.items():
        city = names.get("city")
        if city and city[0].isupper() and city not in _LEFT_OUT and not re.search(r"[(\[]", city):
            own = english.time_zones.get(zone, {}).get("city")
            pairs.setdefault(city, (own or zone.rsplit("/", 1)[-1].replace("_", " "), ""))
    lines = (resources.files("translate.names") / "exonyms.tsv").read_text(encoding="utf-8")
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            name, form, *more = line.split("\t")
            pairs[name] = (form, "|".join(more))
    return {
        fold(name): Exonym(name, form, _accepted(form, more, name in territories))
        for name, (form, more) in pairs.items()
    }


@cache
def pattern() -> re.Pattern[str]:
    """Matches any name of the table in folded French text, the longest first."""
    names = sorted(table(), key=len, reverse=True)
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"(?<![\w-])(?=[{first}])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
