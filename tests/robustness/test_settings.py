"""Values of wrong types in the files that users set things in: one line, whatever they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import run

from translate.checking import check_translation

_VALUES = [
    "[]",
    "{}",
    "-3",
    "true",
    '"x"',
    "1.5",
    "[[1]]",
    '["a", 2]',
    "1979-05-27",
    '"\\u0000"',
    "nan",
]
_OPTIONS = ["model", "beam", "format", "layout", "align", "glossary", "memory", "quotes", "boilerplate",
            "input-format", "length-penalty", "nbest", "quiet", "engine"]  # fmt: skip


@pytest.mark.parametrize("option", _OPTIONS)
def test_values_of_the_configuration(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a memory of that name is made there
    config = tmp_path / "config.toml"
    for value in _VALUES:
        config.write_text(f"{option} = {value}\n", encoding="utf-8")
        result = run(
            "file", tmp_path / "no.txt", "-o", tmp_path / "a", TRANSLATE_CONFIG=str(config)
        )
        assert result.returncode in (1, 2, 3, 6), value
        assert result.stderr.strip()
        assert "error of this program" not in result.stderr, value
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a = [" * 50_000, b"\0", b"a = 1\na = 2", b"a" * 100_000],
)
def test_configurations_that_are_none(content: bytes, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_bytes(content)
    result = run("models", TRANSLATE_CONFIG=str(config))
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    assert "is not valid TOML" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "tool = 3", "tool = []", "[[tool]]\na = 1", "[tool]\ntranslate = 3", "[tool]\ntranslate = []",
        "[tool.translate]\ncheck = 'x'", "[tool.translate]\ncheck = []",
        *(f"[tool.translate.check]\n{key} = {value}" for value in _VALUES
          for key in ("select", "ignore", "glossary", "strict")),
    ],
)  # fmt: skip
def test_values_of_a_project(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")
    (tmp_path / "a.tsv").write_text("Il pleut.\tIt rains.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("check", "a.tsv")
    assert "error of this program" not in result.stderr
    assert result.returncode == 0 or result.stderr.strip()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"Le {'1' * 5000}er mai, {'2' * 5000} €.", f"On May {'1' * 5000}st, €{'2' * 5000}."),
        (f"{'9' * 4301} fois {'1 000 ' * 500}", "Many times"),
        ("Il \ud800 a 24 ans.", "He \udfff is 24."),
        (f"{'M' * 3000}e siècle, {'X' * 3000} siècle", "The century"),
        ("« a " * 1000, "“" * 2000 + "a"),
    ],
)
def test_texts_that_nobody_would_write(source: str, target: str) -> None:
    check_translation(source, target).text().encode("utf-8")
