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

from translate.alignment.words import Alignment, Word, align, translations
from translate.language.lexicon import lexicon
from translate.verification import spelling
from translate.verification.coverage import is_content

#: Forms that are tried in the place of a guess, and how probable one of a word is at least.
_FORMS, _LIKELY = 3, 0.1
#: A word is rare when the model reads it in so many pieces. One of fewer, but more than one, counts if
#: the lexicon is so sure of a form; what is a single piece the model has seen often.
_RARE, _SURE = 3, 0.5
#: How probable a cognate is that the lexicon has not.
_ALIKE = 0.1
#: What the logarithm of that probability counts beside the model's score (nats a token).
_PRIOR = 0.05


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


def suspects(source: str, hypothesis: str) -> dict[int, bool]:
    """The words of `hypothesis` that may be guesses, by number, and whether each is English at all."""
    known = align(source, hypothesis)
    covered, explained = known.covered()
    none_of_english = {f.target[0] for f in spelling.check(source, hypothesis) if f.target}
    is_free = any(i not in covered and is_content(w.text, "fr") for i, w in enumerate(known.source))
    found = {}
    for j, word in enumerate(known.target):
        if word.start in none_of_english:
            found[j] = False
        elif is_free and j not in explained and word.text.islower() and is_content(word.text, "en"):
            found[j] = True
    return found


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
    covered, _ = align(source, hypothesis).covered()
    for j, is_word in suspects(source, hypothesis).items():
        word = alignment.target[j]
        links = [(of_word[j], i) for i, of_word in enumerate(alignment.strength) if j in of_word]
        if not links:
            continue
        i = max(links)[1]
        french = alignment.source[i]
        is_name = i > 0 and french.text[0].isupper()
        if is_name or _is_part(source, french):
            continue
        if is_word and (i in covered or not is_content(french.text, "fr")):
            continue
        if is_word:
            number = pieces(french.text)
            least = math.inf if number < 2 else _SURE if number < _RARE else _LIKELY
            likely = {f: p for f, p in translations(french.text).items() if p >= least}
        else:
            cognates = dict.fromkeys(spelling.cognates(french.text), _ALIKE)
            likely = {**cognates, **translations(french.text)}
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
        if form != there.text.lower() and spelling.is_word(form) and is_content(form, "en")
    }
