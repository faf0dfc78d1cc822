"""Hostile files: each is read, or refused in one line, within limits of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import hostile
import pytest
from helpers import ROOT, run

MOST_MEMORY = 1000  # MB

REFUSED = {
    "zeros.docx": "too large",
    "nodes.docx": "too large",
    "nodes-in-a-header.docx": "too large",
    "nodes-in-styles.docx": "too large",
    "nodes.odt": "too large",
    "chapter.epub": "too large",
    "stream.pdf": "a stream of more than",
    "letters.pdf": "a page of more than",
    "forms.pdf": "a page of more than",
    "marks.html": "too large",
    "lines.txt": "too large",
    "cues.srt": "too large",
    "units.tmx": "too large",
    "field.csv": "field limit",
    "entities.tmx": "declares entities",
    "file.tmx": "declares entities",
    "no-body.docx": "has no body",
    "outside.epub": "lacks",
    "list.json": "not a translation of this program",
    "nested.json": "not a translation of this program",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of each file, in a process of their own."""
    paths = hostile.write(tmp_path_factory.mktemp("hostile"))
    result = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "robustness" / "exercise.py"), *map(str, paths)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    lines = map(json.loads, result.stdout.splitlines())
    return {Path(line["file"]).name: line for line in lines}


@pytest.mark.long
def test_no_hostile_file_ends_in_a_traceback(outcomes: dict[str, dict[str, Any]]) -> None:
    assert not [o for o in outcomes.values() if o["outcome"].startswith("TRACEBACK")]
    assert all(len(o["outcome"].splitlines()) == 1 for o in outcomes.values())


@pytest.mark.long
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    assert outcomes[name]["outcome"].startswith("refused")
    assert REFUSED[name] in outcomes[name]["outcome"]


@pytest.mark.long
def test_what_is_odd_but_readable_is_read(outcomes: dict[str, dict[str, Any]]) -> None:
    readable = [
        "style-without-type.docx", "step-abc.docx", "step-huge.docx", "level-one-and-a-half.odt",
        "level-huge.odt", "spaces-word.odt", "chapters.epub", "digits.txt", "level.json",
        "marker.json", "deep.html", "half-characters.html",
    ]  # fmt: skip
    assert [n for n in readable if outcomes[n]["outcome"] != "read"] == []


@pytest.mark.long
def test_no_hostile_file_takes_much_memory(outcomes: dict[str, dict[str, Any]]) -> None:
    assert max(o["peak_mb"] for o in outcomes.values()) < MOST_MEMORY


def test_half_characters_in_a_text() -> None:
    from translate.articles import parse

    document = parse("Il pleut \ud800 à Paris.", name="a\udce9")
    assert document.blocks[0].text == "Il pleut � à Paris."


def test_a_level_of_a_result_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(hostile.result(blocks__0__level=100_000_000))
    result = run("convert", path, "-f", "markdown")
    assert result.returncode == 0
    assert len(result.stdout) < 1000


def test_a_list_marker_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    values = {"document__format": "html", "blocks__0__kind": "list item", "blocks__0__marker": ""}
    path.write_bytes(hostile.result(**values))
    result = run("convert", path, "--layout", "english")
    assert "\n- It rains." in result.stdout


def test_a_bomb_is_refused_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "nodes.odt"
    path.write_bytes(hostile.bomb(tmp_path))
    result = run("file", path)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (3, "", 1)
    assert "too large to be read" in result.stderr
