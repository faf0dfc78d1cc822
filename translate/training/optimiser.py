"""Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon) on stacks of equal matrices.

A step is what `torch.optim.Muon` does with `adjust_lr_fn="match_rms_adamw"` (Liu et al. 2025,
arXiv 2502.16982), but the Newton-Schulz iterations of all matrices of one shape are batched products,
in whichever number format the processor is quick in, and processes that train together share them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from translate.training.peers import Peers

#: Of the quintic that drives every singular value near 1 (Jordan et al. 2024).
_A, _B, _C = 3.4445, -4.7750, 2.0315
_ITERATIONS = 5
_TINY = 1e-7


def orthogonal(stack: Tensor, precision: torch.dtype) -> Tensor:
    """The matrices of `stack`, shape (matrices, rows, columns), nearly orthogonal; in `precision`."""
    tall = stack.shape[1] > stack.shape[2]
    x = (stack.mT if tall else stack).to(precision)
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp(min=_TINY)
    for _ in range(_ITERATIONS):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=_B, alpha=_C), x, beta=_A)
    return x.mT if tall else x


class Muon(torch.optim.Optimizer):
    """Momentum whose update of each matrix is made orthogonal.

    Args:
        matrices: parameters of two dimensions.
        lr: rate, as AdamW would have it.
        precision: number format of the Newton-Schulz iterations.
        peers: the processes that train together; each takes its part of the iterations.
    """

    def __init__(
        self,
        matrices: Iterable[Tensor],
        lr: float,
        precision: torch.dtype,
        peers: Peers,
        momentum: float = 0.95,
        weight_decay: float = 0.05,
    ) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self._precision = precision
        self._peers = peers

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Update the matrices by their gradients; `closure` is of no use to it."""
        for group in self.param_groups:
            by_shape: dict[torch.Size, list[Tensor]] = {}
            for matrix in group["params"]:
                by_shape.setdefault(matrix.shape, []).append(matrix)
            for shape, matrices in by_shape.items():
                gradients = torch.stack([m.grad for m in matrices if m.grad is not None])
                for matrix, gradient in zip(matrices, gradients, strict=True):
                    kept = self.state[matrix]
                    if "momentum_buffer" not in kept:
                        kept["momentum_buffer"] = torch.zeros_like(matrix)
                    kept["momentum_buffer"].lerp_(gradient, 1 - group["momentum"])
                momenta = torch.stack([self.state[m]["momentum_buffer"] for m in matrices])
                gradients.lerp_(momenta, group["momentum"])  # as Nesterov
                updates = torch.zeros_like(gradients)
                mine = self._peers.share_of(len(matrices))
                updates[mine] = orthogonal(gradients[mine], self._precision).to(updates.dtype)
                self._peers.add_up(updates)
                rate = group["lr"] * 0.2 * max(shape) ** 0.5
                torch._foreach_mul_(matrices, 1 - group["lr"] * group["weight_decay"])
                torch._foreach_add_(matrices, list(updates.unbind()), alpha=-rate)
