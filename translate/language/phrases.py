"""Set phrases of French whose English is not that of their words: hôtel de ville is no city hotel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from translate.document import Span
from translate.language.typography import fold

#: French words between those that say something.
_SMALL = frozenset(["de", "du", "des", "d", "la", "le", "les", "l", "à", "au", "aux", "en", "et"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and its English.

    Attributes:
        french, english: both.
        ways: matches its English or another that is as good, in folded English.
    """

    french: str
    english: str
    ways: re.Pattern[str]

    @property
    def words(self) -> list[str]:
        """The words of the French that say something: hôtel, ville."""
        return [word for word in re.findall(r"\w+", self.french) if word not in _SMALL]


@cache
def _table() -> tuple[dict[str, Phrase], re.Pattern[str]]:
    """The phrases by their folded French in small letters, and a pattern of all in folded French."""
    found = {}
    text = (resources.files(__package__) / "phrases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        french, english, others = line.split("\t")
        ways = [re.escape(fold(way)) for way in (english, *filter(None, others.split("|")))]
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE)
        found[fold(french).lower()] = Phrase(french, english, pattern)
    longest = sorted(map(re.escape, found), key=len, reverse=True)
    return found, re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def phrases(french: str) -> tuple[tuple[int, int, Phrase], ...]:
    """The set phrases of a French text, with their characters."""
    table, pattern = _table()
    return tuple(
        (*match.span(), table[match.group().lower()]) for match in pattern.finditer(fold(french))
    )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase in a sentence.

    Attributes:
        phrase: it.
        source: its characters in the French.
        target: those of its English; None where that does not say it.
    """

    phrase: Phrase
    source: Span
    target: Span | None


def occurrences(french: str, english: str) -> tuple[Occurrence, ...]:
    """The set phrases of a French sentence, and where its English says them."""
    here = phrases(french)
    folded = fold(english) if here else ""
    found = []
    for start, end, phrase in here:
        said = phrase.ways.search(folded)
        found.append(Occurrence(phrase, (start, end), said.span() if said else None))
    return tuple(found)
