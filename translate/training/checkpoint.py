"""Writing a trained model as a Marian checkpoint that transformers and CTranslate2 load."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from transformers import MarianMTModel

if TYPE_CHECKING:
    from translate.training.trainer import Trainer


def write_checkpoint(trainer: Trainer, out: Path, average: bool) -> None:
    """Write the weights in float16, the vocabulary, configuration and logs to the folder `out`.

    Args:
        trainer: holds the model; it is of no use for training afterwards.
        out: folder, made if need be.
        average: write the running average of the weights instead of the last ones.
    """
    config = trainer.config
    out.mkdir(parents=True, exist_ok=True)
    model: MarianMTModel = trainer.model
    if average:
        with torch.no_grad():
            for parameter, mean in zip(model.parameters(), trainer.average, strict=True):
                parameter.copy_(mean)
    with torch.no_grad():
        model.lm_head.weight[-1].zero_()  # <pad>, which starts the decoder
    model.half().save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    settings = json.loads((out / "config.json").read_text(encoding="utf-8"))
    settings["tie_word_embeddings"] = True
    if config.augment.get("hinted"):
        settings["takes_hints"] = True
    (out / "config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    generation = {
        "bad_words_ids": [[model.config.pad_token_id]],
        "decoder_start_token_id": model.config.decoder_start_token_id,
        "eos_token_id": 0,
        "pad_token_id": model.config.pad_token_id,
        "max_length": 512,
        "num_beams": 4,
    }
    text = json.dumps(generation, indent=2) + "\n"
    (out / "generation_config.json").write_text(text, encoding="utf-8")
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copyfile(config.run / "vocabulary" / name, out / name)
    for phase in ("train", "release", "distil"):
        log = config.run / f"{phase}.tsv"
        if log.exists():
            shutil.copyfile(log, out / log.name)
    source, target = ("en", "fr") if config.reverse else ("fr", "en")
    tokenizer = {
        "source_lang": source,
        "target_lang": target,
        "tokenizer_class": "MarianTokenizer",
    }
    text = json.dumps(tokenizer, indent=2) + "\n"
    (out / "tokenizer_config.json").write_text(text, encoding="utf-8")
    write_sums(out)


def average(folder: Path, others: Sequence[Path], share: float | None = None) -> None:
    """Put the mean of the weights of `folder` and of `others` in the place of those in `folder`.

    For checkpoints of one run, such as earlier releases: where they do not lie too far apart the mean
    is better than each (model soups, Wortsman et al. 2022, arXiv 2203.05482).

    Args:
        share: what those of `folder` count, from 0 to 1, and the others together the rest; None: each as much.
    """
    own = 1 / (1 + len(others)) if share is None else share
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
    states = [
        MarianMTModel.from_pretrained(other, dtype=torch.float32).state_dict() for other in others
    ]
    with torch.no_grad():
        for name, weights in model.named_parameters():  # each once, though they are shared
            rest = torch.stack([state[name] for state in states]).mean(0)
            weights.copy_(torch.lerp(rest, weights, own))
    write_weights(model, folder)
    write_sums(folder)


def write_weights(model: MarianMTModel, folder: Path) -> None:
    """Write the weights of `model` in float16 to the checkpoint in `folder`, and nothing else."""
    kept = {
        path: path.read_bytes()
        for path in (folder / "config.json", folder / "generation_config.json")
    }
    model.half().save_pretrained(folder)
    for path, content in kept.items():
        path.write_bytes(content)
    (folder / "model.safetensors").chmod(0o644)


def write_sums(out: Path) -> None:
    """Write the checksums of the files of the checkpoint in `out`."""
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(out.iterdir())
        if path.suffix in (".json", ".spm", ".safetensors")
    ]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
