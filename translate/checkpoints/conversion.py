"""A checkpoint in the form that CTranslate2 reads.

It is converted once, into the user's cache folder, under a name made of the SHA-256
of everything that the conversion depends on (see `translate.host.prepared`).
"""

from __future__ import annotations

import errno
import hashlib
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
from translate.host.paths import cache_folder
from translate.host.prepared import prepared

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
    key = f"{fingerprint(folder)[:32]}-ct2-{ctranslate2.__version__}"
    home = cache_folder() / "converted"
    try:
        return prepared(home, key, lambda out: _convert(folder, out))
    except OSError as error:
        if error.errno not in _OF_THE_CACHE:
            raise
        raise ModelError(
            f"{home}: a model cannot be converted here ({error.strerror}); "
            "TRANSLATE_CACHE names another folder"
        ) from None


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

        Converter(str(folder)).convert(str(out), quantization="float16", force=True)
