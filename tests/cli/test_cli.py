from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import ROOT, run, translated

import translate
from translate.bilingual import FORMATS, json, render
from translate.decoding.ctranslate2 import CTranslate2Engine
from translate.memory import Memory

ARTICLE = "Le titre de l'article\n\nLe président a parlé hier. La commission a adopté le rapport.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_command_alone_says_how_it_is_used_line_by_line() -> None:
    result = run()
    assert result.returncode == 2
    assert result.stderr.startswith("Usage: ")
    assert [line for line in result.stderr.splitlines() if line.strip().startswith("check ")]


def test_help_is_quick_and_shows_examples() -> None:
    code = (
        "import sys; sys.argv = ['translate', '--help']\n"
        "from translate.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'spacy', 'numpy', 'huggingface_hub'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "translate file article.docx -o article.html" in result.stdout
    assert "Exit codes: 0 all done" in result.stdout


def test_version() -> None:
    assert run("--version").stdout == f"translate {translate.__version__}\n"


def test_the_changelog_and_the_schema_are_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = changelog.split("\n## ")[1]
    assert newest.startswith(f"{translate.__version__} ")
    assert f"translate-fr-en {translate.__version__}" in json.schema()


def test_one_article_to_a_file(article: Path, tmp_path: Path) -> None:
    result = run("file", article, "-o", tmp_path / "new" / "article.md")
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    text = (tmp_path / "new" / "article.md").read_text(encoding="utf-8")
    assert "| Français | English |" in text
    assert "Le président a parlé hier." in text
    (line,) = result.stderr.strip().splitlines()
    assert "article.md: 3 sentences" in line
    assert "model embedded (ctranslate2 float32" in line


@pytest.mark.parametrize("format", ["docx", "markdown", "tmx", "xliff"])
def test_a_result_that_is_not_whole_says_what_is(tmp_path: Path, format: str) -> None:
    translation = translated("Il neige. Il pleut.")
    path = (tmp_path / "un.fr-en").with_name("un.fr-en" + FORMATS[format].suffix)
    content = render(translation, format)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run("convert", path, "-f", "json")
    assert (result.returncode, result.stdout) == (3, "")
    whole = path.with_suffix(".json")
    name = "ARTICLE" if format == "tmx" else "un.txt"
    assert f"make that first: translate file {name} -o {whole}" in result.stderr
    whole.write_text(render(translation, "json"), encoding="utf-8")
    result = run("convert", path, "-f", "json")
    assert f"give {whole}, and for what was corrected here run translate update" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert run("convert", whole, "-f", "json").stdout.startswith("{")


def test_an_article_is_not_converted(article: Path) -> None:
    result = run("convert", article, "-f", "json")
    assert result.returncode == 3
    assert "is an article, not a translation; translate file translates it" in result.stderr


def test_the_embedded_model_need_not_be_fetched() -> None:
    result = run("models", "fetch", "embedded", HF_HUB_OFFLINE="1")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("embedded: comes with the program, ")


def test_a_pipe(article: Path) -> None:
    result = run("file", "-", "-q", "--layout", "english", data=ARTICLE.encode("cp1252"))
    assert result.returncode == 0
    assert "president" in result.stdout.lower()
    assert result.stderr == ""


def test_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode("cp1252"))
    result = run("file", path)
    assert "(cp1252)" in result.stderr


def test_a_folder_goes_into_a_folder_and_errors_do_not_stop_it(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "sub").mkdir(parents=True)
    (source / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (source / "sub" / "b.md").write_text("# Le titre\n\nLe texte est là.\n", encoding="utf-8")
    (source / "c.txt").write_bytes(b"\x00\x01\x02\x7f" * 100)
    result = run("file", source, "-o", tmp_path / "out")
    assert result.returncode == 3
    assert "c.txt: not a text file" in result.stderr
    written = sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.md")
    )
    assert written == ["a.fr-en.md", "sub/b.md.fr-en.md"]


