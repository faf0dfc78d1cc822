"""French all in capitals, which a model has seldom seen, and its form in small letters.

Names keep a capital as far as the lexicon knows them, acronyms of the table of names and short unknown words
all of theirs. Accents that were left out come back where the lexicon has one such word, and none without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from translate.language.lexicon import lexicon
from translate.language.typography import fold
from translate.names.exonyms import table

_WORD = re.compile(r"[^\W\d_]+")
#: Letters of an unknown word up to which it is taken for an acronym.
_ACRONYM = 4


def is_shouted(text: str) -> bool:
    """Whether `text` is more than a word and all in capitals."""
    return text.isupper() and len(_WORD.findall(text)) > 1


def lowered(text: str) -> str:
    """`text`, all in capitals, as it would be written in small letters."""
    small = _WORD.sub(lambda match: _lowered(match.group()), text)
    return re.sub(r"^\W*\w", lambda match: match.group().upper(), small)


def _lowered(word: str) -> str:
    known, plain = lexicon(), word.lower()
    if word in table():  # OTAN
        return word
    if plain not in known.pairs:
        accented = _accented().get(plain, ())
        if len(accented) == 1:
            (plain,) = accented
        elif not accented:
            return word if len(word) <= _ACRONYM else word.capitalize()
    return plain.capitalize() if plain in known.french_names else plain


@cache
def _accented() -> dict[str, set[str]]:
    """Words of the lexicon with accents, by their letters without."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in lexicon().pairs:
        if not word.isascii():
            found[fold(word)].add(word)
    return dict(found)
