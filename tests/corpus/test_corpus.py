"""A corpus translated by processes of this machine: the same rows, whatever happens on the way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from filelock import FileLock
from helpers import run

from translate import Model, render
from translate.corpus import local, shards
from translate.corpus.batches import Translate
from translate.corpus.shards import Columns, Row
from translate.errors import TranslateError
from translate.settings import Settings

ROWS = [f"Le bus numéro {n} part à {n % 12 + 1} heures de la gare." for n in range(150)]
ARTICLE = "# Le pain\n\nIl coûte 3 euros."


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def batch(model: Model) -> Translate:
    return Translate("embedded", "auto", Settings())


def test_rows_become_what_the_command_writes(batch: Translate, model: Model) -> None:
    rows = [
        Row(0, "a", ARTICLE),
        Row(1, "b", None, "is not UTF-8"),
        Row(2, "c", "Le chat dort."),
        Row(3, "d", ""),
        Row(4, "e", "é" * 1_000_001),
    ]
    first, broken, second, empty, long = batch(rows)
    for result in (first, second):
        alone = model.translate(result["source"])
        assert result["english"] == render(alone, "same")
        assert result["confidence"] == min(s.confidence or 0 for s in alone.segments)
        assert result["error"] is None
    assert (broken["english"], broken["error"]) == (None, "is not UTF-8")
    assert (empty["english"], empty["error"]) == ("", None)
    assert long["error"] == "is longer than 1,000,000 characters"


def test_a_row_that_fails_takes_no_other_with_it(
    batch: Translate, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Model.sentences

    def failing(self: Model, texts: list[str], *more: Any) -> Any:
        if any("poison" in text for text in texts):
            raise MemoryError("no more")
        return real(self, texts, *more)

    monkeypatch.setattr(Model, "sentences", failing)
    good, bad = batch([Row(0, "a", "Il neige."), Row(1, "b", "Du poison.")])
    assert good["english"] and good["error"] is None
    assert bad["error"] == "cannot be translated (MemoryError)"


def test_misuse(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oui.\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"title": "Oui."}\n', encoding="utf-8")
    (tmp_path / "out_old.jsonl").write_text("what was made before", encoding="utf-8")
    for arguments, says in (
        (("a.txt", "-o", "out_old.jsonl"), "exists"),
        (("a.txt", "-o", "out.csv"), ".jsonl or .parquet"),
        (("a.txt", "-o", "out.jsonl", "--ray"), "names a folder"),
        (("none.txt", "-o", "out.jsonl"), "no such file"),
        (("a.txt", "-o", "-", "--ray"), "names a folder"),
        (("-", "-", "-o", "out.jsonl"), "read once"),
        (("a.jsonl", "--column", "tilte", "-o", "out.jsonl"), "did you mean 'title'?"),
    ):
        paths = [tmp_path / a if a.startswith(("a.", "none", "out")) else a for a in arguments]
        done = run("corpus", *paths)
        assert done.returncode and says in " ".join(done.stderr.split())
    assert (tmp_path / "out_old.jsonl").read_text(encoding="utf-8") == "what was made before"


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    shard, output = tmp_path / "a.txt", tmp_path / "out.jsonl"
    shard.write_text("Il pleut.\n", encoding="utf-8")
    corpus = local.Corpus((shard,), Columns(), "embedded", "auto", Settings())
    with (
        FileLock(tmp_path / ".out.jsonl.rows.lock"),
        pytest.raises(TranslateError, match="another run"),
    ):
        local.translate(corpus, output, 1, lambda _: None)
    assert not output.exists()
    assert local.translate(corpus, output, 1, lambda _: None).rows == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


@pytest.mark.parametrize(
    ("data", "options", "ids"),
    [
        ("Il neige.\nIl pleut.\n", [], ["standard-input.txt:1", "standard-input.txt:2"]),
        ("1\tIl neige.\n2\tIl pleut.\n", ["--column", "2", "--id", "1"], ["1", "2"]),
        # Ids may repeat: nothing is left out, and `row` tells them apart.
        (
            '{"key": 7, "text": "Il neige."}\n{"key": 7, "text": "Il pleut."}\n',
            ["--id", "key"],
            ["7", "7"],
        ),
    ],
)
def test_standard_input_and_output(data: str, options: list[str], ids: list[str]) -> None:
    done = run("corpus", "-", "-o", "-", "--processes", "1", *options, data=data.encode())
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["row"], r["source"]) for r in rows] == [(0, "Il neige."), (1, "Il pleut.")]
    assert [r["id"] for r in rows] == ids and "snow" in rows[0]["english"]
    assert done.stderr.splitlines()[-1].startswith("translate: standard output: 2 rows, 0 with")


def test_how_far_it_is_and_what_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shard = tmp_path / "a.txt"
    shard.write_text("12\n" * 900, encoding="utf-8")
    read, held, told = [0], list[int](), list[local.Progress]()
    real = shards.read

    def counting(*arguments: Any) -> Iterator[Row]:
        for row in real(*arguments):
            read[0] += 1
            yield row

    def tell(progress: local.Progress) -> None:
        told.append(progress)
        held.append(read[0] - progress.rows)

    monkeypatch.setattr(shards, "read", counting)
    corpus = local.Corpus((shard,), Columns(), "embedded", "auto", Settings())
    local.translate(corpus, tmp_path / "a.jsonl", 1, tell)
    # However long the corpus is, some batches of it are held, and no more.
    assert len(told) > 10 and 0 < max(held) <= 4 * local.ROWS
    assert [p.rows for p in told] == sorted(p.rows for p in told) and told[-1].rows == 900
    assert all(p.rate > 0 and p.left is not None for p in told)
    # It is not over when all is read, but when all is done.
    assert [p.left == 0 for p in told] == [False] * (len(told) - 1) + [True]


def test_rate_and_time_left_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Il neige.\n" * 70, encoding="utf-8")
    output = tmp_path / "a.jsonl"
    done = run("corpus", tmp_path / "a.txt", "-o", output, "--processes", "1", terminal=True)
    shown = done.stdout.split("\r\x1b[K")
    assert re.fullmatch(r"64 rows, [\d.]+ rows/s, 0 h \d\d min left", shown[1])
    # The line of progress is gone when the last word is said.
    assert shown[-1].strip() == f"translate: {output}: 70 rows, 0 with an error in this run"


@pytest.mark.long
def test_killed_and_begun_again_is_as_done_at_once(tmp_path: Path) -> None:
    shard, output = tmp_path / "a.txt", tmp_path / "out" / "a.jsonl"
    shard.write_text("".join(f"{row}\n" for row in ROWS), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "translate", "corpus", str(shard), "-o", str(output)),
        *("--model", "embedded", "--processes", "2", "-q"),
    ]
    first = subprocess.Popen(command, env=os.environ, start_new_session=True)
    partial = output.with_name(f".{output.name}.rows")
    while not (partial.is_file() and partial.stat().st_size):  # until the first batch is written
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"the run ended with {first.wait(0.2)}")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    before = partial.read_bytes()
    assert before and not output.exists()
    with partial.open("ab") as file:  # a line that was being written
        file.write(b'{"row": ')
    # A run with other options must not go on with it.
    other = subprocess.run([*command, "--engine", "transformers"], capture_output=True)
    assert other.returncode == 1 and b"other shards or options" in other.stderr
    assert subprocess.run(command).returncode == 0
    assert output.read_bytes().startswith(before)
    assert [(r["row"], r["source"]) for r in _lines(output)] == list(enumerate(ROWS))
    assert not [p for p in output.parent.iterdir() if p != output]


@pytest.mark.long
def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    rows = ROWS[:80]
    shard, output = tmp_path / "a.txt", tmp_path / "a.parquet"
    shard.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    corpus = local.Corpus((shard,), Columns(), "embedded", "auto", Settings())
    killed: list[int] = []

    def kill(progress: local.Progress) -> None:
        import multiprocessing

        if not killed:
            victim = multiprocessing.active_children()[0]
            assert victim.pid
            os.kill(victim.pid, signal.SIGKILL)
            killed.append(victim.pid)

    last = local.translate(corpus, output, 1, kill)
    assert killed and (last.rows, last.failed) == (len(rows), 0)
    table = pyarrow.parquet.read_table(output)
    assert table.column("source").to_pylist() == rows
    assert table.column("row").to_pylist() == list(range(len(rows)))
    with pytest.raises(TranslateError, match="cannot be read"):
        shard.with_suffix(".txt.gz").write_bytes(b"\x1f\x8b broken")
        broken = local.Corpus((tmp_path / "a.txt.gz",), Columns(), "embedded", "auto", Settings())
        local.translate(broken, tmp_path / "b.jsonl", 1, kill)
