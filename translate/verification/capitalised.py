"""Words with a capital, in French and in English: which of them the place alone would capitalise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.document import Span, touches
from translate.language import honorifics, typography
from translate.language.calendar import abbreviations, days, months
from translate.language.function_words import FRENCH_WORDS
from translate.language.lexicon import lexicon
from translate.language.quotes import Language
from translate.language.typography import RAISED

_WORD = re.compile(rf"[^\W_{RAISED}]+(?:[’'][^\W_{RAISED}]+)?(?:\.[A-Z])*")
#: Capitalised words of English that name nobody: titles, days, languages of the sentence itself.
NOT_NAMES = frozenset(
    [
        "i", "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "madam", "mister",
        "professor", "president", "minister", "prime", "chancellor", "king", "queen", "prince",
        "princess", "pope", "general", "colonel", "captain", "god", "internet", "english",
        "french", "ok", "tv", "us", "uk", "eu", "un", "celsius", "fahrenheit",
        *(name.lower() for name in (*days("en"), *months("en"))),
        *abbreviations("en"),
        *honorifics.ENGLISH_SHORTENED, *(word.lower() for word in honorifics.ENGLISH), "maître", "master", "monsignor",
    ]
)  # fmt: skip
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['’”»\")\]]*\s+|[«“\"(\[]\s*|^\s*[–—-]\s*|\s[–—-]\s+)$")
LETTERS = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(
    r"(?:[dlnmtscjç]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|quelqu)[’'](?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Capitalised:
    """A capitalised word: its characters, and whether the place alone would capitalise it."""

    start: int
    end: int
    text: str
    begins: bool


#: Words in capitals, one behind the other.
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞŒ]+(?:(?:['’]|-|,? )[A-ZÀ-ÖØ-ÞŒ]+){2,}(?![\w.])")


def _shouted(text: str, language: Language) -> list[Span]:
    """Stretches of three words or more in capitals, most of which are words and no acronyms: THANK YOU ALL."""
    known = lexicon()
    is_common = known.is_common if language == "fr" else known.is_common_english
    found = []
    for match in _CAPITALS.finditer(text):
        words = LETTERS.findall(match.group())
        common = sum(is_common(word) or word.lower() in FRENCH_WORDS for word in words)
        if 2 * common > len(words):
            found.append(match.span())
    return found


@lru_cache(maxsize=1024)  # the French of all hypotheses is the same
def capitalised_words(text: str, language: Language) -> tuple[Capitalised, ...]:
    """The words of `text` with a capital, without what is elided before them and what is English behind them ('s)."""
    found = []
    shouted = _shouted(text, language)
    names = lexicon().french_names if language == "fr" else lexicon().english_names
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        if word.lower() not in names and touches(match.span(), shouted):
            continue
        elision = _ELISION.match(word) if language == "fr" else None
        if elision:
            start, word = start + elision.end(), word[elision.end() :]
        word = re.sub(r"[’'](?:s|t|ll|re|ve|d|m)$", "", word)
        if not word[0].isupper():
            continue
        begins = _SENTENCE_START.search(typography.before(text, start)) is not None
        found.append(Capitalised(start, start + len(word), word, begins and not elision))
    return tuple(found)


def is_headline(text: str) -> bool:
    """Whether most words are capitalised anyway: a headline, or capitals throughout."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 4 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def overlaps(word: Capitalised, spans: Sequence[Span]) -> bool:
    """Whether `word` stands in one of `spans`."""
    return touches((word.start, word.end), spans)


_CAPITAL_AFTER = re.compile(r"(?:['’]s)?[ -][A-ZÀ-Þ]")


def stands_alone(word: Capitalised, text: str) -> bool:
    """Whether the word after it has a small letter."""
    return _CAPITAL_AFTER.match(text, word.end) is None
