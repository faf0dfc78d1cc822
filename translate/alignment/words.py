"""Links between the words of a French sentence and those of its English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from translate.alignment import WORD
from translate.alignment.lexicon import lexicon
from translate.typography import fold

#: A pair of the lexicon is a link from this probability on.
_LEAST = 0.03
#: Cognates are at least so alike (`difflib` ratio), and so long, and at most so long.
_ALIKE, _LONG, _LONGEST = 0.7, 5, 40
#: Words of a side that are linked; no sentence is longer.
_MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its characters `start` to `end`, as written."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence pair with its words linked.

    Attributes:
        source, target: the words of both sides.
        strength: for each source word, how surely each target word can translate it (0 to 1);
            target words without a link are left out.
    """

    source: tuple[Word, ...]
    target: tuple[Word, ...]
    strength: tuple[dict[int, float], ...]

    def best(self) -> list[int | None]:
        """For each source word, the target word that fits best in strength and place, or None."""
        scale = len(self.target) / max(1, len(self.source))
        result: list[int | None] = []
        for i, links in enumerate(self.strength):
            expected = (i + 0.5) * scale
            result.append(
                max(
                    links,
                    key=lambda j: links[j] - 0.8 * abs(j + 0.5 - expected) / len(self.target),
                    default=None,
                )
            )
        return result


def tokens(text: str) -> tuple[Word, ...]:
    """The words of `text` with their places."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text))


#: Endings of French words, and what the form that a dictionary has ends in.
_ENDINGS = (
    ("s", ""), ("es", ""), ("e", ""), ("aux", "al"), ("x", ""), ("ales", "al"), ("elles", "el"),
    ("elle", "el"), ("iennes", "ien"), ("ienne", "ien"), ("ennes", "en"), ("enne", "en"),
    ("nes", "n"), ("ives", "if"), ("ive", "if"), ("euses", "eur"), ("euse", "eur"), ("ées", "é"),
    ("ent", "er"), ("ait", "er"), ("aient", "er"), ("ant", "er"), ("era", "er"), ("eront", "er"),
    ("é", "er"), ("és", "er"), ("e", "er"), ("erait", "er"), ("ez", "er"), ("ons", "er"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def translations(french: str) -> dict[str, float]:
    """What the lexicon has for `french`, or for a form of it with another ending."""
    pairs = lexicon().pairs
    french = french.lower()
    found = pairs.get(french)
    if found is None and len(french) > 4:
        for ending, plain in _ENDINGS:
            if french.endswith(ending):
                found = found or pairs.get(french[: len(french) - len(ending)] + plain)
    return found or {}


@lru_cache(maxsize=100_000)
def strength(french: str, english: str) -> float:
    """How surely `english` can translate `french`, from 0 to 1."""
    lower, other = french.lower(), english.lower()
    table = translations(lower)
    known = table.get(other, 0.0)
    if known >= _LEAST:
        return known
    a, b = fold(lower), fold(other)
    if a == b:
        return 0.9
    if min(len(a), len(b)) >= _LONG and max(len(a), len(b)) <= _LONGEST and a[0] == b[0]:
        if a.startswith(b) or b.startswith(a):
            return 0.6
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            return 0.5
    if len(b) > 4:  # another form of a translation: translates, translating
        stem = b[: max(4, len(b) - 3)]
        for word, probability in table.items():
            if word.startswith(stem) and probability >= 2 * _LEAST:
                return 0.5 * probability
    return 0.0


def align(source: str | Sequence[Word], target: str | Sequence[Word]) -> Alignment:
    """Link the words of a French `source` and its English `target` (texts, or their words)."""
    ours = tokens(source) if isinstance(source, str) else tuple(source)
    theirs = tokens(target) if isinstance(target, str) else tuple(target)
    links = []
    ours, theirs = ours[:_MOST_WORDS], theirs[:_MOST_WORDS]
    for word in ours:
        of_word = {}
        for j, other in enumerate(theirs):
            value = strength(word.text, other.text)
            if value:
                of_word[j] = value
        links.append(of_word)
    return Alignment(ours, theirs, tuple(links))
