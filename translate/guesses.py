"""Words of a hypothesis that a small model guessed, and what the lexicon has in their place.

A model spells a word that it has seldom seen from pieces (“lampadarians” for « lampadaires »), or takes one
that looks alike (“rocks” for « roues »). A guess is a word to which the attention of a French word leads,
and which is none of English, or translates nothing in the sentence while that French word has no
other counterpart. (On lexicons and rare words: Arthur et al. 2016, arXiv 1606.02006.)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.alignment.lexicon import lexicon
from translate.alignment.words import Alignment, Word, align, strength, translations
from translate.typography import fold
from translate.verification import spelling
from translate.verification.coverage import is_content

#: Forms that are tried in the place of a guess, and how probable one of a word is at least.
_FORMS, _LIKELY = 4, 0.1
#: A word is rare when the model reads it in so many pieces. One of fewer, but more than one, counts if
#: the lexicon is so sure of a form; what is a single piece the model has seen often.
_RARE, _SURE = 3, 0.5
#: How probable a form is that is no more than alike.
_ALIKE = 0.1
#: What the logarithm of that probability counts beside the model's score (nats a token).
_PRIOR = 0.05
#: Endings of French words and of their English cognates.
_ENDINGS = (
    ("", ""), ("e", ""), ("é", "ed"), ("ée", "ed"), ("er", ""), ("er", "e"), ("er", "ate"),
    ("iser", "ize"), ("aire", "ary"), ("oire", "ory"), ("ique", "ic"), ("ique", "ical"), ("eux", "ous"),
    ("euse", "ous"), ("té", "ty"), ("isme", "ism"), ("eur", "or"), ("eur", "er"), ("ien", "ian"),
    ("ienne", "ian"), ("ie", "y"), ("iquement", "ically"), ("ement", "ely"), ("el", "al"),
    ("elle", "al"), ("if", "ive"), ("ive", "ive"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """A word of a hypothesis that the model guessed.

    Attributes:
        start, end: its characters in the hypothesis.
        french: what it stands for.
        forms: what may stand there instead, each with what it adds to the score of the model.
        is_word: whether what stands there is English at all.
    """

    start: int
    end: int
    french: str
    forms: dict[str, float]
    is_word: bool


def guesses(
    source: str, hypothesis: str, alignment: Alignment, pieces: Callable[[str], int]
) -> Iterator[Guess]:
    """The words of `hypothesis` that were guessed and could be replaced, from left to right.

    Args:
        source: a French segment.
        hypothesis: its English, as the model wrote it.
        alignment: of the two, by the attention of the model too.
        pieces: in how many pieces the model reads a word.
    """
    none_of_english = {f.target[0] for f in spelling.check(source, hypothesis) if f.target}
    covered, explained = align(source, hypothesis).covered()
    for j, word in enumerate(alignment.target):
        is_word = word.start not in none_of_english
        if is_word and (j in explained or not word.text.islower()):
            continue
        links = [(of_word[j], i) for i, of_word in enumerate(alignment.strength) if j in of_word]
        if not links:
            continue
        i = max(links)[1]
        french = alignment.source[i]
        if _is_part(source, french) or (is_word and (i in covered or not is_content(french, "fr"))):
            continue
        if is_word:
            number = pieces(french.text)
            least = 2.0 if number < 2 else _SURE if number < _RARE else _LIKELY
            likely = {f: p for f, p in translations(french.text).items() if p >= least}
        else:
            likely = {**_alike(french.text, word.text), **translations(french.text)}
        forms = _forms(likely, word)
        if forms:
            yield Guess(word.start, word.end, french.text, forms, is_word)


def _is_part(source: str, word: Word) -> bool:
    """Whether `word` is no word of its own, but one half of another: gratte-ciel."""
    around = source[: word.start][-1:], source[word.end :][:1]
    return "-" in around


def _forms(likely: dict[str, float], there: Word) -> dict[str, float]:
    """The forms most `likely`, in the capitals that the place of `there` asks for, and their priors."""
    names = lexicon().english_names
    best = sorted(likely.items(), key=lambda item: -item[1])[:_FORMS]
    return {
        form.capitalize() if form in names or there.text.istitle() else form: _PRIOR * math.log(p)
        for form, p in best
        if form != there.text.lower() and spelling.is_word(form)
    }


def _alike(french: str, english: str) -> dict[str, float]:
    """English cognates of the word `french`, and words that `english` misspells by one letter."""
    stem, plural = (french.lower(), "")
    if stem.endswith("s"):
        stem, plural = stem[:-1], "s"
    found = {
        fold(stem[: len(stem) - len(ours)]) + theirs + plural
        for ours, theirs in _ENDINGS
        if stem.endswith(ours)
    }
    found |= {word for word in spelling.corrections(english.lower()) if strength(french, word)}
    return {word: _ALIKE for word in found if spelling.is_listed(word)}
