"""Words that a hypothesis left out, and the beginnings of the English that have them.

A word of the French for which the English has nothing (`translate.verification.lost_words`) is written where the words
around it lead, and the model goes on after it (prefix-constrained decoding, as in `translate.repair.prefixes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.alignment.words import Alignment, Word, align
from translate.language.lexicon import lexicon
from translate.language.typography import target_form
from translate.repair.look_up import choices
from translate.verification import lost_words, spelling
from translate.verification.coverage import is_content

#: Words put in at once, and how far (words) from its place one stands that is taken for it.
_AT_ONCE, _NEAR = 2, 1.5
#: How probable the form is at least that is put in.
_LIKELY = 0.2


@dataclass(frozen=True, slots=True)
class Place:
    """A word that a hypothesis lacks, and a place for it.

    Attributes:
        french: what was left out.
        form: what may stand for it.
        start: the character of the hypothesis at which it would.
    """

    french: str
    form: str
    start: int

    def beginning(self, hypothesis: str) -> str:
        """`hypothesis` up to the word, and the word."""
        if not self.start:
            return self.form[:1].upper() + self.form[1:]
        return f"{hypothesis[: self.start].rstrip()} {self.form}"


def lost(source: str, hypothesis: str, free: bool) -> list[Word]:
    """The words of a French segment that its English, as the model wrote it, left out (`lost_words.find`)."""
    return [w for w in lost_words.find(source, target_form(hypothesis), free) if likeliest(w.text)]


def places(
    words: Sequence[Word], source: str, hypothesis: str, alignment: Alignment
) -> Iterator[Place]:
    """Where `words` that a hypothesis left out may have stood: for each of the first the likeliest place.

    That is where a word stands that translates nothing (Baltic, for ballistic), or where the words around lead.

    Args:
        words: from `lost`.
        source: a French segment.
        hypothesis: its English, as the model wrote it.
        alignment: of the two, by the attention of the model too.
    """
    theirs = alignment.target
    if not theirs:
        return
    expected, idle = alignment.expected(), lost_words.idle(align(source, hypothesis))
    numbers = {word.start: i for i, word in enumerate(alignment.source)}
    starts = [*(word.start for word in theirs), theirs[-1].end]
    for word in words[:_AT_ONCE]:
        at = expected(numbers[word.start])
        near = [j for j in idle if abs(j - at) <= _NEAR] or range(len(starts))
        yield Place(word.text, likeliest(word.text), starts[min(near, key=lambda j: abs(j - at))])


def likeliest(french: str) -> str:
    """The likeliest English word for `french` that says something, with its capital; empty if there is none."""
    for form, probability in sorted(choices(french).items(), key=lambda item: -item[1]):
        if probability >= _LIKELY and spelling.is_word(form) and is_content(form, "en"):
            return form.capitalize() if form in lexicon().english_names else form
    return ""
