"""A checkpoint in the form that CTranslate2 reads.

It is converted once, into the user's cache folder, under a name made of the SHA-256
of everything that the conversion depends on, so that changed weights never meet a stale
conversion. The folder appears in one step, and programs that start at the same time wait for one
another. A conversion that is damaged, by a full disk or a power cut, is made anew.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

from translate.checkpoints.folders import (
    CONFIGURATION,
    VOCABULARY,
    WEIGHTS,
    alignment_layer,
    weights_file,
)
from translate.errors import ModelError
from translate.paths import cache_folder

_SUMS, _PARTIAL = "checksums.json", ".partial-"
#: Errors of the folder that is written to, not of the model.
_OF_THE_CACHE = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR)


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
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def converted(folder: Path) -> Path:
    """The CTranslate2 form of the checkpoint in `folder`, made on first use."""
    from filelock import FileLock

    key = f"{fingerprint(folder)[:32]}-ct2-{ctranslate2.__version__}"
    home = cache_folder() / "converted"
    target = home / key
    if _is_whole(target):
        return target
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / ".lock"):
            if not _is_whole(target):  # else another program was faster
                _make(folder, target)
    except OSError as error:
        if error.errno not in _OF_THE_CACHE:
            raise
        raise ModelError(
            f"{home}: a model cannot be converted here ({error.strerror}); "
            "TRANSLATE_CACHE names another folder"
        ) from None
    return target


def _make(folder: Path, target: Path) -> None:
    """Convert the checkpoint in `folder` into `target`; only one program does so at a time."""
    for left in target.parent.glob(f"{_PARTIAL}*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=target.parent))
    try:
        made = partial / "model"
        _convert(folder, made)
        sums = {path.name: _checksum(path) for path in sorted(made.iterdir())}
        (made / _SUMS).write_text(json.dumps(sums), encoding="utf-8")
        for path in [*made.iterdir(), made]:
            _sync(path)
        if target.exists():
            target.rename(partial / "damaged")
        made.rename(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _is_whole(conversion: Path) -> bool:
    """Whether all files of a conversion are as they were written."""
    try:
        sums = json.loads((conversion / _SUMS).read_bytes())
        return bool(sums) and all(
            _checksum(conversion / name) == value for name, value in sums.items()
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return False


def _checksum(path: Path) -> int:
    """CRC-32 of a file: against accidents, and a gigabyte takes less than a second."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before what is done next."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
