"""Nothing lost, nothing added: empty, copied, looping, too short or long, parts left out or made up."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from translate.alignment.lexicon import is_english
from translate.alignment.words import Alignment, Word, translations
from translate.document import Finding
from translate.language import ENGLISH_WORDS, FRENCH_WORDS, looks_french
from translate.typography import shorten

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Words that carry no content of their own, besides those that tell the languages apart.
_EMPTY_FRENCH = FRENCH_WORDS | frozenset(
    [
        "l", "d", "qu", "n", "s", "c", "j", "m", "t", "de", "à", "en", "ne", "y", "a", "ai", "as",
        "avait", "avaient", "avons", "avez", "étaient", "était", "être", "avoir", "fait", "faire",
        "comme", "ou", "où", "si", "tout", "tous", "toute", "toutes", "même", "mêmes", "aussi",
        "bien", "encore", "très", "ces", "cet", "on", "lui", "leurs", "notre", "nos", "votre",
        "vos", "mon", "ma", "mes", "ton", "ta", "tes", "dont", "donc", "entre", "vers", "sans",
        "sous", "chez", "après", "avant", "alors", "ainsi", "afin", "puis", "or", "car", "ni",
        "deux", "autre", "autres", "quelque", "quelques", "certains", "certaines", "peu", "moins",
        "trop", "plusieurs", "cela", "ceux", "celui", "celle", "celles", "ci", "là", "rien",
        "non", "oui", "sera", "seront", "serait", "soit", "fut", "furent", "peut", "peuvent",
        "doit", "doivent", "va", "vont", "eux", "elles", "ils", "me", "te", "moi", "jusque",
        "lors", "selon", "depuis", "pendant", "contre", "parce", "lorsque", "quand", "comment",
        "pourquoi", "quel", "quelle", "quels", "quelles", "un", "une", "des",
    ]
)  # fmt: skip
_EMPTY_ENGLISH = ENGLISH_WORDS | frozenset(
    [
        "a", "an", "at", "on", "or", "so", "if", "than", "then", "there", "these", "those",
        "what", "who", "whom", "whose", "when", "where", "why", "how", "all", "any", "some", "no",
        "nor", "too", "very", "just", "also", "only", "own", "same", "such", "more", "most",
        "other", "another", "into", "over", "under", "about", "after", "before", "between",
        "through", "during", "above", "below", "out", "off", "up", "down", "again", "further",
        "once", "here", "both", "each", "few", "can", "could", "should", "may", "might", "must",
        "shall", "do", "does", "did", "done", "being", "am", "its", "it's", "he's", "him", "them",
        "his", "hers", "our", "ours", "my", "me", "i", "your", "yours", "us", "s", "t", "d", "ll",
        "re", "ve", "itself", "themselves", "himself", "herself", "while", "because", "although",
        "though", "until", "since", "upon", "within", "without", "toward", "towards", "one",
        "two", "even", "still", "yet", "ever", "never", "always", "however", "therefore", "thus",
        "indeed", "get", "got", "make", "made", "take", "took", "much", "many", "like", "well",
        "way", "thing", "things",
    ]
)  # fmt: skip


def _repeats(words: list[str]) -> str | None:
    """A stretch of 1 to 8 words that stands three times or more in a row, or None."""
    for size in range(1, 9):
        for i in range(len(words) - 3 * size + 1):
            stretch = words[i : i + size]
            times = 3 if size > 1 else 4
            if all(words[i + k * size : i + (k + 1) * size] == stretch for k in range(1, times)):
                return " ".join(stretch)
    return None


def _frequent(words: list[str]) -> str | None:
    """A stretch of four words that stands three times or more anywhere, or None."""
    counts = Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    for stretch, times in counts.items():
        if times >= 3:
            return " ".join(stretch)
    return None


def _twice(words: list[str]) -> str | None:
    """A stretch of 5 to 60 words that stands twice in a row, or None."""
    for size in range(5, min(len(words) // 2, 60) + 1):
        for i in range(len(words) - 2 * size + 1):
            if words[i : i + size] == words[i + size : i + 2 * size]:
                return " ".join(words[i : i + size])
    return None


def loop(source: str, target: str) -> str | None:
    """The words that `target` repeats and `source` does not, or None."""
    target_words = [w.lower() for w in _WORD.findall(target)]
    source_words = [w.lower() for w in _WORD.findall(source)]
    if _repeats(source_words) or _frequent(source_words) or _twice(source_words):
        return None
    return _repeats(target_words) or _frequent(target_words) or _twice(target_words)


def check_form(source: str, target: str) -> Iterator[Finding]:
    """What needs no words to be linked: `repetition`, `length`, `copied`."""
    source_words, target_words = _WORD.findall(source), _WORD.findall(target)
    repeated = loop(source, target)
    if repeated:
        yield Finding("repetition", f"“{repeated}” is repeated", found=repeated)
    if len(source) > 40 and not 0.4 <= len(target) / len(source) <= 2.2:
        share = round(100 * len(target) / len(source))
        yield Finding("length", f"the English is {share} % as long as the French")
    same = source_words == target_words and not is_english(source)
    if len(source_words) > 3 and (looks_french(target) or same):
        yield Finding("copied", "was not translated")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each side of a sentence pair has a counterpart in the other.

    Attributes:
        features: what the two probabilities are computed from, see `measure`.
        lost, added: the stretch (characters) of the French, and of the English, that most looks
            as if it had no counterpart.
    """

    features: tuple[float, ...]
    lost: tuple[int, int]
    added: tuple[int, int]


