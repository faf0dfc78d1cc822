"""Finding the head of attention that links words, in a checkpoint that was written.

A decoder learns one without being told to (Garg et al. 2019, arXiv 1909.02074, choose it in the same
way). It is made the first head of its layer, for CTranslate2 tells of no other, and the number of the
layer is noted in `config.json` as `alignment_layer`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import MarianMTModel

from translate.alignment.attention import attended
from translate.alignment.words import Alignment, align
from translate.checkpoints.folders import vocabulary
from translate.decoding.tokenizer import Tokenizer
from translate.language.typography import source_form, training_target
from translate.training.checkpoint import write_sums, write_weights

#: Lines of the development set that are looked at.
_SET, _LINES = "wmt13", 300
#: Share of the words that a head has to link as the lexicon does to be of use.
_LEAST = 0.5


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
    tokenizer = Tokenizer(folder)
    numbers = vocabulary(folder)
    layers = model.config.decoder_layers
    heads = [(n, h) for n in range(layers) for h in range(model.config.decoder_attention_heads)]
    agreed = dict.fromkeys(heads, 0)
    words = 0
    for source, target in zip(french, english, strict=True):
        read, written = source_form(source), training_target(target)
        pieces, others = tokenizer.encode(read), tokenizer.encode_target(written)
        by_words = align(source, target)
        words += sum(bool(links) for links in by_words.strength)
        attention = _attention(model, [numbers[p] for p in pieces], [numbers[p] for p in others])
        for layer, head in heads:
            matrix = attention[layer][head].tolist()
            linked = attended(source, target, (read, pieces), (written, others), matrix)
            agreed[layer, head] += _agreeing(by_words, linked)
    (layer, head), count = max(agreed.items(), key=lambda item: item[1])
    share = count / max(1, words)
    what = f"head {head} of decoder layer {layer} links {100 * share:.1f} % of the words as the lexicon does"
    settings_file = folder / "config.json"
    settings = json.loads(settings_file.read_text(encoding="utf-8"))
    settings.pop("alignment_layer", None)
    if share >= _LEAST:
        settings["alignment_layer"] = layer
        if head:
            swap_with_first(model.model.decoder.layers[layer].encoder_attn, head)
            write_weights(model, folder)
    settings_file.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    write_sums(folder)
    return what


def _attention(model: MarianMTModel, source: list[int], target: list[int]) -> list[Tensor]:
    """For each layer the attention of its heads; shape (heads, target pieces, source pieces)."""
    config = model.config
    with torch.no_grad():
        output = model(
            input_ids=torch.tensor([[*source, config.eos_token_id]]),
            decoder_input_ids=torch.tensor([[config.decoder_start_token_id, *target]]),
            output_attentions=True,
        )
    return [layer[0, :, 1:, :-1] for layer in output.cross_attentions]


def _agreeing(by_words: Alignment, linked: Alignment) -> int:
    """Source words that attention links to a word to which the lexicon links them too."""
    return sum(
        any(both[j] > links.get(j, 0.0) > 0 for j in both)
        for links, both in zip(by_words.strength, linked.strength, strict=True)
    )


def swap_with_first(attention: Any, head: int) -> None:
    """Exchange the first head and `head`: another order of the same sum."""
    size = attention.head_dim
    order = torch.arange(attention.q_proj.weight.shape[0])
    first, other = order[:size].clone(), order[head * size : (head + 1) * size].clone()
    order[:size], order[head * size : (head + 1) * size] = other, first
    with torch.no_grad():
        for projection in (attention.q_proj, attention.k_proj, attention.v_proj):
            projection.weight.copy_(projection.weight[order].clone())
            projection.bias.copy_(projection.bias[order].clone())
        attention.out_proj.weight.copy_(attention.out_proj.weight[:, order].clone())
