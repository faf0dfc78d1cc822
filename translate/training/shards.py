"""Shards of token ids: the sampled, augmented and encoded text of one epoch.

A shard is an `.npz` file of four uint16 arrays: `source` and `target`, the ids of all its
examples end to end (without special ids), and `source_lengths` and `target_lengths`, shape
(examples,). The same configuration, phase and epoch give the same shards.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

import numpy as np
import sentencepiece as spm

from translate.checkpoints.folders import vocabulary
from translate.language.typography import training_target
from translate.training.augment import Pair, augment
from translate.training.config import Config
from translate.training.corpus import load_clean

#: At a constant rate; with the rate falling to nothing; from the model's own hypotheses.
Phase = Literal["train", "release", "distil"]

#: The arrays of a shard by name.
Shard = dict[str, np.ndarray]

SHARD_EXAMPLES = 100_000
_MAX_TOKENS = 250


class Encoder:
    """Text to Marian ids, with the files that `vocabulary.learn` wrote in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._pieces = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.vocabulary = vocabulary(folder)

    def __call__(self, texts: list[str]) -> list[list[int]]:
        """Ids of each text, without `</s>`."""
        unknown = self.vocabulary["<unk>"]
        encoded = self._pieces.encode(texts, out_type=str, num_threads=1)
        return [[self.vocabulary.get(p, unknown) for p in pieces] for pieces in encoded]


def _people(config: Config) -> list[Pair]:
    """Two-word names, French and English, for the reporting clauses of augmentation."""
    people = []
    for domain in config.domains:
        if domain.kind == "names":
            for _, source, target in load_clean(config, domain.name):
                words = source.split(), target.split()
                if all(len(w) == 2 and w[0].istitle() and w[1].istitle() for w in words):
                    people.append((source, target))
    return people


def examples(config: Config, epoch: int, release: bool) -> Iterator[Pair]:
    """The examples of one epoch, in training order."""
    rng = random.Random(f"{config.seed}-{epoch}-{release}")
    texts = {d.name: load_clean(config, d.name) for d in config.domains}
    running = {d.name: d.running for d in config.domains}
    order: list[tuple[str, int]] = []
    for domain in config.domains:
        weight = domain.release_weight if release else domain.weight
        for i in range(len(texts[domain.name])):
            copies = int(weight) + (rng.random() < weight % 1)
            order += [(domain.name, i)] * copies
    rng.shuffle(order)
    people = _people(config)
    for name, i in order:
        rows = texts[name]
        number, source, target = rows[i]
        following = []
        if running[name]:
            for step, row in enumerate(rows[i + 1 : i + 3], start=1):
                if row[0] == number + step:
                    following.append((row[1], row[2]))
                else:
                    break
        yield augment((source, target), following, people, config.augment, rng)


def distilled(config: Config) -> Path:
    """Where the shards lie that `translate.training.distil` has written."""
    return config.run / "shards" / "distilled"


class Epoch:
    """The shards of one epoch of a phase, which another process writes while the first ones are read.

    Args:
        config: of the model.
        phase: its shards of distillation are the same in every epoch, and written beforehand.
        epoch: number, from 0.
        writes: whether this one has them written; others wait for them.
    """

    def __init__(self, config: Config, phase: Phase, epoch: int, writes: bool = True) -> None:
        if phase == "distil":
            self._folder = distilled(config)
        else:
            name = f"epoch-{epoch}" if phase == "train" else f"release-{epoch}"
            self._folder = config.run / "shards" / name
        self._writer: BaseProcess | None = None
        if writes and not self._folder.exists():
            self._writer = get_context("spawn").Process(
                target=_write_epoch,
                args=(config, self._folder, epoch, phase == "release"),
                daemon=True,
            )
            self._writer.start()

    def load(self, number: int) -> Shard | None:
        """Shard `number`, as soon as it is written; None when there are no more.

        Raises:
            RuntimeError: writing the shards failed.
        """
        while True:
            complete = self._folder.exists()
            for folder in (self._folder, _partial(self._folder)):
                path = folder / f"{number:04}.npz"
                if path.exists():
                    try:
                        return dict(np.load(path))
                    except FileNotFoundError:
                        break  # the folder has just been completed
            else:
                if complete:
                    return None
                if self._writer and self._writer.exitcode:
                    raise RuntimeError("the shards could not be written")
                time.sleep(0.5)


def _write_epoch(config: Config, folder: Path, epoch: int, release: bool) -> None:
    write(config, folder, examples(config, epoch, release))


def _partial(folder: Path) -> Path:
    return folder.with_name(folder.name + ".partial")


def write(config: Config, folder: Path, pairs: Iterable[Pair]) -> None:
    """Write the shards of `pairs` to `folder`, which appears when it is complete."""
    encode = Encoder(config.run / "vocabulary")
    partial = _partial(folder)
    partial.mkdir(parents=True, exist_ok=True)
    left = iter(pairs)
    for number in count():
        batch = list(islice(left, SHARD_EXAMPLES))
        if not batch:
            break
        _write(partial / f"{number:04}.npz", batch, encode, config.reverse)
    partial.replace(folder)


def _write(path: Path, pairs: list[Pair], encode: Encoder, reverse: bool) -> None:
    sources = encode([s for s, _ in pairs])
    targets = encode([training_target(t) for _, t in pairs])
    if reverse:
        sources, targets = targets, sources
    kept = [
        (s, t)
        for s, t in zip(sources, targets, strict=True)
        if 0 < len(s) <= _MAX_TOKENS and 0 < len(t) <= _MAX_TOKENS
    ]

    def flat(side: int) -> np.ndarray:
        return np.fromiter((i for pair in kept for i in pair[side]), dtype=np.uint16)

    unfinished = path.with_suffix(".tmp.npz")
    np.savez(
        unfinished,
        source=flat(0),
        target=flat(1),
        source_lengths=np.array([len(s) for s, _ in kept], dtype=np.uint16),
        target_lengths=np.array([len(t) for _, t in kept], dtype=np.uint16),
    )
    unfinished.replace(path)


def batches(
    data: Shard, batch_tokens: int, rng: np.random.Generator
) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """The examples of a shard in batches of nearly equal length, in random order.

    Each batch has at most `batch_tokens` positions, padding included, on either side.
    """
    sides = []
    for side in ("source", "target"):
        ends = np.cumsum(data[f"{side}_lengths"], dtype=np.int64)
        sides.append(np.split(data[side], ends[:-1]))
    source_lengths = data["source_lengths"].astype(np.int64)
    target_lengths = data["target_lengths"].astype(np.int64)
    order = np.lexsort((rng.random(len(source_lengths)), source_lengths, target_lengths))
    result = []
    batch: list[tuple[np.ndarray, np.ndarray]] = []
    longest = 0
    for i in order:
        length = max(longest, int(max(source_lengths[i], target_lengths[i])) + 1)
        if batch and length * (len(batch) + 1) > batch_tokens * 1.15:
            result.append(batch)
            batch, length = [], int(max(source_lengths[i], target_lengths[i])) + 1
        batch.append((sides[0][i], sides[1][i]))
        longest = length
    if batch:
        result.append(batch)
    rng.shuffle(result)
    return result
