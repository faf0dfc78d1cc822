"""Which English words say what which French words say.

Words are linked by the lexicon that comes with the program (`translate.training.lexicon` makes it),
by likeness (names, figures, words that both languages share) and, among several candidates, by
place. `words` links the words of a sentence pair so, without a model; `attention` adds what a model
attended to; `sentences` pairs the sentences of two texts.
"""

from __future__ import annotations

import re

from translate.language.typography import RAISED

WORD = re.compile(rf"[^\W_{RAISED}]+")


def words_of(text: str) -> list[str]:
    """The words of `text`: runs of letters and digits, so that l'ex-URSS is three."""
    return WORD.findall(text)
