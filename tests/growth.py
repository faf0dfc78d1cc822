"""How work grows with the text: it is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, built-in ones included, by `run`."""
    count = 0

    def called(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def lines(run: Callable[[], object]) -> int:
    """How many lines are executed by `run`: what loops do that call nothing."""
    count = 0

    def traced(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def grows_at_most(
    factor: float,
    work: Callable[[int], Callable[[], object]],
    size: int,
    steps: Callable[[Callable[[], object]], int] = calls,
) -> None:
    """Assert that `work` on a text twice as large takes at most `factor` times the `steps`."""
    work(size)()  # patterns are compiled once
    counts = [steps(work(n)) for n in (size, 2 * size, 4 * size)]
    assert counts[1] <= factor * counts[0] and counts[2] <= factor * counts[1], counts