def test_two_articles_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    result = run(
        "file", tmp_path / "a.txt", tmp_path / "a.md", "-o", tmp_path / "out", "--beam", "1"
    )
    assert result.returncode == 0, result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["file", "{folder}/missing.txt"], 3, "no such file"),
        (["file", "{folder}/empty.txt"], 3, "is empty"),
        (["file", "{folder}/binary.txt"], 3, "not a text file"),
        (["file", "{folder}/english.txt"], 3, "looks like English"),
        (["file", "{folder}/none", "-o", "{folder}/out"], 3, "no articles"),
        (["file", "{folder}/a.txt", "{folder}/b.txt"], 2, "name a folder for the results"),
        (["file", "{folder}/a.md", "-o", "{folder}/a.md"], 2, "which is read"),
        (["file", "{folder}/a.md", "-o", "{folder}/a.md/x.md"], 5, "cannot be written"),
        (["file", "{folder}/a.md", "--model", "{folder}/none"], 4, "not a Marian checkpoint"),
        (["file", "{folder}/a.md", "--beam", "0"], 2, "beam"),
        (["file"], 2, "Missing argument"),
        (["file", "{folder}/a.md", "-f", "jsn"], 2, "; did you mean 'json'?"),
        (["file", "{folder}/a.md", "--align", "7"], 2, "'7' is not one of"),
        (
            ["file", "{folder}/a.md", "-f", "same", "-o", "{folder}/a.docx"],
            5,
            "as markdown, not as",
        ),
        (["file", "{folder}/pairs.tsv"], 3, "translate check"),
        (["file", "{folder}/old.po"], 3, "is not a valid PO file"),
        (["file", "{folder}/a.md", "--findings"], 2, "name one with -o"),
        (["models", "verify", "embeded"], 4, "did you mean 'embedded'?"),
        (["models", "remove", "embedded"], 4, "cannot be removed"),
    ],
)
def test_bad_use_is_one_clear_line(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "english.txt").write_text("This is the text of an article that was not in French.")
    (tmp_path / "none").mkdir()
    for name in ("a.txt", "b.txt", "a.md", "pairs.tsv", "old.po"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    result = run(*[a.format(folder=tmp_path) for a in arguments])
    assert result.returncode == code, result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stderr and "Value error" not in result.stderr


def test_choices_are_taken_in_any_case(article: Path, tmp_path: Path) -> None:
    article.write_text("Il a 24 ans.\tHe is 24.\n", encoding="utf-8")
    pairs = article.rename(tmp_path / "pairs.tsv")
    assert (
        run("check", pairs, "-f", "JSON").stdout == run("check", pairs, "--format", "json").stdout
    )
    assert run("models", "verify", "embedded").stdout == "embedded: ok\n"


def test_findings_are_listed_beside_the_english_on_request(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(
        "# La une\n\nZzyx Qwrtpsd mange 31 schmilblicks et une glourbique.\n", encoding="utf-8"
    )
    result = run("file", article, "-f", "same", "-o", f"{tmp_path}/out/", "--findings")
    assert result.returncode == 0, result.stderr
    english, listed = sorted((tmp_path / "out").iterdir())
    assert (english.name, listed.name) == ("a.en.md", "a.en.md.findings.txt")
    text = listed.read_text(encoding="utf-8")
    said = re.findall(r"translate:   (\d+): (?:not sure: )?(.*)", result.stderr)
    assert said
    for number, message in said:  # what standard error says of each
        assert f"\n{number}. " in text and f"   - {message}\n" in text
    assert "no articles" in run("file", tmp_path / "out", "-o", f"{tmp_path}/more/").stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(article: Path) -> None:
    article.chmod(0)
    result = run("file", article)
    assert result.returncode == 3
    assert "permission denied" in result.stderr


@pytest.mark.slow
def test_a_single_line_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Le chat dort. " * (1_000_000 // 14), encoding="utf-8")
    result = run("file", path, "-o", tmp_path / "long.md", "--beam", "1", "--align", "sentence")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "long.md").read_text(encoding="utf-8").count(
        "Le chat dort."
    ) == 1_000_000 // 14


@pytest.mark.slow
def test_a_word_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("a" * 1_000_000, encoding="utf-8")
    result = run("file", path, "-o", tmp_path / "long.md", "--beam", "1")
    assert result.returncode == 0, result.stderr


def test_the_configuration_file_sets_defaults(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('layout = "english"\nquotes = "straight"\n', encoding="utf-8")
    result = run("file", article, TRANSLATE_CONFIG=str(config))
    assert "| Français |" not in result.stdout
    overridden = run("file", article, "--layout", "side-by-side", TRANSLATE_CONFIG=str(config))
    assert "| Français |" in overridden.stdout
    config.write_text("layout = ", encoding="utf-8")
    broken = run("file", article, TRANSLATE_CONFIG=str(config))
    assert broken.returncode == 1
    assert "is not valid TOML" in broken.stderr


def test_a_reader_that_goes_away_is_no_error(article: Path) -> None:
    command = f"{sys.executable} -m translate file {article} -q | true"
    result = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        text=True,
        env={**os.environ, "TRANSLATE_MODEL": "embedded"},
    )
    assert "Traceback" not in result.stderr


def test_interrupting_leaves_no_half_written_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, memory = tmp_path / "long.txt", tmp_path / "memory.sqlite"
    lines = [f"Le chat numéro {n} dort sur le toit de la maison du voisin.\n\n" for n in range(600)]
    long.write_text("".join(lines), encoding="utf-8")
    batches = iter(range(100))
    decode = CTranslate2Engine.decode

    def interrupted(self: CTranslate2Engine, *arguments: Any) -> Any:
        if next(batches) == 2:
            signal.raise_signal(signal.SIGINT)
        return decode(self, *arguments)

    monkeypatch.setattr(CTranslate2Engine, "decode", interrupted)
    result = run("file", long, "-o", tmp_path / "out" / "a.md", "--beam", "1", "--memory", memory)
    assert result.returncode == 130
    assert result.stderr == "translate: interrupted; what was finished is kept\n"
    assert not (tmp_path / "out").exists()
    assert 0 < Memory(memory).counts()[2] < len(lines)


@pytest.mark.slow
def test_the_python_interface(article: Path) -> None:
    code = (
        "from translate import translate_file, render\n"
        f"print(render(translate_file({str(article)!r}, 'embedded')))\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    assert "| Français | English |" in result.stdout


def test_public_names_are_importable() -> None:
    assert sorted(translate.__all__) == translate.__all__
    for name in translate.__all__:
        assert name == "__version__" or getattr(translate, name).__name__ == name
    with pytest.raises(AttributeError, match="nothing"):
        translate.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("file", "--formt", "html", "a.txt"), "No such option: --formt"),
        (("file", "-f", "htlm", "a.txt"), "did you mean 'html'"),
        (("file", "--layout", "sbs", "a.txt"), "did you mean 'side-by-side'"),
        (("file",), "Missing argument"),
        (("nonsense",), "No such command 'nonsense'"),
        (("serve", "--port", "abc"), "--port"),
    ],
)
def test_wrong_use_is_said_in_one_line_with_where_to_read_more(
    arguments: tuple[str, ...], says: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert says in line and line.endswith("--help tells more)")


@pytest.mark.parametrize(
    ("given", "suffix"), [("md", ".md"), ("XLF", ".xlf"), ("word", ".docx"), (".htm", ".html")]
)
def test_formats_go_by_the_names_that_people_type(given: str, suffix: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("12\n", encoding="utf-8")
    done = run("file", article, "-f", given, "-o", f"{tmp_path}/out/", "--no-memory")
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == [f"a.fr-en{suffix}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "mardown"], "did you mean 'markdown'"),
        (["-f", "txt"], "'same' is the English alone in the format of the article"),
        (["--input-format", "htlm"], "did you mean 'html'"),
    ],
)
def test_a_format_that_is_none_is_refused_with_the_nearest(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Il pleut.\n", encoding="utf-8")
    done = run("file", article, *arguments, COLUMNS="200")
    assert done.returncode == 2 and said in done.stderr


def test_articles_are_read_by_the_names_that_people_type(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("<p>12</p>\n", encoding="utf-8")
    done = run("file", article, "--input-format", "htm", "-f", "same", "-o", "-", "--no-memory")
    assert done.stdout == "<p>12</p>\n", done.stderr
