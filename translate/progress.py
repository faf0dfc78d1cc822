"""How far a translation is: told as a share of all the work, whatever the stage at hand.

Decoding is the smaller part of the work; choosing, mending and looking up take the rest, and how many tries
they need is not known before. So each part of the work has a share that was measured, and what is
counted within a part moves the whole by its share of that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done, in words for people."""

    TRANSLATING = "translating"
    CHECKING = "checking"
    MENDING = "mending"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a translation is.

    Attributes:
        stage: what is being done.
        share: of all the work, from 0 to 1; it never falls.
    """

    stage: Stage
    share: float


class Meter:
    """Tells how far work is that has parts, done one after the other or `beside` each other.

    Args:
        tell: is given the progress whenever it changes; nobody is told when None.
        stage: what is being done.
        start, end: the share of all the work that is done before this part, and after it.
    """

    def __init__(
        self,
        tell: Callable[[Progress], None] | None = None,
        stage: Stage = Stage.TRANSLATING,
        start: float = 0.0,
        end: float = 1.0,
    ) -> None:
        self._tell = tell
        self._stage = stage
        self._start, self._end = start, end
        self._at = start

    def part(self, end: float, stage: Stage | None = None) -> Meter:
        """The part of this work that begins where the last one ended.

        Args:
            end: the share of this work (0 to 1) that is done after it.
            stage: what it does, if that is something else.
        """
        start, self._at = self._at, self._of_all(end)
        part = Meter(self._tell, stage or self._stage, start, self._at)
        part._say()
        return part

    def beside(self, *shares: float, stopped: threading.Event | None = None) -> list[Meter]:
        """Parts of this work that threads do at the same time, each with its share of it.

        The stage that is told is that of the first one that is not done. A thread that tells something after
        `stopped` is set gets a `CancelledError`.
        """
        turn = threading.Lock()
        told = [Progress(self._stage, 0.0) for _ in shares]

        def teller(number: int) -> Callable[[Progress], None]:
            def tell(now: Progress) -> None:
                if stopped is not None and stopped.is_set():
                    raise CancelledError
                with turn:
                    told[number] = now
                    self._stage = next((p.stage for p in told if p.share < 1.0), now.stage)
                    done = sum(s * p.share for s, p in zip(shares, told, strict=True))
                    self._at = max(self._at, self._of_all(done))
                    self._say()

            return tell

        return [Meter(teller(number)) for number in range(len(shares))]

    def reach(self, share: float) -> None:
        """Say that `share` of this work (0 to 1) is done."""
        at = self._of_all(share)
        if at > self._at:
            self._at = at
            self._say()

    def count(self, things: int) -> Callable[[int], None]:
        """What to call with the number of things finished since the last call, of so many in all."""
        finished = 0

        def advance(number: int) -> None:
            nonlocal finished
            finished += number
            self.reach(finished / things)

        return advance

    def _of_all(self, share: float) -> float:
        return self._start + (self._end - self._start) * min(1.0, share)

    def _say(self) -> None:
        if self._tell:
            self._tell(Progress(self._stage, self._at))
