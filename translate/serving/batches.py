"""One model for many threads: what they bring is decoded together, and nobody waits for long.

Decoding, repair and names of a sentence need nothing but the sentence. So the sentences of all requests
wait in one queue; a worker takes a few of each request in turn until its batch is full. Eight short
requests fill one batch, and a line of text does not wait for the book that came before it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.checkpoints import Checkpoint
from translate.errors import TranslateError
from translate.memory import Memory
from translate.pipeline import Model, Sentence
from translate.progress import Meter
from translate.settings import Settings

#: Sentences of a batch: enough to fill the engine's own batches, few enough to be done in seconds.
_FULL = 32


class StoppedError(TranslateError):
    """The model was stopped while it had something to do."""


@dataclass(eq=False)
class _Job:
    """The sentences of one call, and how far they are."""

    texts: Sequence[str]
    settings: Settings
    memory: Memory | None
    taken: int = 0
    done: dict[int, Sentence] = field(default_factory=dict)
    finished: int = 0
    error: BaseException | None = None

    @property
    def is_over(self) -> bool:
        return self.error is not None or len(self.done) == len(self.texts)


class SharedModel(Model):
    """A model whose sentences are decoded together, whichever threads bring them.

    Args:
        checkpoint, engine: as `Model` has them.
        workers: threads that decode; while one is in the engine, another checks and mends.

    Raises:
        ModelError: the model cannot be had, or not be loaded.
    """

    def __init__(
        self,
        checkpoint: Checkpoint | str | Path | None = None,
        engine: str = "auto",
        workers: int = 2,
    ) -> None:
        super().__init__(checkpoint, engine)
        self._changed = threading.Condition()
        self._jobs: list[_Job] = []
        self._stopped = False
        self._workers = [
            threading.Thread(target=self._work, name=f"model {n}", daemon=True)
            for n in range(workers)
        ]
        for worker in self._workers:
            worker.start()

    def sentences(
        self,
        texts: Sequence[str],
        settings: Settings,
        meter: Meter | None = None,
        memory: Memory | None = None,
    ) -> list[Sentence]:
        """See `Model.sentences`.

        Raises:
            StoppedError: the model was stopped; what was decoded is in the memory.
        """
        job = _Job(texts, settings, memory)
        advance = (meter or Meter()).count(len(texts))
        try:
            with self._changed:
                if self._stopped:
                    raise StoppedError("the model was stopped")
                if texts:
                    self._jobs.append(job)
                    self._changed.notify_all()
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: job.is_over or job.finished < len(job.done))
                    newly = len(job.done) - job.finished
                    job.finished += newly
                if job.error is not None:
                    raise job.error
                if newly:
                    advance(newly)
                if job.is_over:
                    return [job.done[n] for n in range(len(texts))]
        finally:
            with self._changed:
                if job in self._jobs:  # the caller gave up
                    self._jobs.remove(job)

    def stop(self) -> None:
        """Finish the batches that are being decoded, and refuse the rest."""
        with self._changed:
            self._stopped = True
            for job in self._jobs:
                job.error = StoppedError("the model was stopped")
            self._jobs.clear()
            self._changed.notify_all()
        for worker in self._workers:
            worker.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._jobs)
                if self._stopped:
                    return
                batch = self._next_batch()
            self._decode(batch)

    def _next_batch(self) -> list[tuple[_Job, int]]:
        """A batch of the oldest job and those under the same settings, some of each in turn."""
        first = self._jobs[0]
        alike = [j for j in self._jobs if j.settings == first.settings and j.memory is first.memory]
        batch: list[tuple[_Job, int]] = []
        while len(batch) < _FULL and (open_ := [j for j in alike if j.taken < len(j.texts)]):
            for job in open_[: _FULL - len(batch)]:
                batch.append((job, job.taken))
                job.taken += 1
        # What is left goes to the end of the line; what is taken whole needs no further turn.
        self._jobs = [j for j in self._jobs if j not in alike] + [
            j for j in alike if j.taken < len(j.texts)
        ]
        return batch

    def _decode(self, batch: list[tuple[_Job, int]]) -> None:
        """Decode what is in `batch`; a job that makes it fail does so alone."""
        jobs = list(dict.fromkeys(job for job, _ in batch))
        texts = list(dict.fromkeys(job.texts[n] for job, n in batch))
        try:
            found = dict(
                zip(
                    texts,
                    super().sentences(texts, jobs[0].settings, memory=jobs[0].memory),
                    strict=True,
                )
            )
        except BaseException as error:
            if len(jobs) > 1 and isinstance(error, Exception):
                for job in jobs:
                    self._decode([(owner, n) for owner, n in batch if owner is job])
                return
            with self._changed:
                for failed in jobs:
                    failed.error = error
                    if failed in self._jobs:
                        self._jobs.remove(failed)
                self._changed.notify_all()
            return
        with self._changed:
            for owner, n in batch:
                owner.done[n] = found[owner.texts[n]]
            self._changed.notify_all()
