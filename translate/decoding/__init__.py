"""Engines: what turns the token sequences of a Marian model into hypotheses.

Both engines read the same checkpoint folder. `open_engine` picks: CTranslate2, for large models in
int8; transformers and torch on request.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from translate.errors import ModelError

if TYPE_CHECKING:
    from translate.checkpoints.notes import Notes

ENGINES = ("auto", "ctranslate2", "transformers")
#: The whole numbers of `Decoding`, and the least that each may be.
_LEAST = {"beam": 1, "nbest": 1, "no_repeat_ngram": 0, "max_pieces": 1}


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for the translation. The defaults are Marian's.

    Attributes:
        beam: beam size; 1 is greedy.
        length_penalty: exponent of the length by which a hypothesis' score is divided; 0 or more.
        nbest: how many hypotheses to return, at most `beam`.
        repetition_penalty: above 1, makes tokens that were written already less likely; above 0.
        no_repeat_ngram: length of the n-grams that may not occur twice; 0 allows all.
        max_pieces: longest input (pieces) given to the model at once; longer ones are divided.
            The embedded model was trained on up to 250; its quality falls before that.

    Raises:
        ValueError: a value is out of range.
        TypeError: a value is no number, or no whole one where one is needed.
    """

    beam: int = 4
    length_penalty: float = 1.0
    nbest: int = 1
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    max_pieces: int = 140

    def __post_init__(self) -> None:
        for name, least in _LEAST.items():
            value = getattr(self, name)
            if not isinstance(value, int):
                raise TypeError(f"{name}: give a whole number, not {value!r}")
            if value < least:
                raise ValueError(f"{name} is {value}; it must be {least} or more")
        for name in ("length_penalty", "repetition_penalty"):
            value = getattr(self, name)
            if not isinstance(value, int | float):
                raise TypeError(f"{name}: give a number, not {value!r}")
            if not 0 <= value < math.inf:
                raise ValueError(f"{name} is {value}; it must be 0 or more, and finite")
        if not self.repetition_penalty:
            raise ValueError("repetition_penalty is 0; it must be more")
        if self.nbest > self.beam:
            raise ValueError(f"nbest is {self.nbest}; a beam of {self.beam} has no more than that")

    def __str__(self) -> str:
        parts = [f"beam {self.beam}", f"length penalty {self.length_penalty:g}"]
        if self.repetition_penalty != 1.0:
            parts.append(f"repetition penalty {self.repetition_penalty:g}")
        if self.no_repeat_ngram:
            parts.append(f"no repeated {self.no_repeat_ngram}-grams")
        return ", ".join(parts)


#: For each target piece, the source piece that the head that links words attends to most, in
#: the step that reads the target piece, and with what weight (0 to 1).
Attention = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a model attended to when it wrote `pieces`."""

    pieces: tuple[str, ...]
    attention: Attention


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output of a model for one input.

    Attributes:
        tokens: target pieces, without `</s>`.
        score: mean log-probability a token, `</s>` included, in nats.
        attention: which source pieces they come from; empty where the engine does not say so by the way.
    """

    tokens: tuple[str, ...]
    score: float
    attention: Attention = ()


class Engine(Protocol):
    """A loaded model."""

    #: Such as `ctranslate2 int8`: what the signature of a translation says.
    description: str
    #: Whether it is known which attention links words (`translate.checkpoints.notes`).
    aligns: bool
    #: Whether the model was taught what English words in its French mean (`translate.decoding.hints`).
    takes_hints: bool

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """Translate one batch.

        Args:
            sources: pieces of each input, without `</s>`.
            decoding: search settings.
            prefixes: target pieces with which the hypotheses of each input must begin, if any;
                scores are those of the whole hypothesis nevertheless.

        Returns:
            For each input its hypotheses, best first, `decoding.nbest` of them.
        """
        ...

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """How probable given targets are: forced decoding.

        Args:
            sources: pieces of each input, without `</s>`.
            targets: pieces of a translation of each, by whatever hand, without `</s>`.

        Returns:
            For each pair the log-probability, in nats, of every target piece after those before it,
            and of `</s>` behind them.
        """
        ...

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Attention]:
        """Which pieces of each source the pieces of its target come from.

        Args:
            sources: pieces of each input, without `</s>`.
            targets: pieces of the English of each, by whatever hand, without `</s>`.

        Returns:
            The attention of each pair. Only where `aligns`.
        """
        ...


def open_engine(
    folder: Path,
    name: str = "auto",
    compute_type: str = "default",
    threads: int | None = None,
    found: Callable[[Notes], None] = lambda notes: None,
) -> Engine:
    """Load the checkpoint in `folder`.

    Args:
        folder: a Marian checkpoint as transformers writes it.
        name: one of `ENGINES`; `auto` is CTranslate2.
        compute_type: `default`, or what CTranslate2 calls a compute type (`int8`, `float32`).
        threads: how many to decode with; None is what suits the machine.
        found: is given what was found out of a checkpoint without notes, when it has just been.

    Raises:
        ModelError: there is no such engine, or the folder holds no loadable Marian checkpoint.
        ValueError: `threads` is no whole number above 0.
    """
    if threads is not None and (not isinstance(threads, int) or threads < 1):
        raise ValueError(f"threads: give a whole number from 1, not {threads!r}")
    if name not in ENGINES:
        raise ModelError(f"no engine is called {name!r}; there are {', '.join(ENGINES)}")
    from translate.checkpoints.notes import notes_of
    from translate.checkpoints.soundness import expect_sound

    expect_sound(folder)
    try:
        notes_of(folder, found)
        if name == "transformers":
            from translate.decoding.transformers import TransformersEngine

            return TransformersEngine(folder, threads)
        from translate.decoding.ctranslate2 import CTranslate2Engine

        return CTranslate2Engine(folder, compute_type, threads)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        first = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"{folder}: cannot be loaded as a Marian model ({first[0]})") from error


def most_attended(rows: Iterable[Sequence[float]], length: int) -> Attention:
    """The attention that `rows` tell, a target piece each, to the first `length` pieces: not to `</s>`."""
    weights = (row[:length] for row in rows)
    return tuple((own.index(most := max(own)), most) for own in weights)


def maximum_output(source_length: int) -> int:
    """How many target tokens an input of `source_length` tokens may give.

    French to English shortens; twice the input and a little is far beyond any real translation
    and keeps a loop short.
    """
    return min(510, 2 * source_length + 20)
