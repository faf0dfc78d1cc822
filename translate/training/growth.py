"""A larger model that computes nearly what a smaller one does, to go on training from.

Wider: every feature is there twice, side by side, and what reads it takes half of each copy (Net2Net, Chen et al.
2016, arXiv 1511.05641; a doubled feature keeps the mean and the variance of layer normalisation). The halves
differ by noise that cancels as long as the copies are equal, so that training can drive them apart. Only the
positions are not the smaller model's: between two of its frequencies there is a new one.

Deeper: after every layer follow copies of it that add nothing yet, since what they would add is multiplied by nought
(Shen et al. 2022, arXiv 2203.06211), and whose layer normalisation undoes itself: scale and shift are the deviation and the
mean that a position's features have after the layer below.
"""

from __future__ import annotations

import re
from typing import Any

import torch
from torch import Tensor
from transformers import MarianMTModel

#: Noise between the halves of a weight, as a part of the standard deviation of the weights of its matrix.
_NOISE = 0.1
#: The name of a parameter of a layer: its stack, the side, the layer's number, and the rest; and the name of a layer.
_IN_LAYER = re.compile(r"(.+\.(encoder|decoder)\.layers)\.(\d+)\.(.+)")
_IS_LAYER = re.compile(r"\.layers\.\d+$")
_ROOT = 2**-0.5
#: The parameters of what a layer adds to what it reads.
_ADDING = ("out_proj.weight", "out_proj.bias", "fc2.weight", "fc2.bias")


def grow(model: MarianMTModel, small: MarianMTModel) -> None:
    """Give `model` the weights of `small`, of the same vocabulary.

    Args:
        model: of the same width or twice that of `small`; as many heads; a feed-forward layer of the same width
            or twice that; its layers a multiple of those of `small`. Its weights are replaced.
        small: the model to start from.

    Raises:
        ValueError: `model` cannot be grown out of `small`.
    """
    generator = torch.Generator().manual_seed(0)
    last_norm = f"decoder.layers.{model.config.decoder_layers - 1}.final_layer_norm"
    with torch.no_grad():
        weights = _deepened(small, model)
        for name, parameter in model.named_parameters():
            if "embed_positions" in name:
                continue
            grown = _widened(weights[name], parameter.shape, generator, "shared" in name)
            wider = model.config.d_model > small.config.d_model
            if wider and ("shared" in name or "q_proj" in name or last_norm in name):
                # The embeddings are scaled by the root of the width, scores of attention by that of a head's,
                # and a logit is a sum over twice as many features.
                grown = grown * _ROOT
            parameter.copy_(grown)
        model.final_logits_bias.copy_(small.final_logits_bias)


def _deepened(small: MarianMTModel, model: MarianMTModel) -> dict[str, Tensor]:
    """The weights of `small`, by the names of `model`, with the layers that `model` has more."""
    old, new = small.config, model.config
    times = {}
    for side in ("encoder", "decoder"):
        before, after = getattr(old, f"{side}_layers"), getattr(new, f"{side}_layers")
        if after % before:
            raise ValueError(f"{after} layers cannot be grown out of {before}")
        times[side] = after // before
    scales = _scales(small) if max(times.values()) > 1 else {}
    weights, deepened = dict(small.named_parameters()), {}
    for name, _ in model.named_parameters():
        found = _IN_LAYER.match(name)
        if not found:
            deepened[name] = weights[name]
            continue
        stack, side, number, rest = found.groups()
        layer = f"{stack}.{int(number) // times[side]}"
        weight = weights[f"{layer}.{rest}"]
        if int(number) % times[side]:
            if rest.endswith(_ADDING):
                weight = torch.zeros_like(weight)
            elif "layer_norm" in rest:
                deviation, mean = scales[layer]
                weight = torch.full_like(weight, deviation if rest.endswith("weight") else mean)
        deepened[name] = weight
    return deepened


def _scales(model: MarianMTModel) -> dict[str, tuple[float, float]]:
    """Deviation and mean over the features of what comes out of each layer, by the layer's name, for random pieces."""
    found: dict[str, tuple[float, float]] = {}
    taken = []
    for name, layer in model.named_modules():
        if _IS_LAYER.search(name):

            def note(_: object, __: object, output: Any, name: str = name) -> None:
                hidden = output[0] if isinstance(output, tuple) else output
                deviation = hidden.std(dim=-1, unbiased=False).mean()
                found[name] = float(deviation), float(hidden.mean())

            taken.append(layer.register_forward_hook(note))
    size = model.config.vocab_size - 1
    pieces = torch.randint(1, size, (64, 32), generator=torch.Generator().manual_seed(0))
    model(input_ids=pieces, decoder_input_ids=pieces, use_cache=False)
    for hook in taken:
        hook.remove()
    return found


def _widened(weight: Tensor, shape: torch.Size, generator: torch.Generator, rows: bool) -> Tensor:
    """`weight` with the axes doubled that are so in `shape`; `rows`: its rows are vectors, not a product's."""
    grown = weight
    for axis, (before, after) in enumerate(zip(weight.shape, shape, strict=True)):
        if after == before:
            continue
        if after != 2 * before:
            raise ValueError(f"{tuple(shape)} cannot be grown out of {tuple(weight.shape)}")
        grown = grown.repeat_interleave(2, dim=axis)
    if weight.ndim == 2 and shape[1] != weight.shape[1] and not rows:
        size = (shape[0], weight.shape[1])
        noise = torch.randn(size, generator=generator) * weight.std() * _NOISE
        grown = grown / 2 + torch.stack([noise, -noise], dim=2).flatten(1)
    return grown
