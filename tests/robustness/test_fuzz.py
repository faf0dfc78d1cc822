"""Files changed at random are read or refused, never more: no traceback, whatever is in them.

Short by default; `TRANSLATE_FUZZ=5000 python -m pytest tests/robustness/test_fuzz.py` tries so many of
each format.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from exercise import exercise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import mutated, originals

from translate.errors import TranslateError

SUFFIXES = (
    ".txt", ".md", ".html", ".srt", ".vtt", ".docx", ".odt", ".epub", ".pdf", ".json", ".jsonl", ".tmx",
    ".xlf", ".po", ".pot", ".csv", ".tbx", ".corrected.html", ".corrected.docx", ".corrected.xlf", ".corrected.xliff",
)  # fmt: skip
COUNT = int(os.environ.get("TRANSLATE_FUZZ", "10"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return originals(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated")


def _survives(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        exercise(path)
    except TranslateError as error:
        assert str(error).strip()


def test_every_format_is_fuzzed(sound: dict[str, bytes]) -> None:
    assert set(sound) == set(SUFFIXES)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_sound_file_is_read(suffix: str, sound: dict[str, bytes], place: Path) -> None:
    path = place / f"sound{suffix}"
    path.write_bytes(sound[suffix])
    exercise(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_changed_files(suffix: str, sound: dict[str, bytes], place: Path) -> None:
    @settings(
        max_examples=COUNT,
        deadline=None,
        database=None,
        derandomize=COUNT <= 100,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32))
    def survives(seed: int) -> None:
        content = mutated(sound[suffix], suffix, random.Random(seed))
        _survives(place / f"changed{suffix}", content)

    survives()


@settings(max_examples=3 * COUNT, deadline=None, database=None, derandomize=COUNT <= 100)
@given(st.sampled_from(SUFFIXES), st.binary(max_size=300))
def test_any_bytes(place: Path, suffix: str, content: bytes) -> None:
    _survives(place / f"any{suffix}", content)


@settings(max_examples=3 * COUNT, deadline=None, database=None, derandomize=COUNT <= 100)
@given(st.sampled_from((".txt", ".md", ".html", ".srt", ".vtt", ".tsv")), st.text(max_size=200))
def test_any_text(place: Path, suffix: str, content: str) -> None:
    _survives(place / f"any{suffix}", content.encode("utf-8", "surrogatepass"))
