"""A run over many articles loses none for the sake of another, nor for its memory."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import run

from translate import articles
from translate.memory import Memory
from translate.pipeline import Model

TEXT = "Il pleut à Paris.\n"


def test_every_article_is_its_own(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "b.txt", os.fsdecode(b"caf\xe9.txt"), "z" * 251 + ".txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4\n")
    real = articles.FORMATS["text"].content
    assert real is not None
    calls = []

    def failing_once(content: str) -> articles.Content:
        calls.append(content)
        if len(calls) == 2:
            raise RuntimeError("nobody thought of this")
        return real(content)

    text = articles.FORMATS["text"]
    changed = type(text)(text.suffixes, failing_once)
    monkeypatch.setitem(articles.FORMATS, "text", changed)
    result = run("file", folder, "-o", out, "--no-memory")
    assert result.returncode != 0
    assert "b.txt: failed by an error of this program (RuntimeError: nobody" in result.stderr
    assert "Traceback" not in result.stderr
    summary = result.stderr.splitlines()[-3:]
    assert summary[0].startswith("translate: 5 articles: 3 done, 2 failed")
    assert "failed: " in summary[1] and "b.txt: failed by an error" in summary[1]
    assert "failed: " in summary[2] and "c.pdf: " in summary[2]
    written = sorted(os.fsencode(p.name) for p in out.iterdir())
    assert written[:2] == [b"a.fr-en.md", b"caf\xe9.fr-en.md"]
    assert written[2].startswith(b"zzz")
    assert len(written) == 3
    for path in out.iterdir():
        assert "Il pleut" in path.read_text(encoding="utf-8")


def test_a_memory_that_runs_full_does_not_end_the_run(model: Model, tmp_path: Path) -> None:
    for number in range(4):
        sentences = "".join(f"Il a vu {n} chats noirs.\n\n" for n in range(number, 30 + number))
        (tmp_path / f"{number}.txt").write_text(sentences, encoding="utf-8")
    memory = tmp_path / "m.sqlite"
    Memory(memory).close()
    most = memory.stat().st_size + 30_000

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    paths = [str(tmp_path / f"{number}.txt") for number in range(4)]
    options = ["-o", str(tmp_path / "out"), "--memory", str(memory), "--model", "embedded"]
    result = subprocess.run(
        [sys.executable, "-m", "translate", "file", *paths, *options, "--beam", "1"],
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    assert len(list((tmp_path / "out").glob("*.md"))) == 4, result.stderr
    assert result.stderr.count("going on without it") == 1
    assert result.returncode == 6, "what was asked for, to keep it in this memory, was not done"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_looked_into(tmp_path: Path) -> None:
    closed = tmp_path / "in" / "closed"
    closed.mkdir(parents=True)
    (closed / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"\0")
    closed.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os, sys\n"
        "from translate import articles\n"
        "from translate.errors import ReadError\n"
        "from pathlib import Path\n"
        "os.seteuid(65534)\n"
        "for path in articles.articles_in(Path(sys.argv[1])):\n"
        "    try: articles.read(path)\n"
        "    except ReadError as error: print(error)\n"
        "try: articles.articles_in(Path(sys.argv[1], 'closed'))\n"
        "except ReadError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "in")]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    text, inside, alone = result.stdout.splitlines()
    assert text.endswith("b.txt: not a text file")
    assert inside.endswith("closed: may not be read (permission denied)")
    assert alone.endswith("closed: cannot be looked into (Permission denied)")
