"""Which model to use: the embedded one, a local folder, or one from the Hugging Face hub."""

from __future__ import annotations

import os
from pathlib import Path

from translate.checkpoints.checksums import verify
from translate.checkpoints.folders import (
    EMBEDDED,
    Checkpoint,
    embedded,
    local_revision,
    missing,
)
from translate.checkpoints.hub import Say, delete, fetch, in_cache, repositories
from translate.errors import DownloadError, ModelError, no_such

__all__ = [
    "ALIASES",
    "DEFAULT",
    "EMBEDDED",
    "Checkpoint",
    "available",
    "embedded",
    "fetch",
    "remove",
    "repository_of",
    "resolve",
    "verify",
]
DEFAULT = "Helsinki-NLP/opus-mt-fr-en"
#: Short names of models.
ALIASES = {
    "opus-mt": DEFAULT,
    "opus-mt-big": "Helsinki-NLP/opus-mt-tc-big-fr-en",
}


def resolve(
    name: str | Path | None, offline: bool = False, say: Say = lambda line: None
) -> Checkpoint:
    """The checkpoint that the user wants.

    Args:
        name: an alias, a hub name or a folder. None is the default model if it is in the hub
            cache or can be downloaded, and else the embedded one.
        offline: never use the network.
        say: is given one line for people when another model than the default one is used, and
            before a download.

    Raises:
        ModelError: `name` cannot be had.
        TypeError: it is no name.
    """
    if not isinstance(name, str | Path | None):
        raise TypeError(f"give the name or folder of a model, not {name!r}")
    name = None if name is None else str(name)
    offline = offline or _truthy("HF_HUB_OFFLINE") or _truthy("TRANSFORMERS_OFFLINE")
    if name is None:
        cached = in_cache(DEFAULT)
        if cached is not None:
            return cached
        own = embedded()
        try:
            return fetch(DEFAULT, offline, say)
        except DownloadError as error:
            say(
                f"{error}; using the small embedded model. For better English, when online: "
                "translate models fetch opus-mt (about 300 MB)"
            )
            return own
    if name == EMBEDDED:
        return embedded()
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        lacking = missing(folder)
        if lacking is not None:
            raise ModelError(f"{name}: not a Marian checkpoint ({lacking} is missing)")
        return Checkpoint(str(folder), folder, local_revision(folder))
    repository = repository_of(name)
    return in_cache(repository) or fetch(repository, offline, say)


def repository_of(name: str) -> str:
    """The hub name of the model that is called `name`.

    Raises:
        ModelError: it is neither an alias nor what the hub could call a model.
    """
    repository = ALIASES.get(name, name)
    if repository.count("/") != 1 or repository.startswith((".", "/", "~")):
        known = no_such("model", name, [EMBEDDED, *ALIASES])
        raise ModelError(f"{known} (or give a folder, or a hub name: owner/model)")
    return repository


def _truthy(variable: str) -> bool:
    return os.environ.get(variable, "").upper() in ("1", "ON", "YES", "TRUE")


def available() -> list[Checkpoint]:
    """The embedded model and every Marian checkpoint in the hub cache."""
    return [embedded(), *repositories()]


def remove(name: str) -> Checkpoint:
    """Delete a model from the hub cache; what it was.

    Raises:
        ModelError: it is not there, or is the embedded one.
    """
    if name == EMBEDDED:
        raise ModelError("the embedded model is part of the program and cannot be removed")
    repository = repository_of(name)
    checkpoint = delete(repository)
    if checkpoint is None:
        raise ModelError(f"{repository} is not on this machine")
    return checkpoint
