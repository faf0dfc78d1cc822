"""Words of a hypothesis that a small model guessed, and what the lexicon has in their place.

A model spells a word that it has seldom seen from pieces (“lampadarians” for « lampadaires »), or takes one
that looks alike (“rocks” for « roues »). A guess is a word to which the attention of a French word leads,
and which is none of English, or translates nothing in the sentence while that French word has no
other counterpart. (On lexicons and rare words: Arthur et al. 2016, arXiv 1606.02006.)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translate.alignment.words import Alignment, Word, align, strength, translations
from translate.document import touches
from translate.language.lexicon import lexicon
from translate.language.phrases import is_of_a_phrase
from translate.verification import LONGEST, spelling
from translate.verification.coverage import is_content

#: Forms that are tried in the place of a guess, and how probable one of a word is at least.
_FORMS, _LIKELY = 3, 0.1
#: A word is rare when the model reads it in so many pieces. One of fewer, but more than one, counts if
#: the lexicon is so sure of a form; what is a single piece the model has seen often.
_RARE, _SURE = 3, 0.5
#: How probable the best translation of a French word is that is known.
_KNOWN = 0.3
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

    def put(self, hypothesis: str, form: str) -> str:
        """`hypothesis` with `form` in the place of the guess."""
        return hypothesis[: self.start] + form + hypothesis[self.end :]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word of a hypothesis that may be a guess.

    Attributes:
        number, word: which of the words of the hypothesis.
        is_word: whether it is English at all.
        forms: for each French word that it may stand for, by number, what may stand there instead.
    """

    number: int
    word: Word
    is_word: bool
    forms: dict[int, dict[str, float]]


def suspects(source: str, hypothesis: str, pieces: Callable[[str], int]) -> list[Suspect]:
    """The words of a hypothesis that may be guesses, and could be replaced, from left to right.

    Args:
        source: a French segment.
        hypothesis: its English, as the model wrote it.
        pieces: in how many pieces the model reads a word.
    """
    if max(len(source), len(hypothesis)) > LONGEST:
        return []
    known = align(source, hypothesis)
    covered, explained = known.covered
    meant = [found.target for found in known.phrases if found.target]
    none_of_english = {f.target[0] for f in spelling.check(source, hypothesis) if f.target}
    french = {
        i: word
        for i, word in enumerate(known.source)
        if not (i > 0 and word.text[0].isupper()) and not _is_part(source, word)
    }
    free = {
        i: w
        for i, w in french.items()
        if i not in covered
        and is_content(w.text, "fr")
        and not is_of_a_phrase(source, w.start, w.end)
    }
    found = []
    for j, word in enumerate(known.target):
        is_word = word.start not in none_of_english and not _is_imitation(word, known.source)
        if touches((word.start, word.end), meant):
            continue  # a set phrase: its words say something else
        if is_word and (
            j in explained or not word.text.islower() or not is_content(word.text, "en")
        ):
            continue
        forms = {
            i: _forms(_likely(w.text, is_word, pieces), word, j == 0 or not w.text.islower())
            for i, w in (free if is_word else french).items()
        }
        if any(forms.values()):
            found.append(Suspect(j, word, is_word, forms))
    return found


def guesses(suspected: Sequence[Suspect], alignment: Alignment) -> Iterator[Guess]:
    """Those of the words `suspected` that were guessed and could be replaced, in the same order.

    For each French word that is one at most.

    Args:
        suspected: from `suspects`.
        alignment: of the French and the hypothesis, by the attention of the model too.
    """
    taken: set[int] = set()
    for suspect in suspected:
        j, word = suspect.number, suspect.word
        links = [
            (of_word[j], i + (not suspect.is_word and _is_grown_onto(french.text, word.text)))
            for i, (french, of_word) in enumerate(
                zip(alignment.source, alignment.strength, strict=True)
            )
            if j in of_word
        ]
        if not links:
            continue
        i = max(links)[1]
        forms = suspect.forms.get(i)
        if forms and i not in taken:
            taken.add(i)
            yield Guess(word.start, word.end, alignment.source[i].text, forms, suspect.is_word)


def choices(french: str) -> dict[str, float]:
    """What the lexicon has for `french`, but for the word itself where that is a name at best: Chaussée, Travers."""
    itself = french.lower()
    if itself.isascii() and itself not in lexicon().english_names:
        return translations(french)
    return {form: p for form, p in translations(french).items() if form != itself}


def _likely(french: str, is_word: bool, pieces: Callable[[str], int]) -> dict[str, float]:
    """What may stand for `french` in the place of a word, or of what is none, and how probable it is."""
    if not is_word:
        return {**dict.fromkeys(spelling.cognates(french), _ALIKE), **choices(french)}
    known = choices(french)
    if max(known.values(), default=0.0) < _LIKELY:
        return {}
    number = pieces(french)
    least = math.inf if number < 2 else _SURE if number < _RARE else _LIKELY
    return {form: p for form, p in known.items() if p >= least}


def _is_imitation(word: Word, french: Sequence[Word]) -> bool:
    """Whether `word` is spelled after a French one that is known to be another (“lampadar”, which is lamp and a word)."""
    text = word.text.lower()
    if spelling.is_derived(text) or not word.text.islower():
        return False
    return any(
        text not in (choices := translations(of.text))
        and max(choices.values(), default=0.0) >= _KNOWN
        and strength(of.text, text) > 0
        for of in french
    )


def _is_grown_onto(article: str, word: str) -> bool:
    """Whether a `word` that is none was spelled with the French `article` before what it stands for: “laparticula”."""
    before, whole = article.lower(), word.lower()
    return whole != before and whole.startswith(before) and not is_content(before, "fr")


def _is_part(source: str, word: Word) -> bool:
    """Whether `word` is no word of its own, but one half of another: gratte-ciel."""
    around = source[: word.start][-1:], source[word.end :][:1]
    return "-" in around


def _forms(likely: dict[str, float], there: Word, begins: bool) -> dict[str, float]:
    """The forms most `likely`, in the capitals that the place of `there` asks for, and their priors.

    `begins`: a capital may be that of the place. Else it was made up.
    """
    names = lexicon().english_names
    best = sorted(likely.items(), key=lambda item: -item[1])[:_FORMS]
    return {
        form.capitalize() if form in names or (begins and there.text.istitle()) else form: _PRIOR
        * math.log(p)
        for form, p in best
        if form != there.text.lower()
        and all(map(spelling.is_word, form.split()))
        and is_content(form, "en")
    }
