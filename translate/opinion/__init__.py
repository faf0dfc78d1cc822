"""A second opinion: words of the English for which a model that reads the French would have had another.

A word is suspected that no link of the lexicon explains, and that is akin to nothing it has. In its place are put words that the lexicon has
for the French word that attention leads to, and for those near its place that nothing translates; where one
of them makes the whole sentence much more probable, the word is doubtful (contrastive conditioning, Vamvas
and Sennrich 2022, doi 10.18653/v1/2022.acl-short.53). How much more it must be is told by a table that
`python -m translate.training opinion` fits. The English may be by whatever hand.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import islice
from typing import Protocol

from translate.alignment.words import Alignment, Word, align, translations
from translate.decoding import Heard
from translate.decoding.forced import Forced
from translate.document import Finding, touches
from translate.language.numerals import NUMBER_WORDS
from translate.language.phrases import is_of_a_phrase, phrases
from translate.language.synonyms import are_akin
from translate.language.typography import before
from translate.verification import LONGEST, leftovers
from translate.verification.coverage import is_content
from translate.verification.nouns import doubtful

FILE = "words.json"
_FEATURES = 4  # what `Suspect.features` holds
#: Characters of a word that is looked at, and how improbable (nats) it is at least to be suspected.
_SHORTEST, _IMPROBABLE = 4, -4.0
#: French words of which counterparts are put in the place of one, how far (words) from where its own
#: is likely to stand, and how many counterparts of each, of which probability.
_NEAR, _FAR, _FORMS, _LIKELY = 2, 5, 2, 0.1

#: How improbable (nats) a word of the model's own is from where on it hesitated, and how probable the
#: best counterpart of the French word is at least, in the lexicon. Of 5,293 such words in 732 sentences of
#: four sets 61 % are in the reference, and of the 41 that these find one.
_HESITANT, _KNOWN = -1.5, 0.3
#: Letters at least of a part of a compound: sea|board.
_PART = 3
#: Counterparts of the lexicon of which the one is named that the model finds most probable there.
_CHOICE = 4


class Judge(Protocol):
    """A model that reads French, as `translate.decoding.translator.Translator` is one."""

    def align(
        self,
        pairs: Sequence[tuple[str, str]],
        known: Mapping[tuple[str, str], Heard | None] | None = None,
    ) -> list[Alignment]:
        """The words of French sentences and of their English linked, the attention of some being `known`."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Forced | None]:
        """How probable the English of French sentences is."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word of the English and what would better stand there.

    Attributes:
        word: it.
        french: the word that `better` translates.
        better: the counterpart with which the sentence is most probable.
        features: by how much that is (nats), how many pieces the word has, how strongly it is linked
            with any French word (0 to 2), and how probable the sentence is (nats a piece).
    """

    word: Word
    french: Word
    better: str
    features: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Table:
    """The regression: log-odds that a suspect is wrong, and from where on that is said."""

    weights: tuple[float, ...]
    constant: float
    least: float

    def odds(self, suspect: Suspect) -> float:
        """The log-odds that `suspect` is wrong."""
        products = zip(self.weights, suspect.features, strict=True)
        return self.constant + sum(weight * value for weight, value in products)


@cache
def _table() -> _Table:
    data = json.loads((resources.files(__package__) / FILE).read_bytes())
    return _Table(tuple(data["weights"]), data["constant"], data["least"])


def doubts(pairs: Sequence[tuple[str, str]], judge: Judge) -> list[list[Finding]]:
    """The words of each pair, French and English, that `judge` would not have put: `doubtful`."""
    table = _table()
    return [
        [doubtful(s.word, s.french, s.better) for s in of_pair if table.odds(s) >= table.least]
        for of_pair in suspects(pairs, judge)
    ]


