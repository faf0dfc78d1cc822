"""Decoding with CTranslate2, the fast engine on a CPU.

A checkpoint is converted once, into the user's cache folder, under a name made of the SHA-256
of everything that the conversion depends on, so that changed weights never meet a stale
conversion. The folder appears in one step, so two programs may start at the same time.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

from translate.decoding import (
    WEIGHTS,
    Decoding,
    Hypothesis,
    alignment_layer,
    maximum_output,
    weights_file,
)
from translate.paths import cache_folder


def fingerprint(folder: Path) -> str:
    """SHA-256, in hex, of the weights, configuration and vocabulary in `folder`.

    Raises:
        FileNotFoundError: there are no weights in it.
    """
    weights = weights_file(folder)
    if weights is None:
        raise FileNotFoundError(f"no {' or '.join(WEIGHTS)} in {folder}")
    digest = hashlib.sha256()
    for path in (weights, folder / "config.json", folder / "vocab.json"):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def converted(folder: Path) -> Path:
    """The CTranslate2 form of the checkpoint in `folder`, made on first use."""
    key = f"{fingerprint(folder)[:32]}-ct2-{ctranslate2.__version__}"
    target = cache_folder() / "converted" / key
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".partial-", dir=target.parent))
    try:
        _convert(folder, partial / "model")
        try:
            (partial / "model").rename(target)
        except OSError:
            if not target.exists():  # otherwise another program was faster
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


def _convert(folder: Path, out: Path) -> None:
    # Importing transformers takes seconds and is needed only here, once for each checkpoint.
    from translate.decoding.transformers import quiet

    layer = alignment_layer(folder)
    with quiet():
        from ctranslate2.converters import TransformersConverter

        class Converter(TransformersConverter):  # type: ignore[misc]
            def _load(self) -> Any:
                spec = super()._load()
                if layer is not None:
                    spec.decoder.alignment_layer = np.int16(layer)
                    spec.decoder.alignment_heads = np.int16(1)
                return spec

        Converter(str(folder)).convert(str(out), quantization="float16")


#: Size (bytes) of the weights of a small model. On a processor without instructions for products of
#: bytes (VNNI), int8 is less exact: it costs the embedded model 0.4 BLEU on flores-dev and saves a
#: quarter of the decoding; in float32 it says the same everywhere. And its products are too small to be
#: divided among threads, which then only wait for one another: each thread has sentences of its own.
_SMALL = 64_000_000


class CTranslate2Engine:
    """A Marian checkpoint in CTranslate2; by default in int8, or in float32 if it is small."""

    def __init__(self, folder: Path, compute_type: str = "default") -> None:
        weights, threads = weights_file(folder), min(8, os.cpu_count() or 1)
        is_small = weights is not None and weights.stat().st_size <= _SMALL
        if compute_type == "default":
            compute_type = "float32" if is_small else "int8"
        self._workers = threads if is_small else 1
        self._translator = ctranslate2.Translator(
            str(converted(folder)),
            device="cpu",
            compute_type=compute_type,
            inter_threads=self._workers,
            intra_threads=threads // self._workers,
        )
        self.description = f"ctranslate2 {self._translator.compute_type}"
        self.aligns = alignment_layer(folder) is not None

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """See `Engine.decode`."""
        longest = max(len(s) for s in sources)
        inputs = [[*s, "</s>"] for s in sources]
        results: list[Any] = self._translator.translate_batch(
            inputs,
            target_prefix=[list(p) for p in prefixes] or None,
            beam_size=decoding.beam,
            num_hypotheses=decoding.nbest,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_input_length=0,
            max_decoding_length=maximum_output(longest),
            max_batch_size=self._share(inputs),
            return_scores=True,
            disable_unk=True,
        )
        hypotheses = [
            [
                Hypothesis(tuple(tokens), score)
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in results
        ]
        return self._scored(inputs, hypotheses) if prefixes else hypotheses

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """See `Engine.attend`."""
        results: list[Any] = self._translator.translate_batch(
            [[*s, "</s>"] for s in sources],
            target_prefix=[list(t) for t in targets],
            beam_size=1,
            max_batch_size=self._share(sources),
            max_input_length=0,
            max_decoding_length=max(len(t) for t in targets) + 1,
            return_attention=True,
            return_end_token=True,
        )
        # The first row is of the step that reads the start symbol, and writes the first piece.
        return [
            [row[: len(s)] for row in result.attention[0][1 : len(t) + 1]]
            for result, s, t in zip(results, sources, targets, strict=True)
        ]

    def _share(self, batch: Sequence[object]) -> int:
        """How many of `batch` one worker takes."""
        return math.ceil(len(batch) / self._workers)

    def _scored(
        self, inputs: list[list[str]], hypotheses: list[list[Hypothesis]]
    ) -> list[list[Hypothesis]]:
        """`hypotheses` with the scores of their forced prefixes included."""
        pairs = [
            (source, h.tokens)
            for source, found in zip(inputs, hypotheses, strict=True)
            for h in found
        ]
        scores: list[Any] = self._translator.score_batch(
            [source for source, _ in pairs],
            [list(tokens) for _, tokens in pairs],
            max_batch_size=self._share(pairs),
        )
        means = (sum(s.log_probs) / len(s.log_probs) for s in scores)
        return [[replace(h, score=next(means)) for h in found] for found in hypotheses]
