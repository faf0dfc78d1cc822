"""What the dictionary has for words that a model guessed or left out, to be translated with (`translate.decoding.hints`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translate.alignment.words import Word
from translate.decoding.hints import WORD
from translate.document import touches
from translate.language.paraphrases import paraphrases
from translate.language.phrases import is_of_a_phrase, phrases
from translate.repair import put_in
from translate.repair.look_up import Guess


def wanted(source: str, lost: Sequence[Word], guessed: Sequence[Guess]) -> dict[str, str]:
    """French words, and the English to translate them with; none of phrases, which say something else.

    Args:
        source: a French segment.
        lost: the words of it that a hypothesis left out (`translate.repair.put_in.lost`).
        guessed: the words of the hypothesis that were guessed.
    """
    hints = {word.text: put_in.likeliest(word.text) for word in lost}
    hints |= {guess.french: max(guess.forms, key=lambda f: guess.forms[f]) for guess in guessed}
    return {
        french: english
        for french, english in hints.items()
        if WORD.fullmatch(french) and _means_itself(source, french)
    }


def _means_itself(source: str, word: str) -> bool:
    """Whether no `word` of the French belongs to a phrase, set or of newspapers."""
    of_phrases = [
        *((start, end) for start, end, _ in phrases(source)),
        *((found.start, found.end) for found in paraphrases(source)),
    ]
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", source)]
    return not any(touches(p, of_phrases) or is_of_a_phrase(source, *p) for p in places)


def taken(hints: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Those of the `hints` that the `new` English says, and the `old` one did not."""
    return {
        french: english
        for french, english in hints.items()
        if _says(new, english) and not _says(old, english)
    }


def _says(text: str, english: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(english)}(?!\w)", text, re.IGNORECASE) is not None
