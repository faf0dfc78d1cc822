"""A corpus translated by a few processes of this machine.

The results go to a file beside the output, a line a row, in the order of the rows. A run that was killed
goes on after the last whole line. When all is done, the file gets its name or becomes Parquet.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.corpus import shards
from translate.corpus.batches import Translate
from translate.corpus.shards import Columns, Row
from translate.errors import TranslateError, WriteError
from translate.host.files import reason, write
from translate.settings import Settings

#: Rows of a batch, and batches that wait for each process or for being written.
ROWS, _AHEAD = 64, 3
#: How often a batch is tried in whose time a process died; then its rows are tried one by one.
_TRIES = 2
_worker: Translate | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is to be translated, and how.

    Attributes:
        inputs: shards, from `shards.find`.
        columns: where text and id stand in them.
        model, engine, settings: as `Translate` has them.
    """

    inputs: tuple[Path, ...]
    columns: Columns
    model: str
    engine: str
    settings: Settings

    @property
    def signature(self) -> str:
        """What a run that goes on must have in common with the one before it."""
        files = [(str(p.resolve()), p.stat().st_size, p.stat().st_mtime_ns) for p in self.inputs]
        return repr((files, self.columns, self.model, self.engine, self.settings))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        rows: done in all, and in this run.
        failed: rows of this run with an error.
        rate: rows a second of this run.
        left: seconds, by the share of the shards that is done; None at the start.
    """

    rows: int
    failed: int
    rate: float
    left: float | None


def translate(
    corpus: Corpus, output: Path, processes: int, progress: Callable[[Progress], None]
) -> Progress:
    """Translate `corpus` into `output`, a JSONL or Parquet file; how it ended.

    Args:
        corpus: what and how.
        output: its ending says the format; `-` is standard output, as JSONL.
        processes: how many; each needs the memory of a model.
        progress: called after each batch.

    Raises:
        ReadError, ModelError, WriteError: as they say.
        TranslateError: an unfinished run of another corpus is in the way, or another run is under way.
    """
    from filelock import FileLock, Timeout

    if str(output) == "-":
        return _run(corpus, lambda data: write(data.decode(), "-"), 0, processes, progress)
    partial = output.with_name(f".{output.name}.rows")
    signature = partial.with_name(f"{partial.name}.of")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{partial}.lock", timeout=0) as lock:
            done = _take_up(partial, signature, corpus.signature)
            with partial.open("ab") as file:

                def keep(data: bytes) -> None:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())

                last = _run(corpus, keep, done, processes, progress)
            if output.suffix == ".parquet":
                shards.to_parquet(partial, output)
                partial.unlink()
            else:
                partial.replace(output)
            signature.unlink()
            Path(lock.lock_file).unlink(missing_ok=True)
    except Timeout:
        raise TranslateError(f"{output}: another run is writing it") from None
    except OSError as error:
        raise WriteError(f"{output}: cannot be written ({reason(error)})") from None
    return last


def _take_up(partial: Path, signature: Path, wanted: str) -> int:
    """How many rows an unfinished run has done; a line that it left half-written is cut off."""
    if not partial.exists():
        signature.write_text(wanted, encoding="utf-8")
        return 0
    if not signature.exists() or signature.read_text(encoding="utf-8") != wanted:
        raise TranslateError(
            f"{partial}: is of a run with other shards or options; delete it to start anew"
        )
    whole = rows = 0
    with partial.open("r+b") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            rows += 1
        file.truncate(whole)
    return rows


def _run(
    corpus: Corpus,
    keep: Callable[[bytes], None],
    done: int,
    processes: int,
    progress: Callable[[Progress], None],
) -> Progress:
    """Translate what is behind the rows that are `done`; results are given to `keep`."""
    size = sum(p.stat().st_size for p in corpus.inputs)
    read = taken = 0

    def advance(count: int) -> None:
        nonlocal read
        read += count

    def counted() -> Iterator[Row]:
        nonlocal taken
        for row in rows:
            taken += 1
            yield row

    rows = shards.read(corpus.inputs, corpus.columns, advance)
    for _ in itertools.islice(rows, done):
        pass
    before, start = read, time.monotonic()
    failed = new = 0
    last = Progress(done, 0, 0.0, None)
    for results in _in_order(corpus, counted(), processes):
        keep(b"".join(map(shards.line_of, results)))
        new += len(results)
        failed += sum(r["error"] is not None for r in results)
        spent = time.monotonic() - start
        # Some rows that are read are still being translated.
        share = (read - before) / max(1, size - before) * new / taken
        left = spent / share * (1 - share) if 0 < share <= 1 else None
        last = Progress(done + new, failed, new / spent if spent else 0.0, left)
        progress(last)
    return last


def _in_order(
    corpus: Corpus, rows: Iterator[Row], processes: int
) -> Iterator[list[dict[str, Any]]]:
    """The results of batches of `rows`, in order; a process that dies is replaced."""
    batches = iter(lambda: list(itertools.islice(rows, ROWS)), [])
    waiting: deque[_Batch] = deque()
    pool = _pool(corpus, processes)
    try:
        while True:
            while len(waiting) < processes * _AHEAD and (batch := next(batches, None)):
                waiting.append(_Batch(batch))
            if not waiting:
                return
            try:
                for one in waiting:
                    if one.future is None:
                        one.future = pool.submit(_translate, one.rows)
                first = waiting[0].future
                assert first is not None
                results = first.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                _give_back(waiting)
                pool = _pool(corpus, processes)
                continue
            waiting.popleft()
            yield results
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass
class _Batch:
    rows: list[Row]
    tries: int = 0
    future: Future[list[dict[str, Any]]] | None = None


def _give_back(waiting: deque[_Batch]) -> None:
    """Have all that was not finished when a process died tried again, the first one with suspicion.

    Which batch it died of is not known; the first one was surely begun.
    """
    for batch in waiting:
        if batch.future is None or not batch.future.done() or batch.future.exception():
            batch.future = None
    first = waiting.popleft()
    first.tries += 1
    if first.tries <= _TRIES:
        waiting.appendleft(first)
    elif len(first.rows) > 1:
        waiting.extendleft(_Batch([row], _TRIES - 1) for row in reversed(first.rows))
    else:
        (row,) = first.rows
        error = "the process that translated it died each time"
        waiting.appendleft(_Batch([Row(row.number, row.id, None, error)]))


def _pool(corpus: Corpus, processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes,
        # A fork would copy the threads of an engine, which do not survive it.
        multiprocessing.get_context("spawn"),
        _begin,
        (corpus.model, corpus.engine, corpus.settings),
    )


def _begin(model: str, engine: str, settings: Settings) -> None:
    global _worker
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process says when it is over
    _worker = Translate(model, engine, settings)


def _translate(rows: Sequence[Row]) -> list[dict[str, Any]]:
    assert _worker is not None
    return _worker(rows)
