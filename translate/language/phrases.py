"""Set phrases of French whose English is not that of their words: hôtel de ville is no city hotel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import marisa_trie

from translate.document import Span
from translate.language.typography import before, fold

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
def _table() -> tuple[dict[str, str], marisa_trie.Trie]:
    """The lines of the table by their folded French in small letters, and these as prefixes."""
    text = (resources.files(__package__) / "phrases.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = {fold(line.partition("\t")[0]).lower(): line for line in lines}
    return found, marisa_trie.Trie(found)


@cache
def _phrase(line: str) -> Phrase:
    """The phrase in a line of the table: of the hundreds that it has, a text needs few."""
    french, english, others = line.split("\t")
    ways = [re.escape(fold(way)) for way in (english, *filter(None, others.split("|")))]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE)
    return Phrase(french, english, pattern)


#: Where a phrase may begin, and what goes on behind one that is none.
_BEGINNING, _GOES_ON = re.compile(r"(?<![\w-])\w"), re.compile(r"[\w-]")


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def phrases(french: str) -> tuple[tuple[int, int, Phrase], ...]:
    """The set phrases of a French text, with their characters; of several that begin at a word, the longest."""
    table, trie = _table()
    small = "".join(c if len(lower := c.lower()) > 1 else lower for c in fold(french))
    found: list[tuple[int, int, Phrase]] = []
    done = 0
    for word in _BEGINNING.finditer(small):
        start = word.start()
        if start < done:
            continue
        for phrase in reversed(trie.prefixes(small[start : start + _longest()])):
            end = start + len(phrase)
            if not _GOES_ON.match(small, end):
                found.append((start, end, _phrase(table[phrase])))
                done = end
                break
    return tuple(found)


@cache
def _longest() -> int:
    return max(map(len, _table()[0]))


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


#: Before a bare noun, the beginning of a set phrase: en panne, en valeur.
_SET = re.compile(r"\ben\s$", re.IGNORECASE)
#: Words that say something else with those around them: avoir du mal à, faire connaissance.
_WITH_OTHERS = frozenset(
    ["mal", "connaissance", "bord", "bords", "coup", "coups", "tête", "train", "main"]
)


def is_of_a_phrase(french: str, start: int, end: int) -> bool:
    """Whether the word of `french` from `start` to `end` is likely to be of a set phrase that no table has, and says little of it."""
    return french[start:end].lower() in _WITH_OTHERS or bool(_SET.search(before(french, start)))
