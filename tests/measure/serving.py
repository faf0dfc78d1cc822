"""What the server and a corpus cost: python tests/measure/serving.py FRENCH [ROWS], a sentence a line.

In one process: the engine alone, a server asked by one client and by eight, and a batch of a corpus. Beside
the seconds on the clock stand those of the processor, which other programs change less. Then, by the clock,
a corpus on one process, on two, and on Ray with two actors: the start is what few rows take, and the
rate that of the others. All sentences are different ones.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from servers import serving

from translate.checkpoints import embedded
from translate.corpus import cluster, local
from translate.corpus.batches import Translate
from translate.corpus.shards import Columns, Row
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.language.typography import source_form
from translate.serving.batches import SharedModel
from translate.settings import Settings

#: Rows by which a start is told, and rows of a shard that an actor of Ray is given.
_FEW, _SHARD = 16, 64


def _measured(name: str, count: int, work: Callable[[], object]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(
        f"{name:40} {clock:6.1f} s, {count / clock:6.2f} a second; "
        f"processor {processor:6.1f} s, {count / processor:6.2f} a second",
        flush=True,
    )


def _rate(
    name: str,
    few: Sequence[str],
    many: Sequence[str],
    translate: Callable[[local.Corpus, Path], object],
) -> float:
    """Print what the start of a corpus takes, and its rows a second after that; the latter."""
    seconds = []
    with tempfile.TemporaryDirectory() as place:
        # The first one is not counted: what is started only once (Ray) is there then.
        for number, texts in enumerate((few, few, [*few, *many])):
            shard = Path(place) / f"{number}.txt"
            shard.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
            corpus = local.Corpus((shard,), Columns(), "embedded", "auto", Settings())
            clock = time.perf_counter()
            translate(corpus, Path(place) / f"{number}.jsonl")
            seconds.append(time.perf_counter() - clock)
    rate = len(many) / (seconds[2] - seconds[1])
    print(
        f"{name:40} {seconds[1]:6.1f} s for {len(few)} rows, then {rate:6.2f} a second", flush=True
    )
    return rate


def main() -> None:
    """Print a line for each way."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 128
    # Sentences that were decoded before come from the memory, so that each way has its own.
    first, second, third = (lines[n * count : (n + 1) * count] for n in range(3))
    folder = embedded().folder
    engine, tokenizer = open_engine(folder), Tokenizer(folder)
    for name, texts in (("one", first), ("eight", second)):
        pieces = sorted((tokenizer.encode(source_form(t)) for t in texts), key=len)
        _measured(
            f"CTranslate2 alone, sentences of {name}",
            count,
            lambda pieces=pieces: engine.decode(pieces, Decoding()),  # type: ignore[misc]
        )
    model = SharedModel("embedded")
    with tempfile.TemporaryDirectory() as place, serving(model, Path(place)) as address:

        def ask(text: str) -> None:
            form = {"q": text, "source": "fr", "target": "en"}
            httpx.post(f"{address}/translate", data=form, timeout=600).raise_for_status()

        ask("Bonjour.")
        _measured("server, one client", count, lambda: [ask(text) for text in first])
        with ThreadPoolExecutor(8) as pool:
            _measured("server, eight clients", count, lambda: list(pool.map(ask, second)))
    model.stop()
    batch = Translate("embedded", "auto", Settings())
    rows = [Row(n, str(n), text) for n, text in enumerate(third)]
    _measured("corpus, one core, rows", count, lambda: batch(rows))
    few, many = lines[3 * count : 3 * count + _FEW], lines[3 * count + _FEW :][: 4 * count]
    rates = {
        name: _rate(name, few, many, work)
        for name, work in (
            ("corpus, one process", lambda c, o: local.translate(c, o, 1, lambda _: None)),
            ("corpus, two processes", lambda c, o: local.translate(c, o, 2, lambda _: None)),
            (
                "corpus, Ray with two actors",
                lambda c, o: cluster.translate(c, o.with_suffix(""), None, 2, True, _SHARD),
            ),
        )
    }
    one, two, ray = rates.values()
    print(
        f"two processes are {two / one:.2f} times one, Ray's two actors {ray / two:.2f} times two processes"
    )


if __name__ == "__main__":
    main()
