"""What is written down for good: read, or refused with the nearest word that means something."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from helpers import ROOT, run

from translate.document import Origin
from translate.memory import Memory, MemoryPair, now

FRENCH, ENGLISH = "Il a 31 chats.", "He has 13 cats."


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The names of a French file and its wrong English, in the folder of work."""
    monkeypatch.chdir(tmp_path)
    Path("a.fr.txt").write_text(FRENCH, encoding="utf-8")
    Path("a.en.txt").write_text(ENGLISH, encoding="utf-8")
    return "a.fr.txt", "a.en.txt"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('layuot = "english"', "no option 'layuot'; did you mean 'layout'?"),
        ('memroy = "x"', "no option 'memroy'; did you mean 'memory'?"),
        ("input_fromat = 'text'", "no option 'input-fromat'; did you mean 'input-format'?"),
        ("colour = true", "no option 'colour'; "),
        ("[file]\nbeam = 2", "no option 'file'; "),
        ("yes = true", "no option 'yes'; "),
    ],
)
@pytest.mark.parametrize("command", [["memory"], ["file", "a.txt"], ["convert", "a.json"]])
def test_a_key_that_is_no_option(
    tmp_path: Path, line: str, message: str, command: list[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(line, encoding="utf-8")
    result = run(*command, TRANSLATE_CONFIG=str(config))
    assert result.returncode == 1
    assert result.stderr.startswith(f"translate: {config}: {message}")
    assert len(result.stderr.splitlines()) == 1


def test_a_value_that_an_option_does_not_take(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('align = "row"', encoding="utf-8")
    result = run("file", "a.txt", TRANSLATE_CONFIG=str(config))
    assert result.returncode == 2
    assert "'row' is not one of 'paragraph', 'sentence'" in result.stderr


def test_the_memory_of_the_configuration_is_that_of_every_command(tmp_path: Path) -> None:
    config, file = tmp_path / "config.toml", tmp_path / "mine.sqlite"
    config.write_text(f'memory = "{file}"\nno-memory = false\n', encoding="utf-8")
    with Memory(file) as memory:
        memory.add([MemoryPair("Il pleut.", "It pours.", Origin.PERSON, now())])
    set_up = {"TRANSLATE_CONFIG": str(config)}
    assert run("memory", **set_up).stdout.startswith(f"{file}: 1 sentences, 1 of them by people")
    assert "<seg>It pours.</seg>" in run("memory", "export", **set_up).stdout
    tmx = tmp_path / "more.tmx"
    assert run("memory", "export", tmx, **set_up).returncode == 0
    assert f"-> {file}" in run("memory", "import", tmx, **set_up).stderr
    elsewhere = tmp_path / "other.sqlite"
    assert "not there yet" in run("memory", "--memory", elsewhere, **set_up).stdout
    article = tmp_path / "a.txt"
    article.write_text("Il pleut. Il neige.", encoding="utf-8")
    assert "It pours." in run("file", article, "-q", **set_up).stdout
    assert run("memory", "clear", "--yes", **set_up).returncode == 0
    assert run("memory", **set_up).stdout.startswith(f"{file}: 0 sentences")


def test_the_configuration_of_the_readme_goes_with_its_first_command(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", readme, re.S)
    command = re.search(r"bin/translate (file .*) -o article\.md", readme)
    assert example and command
    config, home = tmp_path / "config.toml", tmp_path / "home"
    config.write_text(example[1], encoding="utf-8")
    *words, named = command[1].split()
    article = tmp_path / "in" / Path(named).name
    article.parent.mkdir()
    article.write_text("Le titre\n\nIl neige à Lille.\n", encoding="utf-8")
    set_up = {"TRANSLATE_CONFIG": str(config), "HOME": str(home)}
    result = run(*words, article, "-o", tmp_path / "article.md", **set_up)
    assert result.returncode == 0, result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.md", "config.toml", "home", "in"]
    assert (tmp_path / "article.md").read_text(encoding="utf-8").startswith("# ")
    assert (home / "work.sqlite").is_file()


def test_defaults_of_one_format_do_not_hinder_another(tmp_path: Path) -> None:
    config, article = tmp_path / "config.toml", tmp_path / "a.txt"
    config.write_text('layout = "english"\nformat = "json"\n', encoding="utf-8")
    article.write_text("Il neige.", encoding="utf-8")
    result = run("file", article, TRANSLATE_CONFIG=str(config))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("{")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["file", "a.fr.txt", "-f", "html", "--layout", "english"],
            "--layout is for markdown, not",
        ),
        (["file", "a.fr.txt", "-f", "tmx", "--align", "sentence"], "--align is for markdown, "),
        (["file", "a.fr.txt", "-o", "a.docx", "--layout", "english"], "not for docx"),
        (["file", "a.fr.txt", "-q", "-v"], "--verbose and --quiet exclude each other"),
        (["file", "a.fr.txt", "--memory", "m", "--no-memory"], "--no-memory exclude each other"),
        (["file", "a.fr.txt", "--beam", "3", "--nbest", "6"], "--beam 3 finds no 6 translations"),
        (["file", "a.fr.txt", "--length-penalty", "nan"], "length_penalty is nan; it must be"),
        (["file", "a.fr.txt", "--length-penalty", "-0.5"], "length_penalty is -0.5; it must be"),
        (["file", "a.fr.txt", "-o", ""], "-o names no file"),
        (["file", ".", "-o", "-", "-f", "json"], "several articles in json need a folder"),
        (["file", "a.fr.txt", "a.en.txt", "-o", "-", "-f", "odt"], "several articles in odt need"),
        (["memory", "--memory", "m", "export", "--memory", "n"], "--memory names two: m and n"),
        (["check", "a.fr.txt", "a.en.txt", "--select", "date", "--ignore", "date"], "is ignored"),
        (["check", "a.fr.txt", "a.en.txt", "--ignore", "all"], "there is nothing to check"),
        (["check", "--codes", "-f", "json"], "--format is for a check; --codes explains"),
        (["check", "--strict", "--codes"], "--strict is for a check; --codes explains"),
        (["check", "a.fr.txt", "--codes"], "--codes explains the codes and checks no file"),
        (["check"], "Missing argument 'SOURCE'"),
    ],
)
def test_options_that_do_not_apply_are_refused(
    pair: tuple[str, str], arguments: list[str], message: str
) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert not Path("m").exists() and not Path("a.docx").exists()


def test_more_translations_than_the_beam_of_the_configuration(tmp_path: Path) -> None:
    config, article = tmp_path / "config.toml", tmp_path / "a.txt"
    config.write_text("beam = 2\n", encoding="utf-8")
    article.write_text("Il neige sur la ville.", encoding="utf-8")
    result = run("file", article, "--nbest", "3", "-f", "json", TRANSLATE_CONFIG=str(config))
    assert result.returncode == 0, result.stderr
    (sentence,) = [s for b in json.loads(result.stdout)["blocks"] for s in b["segments"]]
    assert len(sentence["alternatives"]) == 2


@pytest.mark.parametrize("command", ["file", "show"])
def test_offline_no_page_is_fetched(command: str) -> None:
    result = run(command, "http://127.0.0.1:9/page.html", "--offline", "--no-memory")
    assert result.returncode == 3
    assert "page.html: needs the network, which --offline forbids; save the" in result.stderr


def test_a_result_takes_no_options_of_a_translation(pair: tuple[str, str]) -> None:
    assert run("file", pair[0], "-o", "a.json", "-q").returncode == 0
    shown = run("show", "a.json", "--no-pager")
    assert shown.returncode == 0 and "31" in shown.stdout
    for options in (["--model", "embedded"], ["--offline"], ["--no-memory"]):
        result = run("show", "a.json", "--no-pager", *options)
        assert result.returncode == 2
        assert f"{options[0]} is for articles" in result.stderr
    result = run("convert", "a.json", "-f", "xliff", "--align", "sentence")
    assert result.returncode == 2
    assert "--align is for markdown, docx and odt, not for xliff" in result.stderr


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[tool.translate.check]\nselct = 'figure'", "has no key 'selct'; did you mean 'select'?"),
        ("[tool.translate.check]\nglosary = 'a.csv'", "did you mean 'glossary'?"),
        ("[tool.translate.chekc]\nstrict = true", "did you mean 'tool.translate.check'?"),
        ("[tool.translate.check]\nstrict = 'yes'", "strict cannot be 'yes'"),
        ("[tool.translate.check]\nignore = 4", "ignore cannot be 4"),
        ("[tool.translate]\ncheck = 4", "check cannot be 4"),
    ],
)
def test_a_table_of_checks_that_means_nothing(
    pair: tuple[str, str], table: str, message: str
) -> None:
    Path("pyproject.toml").write_text(table, encoding="utf-8")
    result = run("check", *pair)
    assert result.returncode == 1
    assert result.stdout == ""
    assert message in result.stderr and "pyproject.toml: " in result.stderr


def test_a_table_of_checks_is_heeded(pair: tuple[str, str]) -> None:
    assert run("check", *pair).returncode == 1
    Path("pyproject.toml").write_text(
        "[tool.translate.check]\nselect = 'figure'\nignore = ['figure-changed']", encoding="utf-8"
    )
    assert run("check", *pair).returncode == 0
    assert run("check", *pair, "--ignore", "name").returncode == 1
    wrong = run("check", *pair, "--select", "figures")
    assert wrong.returncode == 2
    assert "did you mean 'figure'?" in wrong.stderr