def self_doubts(
    pairs: Sequence[tuple[str, str]],
    judge: Judge,
    heard: Mapping[tuple[str, str], Heard | None] | None = None,
) -> list[list[Finding]]:
    """The words of its own English that `judge` was not sure of, and that the lexicon does not explain; and French that it left.

    Its English is what a model finds most probable, so that no other word makes it more so. But where it
    hesitated, and attention leads to a French word for which the lexicon has others, it mostly guessed.

    Args:
        pairs: French, and the English of `judge`.
        judge: the model.
        heard: what it attended to when it wrote that of some, or what that was made from.
    """
    found: list[list[Finding]] = [[] for _ in pairs]
    guessed: list[
        tuple[int, Word, Word, Sequence[str]]
    ] = []  # pair, its word, the French one, others
    for number, pair in enumerate(pairs):
        for left in leftovers.find(*pair):
            if left.others:
                guessed.append((number, left.word, left.french, left.others[:_CHOICE]))
            else:
                found[number].append(left.finding())
    for looked in _improbable(pairs, judge, _HESITANT, heard, _has_other_words):
        source, _ = pairs[looked.number]
        for word, french in _with_other_words(source, looked.links, looked.words):
            known = translations(french.text)
            if phrase := _phrase(source, french):
                found[looked.number].append(doubtful(word, *phrase))
            elif (whole := _compound(source, french)) != french:
                # What half of it says says little of the whole: nothing is put there.
                found[looked.number].append(doubtful(word, whole))
            else:
                likeliest = sorted(known, key=lambda form: -known[form])
                guessed.append((looked.number, word, french, likeliest[:_CHOICE]))
    texts = [
        (pairs[number][0], _replaced(pairs[number][1], word, form))
        for number, word, _, others in guessed
        for form in others
    ]
    scores = iter(judge.score(texts))
    for number, word, french, others in guessed:
        totals = [score.total if score else -math.inf for score in islice(scores, len(others))]
        better = others[totals.index(max(totals))]
        found[number].append(doubtful(word, french, better))
    return [sorted(of_pair, key=lambda f: f.target or (0, 0)) for of_pair in found]


def _with_other_words(
    source: str, links: Alignment, words: Collection[int]
) -> Iterator[tuple[Word, Word]]:
    """Those of the `words` of the English, by number, that are linked with a French one for which the lexicon has others; and it."""
    of_phrases = [found.source for found in links.phrases if found.target]
    for i, j in sorted(links.links.items(), key=lambda link: link[1]):
        word, french = links.target[j], links.source[i]
        if (
            j not in words
            or not _says_something(french)
            or touches((french.start, french.end), of_phrases)
            or is_of_a_phrase(source, french.start, french.end)
        ):
            continue
        known = translations(french.text)
        likely = max(known.values(), default=0.0) > _KNOWN
        if likely and not _is_akin_to_any(word, known) and not _holds_any(word, known):
            yield word, french


def _has_other_words(source: str, links: Alignment, words: Collection[int]) -> bool:
    return any(True for _ in _with_other_words(source, links, words))


