"""The translation memory: what was done comes back, whatever happened in between."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, run

from translate import articles, segmentation
from translate.decoding import Decoding
from translate.decoding.ctranslate2 import CTranslate2Engine
from translate.document import Origin
from translate.errors import MemoryFileError
from translate.memory import Memory, MemoryPair, now
from translate.pipeline import Model
from translate.settings import Settings

TEXT = "Le président a parlé hier.\n\nLa commission a adopté le rapport. Il fera beau demain.\n"


def document(text: str = TEXT) -> Any:
    return segmentation.segment(articles.parse(text))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    opened = Memory(tmp_path / "memory.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many inputs each call of the engine decodes."""
    calls: list[int] = []
    real = CTranslate2Engine.decode

    def counting(self: CTranslate2Engine, sources: Sequence[Any], *settings: Any) -> Any:
        calls.append(len(sources))
        return real(self, sources, *settings)

    monkeypatch.setattr(CTranslate2Engine, "decode", counting)
    return calls


def test_nothing_is_decoded_twice(model: Model, memory: Memory, decoded: list[int]) -> None:
    first = model.translate(document(), memory=memory)
    assert sum(decoded) == 3
    decoded.clear()
    again = model.translate(document(), memory=memory)
    assert again.segments == first.segments
    assert not decoded
    model.translate(document(TEXT + "\nUne phrase de plus.\n"), memory=memory)
    assert sum(decoded) == 1


def test_other_settings_are_decoded_anew(model: Model, memory: Memory, decoded: list[int]) -> None:
    model.translate(document(), memory=memory)
    decoded.clear()
    model.translate(document(), Settings(Decoding(beam=2)), memory=memory)
    assert sum(decoded) == 3


def test_without_a_memory_nothing_is_kept(model: Model, decoded: list[int]) -> None:
    for _ in range(2):
        decoded.clear()
        model.translate(document())
        assert sum(decoded) == 3


def test_a_person_is_never_overwritten(model: Model, memory: Memory) -> None:
    model.translate(document(), memory=memory)
    source, target = "Le président a parlé hier.", "Yesterday, the President spoke."
    memory.add(iter([MemoryPair(source, target, Origin.PERSON, now())]))
    result = model.translate(document(), memory=memory)
    assert (result.segments[0].target, result.segments[0].origin) == (target, Origin.PERSON)
    assert result.segments[1].origin is Origin.MACHINE
    memory.learn(
        replace(result, segments=(replace(result.segments[0], origin=Origin.MACHINE, target="x"),))
    )
    assert [p.target for p in memory.pairs() if p.source == source] == [target]


def test_a_correction_is_checked_too(model: Model, memory: Memory) -> None:
    memory.add(iter([MemoryPair("Il a 24 ans.", "He is 42 years old.", Origin.PERSON, now())]))
    result = model.translate(
        document("Le titre\n\nIl a 24 ans. Il habite à Paris.\n"), memory=memory
    )
    assert result.segments[1].target == "He is 42 years old."
    assert [f.code for f in result.segments[1].findings] == ["figure-changed"]


@pytest.mark.parametrize(
    "content", [b"not a database at all, but text " * 50, b"SQLite format 3\0"]
)
def test_a_damaged_memory_is_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(content)
    with pytest.raises(MemoryFileError, match=str(path)):
        Memory(path)
    assert path.read_bytes() == content


def test_anothers_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE bookmarks (address TEXT)")
    database.close()
    with pytest.raises(MemoryFileError, match="another program"):
        Memory(path)


ADDS_MANY = """
import sys
from pathlib import Path
from translate.document import Origin
from translate.memory import Memory, MemoryPair, now
memory = Memory(Path(sys.argv[1]))
for number in range(200):
    memory.add(iter([MemoryPair(f"{sys.argv[2]} {number}", "x", Origin.MACHINE, now())]))
"""


def test_programs_share_one_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    programs = [
        subprocess.Popen([sys.executable, "-c", ADDS_MANY, str(path), name]) for name in "abcd"
    ]
    assert [program.wait(120) for program in programs] == [0] * 4
    assert Memory(path).counts()[0] == 800


ARTICLES = {
    "a.txt": "Le ministre a présenté son projet mardi. Les députés en débattront « dès lundi ».\n",
    "b.txt": "La pluie a cessé dans le nord du pays. Les secours ont évacué 24 personnes.\n",
    "c.md": "# Le marché\n\nLes prix ont **augmenté** de 3,5 % en un an. La banque a réagi.\n",
    "sub/d.txt": "Elle a pris le train de nuit pour Lyon.\n\nSon frère l'attendait sur le quai.\n",
}


def _translate_folder(folder: Path, output: Path, memory: Path) -> None:
    from translate.cli import main

    sys.argv = ["translate", "file", str(folder), "-o", str(output), "--memory", str(memory)]
    sys.argv += ["--model", "embedded", "--quiet", "-f", "markdown", "-f", "tmx"]
    main()


def _started(*paths: Path) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["translate.pipeline", "translate.cli.file", "spacy"])
    process = context.Process(target=_translate_folder, args=paths)
    process.start()
    return process


def _finished(process: BaseProcess) -> int | None:
    process.join(300)
    return process.exitcode


def _contents(folder: Path) -> dict[str, bytes]:
    """The results in a folder; a hidden file is one that was being written."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }


def _rows(memory: Path) -> dict[bytes, int]:
    """The key of each decoded unit, and its row, which is another one when it is decoded again."""
    if not memory.is_file():
        return {}
    database = sqlite3.connect(memory, timeout=30)
    try:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'decoded'").fetchone():
            return {}
        return dict(database.execute("SELECT key, rowid FROM decoded"))
    finally:
        database.close()


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert _finished(_started(folder, tmp_path / "first", tmp_path / "first.sqlite")) == 0
    begin = time.monotonic()  # the second run finds the modules imported
    assert _finished(_started(folder, tmp_path / "whole", tmp_path / "whole.sqlite")) == 0
    duration = time.monotonic() - begin
    expected = _contents(tmp_path / "whole")
    assert len(expected) == 2 * len(ARTICLES)

    chance = random.Random(5)
    kills = 0
    while kills < 50:
        output, memory = tmp_path / f"out{kills}", tmp_path / f"{kills}.sqlite"
        for _ in range(5):
            before = _rows(memory)
            process = _started(folder, output, memory)
            process.join(chance.uniform(0.0, duration))
            process.kill()
            kills += _finished(process) == -signal.SIGKILL
            after = _rows(memory)
            assert {k: after[k] for k in before} == before, "a finished unit was decoded again"
            for name, content in _contents(output).items():
                assert content == expected[name], f"{name} is half written"
        assert _finished(_started(folder, output, memory)) == 0
        assert _contents(output) == expected
        assert not list(output.rglob(".*")), "what a killed run was writing is gone"


def test_a_broken_memory_stops_nothing_unless_it_was_named(tmp_path: Path) -> None:
    broken = tmp_path / "memory.sqlite"
    broken.write_bytes(b"no database, but some text that is long enough to look like a file\n" * 30)
    article = ROOT / "samples" / "entretien.txt"
    result = run("file", article, "-o", tmp_path / "a.md", TRANSLATE_MEMORY=str(broken))
    assert result.returncode == 0
    assert "cannot be used as translation memory" in result.stderr
    named = run("file", article, "-o", tmp_path / "b.md", "--memory", broken)
    assert named.returncode == 6
    assert not (tmp_path / "b.md").exists()
