"""Segments of one word: heads of tables, headings, items.

Without a sentence around it a small model spells a word that looks alike (“Nam” for « Nom ») or takes any other. Where
nothing of its English says the word, what the lexicon has for it is put there.
"""

from __future__ import annotations

import re

from translate.alignment.words import strength, translations
from translate.language.kinds import is_known
from translate.language.lexicon import lexicon

_ONE_WORD = re.compile(r"\W*(?P<word>[^\W\d_]{3,})\W*")
_WORDS = re.compile(r"[^\W\d_]+")
#: How probable the likeliest noun that translates it is at least, and where the English only looks like the French
#: (Equip for Équipe).
_LIKELY, _SURE = 0.3, 0.5


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` of a French `source` of one word as the lexicon has it, if it says something else, and what was changed."""
    found, there = _ONE_WORD.fullmatch(source), _WORDS.findall(english)
    if found is None or not there:
        return english, []
    word = found["word"]
    known = translations(word) if lexicon().is_common(word) else {}
    best = max(filter(is_known, known), key=known.__getitem__, default="")
    alike = any(strength(word, other) for other in there)
    if known.get(best, 0.0) < (_SURE if alike else _LIKELY) or any(
        w.lower() in known for w in there
    ):
        return english, []
    written = best.upper() if word.isupper() else best.capitalize() if word.istitle() else best
    old = re.search(r"\w(?:.*\w)?", english)
    assert old is not None
    return english[: old.start()] + written + english[old.end() :], [f"“{old[0]}” → “{written}”"]