def _replaced(text: str, word: Word, form: str) -> str:
    return text[: word.start] + form + text[word.end :]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A pair with words that are neither explained by the lexicon nor probable.

    Attributes:
        number: which pair it is.
        links, score: its links, and how probable it is.
        words: those words of the English.
    """

    number: int
    links: Alignment
    score: Forced
    words: frozenset[int]


def _improbable(
    pairs: Sequence[tuple[str, str]],
    judge: Judge,
    bound: float,
    heard: Mapping[tuple[str, str], Heard | None] | None = None,
    is_looked_for: Callable[[str, Alignment, Collection[int]], bool] | None = None,
) -> list[_Looked]:
    """The pairs with words less probable than `bound` (nats), of those that the lexicon does not explain.

    What costs least is asked first: the lexicon, then whether by its links a pair is looked for with these words, if
    what the model attended to was `heard`, and last the model, which most pairs do not need.
    """
    bare: dict[int, list[int]] = {}
    for number, pair in enumerate(pairs):
        if max(map(len, pair)) > LONGEST:
            continue
        by_words = align(*pair)
        _, explained = by_words.covered
        left = [
            j for j, word in enumerate(by_words.target) if j not in explained and is_looked_at(word)
        ]
        if left:
            bare[number] = left
    links: dict[int, Alignment] = {}
    if is_looked_for:
        told = [number for number in bare if (heard or {}).get(pairs[number])]
        links = dict(zip(told, judge.align([pairs[n] for n in told], heard), strict=True))
        for number, linked in links.items():
            if not is_looked_for(pairs[number][0], linked, bare[number]):
                del bare[number]
    scores = judge.score([pairs[number] for number in bare])
    improbable: dict[int, tuple[Forced, frozenset[int]]] = {}
    for (number, left), score in zip(bare.items(), scores, strict=True):
        if score is None:
            continue
        low = frozenset(j for j in left if (score.words[j] or 0.0) < bound)
        if low:
            improbable[number] = score, low
    unknown = [number for number in improbable if number not in links]
    links.update(zip(unknown, judge.align([pairs[n] for n in unknown], heard), strict=True))
    return [_Looked(n, links[n], score, low) for n, (score, low) in improbable.items()]


#: The halves of a compound before and behind a word; a verb before its subject is whole: souffla-t-elle.
_FIRST = re.compile(r"(?:[^\W\d_]+-)+$")
_SECOND = re.compile(
    r"(?:-(?!(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|l[aeu]s?|moi|toi|y|en)\b)[^\W\d_]+)+"
)


def _phrase(source: str, word: Word) -> tuple[Word, str] | None:
    """The set phrase that a French `word` is of, and its English."""
    for start, end, phrase in phrases(source):
        if start <= word.start < end:
            return replace(word, text=source[start:end], start=start, end=end), phrase.english
    return None


def _compound(source: str, word: Word) -> Word:
    """The compound that a French `word` is half of, or itself: petits-enfants."""
    ahead, behind = _FIRST.search(before(source, word.start)), _SECOND.match(source, word.end)
    start = word.start - (len(ahead.group()) if ahead else 0)
    end = behind.end() if behind else word.end
    return replace(word, text=source[start:end], start=start, end=end)


def _holds_any(word: Word, forms: Iterable[str]) -> bool:
    """Whether `word` is a compound of one of `forms`: grandchildren, seaboard."""
    text = word.text.lower()
    return any(
        len(form) >= _PART and text != form and (text.startswith(form) or text.endswith(form))
        for form in forms
    )


def _is_akin_to_any(word: Word, forms: Iterable[str]) -> bool:
    return any(are_akin(word.text, form) for form in forms)


def suspects(pairs: Sequence[tuple[str, str]], judge: Judge) -> list[list[Suspect]]:
    """The words of each of `pairs` for which there is another, with what tells how doubtful each is."""
    tried: list[tuple[_Looked, int, int, str]] = []  # of a pair, English and French word, form
    texts: list[tuple[str, str]] = []
    for looked in _improbable(pairs, judge, _IMPROBABLE):
        source, target = pairs[looked.number]
        for j, forms in _alternatives(source, target, looked).items():
            word = looked.links.target[j]
            for form, i in forms.items():
                tried.append((looked, j, i, form))
                texts.append((source, _replaced(target, word, form)))
    best: dict[tuple[int, int], Suspect] = {}
    for (looked, j, i, form), other in zip(tried, judge.score(texts), strict=True):
        if other is None:
            continue
        links, own = looked.links, looked.score
        gain = other.total - own.total
        strongest = max((of_word.get(j, 0.0) for of_word in links.strength), default=0.0)
        features = (gain, float(own.sizes[j]), strongest, own.mean)
        old = best.get((looked.number, j))
        if old is None or gain > old.features[0]:
            suspect = Suspect(links.target[j], links.source[i], form, features)
            best[looked.number, j] = suspect
    found: list[list[Suspect]] = [[] for _ in pairs]
    for (number, _), suspect in sorted(best.items(), key=lambda item: item[0]):
        found[number].append(suspect)
    return found


def _alternatives(source: str, target: str, looked: _Looked) -> dict[int, dict[str, int]]:
    """For each suspected word what could stand there, and of which French word that is the English."""
    by_words, links = align(source, target), looked.links
    explained, _ = by_words.covered
    expected = by_words.expected()
    bare = [
        i
        for i, word in enumerate(links.source)
        if i not in explained and _says_something(word) and translations(word.text)
    ]
    found: dict[int, dict[str, int]] = {}
    for j in sorted(looked.words):
        attended = [
            i
            for i, (french, of_word) in enumerate(zip(links.source, links.strength, strict=True))
            if j in of_word and _says_something(french)
        ]
        attended.sort(key=lambda i: -links.strength[i][j])
        near = sorted(bare, key=lambda i: abs(expected(i) - j))[:_NEAR]
        candidates = [*attended[:1], *(i for i in near if abs(expected(i) - j) <= _FAR)]
        forms: dict[str, int] = {}
        for i in dict.fromkeys(candidates):
            known = translations(links.source[i].text)
            for form in sorted(known, key=lambda f: -known[f])[:_FORMS]:
                if known[form] >= _LIKELY:
                    forms.setdefault(form, i)
        if forms and not _is_akin_to_any(links.target[j], forms):
            found[j] = forms
    return found


def _says_something(word: Word) -> bool:
    """Whether a word of the French has counterparts of its own: no particle, form of avoir or ordinal."""
    return len(word.text) > 2 and word.text.isalpha() and is_content(word.text, "fr")


def is_looked_at(word: Word) -> bool:
    """Whether a word of the English says something, and is no name or number."""
    text = word.text
    return (
        len(text) >= _SHORTEST
        and text.isalpha()
        and text.islower()
        and is_content(text, "en")
        and text not in NUMBER_WORDS["en"]
    )
