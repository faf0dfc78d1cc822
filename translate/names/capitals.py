"""Text all in capitals, which a model has seldom seen and checks cannot read, and its form in small letters.

Names keep a capital as far as the lexicon knows them, acronyms of the table of names and short unknown words
all of theirs. Accents that were left out come back where the lexicon has one such word, and none without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from translate.language.lexicon import lexicon
from translate.language.typography import fold
from translate.names.exonyms import Exonym, in_table, occurrences, table

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


def lowered_pair(source: str, target: str, glossary: Sequence[Exonym] = ()) -> tuple[str, str]:
    """French `source`, if it is all in capitals, and its English, if it is so too, in small letters, letter for letter."""
    if not is_shouted(source):
        return source, target
    small = lowered(source)
    if not is_shouted(target):
        return small, target
    english = _WORD.sub(lambda match: _lowered_english(match.group()), target)
    english = re.sub(r"^\W*\w", lambda match: match.group().upper(), english)
    for name in {exonym.english for exonym, *_ in occurrences(small, glossary)}:
        english = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, english, flags=re.IGNORECASE)
    return small, english


def is_unsure(word: str) -> bool:
    """Whether a word of text that was all in capitals has its capital though no list knows it as a name."""
    known = lexicon().french_names
    return not in_table(word) and not any(w.lower() in known for w in _WORD.findall(word))


def _lowered_english(word: str) -> str:
    known, plain = lexicon(), word.lower()
    if known.is_common_english(plain) or (
        plain in known.spelled and plain not in known.english_names
    ):
        return plain
    return word.capitalize() if plain in known.english_names or len(word) > _ACRONYM else word


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
