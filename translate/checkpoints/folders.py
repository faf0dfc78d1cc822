"""Checkpoints as folders: the files of a Marian checkpoint as transformers writes it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translate.errors import ModelError

EMBEDDED = "embedded"
#: Names of the file with the weights, the better one first.
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
CONFIGURATION, VOCABULARY = "config.json", "vocab.json"
#: What tells how likely a translation of the model is to be good, where it was calibrated.
CALIBRATION = "calibration.json"
NEEDED = (CONFIGURATION, "source.spm", "target.spm", VOCABULARY)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A Marian checkpoint on this machine.

    Attributes:
        name: `embedded`, a hub name, or the folder.
        folder: where its files lie.
        revision: hub commit, or the start of the SHA-256 of the weights.
    """

    name: str
    folder: Path
    revision: str

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(f.stat().st_size for f in self.folder.iterdir() if f.is_file())


def embedded() -> Checkpoint:
    """The checkpoint that comes with this program.

    Raises:
        ModelError: it is missing from this installation.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_models" / "fr-en", package.parent / "models" / "fr-en"):
        if missing(folder) is None:
            return Checkpoint(EMBEDDED, folder, local_revision(folder))
    raise ModelError("the embedded model is missing from this installation; install it again")


def missing(folder: Path) -> str | None:
    """The first file that a checkpoint needs and `folder` lacks."""
    for name in NEEDED:
        if not (folder / name).is_file():
            return name
    return None if weights_file(folder) else WEIGHTS[0]


def local_revision(folder: Path) -> str:
    """What tells the weights in `folder` from others: the start of their SHA-256."""
    weights = weights_file(folder)
    assert weights is not None  # the caller has seen that nothing is missing
    with weights.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def fingerprint(folder: Path) -> str:
    """SHA-256, in hex, of the weights, configuration and vocabulary in `folder`.

    Raises:
        FileNotFoundError: there are no weights in it.
    """
    weights = weights_file(folder)
    if weights is None:
        raise FileNotFoundError(f"no {' or '.join(WEIGHTS)} in {folder}")
    digest = hashlib.sha256()
    for path in (weights, folder / CONFIGURATION, folder / VOCABULARY):
        state = path.stat()
        digest.update(_digest(path, state.st_size, state.st_mtime_ns))
    return digest.hexdigest()


@lru_cache(maxsize=64)  # several parts of a start ask for it, and weights may be large
def _digest(path: Path, size: int, modified: int) -> bytes:
    """SHA-256 of a file, which is of that size and was modified then (nanoseconds)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def weights_file(folder: Path) -> Path | None:
    """The file with the weights of the checkpoint in `folder`, if there is one."""
    return next((folder / name for name in WEIGHTS if (folder / name).is_file()), None)


def _configuration(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    return found


def alignment_layer(folder: Path) -> int | None:
    """The decoder layer whose first head links words, as the configuration has it, if it does.

    `translate.training.aligner` notes it; for checkpoints of others see `translate.checkpoints.notes`.
    """
    layer = _configuration(folder).get("alignment_layer")
    return layer if isinstance(layer, int) else None


def takes_hints(folder: Path) -> bool:
    """Whether the checkpoint in `folder` was taught what English words in its French mean (`translate.decoding.hints`)."""
    return _configuration(folder).get("takes_hints") is True


def vocabulary(folder: Path) -> dict[str, int]:
    """The numbers of the pieces of the checkpoint in `folder`."""
    pieces: dict[str, int] = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
    return pieces
