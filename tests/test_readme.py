"""What the README shows is so: its files are there, its commands exist, its outputs are made here."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from helpers import ROOT, run
from typer.main import get_command

from translate import check_translation
from translate.articles import SUFFIXES
from translate.cli import app

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """The arguments of every `translate` in a block of commands."""
    lines = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
    words = [
        shlex.split(part, comments=True) for line in lines for part in re.split(r"&&|\|", line)
    ]
    return [w[1:] for w in words if w and Path(w[0]).name == "translate"]


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_every_command_is_one_of_the_program(arguments: list[str]) -> None:
    program = get_command(app)
    with program.make_context("translate", list(arguments)) as context:  # type: ignore[attr-defined]
        command = program.commands[arguments[0]]  # type: ignore[attr-defined]
        if "--codes" not in arguments:
            command.make_context(arguments[0], arguments[1:], parent=context)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "tests/measure/README.md"])
def test_every_file_that_is_named_is_in_the_clone(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w/.])(?:samples|models|translate|tests)/[\w./-]*\w", text))
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert ((ROOT / name).parent / target).exists(), target


def test_articles_in_the_examples_of_use_are_samples() -> None:
    read = [a for words in commands() for a in words[1:2] if words[0] in ("file", "show")]
    assert {a for a in read if Path(a).suffix in SUFFIXES and not (ROOT / a).is_file()} == set()


def test_the_table_at_the_head_is_of_the_sample() -> None:
    sample = (ROOT / "samples" / "putin-north-korea.fr-en.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]{80,} \| [^|]{80,} \|$", README.split("## ")[0], re.MULTILINE)
    assert len(rows) == 2
    for row in rows:
        assert row in sample


def test_the_report_of_a_check_is_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = [text for kind, text in BLOCKS if not kind and "a.en.txt:1:1: error" in text]
    french, english = (
        re.sub(r">>|<<", "", re.search(rf"^ +{language}: (.*)$", shown, re.MULTILINE)[1])  # type: ignore[index]
        for language in ("fr", "en")
    )
    monkeypatch.chdir(tmp_path)
    Path("a.fr.txt").write_text(french, encoding="utf-8")
    Path("a.en.txt").write_text(english, encoding="utf-8")
    result = run("check", "a.fr.txt", "a.en.txt")
    assert result.returncode == 1
    assert result.stdout.startswith(shown)


def test_the_examples_in_python_run() -> None:
    (example,) = re.findall(r'report = translate.check_translation\((".*?"), (".*?")\)', README)
    french, english = (text.strip('"') for text in example)
    report = check_translation(french, english)
    assert not report.passed
    assert "figure-changed" in report.text()
