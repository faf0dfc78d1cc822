"""What the public names do with what is no use to them: say so, and what to give instead."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from helpers import translated

import translate
from translate import (
    Decoding,
    Memory,
    Model,
    Settings,
    check_translation,
    render,
    translate_file,
    translate_text,
)
from translate.names import glossary as glossaries

FRENCH, ENGLISH = "Le train de 8 h 10 part de Brest.", "The 8:10 train leaves from Brest."


# -- check_translation


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("rapport.fr.md", "rapport.en.md"),
        ("lettres/avril.html", "letters/april.html"),
        ("https://exemple.org/une", "https://example.org/one"),
        ("~/notes", "~/notes-en"),
        (FRENCH, "out/april.txt"),
        ("", ""),
        (" \n", "Something."),
        (FRENCH, ""),
        ("…", "…"),
    ],
)
def test_a_check_that_would_pass_for_nothing_is_refused(source: str, target: str) -> None:
    with pytest.raises(ValueError, match=r"is the name of a file; give Path|has no words"):
        check_translation(source, target)


@pytest.mark.parametrize(
    "arguments",
    [
        (None, "x"),
        (None, None),
        (FRENCH, None),
        (FRENCH.encode(), ENGLISH.encode()),
        ([FRENCH], [ENGLISH]),
        (Path("a.txt"), ENGLISH),
        (FRENCH, Path("a.txt")),
    ],
)
def test_a_check_of_anything_but_two_texts_or_two_paths_is_refused(arguments: Any) -> None:
    with pytest.raises(TypeError, match="two texts or two Paths"):
        check_translation(*arguments)


@pytest.mark.parametrize("codes", [None, 3, ["figure", None]])
@pytest.mark.parametrize("option", ["select", "ignore"])
def test_codes_that_are_no_text(option: str, codes: Any) -> None:
    with pytest.raises(TypeError, match="give codes as text"):
        check_translation(FRENCH, ENGLISH, **{option: codes})


def test_a_check_that_ignores_all_that_it_selects_is_refused() -> None:
    with pytest.raises(ValueError, match="all that is selected is ignored"):
        check_translation(FRENCH, ENGLISH, select="name,figure", ignore=["figure", "name"])
    with pytest.raises(ValueError, match="all that is selected is ignored"):
        check_translation(FRENCH, ENGLISH, select=("all",), ignore="all")
    assert check_translation(FRENCH, ENGLISH, select="name", ignore="name-lost").passed


def test_the_name_of_a_file_that_is_there_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("mon texte", FRENCH), ("my text", "The 9:10 train leaves from Brest.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"give Path\('mon texte'\)"):
        check_translation("mon texte", "my text")
    assert not check_translation(Path("mon texte"), Path("my text")).passed


def test_sentences_that_mention_files_are_texts() -> None:
    assert check_translation("Ouvrez notes.txt.", "Open notes.txt.").passed
    assert check_translation(f"{FRENCH}\nVoir\nplan.pdf", f"{ENGLISH}\nSee\nplan.pdf").passed


@pytest.mark.parametrize("select", ["figure", "figure,name", ["figure-changed", "name"]])
def test_codes_may_be_one_string_or_several(select: Any) -> None:
    report = check_translation("Il a 31 chats.", "He has 13 cats.", select=select)
    assert [f.code for f in report.findings] == ["figure-changed"]
    assert check_translation("Il a 31 chats.", "He has 13 cats.", ignore=select).passed


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"select": "figur"}, ValueError, "did you mean 'figure'"),
        ({"ignore": ["nam-lost"]}, ValueError, "did you mean 'name-lost'"),
        ({"select": ()}, ValueError, "nothing is selected"),
        ({"select": " , "}, ValueError, "nothing is selected"),
        ({"select": [3]}, TypeError, "give codes as text"),
        ({"glossary": 5}, TypeError, "glossary"),
        ({"glossary": ["train"]}, TypeError, "no pair of French and English"),
        ({"glossary": Path("none.csv")}, translate.ReadError, "none.csv"),
    ],
)
def test_options_of_a_check_that_mean_nothing(
    options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        check_translation(FRENCH, ENGLISH, **options)


@pytest.mark.parametrize("form", ["file", "name", "mapping", "pairs", "terms"])
def test_a_glossary_in_every_form(form: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("train,railcar\nquai,pier\n", encoding="utf-8")
    pairs = [("train", "railcar"), ("quai", "pier")]
    given: Any = {
        "file": path,
        "name": str(path),
        "mapping": dict(pairs),
        "pairs": pairs,
        "terms": glossaries.read(path),
    }[form]
    report = check_translation(FRENCH, ENGLISH, glossary=given)
    assert [f.expected for f in report.findings] == ["railcar"]
    assert [t.english for t in Settings(glossary=given).glossary] == ["railcar", "pier"]


# -- render


@pytest.mark.parametrize(
    ("format", "options", "message"),
    [
        ("rtf", {}, "there are markdown, html"),
        ("markdwon", {}, "did you mean 'markdown'"),
        ("markdown", {"layout": "interleavd"}, "did you mean 'interleaved'"),
        ("markdown", {"align": "sentences"}, "did you mean 'sentence'"),
        ("docx", {"align": "row"}, "there are paragraph, sentence"),
        ("html", {"layout": "english"}, "html has no layout; it is an option of markdown"),
        ("docx", {"layout": "english"}, "docx has no layout"),
        ("tmx", {"align": "sentence"}, "an option of markdown, docx"),
        ("json", {"head": False}, "json has no head"),
    ],
)
def test_a_form_of_result_that_there_is_not(
    format: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        render(translated(FRENCH), format, **options)


def test_only_a_translation_is_rendered() -> None:
    with pytest.raises(TypeError, match="give what translate_file returns"):
        render("article.txt")  # type: ignore[call-overload]


# -- what is translated, and how


@pytest.mark.parametrize("text", ["article.txt", "out/page.html", "https://exemple.org/a"])
def test_the_name_of_a_file_is_not_translated_as_text(model: Model, text: str) -> None:
    with pytest.raises(ValueError, match="give Path"):
        model.translate(text)
    with pytest.raises(ValueError, match="give Path"):
        translate_text(text)


@pytest.mark.parametrize("nothing", [None, 3, b"Bonjour.", ["Bonjour."]])
def test_what_is_no_article_is_refused(model: Model, nothing: Any) -> None:
    for call in (model.translate, translate_text, translate_file):
        with pytest.raises(TypeError, match="not "):
            call(nothing)


def test_offline_no_page_is_translated() -> None:
    with pytest.raises(translate.ReadError, match="needs the network"):
        translate_file("http://127.0.0.1:9/page.html", "embedded", offline=True)


@pytest.mark.parametrize("path", ["", " "])
def test_a_path_of_nothing_is_refused(path: str) -> None:
    with pytest.raises(TypeError, match="give the path or address of an article"):
        translate_file(path)


def test_empty_text_is_refused(model: Model) -> None:
    for text in ("", " \n ", "***"):
        with pytest.raises(translate.ReadError, match=r"is empty|holds no words"):
            model.translate(text)


def test_text_path_and_document_say_the_same(model: Model, tmp_path: Path) -> None:
    text = "Le chat dort.\n\nIl pleut à Lyon. La voisine est partie.\n"
    path = tmp_path / "texte.txt"
    path.write_text(text, encoding="utf-8")
    of_text = model.translate(text)
    read = translate.pipeline.read_and_segment(path)
    unsegmented = replace(read, blocks=tuple(replace(b, segments=()) for b in read.blocks))
    for other in (path, read, unsegmented):
        assert model.translate(other).segments == of_text.segments
    first, second = of_text.text.split("\n\n")
    assert first == of_text.segments[0].target
    assert second == " ".join(s.target for s in of_text.segments[1:])


@pytest.mark.parametrize(
    ("options", "message"),
    [({"settings": Decoding()}, "give Settings"), ({"memory": "m.sqlite"}, "give Memory")],
)
def test_settings_and_memory_of_another_kind(
    model: Model, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        model.translate(FRENCH, **options)


def test_a_model_is_had_by_its_name_or_folder(tmp_path: Path) -> None:
    folder = translate.checkpoints.embedded().folder
    assert Model("embedded").checkpoint == translate.checkpoints.embedded()
    assert Model(folder).checkpoint.folder == folder
    with pytest.raises(translate.ModelError, match="is missing"):
        Model(tmp_path)
    with pytest.raises(TypeError, match="name or folder of a model"):
        Model(7)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"style": "curley"}, ValueError, "did you mean 'curly'"),
        ({"decoding": 4}, TypeError, "give Decoding"),
        ({"glossary": 4}, TypeError, "glossary"),
        ({"glossary": ""}, TypeError, "glossary: give a file or pairs"),
        ({"glossary": b"train"}, TypeError, "glossary: give a file or pairs"),
        ({"boilerplate": "no"}, TypeError, "boilerplate: give True or False"),
    ],
)
def test_settings_that_mean_nothing(
    options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        Settings(**options)


@pytest.mark.parametrize(
    "options",
    [
        {"beam": 0},
        {"nbest": 5},
        {"nbest": 0},
        {"max_pieces": 0},
        {"no_repeat_ngram": -1},
        {"length_penalty": float("nan")},
        {"length_penalty": -0.1},
        {"repetition_penalty": float("inf")},
        {"repetition_penalty": 0},
    ],
)
def test_decoding_out_of_range(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"it must be|has no more"):
        Decoding(**options)


@pytest.mark.parametrize(
    "options",
    [{"beam": "4"}, {"nbest": 2.0}, {"max_pieces": None}, {"length_penalty": "1"},
     {"repetition_penalty": None}, {"no_repeat_ngram": 1.5}],
)  # fmt: skip
def test_decoding_by_what_is_no_number(options: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=rf"{next(iter(options))}: give a (?:whole )?number, not"):
        Decoding(**options)


def test_the_least_that_decoding_takes() -> None:
    Decoding(1, 0, 1, 0.5, 0, 1)


@pytest.mark.parametrize("threads", [0, -2, "2"])
def test_a_number_of_threads_that_is_none(threads: Any) -> None:
    with pytest.raises(ValueError, match="threads: give a whole number from 1"):
        Model("embedded", threads=threads)


def test_what_is_public_is_listed_before_it_is_used() -> None:
    command = [sys.executable, "-c", "import translate; print(*dir(translate))"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert listed == sorted(translate.__all__)


# -- memory, and threads


def test_a_memory_by_the_name_of_its_file(tmp_path: Path) -> None:
    with Memory(str(tmp_path / "new" / "memory.sqlite")) as memory:
        assert memory.counts() == (0, 0, 0)
    with pytest.raises(translate.MemoryFileError, match="closed"):
        memory.counts()
    for nothing in (None, 4, ""):
        with pytest.raises(TypeError, match="give the file of the memory"):
            Memory(nothing)  # type: ignore[arg-type]


TEXTS = [f"La maison numéro {n} est à vendre. Elle a {n + 2} chambres." for n in range(8)]


@pytest.mark.parametrize("shared", [True, False])
def test_threads_share_a_model_and_may_share_a_memory(
    model: Model, tmp_path: Path, shared: bool
) -> None:
    memories = [Memory(tmp_path / f"{0 if shared else n}.sqlite") for n in range(8)]
    if shared:
        memories = memories[:1] * 8
    alone = [model.translate(text).segments for text in TEXTS]
    for _ in range(2):  # decoded, then remembered
        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(lambda t, m: model.translate(t, memory=m), TEXTS, memories))
        assert [r.segments for r in results] == alone
    assert [m.counts()[0] for m in memories] == [16 if shared else 2] * 8


def test_a_memory_is_of_one_call(model: Model, tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.sqlite") as memory:
        model.translate(TEXTS[0], memory=memory)
        before = memory.counts()
        model.translate(TEXTS[1])
        assert memory.counts() == before


# -- types

SCRIPT = """
from pathlib import Path
from translate import (
    Memory, Model, Settings, check_translation, render, resolve, translate_file, translate_text,
)

translation = translate_file("article.docx", settings=Settings(glossary=Path("terms.csv")))
page: str = render(translation, "html")
paper: bytes = render(translation, "docx", align="sentence")
english: str = translate_text("Bonjour.").text
with Memory("memory.sqlite") as memory:
    model = Model(resolve("embedded"))
    again = model.translate(Path("article.txt"), memory=memory)
numbers: list[int] = [number for number, _ in again.findings]
passed: bool = check_translation("Bonjour.", "Hello.", select="figure").passed
"""


@pytest.mark.slow
def test_a_users_script_is_typed(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(script)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout
    script.write_text(SCRIPT.replace('"docx", align', '"docx", lay'), encoding="utf-8")
    wrong = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert wrong.returncode == 1, wrong.stdout
