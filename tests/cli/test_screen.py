"""What a person sees on a terminal: whole messages, a bar that leaves nothing behind, a summary."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import pytest
from helpers import run, translated

from translate.bilingual import render
from translate.decoding.ctranslate2 import CTranslate2Engine
from translate.document import Origin
from translate.memory import Memory, MemoryPair, now

TERMINAL = {"TERM": "xterm", "COLUMNS": "300", "LINES": "60"}
_STEPS = re.compile(r"\x1b\[(\?)?(\d*)([A-Za-z])|(\r)|(\n)|([^\x1b])")


def _screen(written: str) -> list[str]:
    """The lines that are on a terminal of endless height after `written`."""
    lines = [""]
    row = column = 0
    for private, number, letter, back, feed, character in _STEPS.findall(written):
        if back:
            column = 0
        elif feed:
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif letter == "A":
            row -= int(number or 1)
        elif letter == "K":
            lines[row] = ""
        elif character:
            before = lines[row].ljust(column)
            lines[row] = before[:column] + character + before[column + 1 :]
            column += 1
        else:
            assert private or letter in "mhl", f"unknown: {number}{letter}"
    return [line.rstrip() for line in lines if line.strip()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, of which one cannot be read and one has a name that the model changes."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Il neige depuis hier. Les rues sont vides.", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02\x7f" * 100)
    (folder / "c.txt").write_text(
        "Anne-Gaëlle Le Floc'h a 31 hippocampes. Zzyx Qwrtpsd mange.", encoding="utf-8"
    )
    return folder


def test_messages_stand_on_lines_of_their_own_beside_the_bar(folder: Path, tmp_path: Path) -> None:
    result = run("file", folder, "-o", tmp_path / "out", "-v", terminal=True, **TERMINAL)
    assert "article 1 of 3" in result.stdout and "c.txt: mending" in result.stdout
    assert "c.txt: writing" in result.stdout
    screen = _screen(result.stdout)
    assert all(line.startswith("translate: ") for line in screen), screen
    assert not re.search("[━╸╺]", "".join(screen))
    plain = run("file", folder, "-o", tmp_path / "again", "-v")
    said = [re.sub(r"\d+\.\d s", "", line.replace("again", "out")) for line in screen]
    assert said == [
        re.sub(r"\d+\.\d s", "", line.replace("again", "out")) for line in plain.stderr.splitlines()
    ]


def test_a_result_on_the_screen_is_not_mixed_with_the_bar(folder: Path) -> None:
    article = folder / "a.txt"
    result = run("file", article, "--layout", "english", terminal=True, **TERMINAL)
    assert "a.txt: translating" in result.stdout
    piped = run("file", article, "--layout", "english")
    wanted = [line for line in piped.stdout.splitlines() if line]
    assert _screen(result.stdout)[: len(wanted)] == wanted


@pytest.mark.parametrize("format", ["docx", "epub", "pdf", "same"])
def test_what_is_no_text_is_refused_on_a_screen_before_anything_is_done(
    tmp_path: Path, format: str
) -> None:
    source = tmp_path / "neige.docx"
    source.write_bytes(render(translated("Il neige."), "docx"))
    # A model that is not there would be missed as soon as the translation begins.
    there = {"terminal": True, "TRANSLATE_MODEL": str(tmp_path / "none"), **TERMINAL}
    for output in ([], ["-o", "-"]):
        result = run("file", source, "-f", format, *output, **there)
        named, ending = ("docx", "docx") if format == "same" else (format, format)
        (line,) = [n for n in _screen(result.stdout) if "not for the screen" in n]
        assert (
            f"{named} is not for the screen: name a file for it with -o (-o NAME.{ending})" in line
        )
        assert result.returncode != 0 and "none" not in result.stdout
    piped = run("file", source, "-f", format, TRANSLATE_MODEL=str(tmp_path / "none"))
    assert piped.returncode != 0 and "not for the screen" not in piped.stderr


def test_a_result_is_not_converted_to_what_a_screen_cannot_show(tmp_path: Path) -> None:
    whole = tmp_path / "neige.json"
    whole.write_text(render(translated("Il neige."), "json"), encoding="utf-8")
    result = run("convert", whole, "-f", "epub", terminal=True, **TERMINAL)
    assert "epub is not for the screen" in result.stdout and "PK" not in result.stdout
    assert result.returncode == 2
    assert run("convert", whole, "-f", "json", terminal=True, **TERMINAL).returncode == 0


def test_an_interruption_is_said_on_a_line_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any) -> Any:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(CTranslate2Engine, "decode", interrupted)
    result = run("file", folder / "a.txt", "--no-memory", terminal=True, **TERMINAL)
    assert result.returncode == 130
    assert _screen(result.stdout) == ["translate: interrupted; what was finished is kept"]


def test_a_folder_ends_with_what_became_of_it(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("Il a 31 chats. Elle a 47 chiens.", encoding="utf-8")
    memory = tmp_path / "memory.sqlite"
    with Memory(memory) as people:
        wrong = [("Il a 31 chats.", "He has 13 cats."), ("Elle a 47 chiens.", "She has 74 dogs.")]
        people.add(MemoryPair(*pair, Origin.PERSON, now()) for pair in wrong)
    summary = [
        "translate: 3 articles: 2 done, 1 failed; 2 sentences to check in 1 article",
        f"translate:   to check: {folder / 'c.txt'}: 2 sentences",
        f"translate:   failed: {folder / 'b.txt'}: not a text file",
    ]
    arguments = ["file", folder, "-o", tmp_path / "out", "--memory", memory]
    result = run(*arguments)
    assert result.returncode == 3
    assert result.stderr.splitlines()[-3:] == summary
    # What fails is said whatever the user wants to hear.
    failed = f"translate: {folder / 'b.txt'}: not a text file"
    assert run(*arguments, "-q").stderr.splitlines() == [failed, summary[0], summary[2]]
    (folder / "b.txt").unlink()
    assert run(*arguments, "-q").stderr == ""


def test_one_article_needs_no_summary(folder: Path, tmp_path: Path) -> None:
    result = run("file", folder / "a.txt", "-o", tmp_path / "out" / "a.md")
    assert len(result.stderr.splitlines()) == 1
