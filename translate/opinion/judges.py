"""Models as judges: loaded to score and link what is there, not to translate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from translate.checkpoints import resolve
from translate.decoding import open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator


def judge_of(
    name: str | Path, offline: bool = False, say: Callable[[str], None] = lambda line: None
) -> Translator:
    """The model that is called `name`, as `translate.checkpoints.resolve` takes it.

    Raises:
        ModelError: it cannot be had, or not be loaded.
    """
    folder = resolve(name, offline, say).folder
    return Translator(open_engine(folder), Tokenizer(folder))
