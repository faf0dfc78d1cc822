"""A larger model that computes nearly what a smaller one does, to go on training from.

Wider: every feature is there twice, side by side, and what reads it takes half of each copy (Net2Net, Chen et al.
2016, arXiv 1511.05641; a doubled feature keeps the mean and the variance of layer normalisation). The halves
differ by noise that cancels as long as the copies are equal, so that training can drive them apart. Only the
positions are not the smaller model's: between two of its frequencies there is a new one.

Deeper: the layers once more above themselves (stacking, Gong et al. 2019).
"""

from __future__ import annotations

import re

import torch
from torch import Tensor
from transformers import MarianMTModel

#: Noise between the halves of a weight, as a part of the standard deviation of the weights of its matrix.
_NOISE = 0.1
_LAYER = re.compile(r"(?<=\.layers\.)\d+")
_ROOT = 2**-0.5


def grow(model: MarianMTModel, small: MarianMTModel) -> None:
    """Give `model` the weights of `small`, of the same vocabulary.

    Args:
        model: of the same width or twice that of `small`; as many heads; a feed-forward layer of the same width
            or twice that; its layers a multiple of those of `small`. Its weights are replaced.
        small: the model to start from.

    Raises:
        ValueError: `model` cannot be grown out of `small`.
    """
    old = dict(small.named_parameters())
    generator = torch.Generator().manual_seed(0)
    last_norm = f"decoder.layers.{model.config.decoder_layers - 1}.final_layer_norm"
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "embed_positions" in name:
                continue
            encoder = ".encoder." in name
            layers = small.config.encoder_layers if encoder else small.config.decoder_layers
            grown = _widened(
                old[_below(name, layers)], parameter.shape, generator, "shared" in name
            )
            wider = model.config.d_model > small.config.d_model
            if wider and ("shared" in name or "q_proj" in name or last_norm in name):
                # The embeddings are scaled by the root of the width, scores of attention by that of a head's,
                # and a logit is a sum over twice as many features.
                grown = grown * _ROOT
            parameter.copy_(grown)
        model.final_logits_bias.copy_(small.final_logits_bias)


def _below(name: str, layers: int) -> str:
    """Of the parameter `name`, the one of the smaller model, which has `layers` layers on that side."""
    return _LAYER.sub(lambda number: str(int(number[0]) % layers), name)


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
