"""A checkpoint in the form that CTranslate2 reads.

It is converted once, into the user's cache folder, under a name made of the SHA-256
of everything that the conversion depends on (see `translate.host.prepared`).
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

from translate.checkpoints.folders import fingerprint
from translate.checkpoints.notes import notes_of, swap_with_first
from translate.errors import ModelError
from translate.host.paths import cache_folder
from translate.host.prepared import prepared

#: What a conversion is named after, too: raise it when that changes.
_FORMAT = 2
#: Errors of the folder that is written to, not of the model.
_OF_THE_CACHE = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR)


def converted(folder: Path) -> Path:
    """The CTranslate2 form of the checkpoint in `folder`, made on first use."""
    key = f"{fingerprint(folder)[:32]}-ct2-{ctranslate2.__version__}-{_FORMAT}"
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

    notes = notes_of(folder)
    with quiet():
        from ctranslate2.converters import TransformersConverter

        class Converter(TransformersConverter):  # type: ignore[misc]
            def load_model(self, model_class: Any, name: str, **options: Any) -> Any:
                model = super().load_model(model_class, name, **options)
                if notes.layer is not None and notes.head:
                    layer = model.model.decoder.layers[notes.layer]
                    swap_with_first(layer.encoder_attn, notes.head)
                return model

            def _load(self) -> Any:
                spec = super()._load()
                if notes.layer is not None:
                    # The first head is told alone.
                    spec.decoder.alignment_layer = np.int16(notes.layer)
                    spec.decoder.alignment_heads = np.int16(1)
                return spec

        Converter(str(folder)).convert(str(out), quantization="float16", force=True)
