"""The program as two functions. For many documents, keep a `Model` and call it."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from translate.checkpoints import resolve
from translate.document import Translation
from translate.memory import Memory
from translate.pipeline import Model, read_and_segment, segmented_text
from translate.settings import Settings

_loading = threading.Lock()


@lru_cache(maxsize=2)
def _load(name: str | None, offline: bool) -> Model:
    return Model(resolve(name, offline))


def _model(name: str | Path | None, offline: bool) -> Model:
    """The model of that name, loaded once, whichever thread asks first."""
    with _loading:
        return _load(None if name is None else str(name), offline)


def translate_file(
    path: str | Path,
    model: str | Path | None = None,
    offline: bool = False,
    settings: Settings | None = None,
    memory: Memory | None = None,
) -> Translation:
    """Translate the French article at `path`.

    Args:
        path: a file in one of `translate.articles.FORMATS`, or the address of a page; `-` is
            standard input.
        model: alias, hub name or folder; None as `translate.checkpoints.resolve` has it.
        offline: never use the network.
        settings: how to translate; the defaults when None.
        memory: a translation memory to use and to keep what is translated in.

    Raises:
        ReadError: the file cannot be read, or holds no French.
        ModelError: the model cannot be had.
        MemoryFileError: the memory cannot be read or written.
        TypeError: an argument is none of these.
    """
    if not isinstance(path, str | Path) or not str(path).strip():
        raise TypeError(f"path: give the path or address of an article, not {path!r}")
    document = read_and_segment(path, offline=offline)
    return _model(model, offline).translate(document, settings, memory=memory)


def translate_text(
    text: str,
    model: str | Path | None = None,
    offline: bool = False,
    settings: Settings | None = None,
    memory: Memory | None = None,
) -> Translation:
    """Translate the French in the string `text`; otherwise as `translate_file`.

    Raises:
        ValueError: `text` is the name of a file.
    """
    document = segmented_text(text)
    return _model(model, offline).translate(document, settings, memory=memory)
