"""A corpus translated by Ray Data on this machine: the same rows as by one process, and each once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from translate.corpus import cluster, local, shards
from translate.corpus.shards import Columns
from translate.errors import TranslateError
from translate.settings import Settings

pytest.importorskip("ray", reason="needs: pip install '.[ray]'")
pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("default")]

ROWS = [f"Le train {n} part à {n % 12 + 1} heures." for n in range(40)]
#: A driver in a process of its own; in small shards, so that there is much to lose.
DRIVER = """
import sys
from pathlib import Path
from translate.corpus import cluster, local
from translate.corpus.shards import Columns
from translate.errors import TranslateError
from translate.settings import Settings
corpus = local.Corpus((Path(sys.argv[1]),), Columns("text", "id"), "embedded", "auto", Settings())
print(*cluster.translate(corpus, Path(sys.argv[2]), None, actors=2, quiet=True, shard=4))
"""


def _results(output: Path) -> list[dict[str, Any]]:
    rows = [r for p in output.glob("*.parquet") for r in pyarrow.parquet.read_table(p).to_pylist()]
    return sorted(rows, key=lambda r: r["row"])


def _workers(ancestor: int) -> list[int]:
    """The processes below `ancestor` that run an actor of Ray Data."""
    parents, names = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                status = (entry / "stat").read_text()
                names[int(entry.name)] = (entry / "cmdline").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(status.rpartition(")")[2].split()[1])

    def is_below(pid: int) -> bool:
        while pid in parents and pid != ancestor:
            pid = parents[pid]
        return pid == ancestor

    return [pid for pid, name in names.items() if "MapWorker" in name and is_below(pid)]


def test_worker_and_driver_killed_and_all_is_there_once(tmp_path: Path) -> None:
    shard, output = tmp_path / "a.jsonl", tmp_path / "english"
    # Ids repeat, so that what is written cannot be told by them.
    lines = "".join(json.dumps({"id": n % 3, "text": row}) + "\n" for n, row in enumerate(ROWS))
    shard.write_bytes(lines.encode() + b"\xe9\n")
    command = [sys.executable, "-c", DRIVER, str(shard), str(output)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}

    def begin() -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

    def until_more_than(count: int, driver: subprocess.Popen[str]) -> None:
        while len(list(output.glob("*.parquet"))) <= count:
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"the driver ended with {driver.wait(0.2)}")

    first = begin()
    until_more_than(0, first)
    os.kill(_workers(first.pid)[0], signal.SIGKILL)
    until_more_than(1, first)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    written = {r["row"] for r in _results(output)}
    assert 0 < len(written) < len(ROWS)

    second = begin()
    said, _ = second.communicate(timeout=600)
    assert (second.returncode, said.split()) == (0, [str(len(ROWS) + 1), "1"])
    corpus = local.Corpus((shard,), Columns("text", "id"), "embedded", "auto", Settings())
    alone = tmp_path / "alone.jsonl"
    local.translate(corpus, alone, 1, lambda _: None)
    assert _results(output) == [json.loads(line) for line in alone.read_text("utf-8").splitlines()]
    assert {p.suffix for p in output.iterdir()} == {".parquet"}


def test_killed_when_all_is_written_it_is_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oui.\nNon.\n", encoding="utf-8")
    corpus = local.Corpus((tmp_path / "a.txt",), Columns(), "embedded", "auto", Settings())
    output = tmp_path / "english"

    def leave() -> None:
        """What a driver leaves that is killed after its last row."""
        cluster._number(corpus, output, output / "_rows", 4)
        (output / "_checkpoints").mkdir()
        (output / "_rows" / "_of").rename(output / "_over")
        rows = [{"row": 0, "id": "a", "source": "Oui.", "english": "Yes."}]
        rows += [{"row": 1, "id": "b", "source": "\ufffd", "error": "is not UTF-8"}]
        pyarrow.parquet.write_table(
            pyarrow.Table.from_pylist(rows, shards.schema()), output / "a.parquet"
        )

    leave()
    assert cluster.translate(corpus, output, None) == (2, 1)
    assert [p.name for p in output.iterdir()] == ["a.parquet"]
    # Another run is not told that all is done.
    with pytest.raises(TranslateError, match="is not empty; name another folder"):
        cluster.translate(corpus, output, None)


def test_killed_while_rows_were_numbered_it_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oui.\nNon.\nSi.\n", encoding="utf-8")
    corpus = local.Corpus((tmp_path / "a.txt",), Columns(), "embedded", "auto", Settings())
    output = tmp_path / "english"
    (output / "_rows.partial").mkdir(parents=True)
    (output / "_rows.partial" / "000000.parquet").write_bytes(b"half of it")
    cluster._number(corpus, output, output / "_rows", 2)
    numbered = pyarrow.parquet.read_table(output / "_rows").to_pylist()
    assert [(r["row"], r["source"]) for r in numbered] == [(0, "Oui."), (1, "Non."), (2, "Si.")]
    assert [p.name for p in output.iterdir()] == ["_rows"]
