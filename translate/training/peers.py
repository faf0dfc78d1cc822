"""Processes on one machine that train one model together: each takes its share of every batch.

On two cores two processes of one thread each are quicker than one of two threads: they wait for one
another once a step, not in every product.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed
from torch.multiprocessing.spawn import start_processes


@dataclass(frozen=True, slots=True)
class Peers:
    """How many processes train together, and which of them this one is.

    Attributes:
        count: processes.
        rank: number of this one, from 0; the first one writes logs and checkpoints.
    """

    count: int = 1
    rank: int = 0

    def share_of(self, length: int) -> slice:
        """The elements of a sequence of `length` that this process takes."""
        return slice(self.rank, length, self.count)

    def add_up(self, tensor: Tensor) -> None:
        """Put the sum of everybody's `tensor` in its place."""
        if self.count > 1:
            distributed.all_reduce(tensor)

    def add_up_gradients(self, parameters: Sequence[Tensor]) -> None:
        """Put the sum of everybody's gradients in their place, all in one message."""
        if self.count == 1:
            return
        gradients = [p.grad for p in parameters if p.grad is not None]
        flat = torch.cat([g.flatten() for g in gradients])
        distributed.all_reduce(flat)
        parts = torch.split(flat, [g.numel() for g in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))


def together(count: int, work: Callable[..., None], *arguments: Any) -> None:
    """Call `work(peers, *arguments)` in `count` processes, and wait for them.

    One process is this one. Others share the processor's threads evenly.
    """
    if count == 1:
        work(Peers(), *arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        threads = max(1, (os.cpu_count() or 1) // count)
        started = start_processes(  # type: ignore[no-untyped-call]
            _join,
            args=(count, threads, str(Path(folder) / "meeting"), work, arguments),
            nprocs=count,
            join=False,
            start_method="spawn",
        )

        def pass_on(number: int, _: object) -> None:
            for process in started.processes:
                os.kill(process.pid, number)

        signal.signal(signal.SIGTERM, pass_on)
        signal.signal(signal.SIGINT, pass_on)
        while not started.join():
            pass


def _join(
    rank: int,
    count: int,
    threads: int,
    meeting: str,
    work: Callable[..., None],
    arguments: Sequence[Any],
) -> None:
    torch.set_num_threads(threads)
    distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=rank, world_size=count
    )
    try:
        work(Peers(count, rank), *arguments)
    finally:
        distributed.destroy_process_group()
