"""Decoding with CTranslate2, the fast engine on a CPU."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import ctranslate2

from translate.checkpoints.conversion import converted
from translate.checkpoints.folders import takes_hints, weights_file
from translate.checkpoints.notes import notes_of
from translate.decoding import (
    Attention,
    Decoding,
    Hypothesis,
    maximum_output,
    most_attended,
)

#: Size (bytes) of the weights of a small model. On a processor without instructions for products of
#: bytes (VNNI), int8 is less exact: it costs the embedded model 0.4 BLEU on flores-dev and saves a
#: quarter of the decoding; in float32 it says the same everywhere. And its products are too small to be
#: divided among threads, which then only wait for one another: each thread has sentences of its own.
_SMALL = 64_000_000


class CTranslate2Engine:
    """A Marian checkpoint in CTranslate2; by default in int8, or in float32 if it is small.

    It uses `threads`, by default one for each of up to eight cores.
    """

    def __init__(
        self, folder: Path, compute_type: str = "default", threads: int | None = None
    ) -> None:
        weights, threads = weights_file(folder), threads or min(8, os.cpu_count() or 1)
        is_small = weights is not None and weights.stat().st_size <= _SMALL
        if compute_type == "default":
            compute_type = "float32" if is_small else "int8"
        self._workers = threads if is_small else 1
        self._load = partial(
            ctranslate2.Translator,
            str(converted(folder)),
            device="cpu",
            compute_type=compute_type,
            inter_threads=self._workers,
            intra_threads=threads // self._workers,
        )
        self._loaded, self._process = self._load(), os.getpid()
        self.description = f"ctranslate2 {self._loaded.compute_type}"
        self.aligns = notes_of(folder).layer is not None
        self.takes_hints = takes_hints(folder)

    @property
    def _translator(self) -> Any:
        """The model; loaded again in a process that was forked off, which has none of its threads."""
        if self._process != os.getpid():
            # To delete the old one would be to wait for these threads.
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._loaded))
            self._loaded, self._process = self._load(), os.getpid()
        return self._loaded

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """See `Engine.decode`."""
        longest = max(len(s) for s in sources)
        inputs = [[*s, "</s>"] for s in sources]
        results = self._by_workers(
            inputs,
            lambda own: self._translator.translate_batch(
                inputs[own],
                target_prefix=[list(p) for p in prefixes[own]] or None,
                beam_size=decoding.beam,
                num_hypotheses=decoding.nbest,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                max_input_length=0,
                max_decoding_length=maximum_output(longest),
                return_scores=True,
                return_attention=self.aligns,
                return_end_token=True,
                disable_unk=True,
                asynchronous=True,
            ),
        )
        hypotheses = [
            [
                _hypothesis(tokens, score, result.attention[n] if self.aligns else [], len(source))
                for n, (tokens, score) in enumerate(
                    zip(result.hypotheses, result.scores, strict=True)
                )
            ]
            for source, result in zip(sources, results, strict=True)
        ]
        return self._scored(sources, hypotheses) if prefixes else hypotheses

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """See `Engine.score`."""
        results = self._by_workers(
            targets,
            lambda own: self._translator.score_batch(
                [[*s, "</s>"] for s in sources[own]],
                [list(t) for t in targets[own]],
                asynchronous=True,
            ),
        )
        return [list(result.log_probs) for result in results]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Attention]:
        """See `Engine.attend`."""
        results = self._by_workers(
            targets,
            lambda own: self._translator.translate_batch(
                [[*s, "</s>"] for s in sources[own]],
                target_prefix=[list(t) for t in targets[own]],
                beam_size=1,
                max_input_length=0,
                max_decoding_length=max(len(t) for t in targets[own]) + 1,
                return_attention=True,
                return_end_token=True,
                asynchronous=True,
            ),
        )
        # The first row is of the step that reads the start symbol, and writes the first piece.
        return [
            most_attended(result.attention[0][1 : len(t) + 1], len(s))
            for result, s, t in zip(results, sources, targets, strict=True)
        ]

    def _by_workers(
        self, batch: Sequence[Sequence[str]], begin: Callable[[slice], list[Any]]
    ) -> list[Any]:
        """The results of all of `batch`, of which each worker has a stretch of about as many pieces.

        Args:
            begin: begins the work on a stretch; each of its results can be waited for.
        """
        begun = [
            one for own in stretches(list(map(len, batch)), self._workers) for one in begin(own)
        ]
        return [one.result() for one in begun]

    def _scored(
        self, sources: Sequence[Sequence[str]], hypotheses: list[list[Hypothesis]]
    ) -> list[list[Hypothesis]]:
        """`hypotheses` with the scores of their forced prefixes included."""
        pairs = [
            (source, h.tokens)
            for source, found in zip(sources, hypotheses, strict=True)
            for h in found
        ]
        scores = self.score([source for source, _ in pairs], [tokens for _, tokens in pairs])
        means = (sum(of_tokens) / len(of_tokens) for of_tokens in scores)
        return [[replace(h, score=next(means)) for h in found] for found in hypotheses]


def stretches(sizes: Sequence[int], count: int) -> list[slice]:
    """So many stretches of things with these sizes, at most, as are of about the same size together; none is empty."""
    total, done, start = sum(sizes), 0, 0
    found: list[slice] = []
    for at, size in enumerate(sizes):
        # It belongs to the stretch in which its middle lies.
        if at > start and (done + size / 2) * count >= total * (len(found) + 1):
            found.append(slice(start, at))
            start = at
        done += size
    return [*found, slice(start, len(sizes))] if sizes else found


def _hypothesis(
    tokens: Sequence[str], score: float, attention: Sequence[Sequence[float]], length: int
) -> Hypothesis:
    """What CTranslate2 returns for a source of `length` pieces; a row of attention is of the step that writes."""
    if tokens[-1:] != ["</s>"]:  # cut at its greatest length: no step reads the last piece
        return Hypothesis(tuple(tokens), score)
    return Hypothesis(tuple(tokens[:-1]), score, most_attended(attention[1:], length))
