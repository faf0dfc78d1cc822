"""Word links from the attention of a model, added to those of the lexicon.

What a piece of the target was translated from is told by one head of the decoder, in the step that
reads the piece (Chen et al. 2020, arXiv 2004.14837). Pieces belong to words; the model reads and
writes a plainer typography than people do, so that its words are matched with those of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from translate.alignment.words import Alignment, Word, align, tokens

#: Attention that a word of another hand, not the model's, has to have to say something.
_LEAST = 0.1


def attended(
    source: str,
    target: str,
    read: tuple[str, Sequence[str]],
    written: tuple[str, Sequence[str]],
    attention: Sequence[tuple[int, float]],
) -> Alignment:
    """The words of a sentence pair linked by the lexicon and by attention.

    Args:
        source, target: French and English, as the reader sees them.
        read, written: the same as the model has them, each a text and its pieces.
        attention: for each target piece, the source piece that it attends to most, and with what weight.

    Returns:
        Links whose strength is the sum of both, 0 to 2.
    """
    alignment = align(source, target)
    ours = owners(alignment.source, *read)
    theirs = owners(alignment.target, *written)
    strength = [dict(links) for links in alignment.strength]
    most: dict[tuple[int, int], float] = {}
    for (at, weight), j in zip(attention, theirs, strict=True):
        i = ours[at]
        if i is not None and j is not None and weight >= _LEAST:
            most[i, j] = max(most.get((i, j), 0.0), weight)
    for (i, j), value in most.items():
        strength[i][j] = strength[i].get(j, 0.0) + value
    return replace(alignment, strength=tuple(strength))


def carried(
    attention: Sequence[tuple[int, float]], before: Sequence[str], now: Sequence[str]
) -> tuple[tuple[int, float], ...]:
    """The `attention` of the pieces `before` as that of the pieces `now`, which were made from them.

    A piece that took the place of another comes from where that came from; what was put in between says nothing.
    """
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    found: list[tuple[int, float]] = []
    for _, start, end, first, last in matcher.get_opcodes():
        size = last - first
        found += [
            attention[start + k * (end - start) // size] if end > start else (0, 0.0)
            for k in range(size)
        ]
    return tuple(found)


def owners(words: Sequence[Word], form: str, pieces: Sequence[str]) -> list[int | None]:
    """The word that each of the `pieces` of `form` stands in, or None: marks, what was rewritten."""
    of_form = tokens(form)
    matcher = SequenceMatcher(
        None, [w.text.lower() for w in of_form], [w.text.lower() for w in words], autojunk=False
    )
    same = {
        block.a + k: block.b + k
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    }
    owner = {at: n for n, w in enumerate(of_form) for at in range(w.start, w.end)}
    letters = [at for at, character in enumerate(form) if not character.isspace()]
    owners: list[int | None] = []
    done = 0
    for piece in pieces:
        at = letters[min(done, len(letters) - 1)]
        number = owner.get(at)
        owners.append(None if number is None else same.get(number))
        done += 1 if piece.startswith("<0x") else len(piece.replace("▁", ""))
    return owners
