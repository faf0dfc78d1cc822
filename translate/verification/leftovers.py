"""French that a model left as it was, where English has such a word too: citron for lemon, genial for great.

`translate.verification.spelling` finds what no English dictionary has. Here the French lexicon is asked: a word
that it has seen said in others, and never in the same letters, was left, and so most likely was one that neither it nor an
English dictionary has. People take such words over, too (gilet, matin), so that this is said of the program's own
English alone, and as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.alignment.words import Word, tokens
from translate.document import Finding
from translate.language.kinds import is_known
from translate.language.lexicon import lexicon
from translate.language.synonyms import are_akin
from translate.language.typography import fold
from translate.verification import LONGEST, spelling
from translate.verification.coverage import is_content
from translate.verification.nouns import doubtful

#: Characters of a word that is looked at, from which probability on a word in the same letters is English for it,
#: and how probable others are together at least.
_SHORTEST, _SAME, _KNOWN = 4, 0.03, 0.6
#: So probable is what only a dictionary has.
_UNCOUNTED = 1.0
#: Letters that the forms of one English word have in common at least: altitudes, altitude.
_STEM = 5
#: English words for which the lexicon has seen others only.
_TAKEN_OVER = frozenset(
    [
        "genre",
        "audition",
        "analyse",
        "decor",
        "mannequin",
        "selfie",
        "inhumation",
        "soda",
        "fermion",
        "imbroglio",
    ]
)
#: Letters that French has in words from elsewhere only, and words that both languages have had since few years.
_NOT_FRENCH = re.compile(
    r"[kw]|^(?:podcast|bitcoin|microblog|blogospher|exfiltration|velociraptor|sarin)"
)
#: A people, and no name of several words.
_PEOPLE = re.compile(
    r"\b(?:[lL]es|[dD]es|[aA]ux|[cC]es) (?P<name>[A-ZÀ-Þ][a-zà-ÿ]{3,})(?!\w|[ -][A-ZÀ-Þ])"
)


@dataclass(frozen=True, slots=True)
class Left:
    """A word of the English that is French.

    Attributes:
        word, french: it, and the same in the French.
        others: what the lexicon has for it, likeliest first; empty where it has nothing.
    """

    word: Word
    french: Word
    others: tuple[str, ...]

    def finding(self) -> Finding:
        """`doubtful`: that it was left, and the likeliest of the `others`."""
        word, french = self.word, self.french
        if self.others:
            return doubtful(word, french, self.others[0])
        return Finding(
            "doubtful", f"“{word.text}” seems to be French that was left",
            source=(french.start, french.end), target=(word.start, word.end), found=word.text,
        )  # fmt: skip


def find(source: str, target: str) -> Iterator[Left]:
    """Words in small letters, and peoples, that the French `source` has in the same letters, accents aside."""
    if max(len(source), len(target)) > LONGEST:
        return
    ours = {fold(w.text.lower()): w for w in tokens(source) if w.text.islower()}
    peoples = {fold(m["name"]): m for m in _PEOPLE.finditer(source)}
    for word in tokens(target):
        if (people := peoples.get(fold(word.text))) and (named := _in_english(people["name"])):
            yield Left(word, Word(*people.span("name"), people["name"]), named)
            continue
        french = ours.get(fold(word.text))
        if (
            french is None
            or not (word.text.islower() and word.text.isalpha() and len(word.text) >= _SHORTEST)
            or not (is_content(french.text, "fr") and is_content(word.text, "en"))
            # half of a compound, or an option
            or "-" in (target[: word.start][-1:], target[word.end :][:1])
            or spelling.stays(source, target, word.start, word.end)
        ):
            continue
        others = _others(french.text)
        if others is not None:
            yield Left(word, french, tuple(sorted(others, key=lambda form: -others[form])))


def _in_english(people: str) -> tuple[str, ...]:
    """What the lexicon has for a people, in capitals: Welsh for Gallois."""
    words, plain = lexicon(), fold(people.lower())
    known = words.pairs.get(people.lower(), {})
    if any(fold(w) == plain for w in known):
        return ()
    names = [w for w, p in known.items() if w in words.english_names and p < _UNCOUNTED]
    best = max(names, key=known.__getitem__, default="")
    return (best.capitalize(),) if known.get(best, 0.0) >= _KNOWN else ()


def _others(french: str) -> dict[str, float] | None:
    """The English for a French word that was left if it stands there again; None where that is English for it."""
    words, plain = lexicon(), fold(french)
    known = words.pairs.get(french.lower(), {})
    same = {w: p for w, p in known.items() if fold(w) == plain}
    is_english = plain in words.spelled or is_known(plain)
    if any(_SAME <= p < _UNCOUNTED for p in same.values()) or (same and is_known(plain)):
        return None
    if plain.removesuffix("s") in _TAKEN_OVER:
        return None
    others = {
        w: p
        for w, p in known.items()
        if w not in same and p < _UNCOUNTED and w in words.spelled and is_content(w, "en")
    }
    if sum(others.values()) < _KNOWN:
        return None if is_english or _NOT_FRENCH.search(plain) else {}
    likeliest = max(others, key=others.__getitem__)
    alike = likeliest[:_STEM] == plain[:_STEM] or are_akin(plain, likeliest)
    return None if is_english and alike else others
