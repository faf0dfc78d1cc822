"""Telling French from English by their function words."""

from __future__ import annotations

import re

FRENCH_WORDS = frozenset(
    [
        "le", "la", "les", "des", "du", "un", "une", "et", "est", "dans", "pour", "que", "qui",
        "sur", "pas", "au", "aux", "ce", "cette", "avec", "il", "elle", "nous", "vous", "je",
        "sont", "été", "ont", "mais", "par", "plus", "se", "sa", "son", "ses", "leur",
    ]
)  # fmt: skip
ENGLISH_WORDS = frozenset(
    [
        "the", "of", "and", "to", "in", "is", "that", "it", "for", "was", "with", "as", "be",
        "this", "are", "have", "not", "by", "from", "which", "he", "she", "we", "you", "has",
        "had", "were", "been", "will", "would", "they", "their", "his", "her", "but",
    ]
)  # fmt: skip
_WORD = re.compile(r"\w+")


def function_words(text: str) -> tuple[int, int]:
    """How many of the words of `text` are function words of French, and of English."""
    words = _WORD.findall(text.lower())
    return sum(w in FRENCH_WORDS for w in words), sum(w in ENGLISH_WORDS for w in words)


def looks_english(text: str) -> bool:
    """Whether `text` (its first 20,000 characters) is clearly English and not French."""
    french, english = function_words(text[:20_000])
    return english >= 4 and english > 2 * french


def looks_french(text: str) -> bool:
    """Whether `text` is clearly French and not English."""
    french, english = function_words(text[:20_000])
    return french >= 3 and french > 2 * english
