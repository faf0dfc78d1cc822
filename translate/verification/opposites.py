"""Opposites: no word of the English says the contrary of what stands in the French."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from translate.alignment.words import Alignment, strength, translations
from translate.document import Finding, touches
from translate.language.negation import denials
from translate.language.opposites import near_opposites, opposites
from translate.language.typography import before
from translate.verification import nouns
from translate.verification.coverage import is_content

#: How probable a translation must be for its opposite to count, where no link explains the opposite.
_SURE = 0.15
#: Words between the opposite and the place where the words around it make one expect it.
_NEAR = 3
#: Letters of the shortest word that is looked at: eu and dû are parts of phrases.
_SHORTEST = 3
#: Who is né is so, and does nothing else; the verb before it says that it is no name: Jeanne Petit, née Leroy.
_BORN = re.compile(r"(?:est|était|fut|soit|suis|es|serait|être) (?:\w+ )?$", re.IGNORECASE)
#: Small words that other constructions turn round: plus sûr que, less dangerous than.
_TURN = frozenset(["plus", "moins", "peu", "mal", "comme", "autres", "autre", "bien", "non", "pas", "avait", "personne", "rien", "aucun", "nul", "ni", "tout", "mlle", "chose", "choses", "ans", "ont", "fait", "faite", "faits", "sur", "tous", "toutes", "toute"])  # fmt: skip
#: Before a word, they say its opposite themselves: peu profond, shallow.
_TURNED = re.compile(
    r"\b(?:peu|moins|mal|non|pas|sans|mauvaise?|trop|ni|sans la|sans le)[ -]$", re.IGNORECASE
)

#: No side: right in the middle, right now.
_RIGHT_THERE = re.compile(
    r"right (?:in|now|away|at|on|next|after|before|there|here|up|down|through|from|behind|across)\b",
    re.IGNORECASE,
)
#: The sides, by words that say much else.
_SIDES = frozenset(["left", "right"])
_SIDE = re.compile(r"gauch|droit", re.IGNORECASE)
_TOO = re.compile(r"\btoo\b", re.IGNORECASE)


def _is_turned(text: str, target: str) -> bool:
    """Whether a word after the French `text` says its opposite: peu profond; trop petit, not big enough, but not too big."""
    turned = _TURNED.search(text)
    if turned is None:
        return False
    return not (turned.group().lower().startswith("trop") and _TOO.search(target))


#: Who has beaten somebody has won; only who was beaten has lost.
_BEATEN = re.compile(r"(?:battu|vaincu|défait)e?s?", re.IGNORECASE)
_HAS = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aur(?:ai|as|a|ons|ez|ont)|eu(?:t|rent)|ayant|avoir)"
    r"(?: (?:\w+ment|jamais|enfin|déjà|encore|bien))? $",
    re.IGNORECASE,
)


#: For an English word, all that are opposed to it.
_Table = dict[str, frozenset[str]]


@lru_cache(maxsize=20_000)
def _positive(word: str, table_of: Callable[[], _Table]) -> str:
    """`word`, or the adjective that it is the comparative of, or its American spelling, if that has opposites."""
    table = table_of()
    if word in table:
        return word
    if (american := word.replace("our", "or")) in table:
        return american
    stems = [word[: -len(ending)] for ending in ("er", "est") if word.endswith(ending)]
    ways = (way for stem in stems for way in (stem, f"{stem}e", re.sub(r"i$", "y", stem)))
    return next((way for way in ways if way in table), word)


@lru_cache(maxsize=20_000)
def contraries(french: str) -> frozenset[str]:
    """English words that say the contrary of `french`."""
    return _against(french, opposites())


@lru_cache(maxsize=20_000)
def _near_contraries(french: str) -> frozenset[str]:
    """English adjectives that say much the contrary of `french`."""
    found = _against(french, near_opposites()) - contraries(french)
    return frozenset(word for word in found if is_content(word, "en"))


def _against(french: str, table: _Table) -> frozenset[str]:
    if french in _TURN or (len(french) < _SHORTEST and french != "né"):
        return frozenset()
    found = frozenset[str]().union(
        *(
            table.get(english, ())
            for english, probability in translations(french).items()
            if probability >= _SURE
        )
    )
    return frozenset(word for word in found if not strength(french, word))


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`opposite`: the English has the opposite of a French word, and not the word; `doubtful`: what is near to it."""
    for i, j in _turned(source, target, alignment, contraries, opposites):
        word, other = alignment.source[i], alignment.target[j]
        yield Finding(
            "opposite", f"“{word.text}” became its opposite, “{other.text}”",
            source=(word.start, word.end), target=(other.start, other.end),
            expected=max(translations(word.text), key=translations(word.text).__getitem__),
            found=other.text,
        )  # fmt: skip
    for i, j in _turned(source, target, alignment, _near_contraries, near_opposites):
        word = alignment.source[i]
        yield nouns.doubtful(alignment.target[j], word, nouns.best(translations(word.text)))


def _is_of_a_phrase(alignment: Alignment, i: int, j: int) -> bool:
    """Whether word `j` of the English is of what says a phrase with word `i` of the French: avocat général, prosecutor."""
    here, there = alignment.source[i], alignment.target[j]
    return any(
        found.target
        and touches((here.start, here.end), [found.source])
        and touches((there.start, there.end), [found.target])
        for found in alignment.phrases
    )


def _turned(
    source: str,
    target: str,
    alignment: Alignment,
    against: Callable[[str], frozenset[str]],
    table_of: Callable[[], _Table],
) -> Iterator[tuple[int, int]]:
    """The words of the French, and of the English, of which one says the contrary of the other, by number."""
    theirs = [_positive(word.text.lower(), table_of) for word in alignment.target]
    there = frozenset(theirs)
    candidates = [
        (i, turned)
        for i, word in enumerate(alignment.source)
        if (turned := against(word.text.lower()) & there)
        and not _is_turned(before(source, word.start), target)
        and not (word.text == "né" and not _BORN.search(before(source, word.start)))
        and not (_BEATEN.fullmatch(word.text) and _HAS.search(before(source, word.start)))
        and not any(strength(word.text, other) for other in there)
    ]
    if not candidates:
        return
    ours, theirs_denied = denials(source, "fr"), denials(target, "en")
    expected = alignment.expected()
    for i, turned in candidates:
        for j, other in enumerate(theirs):
            if (
                other not in turned
                or (other == "old" and j > 0 and theirs[j - 1].startswith("year"))
                or abs(j - expected(i)) > _NEAR
                or any(strength(w.text, other) for w in alignment.source)
            ):
                continue
            place = alignment.target[j]
            if _is_of_a_phrase(alignment, i, j):
                continue
            if _RIGHT_THERE.match(target, place.start):
                continue
            if other in _SIDES and not _SIDE.match(alignment.source[i].text):
                continue  # laissé is left, and no side
            elsewhere = [m for m in theirs_denied if not m.start() <= place.start < m.end()]
            if len(ours) != len(elsewhere):
                continue  # what is not dead is alive
            yield i, j
            break
