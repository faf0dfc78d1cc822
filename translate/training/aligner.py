"""Noting the head of attention that links words in a checkpoint that was written.

It is made the first head of its layer, for CTranslate2 tells of no other, and the number of the layer is
noted in `config.json` as `alignment_layer`.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from transformers import MarianMTModel

from translate.checkpoints.notes import LEAST, examine, swap_with_first
from translate.training.checkpoint import write_sums, write_weights

#: Lines of the development set that are looked at.
_SET, _LINES = "wmt13", 300


def note_aligner(folder: Path, held_out: Path) -> str:
    """Find the head that links words best, put it first in its layer and note the layer.

    Args:
        folder: a Marian checkpoint, which is changed; what it translates is not.
        held_out: holds the development set, as `NAME.fr` and `NAME.en`.

    Returns:
        What was found, in words.
    """
    french = (held_out / f"{_SET}.fr").read_text(encoding="utf-8").splitlines()[:_LINES]
    english = (held_out / f"{_SET}.en").read_text(encoding="utf-8").splitlines()[:_LINES]
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    model.eval()
    head, _ = examine(model, folder, list(zip(french, english, strict=True)))
    settings_file = folder / "config.json"
    settings = json.loads(settings_file.read_text(encoding="utf-8"))
    settings.pop("alignment_layer", None)
    if head.share >= LEAST:
        settings["alignment_layer"] = head.layer
        if head.number:
            swap_with_first(model.model.decoder.layers[head.layer].encoder_attn, head.number)
            write_weights(model, folder)
    settings_file.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    write_sums(folder)
    return (
        f"head {head.number} of decoder layer {head.layer} links {100 * head.share:.1f} % of the words "
        "as the lexicon does"
    )
