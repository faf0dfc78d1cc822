"""The configuration of one model, read from TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Domain:
    """One file of parallel text.

    Attributes:
        name: the file is `NAME.tsv.xz` (source TAB target) in the folder `corpus`, or `own` if it was written for this project.
        weight: how often an epoch takes each pair; 0.3 takes a random 30 % of them.
        release_weight: the same for the data of the release phase.
        running: whether the lines follow one another as in a text, so that
            neighbours may be joined to make longer examples.
        kind: "text", `WRITTEN` for what was written for this project, or "names" or "lexicon" for lists, which skip
            the checks of sentences; `BACK` for English text, `NAME.en.txt.xz` in the folder `mono`, whose French a model makes.
    """

    name: str
    weight: float
    release_weight: float
    running: bool = True
    kind: str = "text"


#: The kinds of a domain that is back-translated, and of one whose figures are trusted; those that are of sentences.
BACK, WRITTEN = "back", "written"
SENTENCES = ("text", WRITTEN)


@dataclass(frozen=True)
class Config:
    """Everything that the recipe needs for one model.

    Attributes:
        name: name of the model, and of its folder beside the configuration.
        own, corpus, mono, held_out: folders of the parallel text written for this project, of that of others, of English
            text and of the evaluation sets.
        run: folder for shards and checkpoints (not committed).
        clean: folder for cleaned text; models of one corpus may share it.
        out: folder of the released checkpoint.
        start: folder of a checkpoint of the same shape whose weights and vocabulary training starts
            from, where nothing was released yet; None for fresh weights.
        reverse: whether the model translates from English to French.
        seed: every random choice derives from it.
        vocabulary_size: pieces of the joint vocabulary, special ones included.
        shape: `d_model`, `encoder_layers`, `decoder_layers`, `heads`, `ffn`.
        training: `rate`, `warmup` (steps), `batch_tokens` (target tokens a step),
            `label_smoothing`, `average` (decay of the weight average, per step).
        augment: probability of each augmentation (see `translate.training.augment`).
        domains: the files of parallel text.
    """

    name: str
    own: Path
    corpus: Path
    mono: Path
    held_out: Path
    run: Path
    clean: Path
    out: Path
    start: Path | None
    reverse: bool
    seed: int
    vocabulary_size: int
    shape: dict[str, int]
    training: dict[str, float]
    augment: dict[str, float]
    domains: list[Domain] = field(default_factory=list)


def load(path: Path) -> Config:
    """Read a configuration; relative folders in it start from its own folder.

    A `base` names another configuration, whose values hold where this one has none.

    Raises:
        OSError: the file cannot be read.
        tomllib.TOMLDecodeError, KeyError, TypeError: it is not a valid configuration.
    """
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    base = path.resolve().parent
    if "base" in data:
        common = tomllib.loads((base / data["base"]).read_text(encoding="utf-8"))
        for name, value in data.items():
            common[name] = common[name] | value if isinstance(value, dict) else value
        data = common

    def folder(name: str) -> Path:
        return (base / str(data["paths"][name])).resolve()

    return Config(
        name=data["name"],
        own=folder("own"),
        corpus=folder("corpus"),
        held_out=folder("held_out"),
        mono=folder("mono"),
        run=folder("run"),
        clean=folder("clean"),
        out=folder("out"),
        start=folder("start") if "start" in data["paths"] else None,
        reverse=data.get("reverse", False),
        seed=data["seed"],
        vocabulary_size=data["vocabulary_size"],
        shape=data["shape"],
        training=data["training"],
        augment=data["augment"],
        domains=[Domain(name=name, **entry) for name, entry in data["domains"].items()],
    )
