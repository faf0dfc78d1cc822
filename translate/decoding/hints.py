"""Hints: English words that stand in a French sentence for words that the model does not know.

A model that was taught so (`translate.training.augment`) copies what stands after the mark, and writes the rest of the
sentence around it (Dinu et al. 2019, arXiv 1906.01105).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: What stands before a hint: a single piece of the embedded vocabulary, which articles glue to what follows.
MARK = "#"
#: A word that a hint may stand for: names have no hints.
WORD = re.compile(r"(?<![\w-])[a-zà-öø-ÿœ]+(?:-[a-zà-öø-ÿœ]+)*(?![\w-])")


def hinted(source: str, hints: Mapping[str, str]) -> str:
    """The French `source` with hints in it.

    Args:
        source: French, as the article has it or as the model reads it.
        hints: French words, in small letters, and their English.
    """

    def put(word: re.Match[str]) -> str:
        english = hints.get(word.group())
        if english is None:
            return word.group()
        before = "" if source[: word.start()][-1:] in ("", " ") else " "
        return before + " ".join(f"{MARK} {part}" for part in english.split())

    return WORD.sub(put, source) if hints else source
