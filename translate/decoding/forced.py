"""Forced decoding: how probable a translation by whatever hand, and each word of it, is to a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.alignment.attention import owners
from translate.alignment.words import tokens
from translate.decoding import Engine, maximum_output
from translate.decoding.tokenizer import Tokenizer

#: Longest source (pieces) that is scored, and pairs of one batch.
_LONGEST, _AT_ONCE = 250, 32


@dataclass(frozen=True, slots=True)
class Forced:
    """How probable a translation is to a model.

    Attributes:
        total: log-probability of all of it, its end included, in nats.
        pieces: how many pieces that is the sum of.
        words: that of each word (`translate.alignment.words.tokens`), the sum over its pieces, each
            after all before it; None for a word that the model has in another form.
        sizes: the pieces of each word.
    """

    total: float
    pieces: int
    words: tuple[float | None, ...]
    sizes: tuple[int, ...]

    @property
    def mean(self) -> float:
        """Mean log-probability a piece, in nats."""
        return self.total / self.pieces


def forced(
    engine: Engine,
    tokenizer: Tokenizer,
    texts: Sequence[str],
    forms: Sequence[tuple[str, str]],
) -> list[Forced | None]:
    """How probable translations are.

    Args:
        engine, tokenizer: the model, which reads the first form of each pair and writes the second.
        texts: the translations, as the reader sees them.
        forms: for each a source and the translation, as the model has them.

    Returns:
        One for each text; None for a pair that is empty or too long for the model.
    """
    pieces = [(tokenizer.encode(s), tokenizer.encode_target(t)) for s, t in forms]
    fit = [
        number
        for number, (s, t) in enumerate(pieces)
        if 0 < len(s) <= _LONGEST and 0 < len(t) <= maximum_output(len(s))
    ]
    fit.sort(key=lambda number: len(pieces[number][1]))
    found: dict[int, Forced] = {}
    for start in range(0, len(fit), _AT_ONCE):
        batch = fit[start : start + _AT_ONCE]
        sources, targets = zip(*(pieces[number] for number in batch), strict=True)
        for number, scores in zip(batch, engine.score(sources, targets), strict=True):
            found[number] = _by_word(texts[number], forms[number][1], pieces[number][1], scores)
    return [found.get(number) for number in range(len(texts))]


def _by_word(text: str, form: str, pieces: Sequence[str], scores: Sequence[float]) -> Forced:
    words = tokens(text)
    summed: list[float | None] = [None] * len(words)
    sizes = [0] * len(words)
    # Behind the pieces is the end.
    for at, score in zip(owners(words, form, pieces), scores, strict=False):
        if at is not None:
            summed[at] = (summed[at] or 0.0) + score
            sizes[at] += 1
    return Forced(sum(scores), len(scores), tuple(summed), tuple(sizes))
