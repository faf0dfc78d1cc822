"""Links between the words of a French sentence and those of its English."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, KeysView
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from heapq import nsmallest

from translate.alignment import WORD
from translate.language import paraphrases, reporting
from translate.language.lexicon import lexicon
from translate.language.phrases import Occurrence, occurrences
from translate.language.typography import fold

#: A pair of the lexicon is a link from this probability on.
_LEAST = 0.03
#: Cognates are at least so alike (`difflib` ratio), and so long, and at most so long.
_ALIKE, _LONG, _LONGEST = 0.7, 5, 40
#: Letters of the shortest stem that two forms of a word have in common.
_STEM = 4
#: Words of a side that are linked; no sentence is longer.
_MOST_WORDS = 1000
#: Counterparts of a word that are looked at: a text of 1,000 words has no word so often but the smallest,
#: and what is next to it is enough there.
_MOST_LINKS = 50
#: What a link loses for each word that it is off its place, once anchors say where that is, and for
#: straying over the whole sentence before they do; below `_TOO_FAR` it is none.
_OFF, _ASTRAY, _TOO_FAR = 0.04, 0.5, -0.35
#: How many anchors back the chain of anchors is looked for.
_WINDOW = 60
#: A word may share the counterpart of one so many words beside it, from this strength on.
_BESIDE, _SHARED = 3, 0.1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its characters `start` to `end`, as written."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Alignment:
    """A sentence pair with its words linked.

    Attributes:
        source, target: the words of both sides.
        strength: for each source word, how surely each target word can translate it (0 to 1);
            target words without a link are left out.
        phrases: the set phrases of the source, whose words say something else than by themselves, its
            verbs that report speech, for which any other does, and what it may say in other words.
    """

    source: tuple[Word, ...]
    target: tuple[Word, ...]
    strength: tuple[dict[int, float], ...]
    phrases: tuple[Occurrence, ...] = ()

    def best(self) -> list[int | None]:
        """For each source word its counterpart by `links`, or None."""
        return [self.links.get(i) for i in range(len(self.source))]

    @cached_property
    def links(self) -> dict[int, int]:
        """Links one to one, source word to target word, in which no word stands twice.

        The strongest links are taken first, each less so the further it is from the place that the
        words around it make likely. So a small word of a clause that was left out does not take the
        counterpart of another one far away.
        """
        return self._take(self.expected(), _OFF)

    def expected(self) -> Callable[[int], float]:
        """Where the counterpart of a source word is likely to be, as a number of target word.

        That is told by a first pass, whose links of longer words are thinned to a chain without
        crossings, and between those by the share of the way.
        """
        scale = len(self.target) / max(1, len(self.source))
        first = self._take(lambda i: (i + 0.5) * scale - 0.5, _ASTRAY / max(1, len(self.target)))
        anchors = [(-1, -1), *self.anchors(first), (len(self.source), len(self.target))]
        places = [i for i, _ in anchors]

        def expected(i: int) -> float:
            right = bisect_left(places, i)
            (i0, j0), (i1, j1) = anchors[right - 1], anchors[right]
            return j0 + (j1 - j0) * (i - i0) / (i1 - i0)

        return expected

    def _take(self, expected: Callable[[int], float], loss: float) -> dict[int, int]:
        pairs = []
        for i, links in enumerate(self.strength):
            place = expected(i)
            pairs += [(value - loss * abs(j - place), i, j) for j, value in links.items()]
        pairs.sort(reverse=True)
        taken: dict[int, int] = {}
        theirs: set[int] = set()
        for value, i, j in pairs:
            if value < _TOO_FAR:
                break
            if i not in taken and j not in theirs:
                taken[i] = j
                theirs.add(j)
        return taken

    def anchors(self, links: dict[int, int]) -> list[tuple[int, int]]:
        """The strongest chain of `links` that rises on both sides, of words that say something."""
        pairs = [
            (i, links[i])
            for i in sorted(links)
            if len(self.source[i].text) > 3 or self.source[i].text.isdigit()
        ]
        score = [0.0] * len(pairs)
        before = [-1] * len(pairs)
        for k, (i, j) in enumerate(pairs):
            for earlier in range(max(0, k - _WINDOW), k):
                if pairs[earlier][1] < j and score[earlier] > score[k]:
                    score[k], before[k] = score[earlier], earlier
            score[k] += self.strength[i][j]
        chain = []
        k = max(range(len(pairs)), key=score.__getitem__, default=-1)
        while k >= 0:
            chain.append(pairs[k])
            k = before[k]
        return chain[::-1]

    @cached_property
    def covered(self) -> tuple[frozenset[int], frozenset[int]]:
        """Words of both sides that have a counterpart by `links`, or share that of a neighbour.

        Several words can be one in the other language: tremblement de terre is earthquake.
        """
        links = self.links
        back = {j: i for i, j in links.items()}
        source, target = set(links), set(back)
        for i, strengths in enumerate(self.strength):
            ours = links.get(i)
            for j, value in strengths.items():
                if value < _SHARED:
                    continue
                theirs = back.get(j)
                if theirs is not None and abs(theirs - i) <= _BESIDE:
                    source.add(i)
                if ours is not None and abs(ours - j) <= _BESIDE:
                    target.add(j)
        return frozenset(source), frozenset(target)


@lru_cache(
    maxsize=1024
)  # the French of all hypotheses is the same, and they are linked more than once
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


@lru_cache(maxsize=20_000)
def _stems(french: str) -> dict[str, float]:
    """How the translations of `french` begin, and how probable the first one is that does so."""
    stems: dict[str, float] = {}
    for word, probability in translations(french).items():
        if probability >= 2 * _LEAST:
            for end in range(_STEM, len(word) + 1):
                stems.setdefault(word[:end], probability)
    return stems


@lru_cache(maxsize=100_000)
def strength(french: str, english: str) -> float:
    """How surely `english` can translate `french`, from 0 to 1."""
    lower, other = french.lower(), english.lower()
    choices = translations(lower)
    known = choices.get(other, 0.0)
    if known < _LEAST:
        known = max(
            (p for form, p in choices.items() if " " in form and other in form.split()), default=0.0
        )
    if known >= _LEAST:
        return known
    a, b = fold(lower), fold(other)
    if a == b:
        return 0.9
    if min(len(a), len(b)) >= _LONG and max(len(a), len(b)) <= _LONGEST and a[0] == b[0]:
        if a.startswith(b) or b.startswith(a):
            return 0.6
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        bounds = matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio  # each below the last
        if all(bound() >= _ALIKE for bound in bounds):
            return 0.5
    if len(b) > _STEM:  # another form of a translation: translates, translating
        return 0.5 * _stems(lower).get(_stem(b), 0.0)
    return 0.0


def _stem(english: str) -> str:
    """What a word has in common with its other forms, its ending left out."""
    return english[: max(_STEM, len(english) - 3)]


@lru_cache(maxsize=20_000)
def _keys(english: str) -> tuple[str, str, str, str]:
    """What an English word is found by: its small letters, these folded, its stem, the initial of a cognate; or empty."""
    lower = english.lower()
    plain = fold(lower)
    return (
        lower, plain, _stem(plain) if len(plain) > _STEM else "", plain[0] if len(plain) >= _LONG else "",
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _sought(french: str) -> tuple[str, str, KeysView[str], KeysView[str]]:
    """What the counterparts of a French word have for their `_keys`: folded, initial, forms and stems."""
    plain = fold(french)
    return (
        plain, plain[0] if len(plain) >= _LONG else "", translations(french).keys(), _stems(french).keys(),
    )  # fmt: skip


class _Index:
    """The different words of an English sentence, by what makes one the counterpart of a French word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._forms: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._initials: dict[str, list[str]] = {}  # of words so long that they can be cognates
        for word in words:
            lower, plain, stem, initial = _keys(word)
            self._forms.setdefault(lower, []).append(word)
            self._folded.setdefault(plain, []).append(word)
            if stem:
                self._stems.setdefault(stem, []).append(word)
            if initial:
                self._initials.setdefault(initial, []).append(word)

    def near(self, french: str) -> set[str]:
        """All words of which `strength` may be above 0, and few others."""
        plain, initial, forms, stems = _sought(french.lower())
        found = set(self._folded.get(plain, ()))
        for form in forms & self._forms.keys():
            found.update(self._forms[form])
        for stem in stems & self._stems.keys():
            found.update(self._stems[stem])
        if initial:
            found.update(self._initials.get(initial, ()))
        return found


@lru_cache(maxsize=512)  # what is verified is soon asked for again, by confidence and by repair
def align(source: str, target: str) -> Alignment:
    """Link the words of a French `source` and its English `target`."""
    ours, theirs = tokens(source)[:_MOST_WORDS], tokens(target)[:_MOST_WORDS]
    places: dict[str, list[int]] = {}
    for j, other in enumerate(theirs):
        places.setdefault(other.text, []).append(j)
    index = _Index(places)
    links = []
    scale = len(theirs) / max(1, len(ours))
    for i, word in enumerate(ours):
        values = {
            j: value
            for text in index.near(word.text)
            if (value := strength(word.text, text))
            for j in places[text]
        }
        near = list(values)
        if len(near) > _MOST_LINKS:  # a word said over and over
            distances = [(abs(j - i * scale), j) for j in near]
            near = [j for _, j in nsmallest(_MOST_LINKS, distances)]
        links.append({j: values[j] for j in sorted(near)})
    phrases = (
        *occurrences(source, target), *reporting.said(source, target), *paraphrases.said(source, target),
    )  # fmt: skip
    return Alignment(ours, theirs, tuple(links), phrases)