def _is_content(word: Word, empty: frozenset[str]) -> bool:
    return len(word.text) > 1 and word.text.lower() not in empty and not word.text.isdigit()


def _one_to_one(alignment: Alignment) -> tuple[set[int], set[int]]:
    """Words of both sides that have a counterpart each, the best pairs taken first."""
    size, other = len(alignment.source), max(1, len(alignment.target))
    pairs = sorted(
        (
            (value - 0.5 * abs((i + 0.5) / size - (j + 0.5) / other), i, j)
            for i, links in enumerate(alignment.strength)
            for j, value in links.items()
        ),
        reverse=True,
    )
    ours: set[int] = set()
    theirs: set[int] = set()
    for _, i, j in pairs:
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
    return ours, theirs


def _densest(values: Sequence[float]) -> tuple[float, int, int]:
    """The stretch with the largest sum (Kadane): the sum, its first and its last index."""
    best, first, last = 0.0, 0, 0
    current, start = 0.0, 0
    for i, value in enumerate(values):
        if current <= 0:
            current, start = 0.0, i
        current += value
        if current > best:
            best, first, last = current, start, i
    return best, first, last


def _side(
    words: Sequence[Word], empty: frozenset[str], covered: set[int], weight: Sequence[float]
) -> tuple[int, float, float, float, tuple[int, int]]:
    """Content words; shares of them, and of all words, that are not covered; the worst stretch."""
    content = [_is_content(w, empty) for w in words]
    values = [
        (-1.0 if content[i] else -0.25) if i in covered else (weight[i] if content[i] else 0.3)
        for i in range(len(words))
    ]
    score, first, last = _densest(values)
    number = sum(content)
    bare = sum(c and i not in covered for i, c in enumerate(content))
    stretch = (words[first].start, words[last].end) if words else (0, 0)
    return number, bare / max(1, number), 1 - len(covered) / max(1, len(words)), score, stretch


def measure(source: str, target: str, alignment: Alignment) -> Coverage:
    """How well `source` and `target` cover each other.

    The features: shares of content words without a counterpart (French, English), shares of all
    words without one, logarithms of the ratios of characters, content words and words, the score of
    the worst stretch of each side and its square root, the inverse of the French content words, and
    the French score by French words.
    """
    ours, theirs = _one_to_one(alignment)
    # A word that is nearly always translated in the same way says more when it is not.
    sure = [max(translations(w.text).values(), default=0.2) for w in alignment.source]
    n, bare, open_, score, lost = _side(alignment.source, _EMPTY_FRENCH, ours, sure)
    m, bare2, open2, score2, added = _side(
        alignment.target, _EMPTY_ENGLISH, theirs, [0.7] * len(alignment.target)
    )
    words, others = len(alignment.source), len(alignment.target)
    features = (
        bare, bare2, open_, open2,
        math.log(max(1, len(target)) / max(1, len(source))),
        math.log((1 + m) / (1 + n)), math.log((1 + others) / (1 + words)),
        score, math.sqrt(score), score2, math.sqrt(score2), 1 / (1 + n), score / (1 + words),
    )  # fmt: skip
    return Coverage(features, lost, added)


@cache
def _weights() -> dict[str, list[float]]:
    """For each code, a weight a feature, then the constant and the least sum that is reported."""
    text = (resources.files(__package__) / "coverage.json").read_text(encoding="utf-8")
    weights: dict[str, list[float]] = json.loads(text)
    return weights


def _is(code: str, coverage: Coverage) -> bool:
    *weights, constant, least = _weights()[code]
    return sum(w * f for w, f in zip(weights, coverage.features, strict=True)) + constant > least


def check_words(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`omission`, `addition`: a stretch of one side that has no counterpart in the other.

    Decided by a logistic regression on `measure`, fitted by `translate.training.coverage`.
    """
    if min(len(alignment.source), len(alignment.target)) < 4:
        return
    coverage = measure(source, target, alignment)
    if _is("omission", coverage):
        start, end = coverage.lost
        yield Finding(
            "omission", f"“{shorten(source[start:end])}” seems to be left out",
            source=(start, end), expected=source[start:end],
        )  # fmt: skip
    elif _is("addition", coverage):
        start, end = coverage.added
        yield Finding(
            "addition", f"“{shorten(target[start:end])}” seems to be made up",
            target=(start, end), found=target[start:end],
        )  # fmt: skip
