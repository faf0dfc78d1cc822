"""What the dictionary has for words that a model guessed or left out, to be translated with (`translate.decoding.hints`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translate.alignment.words import Word
from translate.decoding.hints import WORD
from translate.repair import put_in
from translate.repair.look_up import Guess


def wanted(lost: Sequence[Word], guessed: Sequence[Guess]) -> dict[str, str]:
    """French words, and the English to translate them with.

    Args:
        lost: the words of a segment that a hypothesis left out (`translate.repair.put_in.lost`).
        guessed: the words of the hypothesis that were guessed.
    """
    hints = {word.text: put_in.likeliest(word.text) for word in lost}
    hints |= {guess.french: max(guess.forms, key=lambda f: guess.forms[f]) for guess in guessed}
    return {french: english for french, english in hints.items() if WORD.fullmatch(french)}


def taken(hints: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Those of the `hints` that the `new` English says, and the `old` one did not."""
    return {
        french: english
        for french, english in hints.items()
        if _says(new, english) and not _says(old, english)
    }


def _says(text: str, english: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(english)}(?!\w)", text, re.IGNORECASE) is not None
